'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');
const { random, records } = require('./random.js');

const selfaccess = load();
const { merge, serialise, parse, empty, contains } = selfaccess.record;
const text = serialise;

const attempt = (over = {}) => ({ resource: 'cafe/order', question: 'q1', time: 1000, score: 1, first: 1, points: 1, tries: 1, hints: 0, ...over });
const draft = (over = {}) => ({ time: 1000, given: [1], tries: 0, hints: 0, first: null, done: false, score: null, ...over });
const record = (over = {}) => ({ ...empty('lib'), ...over });
const read = (value) => parse(typeof value === 'string' ? value : JSON.stringify(value), 'lib');

test('merge is commutative, associative and idempotent', () => {
  const make = records(selfaccess, random(7));
  for (let round = 0; round < 400; round += 1) {
    const [a, b, c] = [make(), make(), make()];
    assert.equal(text(merge(a, b)), text(merge(b, a)));
    assert.equal(text(merge(merge(a, b), c)), text(merge(a, merge(b, c))));
    assert.equal(text(merge(a, a)), text(a));
    assert.equal(text(merge(merge(a, b), b)), text(merge(a, b)));
    assert.ok(contains(merge(a, b), a) && contains(merge(a, b), b));
  }
});

test('what is written is read back the same', () => {
  const make = records(selfaccess, random(11));
  for (let round = 0; round < 400; round += 1) {
    const one = make();
    const again = read(text(one));
    assert.equal(again.damaged, 0);
    assert.equal(text(again.record), text(one));
    assert.deepEqual(again.record.attempts, one.attempts);
    assert.deepEqual({ ...again.record.drafts }, { ...one.drafts });
  }
});

test('merge does not change what it is given', () => {
  const make = records(selfaccess, random(3));
  const [a, b] = [make(), make()];
  const before = [text(a), text(b)];
  merge(a, b);
  assert.deepEqual([text(a), text(b)], before);
});

test('the newest draft of a question wins, a cleared one too', () => {
  const a = record({ drafts: { 'r#q': draft({ given: 'old', time: 1 }) } });
  const b = record({ drafts: { 'r#q': draft({ given: null, time: 2 }) } });
  assert.equal(merge(a, b).drafts['r#q'].given, null);
  assert.equal(merge(b, a).drafts['r#q'].given, null);
});

test('a draft made after a clock was set back still wins', () => {
  const old = draft({ time: 9000 });
  assert.equal(selfaccess.record.after(old, 5000), 9001);
  assert.equal(selfaccess.record.after(undefined, 5000), 5000);
});

test('visits widen', () => {
  const visits = merge(record({ visits: { r: { first: 5, last: 6 } } }), record({ visits: { r: { first: 2, last: 3 } } })).visits;
  assert.deepEqual(visits.r, { first: 2, last: 6 });
});

test('the same attempt from two devices counts once, others add up', () => {
  const a = record({ attempts: [attempt(), attempt({ time: 3000, score: 0 })] });
  const b = record({ attempts: [attempt({ time: 2000 }), attempt()] });
  assert.deepEqual(merge(a, b).attempts.map(({ time }) => time), [1000, 2000, 3000]);
});

test('the same sitting read from two files counts once', () => {
  const sat = () => read(resources({ r: { sittings: [{ time: 1, answers: { s: [0, null], b: [1] }, results: { s: 20 } }] } })).record;
  assert.equal(text(merge(sat(), sat())), text(sat()));
  assert.deepEqual(selfaccess.record.news(sat(), sat()), { attempts: 0, sittings: 0, others: 0 });
});

test('names that objects have by nature are names like others', () => {
  const one = record({
    visits: JSON.parse('{"__proto__": {"first": 1, "last": 2}, "constructor": {"first": 1, "last": 2}}'),
    attempts: [attempt({ resource: '__proto__', question: 'toString' })],
    drafts: { 'hasOwnProperty#__proto__': draft() },
  });
  const again = read(text(one));
  assert.equal(again.damaged, 0);
  assert.deepEqual(Object.keys(again.record.visits).sort(), ['__proto__', 'constructor']);
  assert.equal(again.record.attempts[0].resource, '__proto__');
  assert.deepEqual(Object.keys(again.record.drafts), ['hasOwnProperty#__proto__']);
  assert.equal({}.first, undefined);
  assert.equal(empty('lib').visits.constructor, undefined);
});

test('a resource may have # in its name', () => {
  const one = record({ drafts: { 'c#/loops#q1': draft() } });
  assert.deepEqual(Object.keys(read(text(one)).record.drafts), ['c#/loops#q1']);
});

test('the usual is left out of the text', () => {
  assert.equal(
    text(record({ attempts: [attempt()], drafts: { 'cafe/order#q1': draft() } })),
    '{"selfaccess":"record","version":1,"library":"lib","resources":{"cafe/order":{"attempts":{"q1":[[1000,1]]},"drafts":{"q1":{"time":1000,"given":[1]}}}}}',
  );
});

