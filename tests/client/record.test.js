'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');
const { page } = require('./page.js');
const { random, records } = require('./random.js');
const { twoYears } = require('../../bench/two_years.js');

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

test('merge is so for records of which answers are left out, too', () => {
  const any = records(selfaccess, random(23), { attempts: 120, times: 40 });
  const make = () => merge(record({ attempts: any().attempts.filter(({ resource }) => /a/.test(resource)) }), empty('lib'));
  for (let round = 0; round < 300; round += 1) {
    const [a, b, c] = [make(), make(), make()];
    assert.equal(text(merge(a, b)), text(merge(b, a)));
    assert.equal(text(merge(merge(a, b), c)), text(merge(a, merge(b, c))));
    assert.equal(text(merge(a, a)), text(a));
    assert.ok(contains(merge(a, b), a) && contains(merge(a, b), b));
  }
});

test('answers left out before or after merging: it is the same', () => {
  const next = random(5);
  const below = (n) => Math.floor(next() * n);
  for (let round = 0; round < 200; round += 1) {
    const all = Array.from({ length: 60 }, () => attempt({ time: below(1000), score: below(4) / 3, question: `q${below(2)}` }));
    const parts = [[], [], []];
    all.forEach((one) => parts[below(3)].push(one));
    const apart = parts.map((attempts) => merge(record({ attempts }), empty('lib'))).reduce(merge);
    assert.equal(text(apart), text(merge(record({ attempts: all }), empty('lib'))));
  }
});

test('of many answers to a question the first, the best and the newest six stay', () => {
  const attempts = Array.from({ length: 20 }, (_, index) => attempt({ time: index, score: index === 7 || index === 9 ? 0.9 : index / 100 }));
  assert.deepEqual(merge(record({ attempts }), empty('lib')).attempts.map(({ time }) => time), [0, 7, 14, 15, 16, 17, 18, 19]);
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
    '{"selfaccess":"record","version":2,"library":"lib","resources":{"cafe/order":{"attempts":{"q1":[[1000,1]]},"drafts":{"q1":{"time":1000,"given":[1]}}}}}',
  );
});

test('two years of work stay small: 20,000 answers, 3,000 cards, 500 lines of a diary', () => {
  const { record: two } = twoYears(page());
  assert.ok(Object.keys(two.cards).length === 3000 && Object.keys(two.notes).length === 500);
  const length = text(two).length;
  assert.ok(length < 2_500_000, `${length}`);
});

