'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

const KEY = 'selfaccess:lib';

/** localStorage of so many characters, with its error. */
const storage = (quota = Infinity) => {
  const held = new Map();
  return {
    held,
    get length() { return held.size; },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => {
      const others = [...held].filter(([name]) => name !== key).reduce((sum, [name, text]) => sum + name.length + text.length, 0);
      if (others + key.length + value.length > quota) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
  };
};

/** A tab: its own scripts, a keeper over the shared storage, and a way to let it hear of a foreign write. */
const tab = (shared, { clock = () => 1234 } = {}) => {
  const window = new EventTarget();
  const selfaccess = load({ window, console: { error: () => undefined } });
  const open = () => {
    if (shared === null) throw new DOMException('no', 'SecurityError');
    return shared;
  };
  const local = selfaccess.storeLocal.local(open, 'lib', clock);
  const told = [];
  const way = { ...local, left: [], read: async () => local.read(), merge: async (patch) => local.merge(patch), erase: async () => local.erase(), aside: async () => local.aside(), device: async () => local.device() };
  const keeper = selfaccess.keeper(way, 'lib', (problem) => told.push(problem));
  const hear = (newValue) => window.dispatchEvent(Object.assign(new Event('storage'), { key: KEY, newValue }));
  const attempted = (time, over = {}) => ({
    ...selfaccess.record.empty('lib'),
    attempts: [{ resource: 'r', question: 'q', time, score: 1, first: 1, points: 1, tries: 1, hints: 0, ...over }],
  });
  return { selfaccess, keeper, told, hear, attempted };
};

const times = async (keeper) => (await keeper.read()).attempts.map(({ time }) => time);
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('what one page keeps another reads', async () => {
  const shared = storage();
  const [a, b] = [tab(shared), tab(shared)];
  assert.deepEqual(await a.keeper.merge(a.attempted(1)), { saved: true, problem: null });
  await b.keeper.merge(b.attempted(2));
  assert.deepEqual(await times(a.keeper), [1, 2]);
  assert.deepEqual(await times(b.keeper), [1, 2]);
});

test('a write is done before the page can be left', () => {
  const shared = storage();
  const a = tab(shared);
  a.keeper.merge(a.attempted(1));
  assert.match(shared.held.get(KEY), /"q":\[\[1,1\]\]/);
});

test('a write of another tab that lost ours is merged again', async () => {
  const shared = storage();
  const [a, b] = [tab(shared), tab(shared)];
  await a.keeper.merge(a.attempted(1));
  const stale = b.selfaccess.record.serialise(b.attempted(2));
  shared.setItem(KEY, stale);
  a.hear(stale);
  await settle();
  assert.deepEqual(await times(b.keeper), [1, 2]);
});

test('a page hears of what others change, and writes nothing when nothing is lost', async () => {
  const shared = storage();
  const [a, b] = [tab(shared), tab(shared)];
  await a.keeper.merge(a.attempted(1));
  await b.keeper.merge(b.attempted(2));
  const heard = [];
  a.keeper.onChange((record) => heard.push(record.attempts.length));
  const text = shared.getItem(KEY);
  shared.setItem = () => assert.fail('wrote');
  a.hear(text);
  await settle();
  assert.deepEqual(heard, [2]);
});

test('erased in one tab, another does not bring it back', async () => {
  const shared = storage();
  const [a, b] = [tab(shared), tab(shared)];
  await b.keeper.merge(b.attempted(1));
  await a.keeper.erase();
  b.hear(null);
  await settle();
  assert.equal(shared.getItem(KEY), null);
  await b.keeper.merge(b.attempted(2));
  assert.deepEqual(await times(a.keeper), [2]);
});

test('blocked: goes on in memory and says so', async () => {
  const a = tab(null);
  assert.deepEqual(await a.keeper.merge(a.attempted(1)), { saved: false, problem: 'blocked' });
  await a.keeper.merge(a.attempted(2));
  assert.deepEqual(await times(a.keeper), [1, 2]);
  assert.deepEqual(await a.keeper.erase(), { saved: false, problem: 'blocked' });
  assert.deepEqual(await a.keeper.aside(), []);
  assert.deepEqual(new Set(a.told), new Set(['blocked']));
});

test('full: what was there stays, what is new is kept in memory and in the file, and written when there is room', async () => {
  const shared = storage(150);
  const a = tab(shared);
  assert.equal((await a.keeper.merge(a.attempted(1))).saved, true);
  const before = shared.getItem(KEY);
  assert.deepEqual(await a.keeper.merge(a.attempted(2, { question: 'q'.repeat(100) })), { saved: false, problem: 'full' });
  assert.equal(shared.getItem(KEY), before);
  assert.deepEqual(await times(a.keeper), [1, 2]);
  assert.match(await a.keeper.text(), /qqq/);
  assert.equal(a.told.at(-1), 'full');
  const roomy = storage();
  roomy.setItem(KEY, before);
  shared.setItem = roomy.setItem;
  shared.getItem = roomy.getItem;
  await a.keeper.merge(a.attempted(3));
  assert.equal(a.told.at(-1), null);
  assert.deepEqual(await times(tab(roomy).keeper), [1, 2, 3]);
});

test('broken: the text is set aside once, before anything is written', async () => {
  const shared = storage();
  shared.setItem(KEY, '{"version":1,"libr');
  const a = tab(shared);
  assert.deepEqual(await times(a.keeper), []);
  assert.deepEqual([...shared.held.keys()], [KEY]);
  assert.deepEqual(await a.keeper.aside(), [{ time: 1234, text: '{"version":1,"libr' }]);
  assert.deepEqual(await a.keeper.merge(a.attempted(1)), { saved: true, problem: 'broken' });
  assert.equal(shared.getItem(`${KEY}:broken:1234`), '{"version":1,"libr');
  assert.deepEqual(await a.keeper.aside(), [{ time: 1234, text: '{"version":1,"libr' }]);
  assert.deepEqual(await times(tab(shared).keeper), [1]);
});

test('broken in part: what is sound is kept, and the whole is set aside', async () => {
  const shared = storage();
  const text = '{"version":1,"library":"lib","resources":{"r":{"attempts":{"q":[[7,1],"x"]}}}}';
  shared.setItem(KEY, text);
  const a = tab(shared);
  await a.keeper.merge(a.attempted(8));
  assert.deepEqual(await times(a.keeper), [7, 8]);
  assert.equal(shared.getItem(`${KEY}:broken:1234`), text);
});

test('broken and full: nothing is written over', async () => {
  const shared = storage(60);
  const text = '{"version":1,"library":"lib","resources":';
  shared.setItem(KEY, text);
  const a = tab(shared);
  assert.equal((await a.keeper.merge(a.attempted(1))).saved, false);
  assert.deepEqual([...shared.held], [[KEY, text]]);
  assert.deepEqual(await times(a.keeper), [1]);
});

test('newer: never written over, nor erased; a file of it is the text as it is', async () => {
  const shared = storage();
  const text = '{"version":3,"library":"lib","unheard":"of"}';
  shared.setItem(KEY, text);
  const a = tab(shared);
  assert.deepEqual(await a.keeper.merge(a.attempted(1)), { saved: false, problem: 'newer' });
  assert.deepEqual(await a.keeper.erase(), { saved: false, problem: 'newer' });
  assert.deepEqual([...shared.held], [[KEY, text]]);
  assert.equal(await a.keeper.text(), text);
});

test('erasing leaves nothing of this library, and all of others', async () => {
  const shared = storage();
  shared.setItem('selfaccess:other', 'x');
  shared.setItem('selfaccess:lib2', 'x');
  shared.setItem(KEY, 'broken');
  const a = tab(shared);
  await a.keeper.merge(a.attempted(1));
  assert.deepEqual(await a.keeper.erase(), { saved: true, problem: null });
  assert.deepEqual([...shared.held.keys()], ['selfaccess:other', 'selfaccess:lib2']);
  assert.deepEqual(await times(a.keeper), []);
});

test('a change that makes no sense is not kept, and breaks nothing', async () => {
  const shared = storage();
  const a = tab(shared);
  await a.keeper.merge(a.attempted(1));
  await a.keeper.merge(a.attempted(2, { score: NaN }));
  assert.deepEqual(await times(tab(shared).keeper), [1]);
});

test('an empty change writes nothing', async () => {
  const shared = storage();
  const a = tab(shared);
  await a.keeper.merge(a.selfaccess.record.empty('lib'));
  assert.equal(shared.held.size, 0);
});

test('a browser keeps its name until everything is erased, and has one where nothing can be kept', async () => {
  const shared = storage();
  const [a, b] = [tab(shared), tab(shared)];
  const name = await a.keeper.device();
  assert.equal(await b.keeper.device(), name);
  assert.doesNotMatch(await a.keeper.text(), new RegExp(name));
  await a.keeper.erase();
  assert.equal(shared.held.size, 0);
  assert.notEqual(await b.keeper.device(), name);
  assert.equal(await a.keeper.device(), await b.keeper.device());
  const blocked = tab(null);
  assert.equal(await blocked.keeper.device(), await blocked.keeper.device());
});

test('what is merged while the record is being read is in what is read', async () => {
  const shared = storage();
  const [a, b] = [tab(shared), tab(shared)];
  await b.keeper.merge(b.attempted(1));
  const [before, , after] = await Promise.all([a.keeper.read(), a.keeper.merge(a.attempted(2)), a.keeper.read()]);
  assert.deepEqual([before, after].map(({ attempts }) => attempts.map(({ time }) => time)), [[1, 2], [1, 2]]);
  assert.deepEqual(await times(b.keeper), [1, 2]);
});

test('switched off, and on again by a clock that was set back', async () => {
  const a = tab(storage());
  const { settings } = a.selfaccess;
  await a.keeper.merge(settings.turn(await a.keeper.read(), 'guess', false, 9000));
  assert.equal(settings.isOn(await a.keeper.read(), 'guess'), false);
  await a.keeper.merge(settings.turn(await a.keeper.read(), 'guess', true, 5000));
  assert.deepEqual(['guess', 'time', '__proto__'].map((part) => settings.isOn(a.selfaccess.record.empty('lib'), part)), [true, true, true]);
  assert.equal(settings.isOn(await a.keeper.read(), 'guess'), true);
});

test('what a page could not hand over any more, the next one does; also when that was open already', async () => {
  const shared = storage();
  const { selfaccess, attempted } = tab(shared);
  const slot = () => selfaccess.storeLocal.slot(() => shared, 'lib');
  const text = (time) => selfaccess.record.serialise(attempted(time));
  const [before, now] = [slot(), slot()];
  now.set(text(2));
  before.set(text(1));

  const { keeper } = tab(shared);
  assert.deepEqual(await times(keeper), []);
  const way = selfaccess.storeLocal.local(() => shared, 'lib');
  const left = slot().left();
  assert.equal(left.length, 2);
  now.set(text(3)); // what it could say of the first is out of date
  selfaccess.keeper({ ...way, left, read: async () => way.read(), merge: async (patch) => way.merge(patch) }, 'lib', () => undefined);
  await settle();
  assert.deepEqual(await times(keeper), [1, 2]);
  assert.deepEqual(slot().left().map(({ text }) => text), [text(3)]);
  slot().clear();
  assert.deepEqual(slot().left(), []);
});
