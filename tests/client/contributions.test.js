'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { page } = require('./page.js');
const { random } = require('./random.js');

const selfaccess = page();
const { contributions, letter } = selfaccess;
const { empty, merge } = selfaccess.record;
const site = { library: 'Our centre', titleOf: (id) => (id === 'cafe/order' ? 'Order a *coffee*' : id) };
const item = (over = {}) => ({ id: 'a', time: 5, made: 5, resource: 'cafe/order', kind: 'question', text: 'Why “du”?', more: {}, state: 'open', ...over });

const MISSING = [
  [item(), ''], [item({ text: ' \n' }), 'text'], [item({ kind: 'example', text: '' }), 'text'], [item({ kind: 'term', text: '', more: { term: 'la carafe', meaning: 'jug' } }), ''],
  [item({ kind: 'term', text: 'x', more: { meaning: 'jug' } }), 'term'], [item({ kind: 'term', more: { term: 'x', meaning: ' ' } }), 'meaning'],
];
for (const [said, expected] of MISSING) test(`missing: ${said.kind} ${JSON.stringify(said.more)} “${expected}”`, () => assert.equal(contributions.missing(said), expected));

test('tidied: trimmed, and only with the fields of its kind', () => {
  const more = { term: ' la carafe ', meaning: 'jug', example: '' };
  assert.deepEqual(contributions.tidy(item({ kind: 'term', text: ' x ', more })), { resource: 'cafe/order', kind: 'term', text: 'x', more: { term: 'la carafe', meaning: 'jug' } });
  assert.deepEqual(contributions.tidy(item({ text: 'x', more })).more, {});
});

test('kept, changed, handed over, taken back, thrown away', () => {
  let now = empty('lib');
  const apply = (patch) => (now = merge(now, patch));
  apply(contributions.put(now, 'a', { resource: 'r', kind: 'comment', text: 'one' }, 100));
  apply(contributions.put(now, 'a', { text: 'two' }, 50));
  assert.deepEqual({ ...now.contributions.a, more: { ...now.contributions.a.more } }, { time: 101, made: 100, resource: 'r', kind: 'comment', text: 'two', more: {}, state: 'open' });
  apply(contributions.mark(now, ['a'], 'handed', 10));
  assert.equal(now.contributions.a.state, 'handed');
  apply(contributions.mark(now, ['a'], 'open', 10));
  assert.equal(now.contributions.a.state, 'open');
  apply(contributions.remove(now, 'a', 10));
  assert.deepEqual([now.contributions.a.text, now.contributions.a.state, contributions.all(now)], ['', 'gone', []]);
});

test('all, the latest first', () => {
  const { id: _, ...one } = item();
  const record = { ...empty('lib'), contributions: { a: { ...one, made: 1 }, b: { ...one, made: 3, state: 'handed' }, c: { ...one, made: 2, state: 'gone' } } };
  assert.deepEqual(contributions.all(record).map(({ id }) => id), ['b', 'a']);
});

test('the file is as docs/files.md says', () => {
  const told = contributions.file([item({ kind: 'term', text: '', more: { term: 'x' } })], 'lib', site.titleOf, 9);
  assert.deepEqual(JSON.parse(told), {
    selfaccess: 'contributions', version: 1, library: 'lib', made: 9,
    items: [{ id: 'a', resource: 'cafe/order', title: 'Order a *coffee*', kind: 'term', text: '', more: { term: 'x' }, made: 5 }],
  });
});

/** What the mail program or the forge makes of a link. */
const read = (href) => {
  const url = new URL(href);
  const query = Object.fromEntries(url.search.slice(1).split('&').map((pair) => pair.split('=').map(decodeURIComponent)));
  return { address: decodeURIComponent(url.pathname), ...query };
};

