'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

/** A window that messages can be posted to; each message says whom it is from. */
const makeWindow = () => {
  const target = new EventTarget();
  const window = {
    heard: [],
    addEventListener: target.addEventListener.bind(target),
    hear: (source, data, origin = 'null') => target.dispatchEvent(Object.assign(new Event('message'), { source, origin, data })),
    postMessage: (data) => void window.heard.push(data),
  };
  window.parent = window;
  return window;
};

/** A page with its frame; `frame.contentWindow.heard` is what the page posted. */
const page = () => {
  const window = makeWindow();
  const frame = { contentWindow: makeWindow() };
  const selfaccess = load({ window, document: { body: { append: () => undefined } } });
  selfaccess.dom.el = (tag, attributes) => Object.assign(frame, attributes);
  let noted = null;
  const slot = { left: () => [], set: (text) => (noted = text), clear: () => (noted = null), noted: () => noted };
  const store = selfaccess.storeHub.client('lib', 'hub.html', slot);
  const fromHub = (message) => window.hear(frame.contentWindow, { selfaccess: 'lib', ...message });
  return { window, frame, slot, store, fromHub, posted: frame.contentWindow.heard };
};

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('what is asked before the frame is ready is posted then', async () => {
  const { store, fromHub, posted } = page();
  const answer = store.read();
  await settle();
  assert.deepEqual(posted, []);
  fromHub({ ready: true });
  await settle();
  assert.deepEqual(posted, [{ selfaccess: 'lib', id: 1, call: 'read', argument: null }]);
  fromHub({ id: 1, answer: { text: 'x', problem: null } });
  assert.deepEqual(await answer, { text: 'x', problem: null });
});

test('a change is noted until the hub has confirmed the newest', async () => {
  const { store, fromHub, slot } = page();
  fromHub({ ready: true });
  const [first, second] = [store.merge('one'), store.merge('one and two')];
  assert.equal(slot.noted(), 'one and two');
  fromHub({ id: 1, answer: { saved: true, problem: null } });
  await first;
  assert.equal(slot.noted(), 'one and two');
  fromHub({ id: 2, answer: { saved: true, problem: null } });
  await second;
  assert.equal(slot.noted(), null);
});

test('a change that the hub could not save stays noted', async () => {
  const { store, fromHub, slot } = page();
  fromHub({ ready: true });
  const merging = store.merge('one');
  fromHub({ id: 1, answer: { saved: false, problem: 'full' } });
  await merging;
  assert.equal(slot.noted(), 'one');
});

test('a frame that loads but keeps silent is given up, and heard again when it speaks', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { store, fromHub, frame, posted } = page();
  let returned = 0;
  store.onReturn(() => (returned += 1));
  const reading = store.read();
  frame.load();
  t.mock.timers.tick(1000);
  assert.deepEqual(await reading, { text: null, problem: 'unreachable' });
  const merging = store.merge('later');
  t.mock.timers.tick(0);
  assert.deepEqual(await merging, { saved: false, problem: 'unreachable' });
  fromHub({ ready: true });
  await settle();
  assert.equal(returned, 1);
  assert.deepEqual(posted.map(({ call }) => call), ['read', 'merge']);
});

test('the page hears its own frame alone, and of its own library', () => {
  const { store, window, frame } = page();
  const heard = [];
  store.onChange((text) => heard.push(text));
  window.hear(makeWindow(), { selfaccess: 'lib', changed: 'a stranger’s' });
  window.hear(frame.contentWindow, { selfaccess: 'other', changed: 'another library’s' });
  window.hear(frame.contentWindow, null);
  window.hear(frame.contentWindow, { selfaccess: 'lib', changed: 'ours' });
  assert.deepEqual(heard, ['ours']);
});

/** The frame's side with a store that notes what it is asked. */
const hub = (protocol = 'file:') => {
  const window = makeWindow();
  const parent = (window.parent = makeWindow());
  const asked = [];
  const note = (name) => (argument) => (asked.push([name, argument]), name);
  const store = { read: note('read'), merge: note('merge'), erase: note('erase'), aside: note('aside'), onChange: () => undefined };
  load({ window, location: { protocol } }).serve.serve('lib', store);
  return { window, parent, asked };
};

test('the hub answers its parent', () => {
  const { window, parent, asked } = hub();
  window.hear(parent, { selfaccess: 'lib', id: 7, call: 'merge', argument: 'x' });
  assert.deepEqual(asked, [['merge', 'x']]);
  assert.deepEqual(parent.heard, [{ selfaccess: 'lib', ready: true }, { selfaccess: 'lib', id: 7, answer: 'merge' }]);
});

const call = (over) => ({ selfaccess: 'lib', id: 1, call: 'read', argument: null, ...over });
const REFUSED = [
  ['another window', call({}), { stranger: true }],
  ['a page of the web', call({}), { origin: 'https://example.org' }],
  ['another library', call({ selfaccess: 'other' }), {}],
  ['no number', call({ id: 'x' }), {}],
  ['an unknown call', call({ call: 'constructor' }), {}],
  ['a merge without a text', call({ call: 'merge', argument: {} }), {}],
  ['nothing', null, {}],
];
for (const [what, message, { stranger = false, origin = 'null' }] of REFUSED) {
  test(`the hub refuses: ${what}`, () => {
    const { window, parent, asked } = hub();
    window.hear(stranger ? makeWindow() : parent, message, origin);
    assert.deepEqual(asked, []);
  });
}

test('over http the hub is deaf', () => {
  const { window, parent, asked } = hub('https:');
  window.hear(parent, call({}));
  assert.deepEqual([asked, parent.heard], [[], []]);
});