test('two years of work stay small', () => {
  const attempts = Array.from({ length: 20_000 }, (_, i) =>
    attempt({ resource: `pack-${i % 20}/resource-${i % 400}`, question: `0123456${i % 4000}`, time: 1.7e12 + i * 3e6 + i, score: (i % 4) / 3, tries: 1 + (i % 2) }));
  const length = text(record({ attempts })).length;
  assert.ok(length < 1_000_000, `${length}`);
});

const REFUSED = [
  ['nothing', '', 'unreadable'],
  ['no JSON', '{"version": 1', 'unreadable'],
  ['a list', '[]', 'unreadable'],
  ['null', 'null', 'unreadable'],
  ['a number', '12', 'unreadable'],
  ['some other JSON', '{"name": "x"}', 'unreadable'],
  ['a version that is no number', '{"version": "1", "library": "lib", "resources": {}}', 'unreadable'],
  ['a version of 0', '{"version": 0, "library": "lib", "resources": {}}', 'unreadable'],
  ['a half version', '{"version": 1.5, "library": "lib", "resources": {}}', 'unreadable'],
  ['a library that is no name', '{"version": 1, "library": {}, "resources": {}}', 'unreadable'],
  ['another library', '{"version": 1, "library": "other", "resources": {}}', 'foreign'],
  ['a newer version', '{"version": 2, "library": "lib", "anything": []}', 'newer'],
  ['too much', ' '.repeat(20_000_001), 'huge'],
  ['very deep lists', '['.repeat(200_000), 'unreadable'],
];
for (const [what, given, why] of REFUSED) {
  test(`refused: ${what}`, () => assert.equal(read(given).refused, why));
}

const resources = (held) => ({ version: 1, library: 'lib', resources: held });
const DAMAGED = [
  ['no resources', { version: 1, library: 'lib' }],
  ['resources that are a list', resources([])],
  ['a resource that is a text', resources({ r: 'x' })],
  ['a resource without a name', resources({ '': {} })],
  ['a visit that ends before it begins', resources({ r: { visit: [2, 1] } })],
  ['a visit that is a table', resources({ r: { visit: { first: 1, last: 2 } } })],
  ['a time before 1970', resources({ r: { visit: [-1, 1] } })],
  ['a time that no calendar has', resources({ r: { visit: [1, 1e17] } })],
  ['half a millisecond', resources({ r: { attempts: { q: [[1.5, 1]] } } })],
  ['a score above 1', resources({ r: { attempts: { q: [[1, 1.1]] } } })],
  ['a score that is a text', resources({ r: { attempts: { q: [[1, '1']] } } })],
  ['no score', resources({ r: { attempts: { q: [[1]] } } })],
  ['too many values', resources({ r: { attempts: { q: [[1, 1, 1, 1, 1, 1, 1]] } } })],
  ['endless tries', resources({ r: { attempts: { q: [[1, 1, 1e99]] } } })],
  ['attempts that are a list', resources({ r: { attempts: [[1, 1]] } })],
  ['attempts of a question that are no list', resources({ r: { attempts: { q: { 0: [1, 1] } } } })],
  ['a question named with #', resources({ r: { attempts: { 'a#b': [[1, 1]] } } })],
  ['a draft without a time', resources({ r: { drafts: { q: { given: 1 } } } })],
  ['a draft that is null', resources({ r: { drafts: { q: null } } })],
  ['a draft of great depth', `{"version":1,"library":"lib","resources":{"r":{"drafts":{"q":{"time":1,"given":${'['.repeat(5000)}${']'.repeat(5000)}}}}}}`],
  ['a sitting with answers that are no numbers', resources({ r: { sittings: [{ time: 1, answers: { s: ['x'] }, results: {} }] } })],
  ['a sitting with a result above 100', resources({ r: { sittings: [{ time: 1, answers: {}, results: { s: 101 } }] } })],
  ['sittings that are null', resources({ r: { sittings: null } })],
];
for (const [what, given] of DAMAGED) {
  test(`damaged: ${what}`, () => {
    const { record, damaged } = read(given);
    assert.equal(damaged, 1);
    assert.ok(selfaccess.record.isEmpty(record));
  });
}

test('what is sound in a damaged record is kept', () => {
  const { record, damaged } = read(resources({ bad: 3, good: { visit: [1, 2], attempts: { q: [[5, 1], 'x'] } } }));
  assert.equal(damaged, 2);
  assert.deepEqual(record.attempts, [attempt({ resource: 'good', question: 'q', time: 5 })]);
  assert.deepEqual(record.visits.good, { first: 1, last: 2 });
});

test('the latest attempt of each question', () => {
  const latest = selfaccess.record.latest(record({ attempts: [attempt({ time: 1, score: 0 }), attempt({ time: 2, score: 0.5 })] }));
  assert.equal(latest.get('cafe/order#q1').score, 0.5);
});