test('an e-mail: to whom, about what, with what', () => {
  const { href, taken } = letter.mail([item({ text: 'Why “du” & not “de”?\nAnd + or %?' })], 'ask+us@centre.example', site);
  assert.deepEqual(taken, ['a']);
  assert.deepEqual(read(href), {
    address: 'ask+us@centre.example', subject: 'A question on “Order a *coffee*”', body: 'Order a *coffee* (cafe/order)\r\nYour question: Why “du” & not “de”?\r\nAnd + or %?',
  });
});

test('several at once', () => {
  const two = [item(), item({ id: 'b', kind: 'term', text: 'a remark', more: { term: 'la carafe', meaning: 'jug' } })];
  const { subject, body } = read(letter.mail(two, 'a@b.example', site).href);
  assert.equal(subject, '2 contributions to Our centre');
  assert.match(body, /\r\n\r\nOrder a \*coffee\* \(cafe\/order\)\r\nWord: la carafe\r\nMeaning: jug\r\nRemark: a remark$/);
});

test('an address cannot add headers or other addressees', () => {
  const { href } = letter.mail([item()], 'a@b.example?bcc=c@d.example&x', site);
  assert.equal(href.split('?').length, 2);
  assert.doesNotMatch(href.split('?')[0], /&/);
});

test('an issue: its words are Markdown that means nothing but itself', () => {
  const { href } = letter.issue([item({ text: '# <b>no</b>' })], 'https://forge.example/us/site/issues/new?labels=question', site);
  assert.ok(href.startsWith('https://forge.example/us/site/issues/new?labels=question&title='));
  const { title, body } = read(href);
  assert.equal(title, 'A question on “Order a *coffee*”');
  assert.equal(body, '### Order a \\*coffee\\*\r\n\r\ncafe/order\r\n\r\n**Your question:** \\# \\<b>no\\</b>');
});

test('GitLab calls the two otherwise', () => {
  assert.deepEqual(Object.keys(read(letter.issue([item()], 'https://forge.example/us/site/-/issues/new', site).href)).sort(), ['address', 'issue[description]', 'issue[title]']);
});

for (const address of ['', 'javascript:alert(1)', 'data:text/html,x', '/issues/new', 'https://', 'http://[', 'not an address'])
  test(`no issue goes to “${address}”`, () => assert.equal(letter.issue([item()], address, site), null));

test('a link is never too long; what is left out is said, and nothing is cut', () => {
  const next = random(3);
  const below = (n) => Math.floor(next() * n);
  for (let round = 0; round < 200; round += 1) {
    const items = Array.from({ length: 1 + below(8) }, (_, index) =>
      item({ id: `i${index}`, text: ['a', 'é', '日', '😀', '\n', '&'][below(6)].repeat(1 + below(400)) }));
    for (const [made, longest] of [[letter.mail(items, 'a@b.example', site), letter.LONGEST.email], [letter.issue(items, 'https://f.example/issues/new', site), letter.LONGEST.issues]]) {
      const taken = made?.taken ?? [];
      if (made !== null) assert.ok(made.href.length <= longest);
      // Whoever is left out would not fit beside those who came before.
      const one = (some) => (longest === letter.LONGEST.email ? letter.mail(some, 'a@b.example', site) : letter.issue(some, 'https://f.example/issues/new', site));
      for (const left of items.filter(({ id }) => !taken.includes(id)))
        assert.ok(!(one([...items.filter(({ id }) => taken.includes(id) && id < left.id), left])?.taken.includes(left.id)));
      if (made !== null) for (const { text } of items.filter(({ id }) => taken.includes(id))) {
        const body = Object.values(read(made.href)).at(-1).replaceAll('\r\n', '\n');
        assert.ok(body.includes(longest === letter.LONGEST.email ? text : selfaccess.markdown.block(text).replaceAll('\r\n', '\n')));
      }
    }
  }
});

test('half of a broken character does not stop it', () => assert.match(letter.mail([item({ text: 'x\ud800y\udc00z' })], 'a@b.example', site).href, /x%EF%BF%BDy%EF%BF%BDz/));
