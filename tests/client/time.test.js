'use strict';
/** Time at a page: signs of life, pauses, clocks that jump, midnight and zones. */
process.env.TZ = 'Europe/Paris';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');
const { random } = require('./random.js');

const selfaccess = load({ document: { getElementById: () => ({ textContent: '{"language":"en","root":""}' }) } });
const { step, begin, isPause, PATIENCE } = selfaccess.timeCounter;
const { add, empty, hand, seconds, isWorth } = selfaccess.timeLedger;
const MINUTE = 60_000;

/** What a list of events comes to, in seconds by day. `now` is `start` plus `at`, but for events that say otherwise. */
const counted = (events, start = new Date(2025, 5, 10, 12).getTime()) => {
  let count = begin();
  const days = {};
  for (const [type, minutes, now = start + minutes * MINUTE] of events) {
    const done = step(count, { type, at: minutes * MINUTE, now });
    count = done.count;
    for (const { day, ms } of done.spans) days[day] = (days[day] ?? 0) + ms / 1000;
  }
  return days;
};
const JUNE_10 = '2025-06-10';

const COUNTED = [
  ['nothing', [], {}],
  ['a page that is opened in the background', [['tick', 1], ['tick', 2], ['hide', 3]], {}],
  ['reading without a move', [['show', 0], ['tick', 1], ['tick', 2], ['hide', 2.5]], { [JUNE_10]: 150 }],
  ['falling asleep over it', [['show', 0], ['tick', 1], ['tick', 60], ['hide', 90]], { [JUNE_10]: 180 }],
  ['coming back after a pause', [['show', 0], ['tick', 60], ['sign', 61], ['tick', 62], ['hide', 63]], { [JUNE_10]: 180 + 120 }],
  ['signs of life go on', [['show', 0], ['sign', 2], ['sign', 4], ['sign', 6], ['hide', 7]], { [JUNE_10]: 420 }],
  ['hidden in between', [['show', 0], ['hide', 1], ['tick', 5], ['sign', 6], ['show', 10], ['hide', 12]], { [JUNE_10]: 180 }],
  ['hidden twice, shown twice', [['show', 0], ['show', 1], ['hide', 2], ['hide', 3], ['show', 4], ['hide', 5]], { [JUNE_10]: 180 }],
  ['the clock set forward by a year', [['show', 0], ['tick', 1], ['tick', 2, new Date(2026, 5, 10, 12).getTime()], ['hide', 2, new Date(2026, 5, 10, 12).getTime()]], { [JUNE_10]: 60, '2026-06-10': 60 }],
  ['the clock set back by a day', [['show', 0], ['tick', 1], ['hide', 2, new Date(2025, 5, 9, 12).getTime()]], { [JUNE_10]: 60, '2025-06-09': 60 }],
  ['a lid closed for a night, with a clock that went on', [['show', 0], ['sign', 1], ['tick', 700], ['hide', 701]], { [JUNE_10]: 240 }],
  ['a lid closed for a night, with a clock that stood still', [['show', 0], ['sign', 1], ['tick', 1.5, new Date(2025, 5, 11, 8).getTime()], ['hide', 1.5]], { [JUNE_10]: 60, '2025-06-11': 30 }],
];
for (const [what, events, expected] of COUNTED) test(`time: ${what}`, () => assert.deepEqual(counted(events), expected));

test('midnight parts the time, where the learner is', () => {
  assert.deepEqual(counted([['show', 0], ['hide', 2]], new Date(2025, 5, 10, 23, 59).getTime()), { [JUNE_10]: 60, '2025-06-11': 60 });
});

test('the nights in which the clocks change have their real length', () => {
  // In Paris clocks go from 2:00 to 3:00 on 30 March and from 3:00 back to 2:00 on 26 October.
  for (const [start, day] of [[new Date(2025, 2, 30, 1, 59), '2025-03-30'], [new Date(2025, 9, 26, 2, 59), '2025-10-26']])
    assert.deepEqual(counted([['show', 0], ['hide', 2]], start.getTime()), { [day]: 120 });
});

test('where clocks change at midnight', () => {
  const zone = process.env.TZ;
  try {
    // From 24:00 to 1:00 in Cairo on 25 April 2025; from 24:00 back to 23:00 on 30 October.
    process.env.TZ = 'Africa/Cairo';
    const all = (days) => Object.values(days).reduce((sum, n) => sum + n, 0);
    for (const start of [Date.UTC(2025, 3, 24, 21, 59), Date.UTC(2025, 9, 30, 19, 59), Date.UTC(2025, 9, 30, 20, 59), Date.UTC(2025, 9, 30, 21, 59)]) {
      const days = counted([['show', 0], ['hide', 2]], start);
      assert.equal(all(days), 120);
      assert.deepEqual(Object.keys(days).filter((day) => !/^2025-(04-2[45]|10-3[01])$/.test(day)), []);
    }
  } finally {
    process.env.TZ = zone;
  }
});

test('whatever happens, never more is counted than has passed, and never less than nothing', () => {
  const next = random(3);
  for (let round = 0; round < 500; round += 1) {
    let count = begin();
    let [at, total] = [0, 0];
    for (let i = 0; i < 30; i += 1) {
      at += Math.floor(next() * 5 * MINUTE);
      const type = ['show', 'hide', 'sign', 'tick'][Math.floor(next() * 4)];
      const done = step(count, { type, at, now: Math.floor(1.7e12 + (next() - 0.5) * 1e11) });
      count = done.count;
      for (const { ms } of done.spans) {
        assert.ok(ms > 0);
        total += ms;
      }
    }
    assert.ok(total <= at);
  }
});