test('much practice of few questions stays smaller still', () => {
  const { record: two } = twoYears(page(), { resources: 60 });
  assert.ok(two.attempts.length <= 8 * 600, `${two.attempts.length}`);
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
  ['a newer version', '{"version": 3, "library": "lib", "anything": []}', 'newer'],
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
  ['too many values', resources({ r: { attempts: { q: [[1, 1, 1, 1, 1, 1, 1, 1]] } } })],
  ['endless tries', resources({ r: { attempts: { q: [[1, 1, 1e99]] } } })],
  ['attempts that are a list', resources({ r: { attempts: [[1, 1]] } })],
  ['attempts of a question that are no list', resources({ r: { attempts: { q: { 0: [1, 1] } } } })],
  ['a question named with #', resources({ r: { attempts: { 'a#b': [[1, 1]] } } })],
  ['a draft without a time', resources({ r: { drafts: { q: { given: 1 } } } })],
  ['a draft more than sure', resources({ r: { drafts: { q: { time: 1, confidence: 2 } } } })],
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

const whole = (tables) => ({ version: 2, library: 'lib', resources: {}, ...tables });
const goal = (over = {}) => ({ time: 5, made: 1, text: 'Order a coffee', ...over });
const HOSTILE = [
  ['goals that are a list', whole({ goals: [] })],
  ['a goal that is null', whole({ goals: { x: null } })],
  ['a goal without a time', whole({ goals: { x: { made: 1, text: 'x' } } })],
  ['a goal without a name', whole({ goals: { '': goal() } })],
  ['a goal due on a day that is not', whole({ goals: { x: goal({ due: '2025-02-29' }) } })],
  ['a goal due at no day', whole({ goals: { x: goal({ due: '<b>soon' }) } })],
  ['a goal in a state that is not', whole({ goals: { x: goal({ state: 'won' }) } })],
  ['a goal whose text is a table', whole({ goals: { x: goal({ text: { length: 1 } }) } })],
  ['a goal of many resources', whole({ goals: { x: goal({ resources: Array(101).fill('r') }) } })],
  ['a note of a kind that is not', whole({ notes: { x: { time: 1, made: 1, kind: '__proto__' } } })],
  ['a note that is gone or not', whole({ notes: { x: { time: 1, made: 1, gone: 'yes' } } })],
  ['a card that is a table', whole({ cards: { x: { time: 1, made: 1, due: 1 } } })],
  ['a card of too many values', whole({ cards: { x: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, false, null, 1] } })],
  ['a card of endless stability', whole({ cards: { x: [1, 1, 1, 1e300] } })],
  ['a card in a state that is not', whole({ cards: { x: [1, 1, 1, 1, 1, 1, 1, 4] } })],
  ['a card whose word is a text', whole({ cards: { x: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, false, 'word'] } })],
  ['a setting of great depth', `{"version":2,"library":"lib","resources":{},"settings":{"x":[1,${'['.repeat(5000)}${']'.repeat(5000)}]}}`],
  ['a setting of great length', whole({ settings: { x: [1, 'x'.repeat(20_001)] } })],
  ['a contribution to nothing', whole({ contributions: { x: { time: 1, made: 1, text: 'x' } } })],
  ['a contribution with more that is a list', whole({ contributions: { x: { time: 1, made: 1, resource: 'r', more: ['x'] } } })],
  ['a contribution with more that is no text', whole({ contributions: { x: { time: 1, made: 1, resource: 'r', more: { x: {} } } } })],
  ['activity that is null', whole({ activity: null })],
  ['activity on no day', whole({ activity: { today: { d: [1] } } })],
  ['activity of a day that is a number', whole({ activity: { '2025-01-01': 3 } })],
  ['a day of more than its hours', whole({ activity: { '2025-01-01': { d: [90_001] } } })],
  ['seconds below none', whole({ activity: { '2025-01-01': { d: [-1] } } })],
  ['a resource of half a second', whole({ activity: { '2025-01-01': { d: [1, 0, 0, { r: 0.5 }] } } })],
  ['a guess of no number', whole({ guesses: { r: [1, 'ten'] } })],
  ['a confidence beyond all', resources({ r: { attempts: { q: [[1, 1, 1, 1, 1, 0, 1.5]] } } })],
  ['a confidence that is null', resources({ r: { attempts: { q: [[1, 1, 1, 1, 1, 0, null]] } } })],
];
for (const [what, given] of HOSTILE) {
  test(`damaged: ${what}`, () => {
    const { record, damaged } = read(given);
    assert.equal(damaged, 1);
    assert.ok(selfaccess.record.isEmpty(record));
  });
}

test('a text that is too long is cut, not through a character, and told', () => {
  const { record, damaged } = read(whole({ goals: { x: goal({ text: `${'x'.repeat(1999)}😀y`, why: 'short' }) }, notes: { y: { time: 1, made: 1, text: 'z'.repeat(1e6) } } }));
  assert.equal(damaged, 2);
  assert.equal(record.goals.x.text, 'x'.repeat(1999));
  assert.equal(record.goals.x.why, 'short');
  assert.equal(record.notes.y.text.length, 20_000);
  assert.equal(read(text(record)).damaged, 0);
});

test('more entries than a learner can have made are left out', () => {
  const many = Object.fromEntries(Array.from({ length: 20_003 }, (_, index) => [`w:${index}`, [1, 1, 1]]));
  const { record, damaged } = read(whole({ cards: many }));
  assert.equal(damaged, 3);
  assert.equal(Object.keys(record.cards).length, 20_000);
});