test('a pause is noticed', () => {
  const { count } = step(begin(), { type: 'show', at: 0, now: 0 });
  assert.deepEqual([isPause(count, PATIENCE), isPause(count, PATIENCE + 1), isPause(begin(), 1e9)], [false, true, false]);
});

test('what is handed over adds to what the record holds, and parts of seconds wait', () => {
  const held = { [JUNE_10]: { mine: { seconds: 10, answers: 1, reviews: 0, resources: { r: 5 } }, other: { seconds: 99, answers: 9, reviews: 9, resources: { r: 9 } } } };
  const ledger = add(add(empty(), JUNE_10, { ms: 2500, resource: 'r' }), JUNE_10, { ms: 700, answers: 2 });
  assert.deepEqual([seconds(ledger), isWorth(ledger), isWorth(empty()), isWorth(add(empty(), JUNE_10, { ms: 900 }))], [3, true, false, false]);
  const { activity, left } = hand(ledger, 'mine', held);
  assert.deepEqual(JSON.parse(JSON.stringify(activity)), { [JUNE_10]: { mine: { seconds: 13, answers: 3, reviews: 0, resources: { r: 7 } } } });
  assert.deepEqual(JSON.parse(JSON.stringify(left)), { [JUNE_10]: { ms: 200, answers: 0, reviews: 0, resources: { r: 500 } } });
  assert.equal(isWorth(left), false);
});

test('a day is never made longer than days are', () => {
  const held = { [JUNE_10]: { mine: { seconds: 90_000, answers: 0, reviews: 0, resources: {} } } };
  assert.equal(hand(add(empty(), JUNE_10, { ms: 5000 }), 'mine', held).activity[JUNE_10].mine.seconds, 90_000);
});

test('two tabs of one browser that hear of each other count all', () => {
  const merge = (a, b) => selfaccess.record.merge({ ...selfaccess.record.empty('lib'), activity: a }, { ...selfaccess.record.empty('lib'), activity: b }).activity;
  let record = selfaccess.merge.table();
  for (let turn = 0; turn < 10; turn += 1) record = merge(record, hand(add(empty(), JUNE_10, { ms: 1000 * (1 + (turn % 2)), resource: `r${turn % 2}` }), 'mine', record).activity);
  const { seconds: all, resources } = record[JUNE_10].mine;
  assert.deepEqual([all, { ...resources }], [15, { r0: 5, r1: 10 }]);
});

const record = (over) => selfaccess.record.merge({ ...selfaccess.record.empty('lib'), ...over }, selfaccess.record.empty('lib'));
const attempt = (time, question = 'q') => ({ resource: 'r', question, time, score: 1, first: 1, points: 1, tries: 1, hints: 0 });
const counts = (seconds, answers = 0, reviews = 0, resources = {}) => ({ seconds, answers, reviews, resources });

test('by day: browsers add up, and answers of before counting are those that are kept', () => {
  const noon = new Date(2025, 5, 10, 12).getTime();
  const days = selfaccess.spent.byDay(record({
    activity: { '2025-06-11': { a: counts(10, 1), b: counts(20, 2, 3) } },
    attempts: [attempt(noon), attempt(noon + 1), attempt(noon + 24 * 3_600_000)],
  }));
  assert.deepEqual([...days], [[JUNE_10, counts(0, 2)], ['2025-06-11', counts(30, 3, 3)]].map(([day, { resources, ...rest }]) => [day, rest]));
});

test('by resource: all days and browsers', () => {
  const found = selfaccess.spent.byResource(record({ activity: { [JUNE_10]: { a: counts(9, 0, 0, { r: 5, s: 4 }), b: counts(2, 0, 0, { r: 2 }) }, '2025-06-11': { a: counts(1, 0, 0, { r: 1 }) } } }));
  assert.deepEqual({ ...found }, { r: 8, s: 4 });
});

test('a week begins where the learner lets it begin, also when clocks change in it, and over the turn of a year', () => {
  assert.deepEqual(selfaccess.spent.week(new Date(2025, 2, 30, 23, 30).getTime()), ['2025-03-24', '2025-03-25', '2025-03-26', '2025-03-27', '2025-03-28', '2025-03-29', '2025-03-30']);
  assert.deepEqual(selfaccess.spent.week(new Date(2025, 2, 31, 0, 30).getTime(), -1).at(-1), '2025-03-30');
  assert.equal(selfaccess.spent.week(new Date(2026, 0, 1).getTime())[0], '2025-12-29');
  assert.deepEqual([0, 5, 6].map((first) => selfaccess.spent.week(new Date(2026, 0, 1).getTime(), 0, first)[0]), ['2025-12-29', '2025-12-27', '2025-12-28']);
});

test('guesses to choose from lie around the estimate of the author', () => {
  assert.deepEqual([1, 2, 5, 10, 45].map(selfaccess.guess.choices), [[1, 2, 3], [1, 2, 3, 4, 6], [3, 5, 8, 10, 15], [5, 10, 15, 20, 30], [25, 45, 70, 90, 135]]);
});