test('what an entry leaves out is the usual', () => {
  const { record } = read(whole({ goals: { x: goal() }, cards: { 't:g#a': [3, 2, 9] }, settings: { x: [1] } }));
  assert.deepEqual(record.goals.x, { time: 5, made: 1, text: 'Order a coffee', why: '', due: '', evidence: '', resources: [], source: '', state: 'open', closing: '' });
  assert.deepEqual(record.cards['t:g#a'], { time: 3, made: 2, due: 9, stability: 0, difficulty: 0, reps: 0, lapses: 0, state: 0, last: 0, gone: false, own: null });
  assert.equal(text(record), '{"selfaccess":"record","version":2,"library":"lib","resources":{},"goals":{"x":{"time":5,"made":1,"text":"Order a coffee"}},"cards":{"t:g#a":[3,2,9]},"settings":{"x":[1]}}');
});

test('a record of version 1 is read whole', () => {
  const old = { selfaccess: 'record', ...resources({ r: { visit: [1, 2], attempts: { q: [[5, 1, 2]] }, drafts: { q: { time: 3, given: 'x' } }, sittings: [{ time: 4, answers: { s: [1] }, results: { s: 50 } }] } }) };
  const { record, damaged } = read(old);
  assert.equal(damaged, 0);
  assert.deepEqual([record.version, record.attempts.length, record.sittings.length, Object.keys(record.drafts), Object.keys(record.visits)], [2, 1, 1, ['r#q'], ['r']]);
  assert.equal(text(record), JSON.stringify({ ...old, version: 2, resources: { r: { visit: [1, 2], attempts: { q: [[5, 1, 2, 1]] }, drafts: { q: { time: 3, given: 'x' } }, sittings: old.resources.r.sittings } } }).replace('[5,1,2,1]', '[5,1,2]'));
});

test('what a browser counted on a day only grows', () => {
  const counted = (device, seconds, answers, resources) => record({ activity: { '2025-01-01': { [device]: { seconds, answers, reviews: 0, resources } } } });
  const { activity } = merge(merge(counted('a', 50, 1, { r: 50 }), counted('a', 40, 2, { r: 10, s: 30 })), counted('b', 5, 0, {}));
  assert.deepEqual({ ...activity['2025-01-01'].a, resources: { ...activity['2025-01-01'].a.resources } }, { seconds: 50, answers: 2, reviews: 0, resources: { r: 50, s: 30 } });
  assert.equal(activity['2025-01-01'].b.seconds, 5);
});

test('a hostile file of many small entries is read all the same', () => {
  const rows = Array.from({ length: 200_000 }, (_, time) => `[${time},1]`).join();
  const sittings = Array.from({ length: 150_000 }, (_, time) => `{"time":${time},"answers":{},"results":{}}`).join();
  const { record, damaged } = read(`{"version":2,"library":"lib","resources":{"r":{"attempts":{"q":[${rows}]},"sittings":[${sittings}]}}}`);
  assert.deepEqual([damaged, record.attempts.length, record.sittings.length], [0, 7, 150_000]);
});

test('names and settings of a hostile file harm nothing', () => {
  const { record } = read('{"version":2,"library":"lib","resources":{},"settings":{"__proto__":[1,{"__proto__":{"x":1}}],"minutes":[1,"many"]},"goals":{"__proto__":{"time":1,"made":1,"__proto__":{"state":"won"}}}}');
  assert.deepEqual([Object.keys(record.settings), Object.keys(record.goals), {}.x, record.goals.__proto__.state], [['__proto__', 'minutes'], ['__proto__'], undefined, 'open']);
  assert.equal(selfaccess.record.setting(record, 'minutes', 20), 20);
  assert.equal(selfaccess.record.setting(record, 'toString', 20), 20);
});

test('no two ids are the same', () => {
  const ids = Array.from({ length: 1000 }, () => selfaccess.record.newId(1.7e12));
  assert.equal(new Set(ids).size, 1000);
  assert.match(ids[0], /^[0-9a-z]+-[0-9a-z]{6}$/);
});

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
