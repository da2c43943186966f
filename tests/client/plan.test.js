'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { load } = require('./load.js');
const { random } = require('./random.js');

const selfaccess = load();
const { empty, merge } = selfaccess.record;
const { days, layout, plan, tasks } = selfaccess;
const MONDAY = 0;

const entry = (id, over = {}) => ({
  id, url: `${id}/index.html`, title: id.toUpperCase(), summary: '', kind: 'exercise', pack: 'p', language: 'fr', level: 'A1', skills: [], topics: [], minutes: 15,
  objectives: [], questions: [{ id: 'q1', points: 1 }, { id: 'q2', points: 1 }], needs: [], cando: [], steps: [], ...over,
});
const catalogue = (...resources) => ({ resources, packs: [], levels: ['A1', 'A2'], skills: [], languages: [{ id: 'fr', title: 'French', dir: 'ltr' }] });
const goal = (resources, over = {}) => ({ time: 1, made: 1, text: 'I can', why: '', due: '', evidence: '', resources, source: '', state: 'open', closing: '', ...over });
const attempt = (resource, question, time, score = 1) => ({ resource, question, time, score, first: score, points: 1, tries: 1, hints: 0 });
const done = (id, time) => [attempt(id, 'q1', time), attempt(id, 'q2', time + 1)];
/** Noon of a day where the test runs. */
const noon = (day) => selfaccess.planTime.startOf(day) + 12 * 3_600_000;
const record = ({ week, ...over } = {}) => {
  const settings = week === undefined ? {} : { week: { time: 1, value: week } };
  return merge({ ...empty('lib'), ...over, settings: { ...settings, ...over.settings } }, empty('lib'));
};
const EVERY = (minutes) => Array(7).fill(minutes);
const TUESDAY = '2025-11-25';
/** "2025-11-25 a 15, b 5…" of the days on which there is something. */
const said = ({ days }) => days.filter(({ pieces }) => pieces.length > 0)
  .map(({ day, pieces }) => `${day} ${pieces.map(({ id, minutes, begins, ends }) => `${begins ? '' : '…'}${id} ${minutes}${ends ? '' : '…'}`).join(', ')}`);
const planOf = (given, resources, day = TUESDAY, first = MONDAY) => plan.plan(record(given), catalogue(...resources), noon(day), first);

// ---- days ------------------------------------------------------------------------------------------------------------

test('days are added and counted over months, leap years and turns of the clock', () => {
  for (const [day, n, then] of [
    ['2025-11-30', 1, '2025-12-01'], ['2024-02-28', 1, '2024-02-29'], ['2025-02-28', 1, '2025-03-01'], ['2025-12-31', 1, '2026-01-01'],
    ['2025-03-29', 2, '2025-03-31'], ['2025-10-25', 2, '2025-10-27'], ['2025-03-10', -365, '2024-03-10'],
  ]) {
    assert.equal(days.add(day, n), then);
    assert.equal(days.between(day, then), n);
    assert.equal(days.add(then, -n), day);
  }
});

test('weeks begin with the weekday that is usual', () => {
  assert.equal(days.weekday('2025-11-24'), 0);
  assert.equal(days.weekday('2025-11-30'), 6);
  assert.equal(days.weekOf('2025-11-30', 0), '2025-11-24');
  assert.equal(days.weekOf('2025-11-30', 6), '2025-11-30');
  assert.equal(days.weekOf('2025-11-24', 6), '2025-11-23');
  assert.deepEqual(days.weekdays(6), [6, 0, 1, 2, 3, 4, 5]);
  for (const [language, first] of [['de-DE', 0], ['en-US', 6], ['ar-EG', 5], ['not a language', 0]]) assert.equal(days.first(language), first, language);
  for (const [language, weekend] of [['de-DE', [5, 6]], ['ar-EG', [4, 5]], ['not a language', [5, 6]]]) assert.deepEqual(days.weekend(language), weekend, language);
});

// ---- how long things take --------------------------------------------------------------------------------------------

const spent = (seconds) => ({ '2025-11-01': { one: { seconds: Object.values(seconds).reduce((a, b) => a + b, 0), answers: 0, reviews: 0, resources: seconds } } });
const LEFT = [
  ['nothing known', {}, {}, 15],
  ['done', { attempts: done('a', 1) }, {}, 0],
  ['half of it', { attempts: [attempt('a', 'q1', 1)] }, {}, 8],
  ['half of it, measured', { attempts: [attempt('a', 'q1', 1)], activity: spent({ a: 600 }) }, {}, 10],
  ['half of it, left open for a day', { attempts: [attempt('a', 'q1', 1)], activity: spent({ a: 80_000 }) }, {}, 23],
  ['no minutes said', {}, { minutes: 0 }, 10],
  ['a text that was opened', { visits: { a: { first: 1, last: 1 } } }, { kind: 'page', questions: [] }, 0],
];
for (const [what, given, over, expected] of LEFT)
  test(`minutes left: ${what}`, () => {
    const one = entry('a', over);
    assert.equal(selfaccess.pace(record(given), catalogue(one)).of(one).left, expected);
  });

test("the learner's own pace, from three measured resources on, within bounds", () => {
  const all = ['a', 'b', 'c', 'd'].map((id) => entry(id, { minutes: 10 }));
  const factor = (...minutes) => {
    const seconds = Object.fromEntries(minutes.map((some, index) => [all[index].id, some * 60]));
    return selfaccess.pace(record({ attempts: Object.keys(seconds).flatMap((id) => done(id, 1)), activity: spent(seconds) }), catalogue(...all)).factor;
  };
  assert.equal(factor(20, 20), 1);
  assert.equal(factor(20, 12, 90), 2);
  assert.equal(factor(10, 12, 16, 90), 1.4);
  assert.equal(factor(200, 200, 200), 3);
  assert.equal(factor(1, 1, 1), 0.5);
});

// ---- what is to be done, and in which order --------------------------------------------------------------------------

const order = (goals, ...resources) => tasks.tasks(goals, catalogue(...resources), ({ minutes }) => minutes).map(({ id, due }) => `${id} ${due}`.trim());

test('what is due first comes first, with what it needs; then the older goals', () => {
  const goals = { x: goal(['a']), y: goal(['c', 'b'], { due: '2026-01-10' }), z: goal(['d'], { made: 0 }) };
  assert.deepEqual(order(goals, entry('a'), entry('b'), entry('c', { needs: ['a'] }), entry('d')), ['a 2026-01-10', 'c 2026-01-10', 'b 2026-01-10', 'd']);
});

test('the order holds over resources in between that are no part of a goal', () =>
  assert.deepEqual(order({ x: goal(['c', 'a']) }, entry('a'), entry('b', { needs: ['a'] }), entry('c', { needs: ['b'] })), ['a', 'c']));

test('needs in a circle stop nothing', () =>
  assert.deepEqual(order({ x: goal(['a', 'b']) }, entry('a', { needs: ['b'] }), entry('b', { needs: ['a'] })).sort(), ['a', 'b']));

test('a course stands for its steps, and what the site no longer has for nothing', () =>
  assert.deepEqual(order({ x: goal(['gone', 'way', 'b']) }, entry('a'), entry('b'), entry('way', { kind: 'path', steps: ['b', 'a', 'lost'] })), ['b', 'a']));

test('ended goals ask for nothing', () => {
  for (const state of ['reached', 'changed', 'dropped', 'gone']) assert.deepEqual(order({ x: goal(['a'], { state }) }, entry('a')), []);
});

// ---- laying out ------------------------------------------------------------------------------------------------------

const lay = (jobs, ...minutes) => layout.layout(jobs.map(([id, left, due = '']) => ({ id, left, due })), minutes.map((some, index) => ({ day: days.add(TUESDAY, index), minutes: some, begun: false })));
const laid = (...given) => lay(...given).pieces.map(({ day, id, minutes }) => `${days.between(TUESDAY, day)} ${id} ${minutes}`);
const SITTINGS = [
  ['in one go where it fits', [['a', 15], ['b', 15]], [30, 30], ['0 a 15', '0 b 15']],
  ['not begun for a few minutes', [['a', 15], ['b', 40]], [20, 20, 20], ['0 a 15', '1 b 20', '2 b 20']],
  ['kept for the next day when it fits there', [['a', 10], ['b', 25]], [30, 30], ['0 a 10', '1 b 25']],
  ['parted when no day holds it', [['a', 50]], [20, 20, 20], ['0 a 20', '1 a 20', '2 a 10']],
  ['no scraps', [['a', 22]], [20, 20], ['0 a 17', '1 a 5']],
  ['every minute where a day is at stake', [['a', 10], ['b', 25], ['c', 25, days.add(TUESDAY, 1)]], [30, 30], ['0 a 10', '0 b 20', '1 b 5', '1 c 25']],
];
for (const [what, jobs, minutes, expected] of SITTINGS) test(`sittings: ${what}`, () => assert.deepEqual(laid(jobs, ...minutes), expected));

test('what does not fit is told', () => {
  const { finish, rest } = lay([['a', 15], ['b', 15], ['c', 9]], 10, 10);
  assert.deepEqual([[...finish], [...rest]], [[['a', days.add(TUESDAY, 1)]], [['b', 15], ['c', 9]]]);
});

// ---- the plan --------------------------------------------------------------------------------------------------------

test('over the days of the week that the learner has', () => {
  const given = { week: [0, 20, 0, 0, 0, 45, 0], goals: { x: goal(['a', 'b', 'c']) } };
  assert.deepEqual(said(planOf(given, [entry('a'), entry('b'), entry('c', { minutes: 40 })])), ['2025-11-25 a 15', '2025-11-29 b 15, c 30…', '2025-12-02 …c 10']);
});

test('without a word on time nothing is laid out, and the goal says so', () => {
  const found = planOf({ goals: { x: goal(['a']) } }, [entry('a')]);
  assert.deepEqual([said(found), found.goals.get('x').state, found.goals.get('x').left], [[], 'unplanned', 15]);
});

test('a goal that fits, one that is late, one that is beyond, one with nothing left', () => {
  const outlooks = (week, over, ...resources) => planOf({ week, goals: { x: goal(resources.map(({ id }) => id), over) } }, resources).goals.get('x');
  assert.equal(outlooks(EVERY(15), { due: '2025-11-26' }, entry('a'), entry('b')).state, 'fits');
  assert.deepEqual(outlooks(EVERY(15), { due: '2025-11-25' }, entry('a'), entry('b')).state, 'late');
  assert.equal(outlooks(EVERY(15), { due: '2025-11-25' }, entry('a'), entry('b')).finish, '2025-11-26');
  assert.equal(outlooks(EVERY(15), { due: '2025-11-01' }, entry('a')).state, 'late');
  assert.deepEqual([outlooks(EVERY(0), {}, entry('a')).state, outlooks(EVERY(0), {}, entry('a')).finish], ['beyond', null]);
  assert.equal(outlooks(EVERY(15), { due: '2025-11-01' }).state, 'done');
});

test('what went on today and in this week is taken off, a day of which no time was counted by what was answered', () => {
  const given = (activity, attempts = []) => ({ week: [30, 30, 30, 0, 0, 0, 0], goals: { x: goal(['a', 'b', 'c']) }, activity, attempts });
  const resources = ['a', 'b', 'c', 'other'].map((id) => entry(id, { minutes: 30 }));
  const on = (minutes) => ({ one: { seconds: minutes * 60, answers: 0, reviews: 0, resources: {} } });
  assert.deepEqual(said(planOf(given({ '2025-11-25': on(20) }), resources)).slice(0, 2), ['2025-11-26 a 30', '2025-12-01 b 30']);
  assert.deepEqual(said(planOf(given({ '2025-11-24': on(60) }), resources)).slice(0, 2), ['2025-11-25 a 30', '2025-12-01 b 30']);
  assert.equal(planOf(given({}, [attempt('other', 'q1', noon(TUESDAY))]), resources).days[0].minutes, 15);
});

test('a little is kept for the review, where there are cards and it was not done today', () => {
  const card = { time: 1, made: 1, due: 1, stability: 0, difficulty: 0, reps: 0, lapses: 0, state: 0, last: 0, gone: false, own: null };
  const reviews = (over) => planOf({ week: [20, 20, 10, 0, 0, 0, 0], goals: { x: goal(['a']) }, cards: { 'w:x': card }, ...over }, [entry('a')]).days.slice(0, 3).map(({ review }) => review);
  assert.deepEqual(reviews({}), [5, 0, 0]);
  assert.deepEqual(reviews({ activity: { [TUESDAY]: { one: { seconds: 60, answers: 0, reviews: 3, resources: {} } } } }), [0, 0, 0]);
  assert.deepEqual(reviews({ cards: { 'w:x': { ...card, gone: true } } }), [0, 0, 0]);
  assert.deepEqual(reviews({ settings: { 'off:review': { time: 1, value: true }, week: { time: 1, value: EVERY(20) } } }), [0, 0, 0]);
});

test('offers to a goal that is late: a later day, more time, fewer resources', () => {
  const resources = ['a', 'b', 'c'].map((id) => entry(id));
  const found = planOf({ week: EVERY(15), goals: { x: goal(['a', 'b', 'c'], { due: '2025-11-26' }) } }, resources);
  const { later, more, fewer } = selfaccess.offers(found, 'x');
  assert.equal(later, '2025-11-27');
  assert.deepEqual(more, { week: EVERY(25), minutes: 70 });
  assert.deepEqual(fewer.map(({ id }) => id), ['c']);
});

test('offers where there is no help: a day that has passed', () => {
  const found = planOf({ week: EVERY(15), goals: { x: goal(['a', 'b'], { due: '2025-11-01' }) } }, [entry('a'), entry('b')]);
  assert.deepEqual(selfaccess.offers(found, 'x'), { later: '2025-11-26', more: null, fewer: null });
});

test('fewer: what another goal wants stays', () => {
  const goals = { x: goal(['a', 'b', 'c'], { due: '2025-11-26' }), y: goal(['c']) };
  assert.deepEqual(selfaccess.offers(planOf({ week: EVERY(15), goals }, ['a', 'b', 'c'].map((id) => entry(id))), 'x').fewer.map(({ id }) => id), ['b']);
});

// ---- today -----------------------------------------------------------------------------------------------------------

const todayOf = (given, resources, now = noon(TUESDAY)) => plan.today(record(given), catalogue(...resources), now, MONDAY);

test('today: what is to do, what was done, and what comes next', () => {
  const given = { week: EVERY(30), goals: { x: goal(['a', 'b', 'c', 'd']) }, attempts: done('a', noon(TUESDAY)) };
  const found = todayOf(given, ['a', 'b', 'c', 'd'].map((id) => entry(id)));
  assert.deepEqual([found.day, found.minutes, found.spent, found.pieces.map(({ id }) => id), found.worked.map(({ id }) => id)], [TUESDAY, 30, 15, ['b'], ['a']]);
  assert.deepEqual([found.next.day, found.next.pieces.map(({ id }) => id)], ['2025-11-26', ['c', 'd']]);
});

test('today: what was for an earlier day and not touched is told, without counting it twice', () => {
  const given = { week: EVERY(15), goals: { x: goal(['a', 'b']) } };
  const resources = [entry('a'), entry('b')];
  assert.deepEqual(todayOf(given, resources).moved, { day: '2025-11-24', entries: [resources[0]] });
  assert.equal(todayOf({ ...given, attempts: [attempt('a', 'q1', noon('2025-11-24'))] }, resources).moved, null);
  assert.equal(todayOf({ ...given, goals: { x: goal(['a', 'b'], { made: noon(TUESDAY) }) } }, resources).moved, null);
  assert.equal(todayOf({ ...given, week: [0, 15, 0, 0, 0, 0, 0] }, resources, noon(TUESDAY)).moved.day, '2025-11-18');
});

test('today: nothing said, nothing planned', () => {
  const { minutes, pieces, worked, moved, next } = todayOf({}, [entry('a')]);
  assert.deepEqual([minutes, pieces, worked, moved, next], [null, [], [], null, null]);
});

/** What a learner does who does what the plan says: a minute a question. */
const follow = (given, all, now) => {
  let kept = given;
  let at = now;
  for (const { entry, minutes } of plan.today(given, all, now, MONDAY).pieces) {
    const answered = new Set(kept.attempts.filter(({ resource }) => resource === entry.id).map(({ question }) => question));
    const next = entry.questions.filter(({ id }) => !answered.has(id)).slice(0, minutes);
    const attempts = next.map(({ id }) => attempt(entry.id, id, (at += 60_000)));
    const before = kept.activity[selfaccess.format.day(now)]?.one.seconds ?? 0;
    const counts = { seconds: before + 60 * minutes, answers: 0, reviews: 0, resources: {} };
    kept = merge(kept, { ...empty('lib'), attempts, activity: { [selfaccess.format.day(now)]: { one: counts } } });
  }
  return kept;
};
const longOnes = [['a', 25], ['b', 40], ['c', 15], ['d', 50]].map(([id, minutes]) => entry(id, { minutes, questions: Array.from({ length: minutes }, (_, n) => ({ id: `q${n}`, points: 1 })) }));

test('three weeks: who does what the plan says is done on the day that it said', () => {
  const all = catalogue(...longOnes);
  let given = record({ week: [15, 0, 15, 0, 15, 20, 0], goals: { x: goal(['a', 'b', 'c', 'd'], { due: '2025-12-20' }) } });
  const { finish } = plan.plan(given, all, noon('2025-11-24'), MONDAY).goals.get('x');
  for (let day = '2025-11-24'; day <= finish; day = days.add(day, 1)) {
    const before = plan.plan(given, all, noon(day), MONDAY).goals.get('x');
    assert.deepEqual([before.state, before.finish], ['fits', finish], day);
    given = follow(given, all, noon(day));
    const { pieces, moved } = plan.today(given, all, noon(day) + 6 * 3_600_000, MONDAY);
    assert.deepEqual([pieces, moved], [[], null], day);
  }
  assert.equal(plan.plan(given, all, noon(finish), MONDAY).goals.get('x').state, 'done');
});

test('three weeks: who misses one does all of it later, and no day gets more than it has', () => {
  const all = catalogue(...longOnes);
  let given = record({ week: [15, 0, 15, 0, 15, 20, 0], goals: { x: goal(['a', 'b', 'c', 'd']) } });
  const { finish } = plan.plan(given, all, noon('2025-11-24'), MONDAY).goals.get('x');
  for (let day = '2025-11-24'; day < '2026-01-31'; day = days.add(day, 1)) {
    const found = plan.today(given, all, noon(day), MONDAY);
    assert.ok(found.pieces.reduce((sum, { minutes }) => sum + minutes, 0) <= found.minutes);
    if (day < '2025-12-01' || day > '2025-12-07') given = follow(given, all, noon(day));
    if (plan.plan(given, all, noon(day), MONDAY).goals.get('x').state === 'done') return assert.equal(day, days.add(finish, 7));
  }
  return assert.fail('never done');
});

// ---- the time at hand ------------------------------------------------------------------------------------------------

const fitting = (given, minutes, ...resources) => selfaccess.fitting(record(given), catalogue(...resources), minutes).map(({ entry, minutes, why }) => `${entry.id} ${minutes} ${why}`);

test('what fits: of the plan what is ready, what is begun, and something new of the same level', () => {
  const resources = [
    entry('long', { minutes: 40 }), entry('a', { minutes: 10 }), entry('later', { minutes: 5, needs: ['a'] }), entry('begun'), entry('new', { minutes: 8 }), entry('other', { minutes: 5, level: 'A2' }),
    entry('not-ready', { minutes: 5, needs: ['begun'] }), entry('way', { kind: 'path', minutes: 5 }),
  ];
  const given = { goals: { x: goal(['long', 'a', 'later']) }, attempts: [attempt('begun', 'q1', 1)], visits: { begun: { first: 1, last: 1 } } };
  assert.deepEqual(fitting(given, 10, ...resources), ['a 10 plan', 'begun 8 begun', 'new 8 new']);
  assert.deepEqual(fitting(given, 5, ...resources), ['long 5 part']);
});

test('what fits, without any goal: by what was said, else by what was opened', () => {
  const resources = [entry('a'), entry('b', { language: 'ja' }), entry('c', { language: 'ja', level: 'A2' })];
  assert.deepEqual(fitting({}, 20, ...resources), ['a 15 new', 'b 15 new', 'c 15 new']);
  assert.deepEqual(fitting({ settings: { language: { time: 1, value: 'ja' }, level: { time: 1, value: 'A1' } } }, 20, ...resources), ['b 15 new']);
});

// ---- properties ------------------------------------------------------------------------------------------------------

/** A library and a learner, by chance. */
const chance = (seed) => {
  const next = random(seed);
  const below = (n) => Math.floor(next() * n);
  const ids = Array.from({ length: 2 + below(14) }, (_, index) => `r${index}`);
  const ranks = ids.map(() => next());
  const resources = ids.map((id, index) => entry(id, {
    minutes: below(4) === 0 ? 0 : 1 + below(70), kind: below(8) === 0 ? 'page' : 'exercise', questions: Array.from({ length: 1 + below(4) }, (_, n) => ({ id: `q${n}`, points: 1 })),
    needs: ids.filter((_, other) => ranks[other] < ranks[index] && below(5) === 0),
  }));
  const day = () => days.add(TUESDAY, below(60) - 8);
  const goals = Object.fromEntries(Array.from({ length: below(5) }, (_, index) => [`g${index}`, goal(ids.filter(() => below(3) === 0), {
    due: below(3) === 0 ? '' : day(), made: noon(day()), state: below(6) === 0 ? 'dropped' : 'open',
  })]));
  const week = Array.from({ length: 7 }, () => (below(3) === 0 ? 0 : below(90)));
  const attempts = Array.from({ length: below(20) }, () => attempt(ids[below(ids.length)], `q${below(4)}`, noon(day()) + below(1e6), below(2)));
  const activity = Object.fromEntries(Array.from({ length: below(6) }, () => [day(), { one: { seconds: below(6000), answers: 0, reviews: below(2), resources: { [ids[0]]: below(3000) } } }]));
  const cards = below(2) === 0 ? {} : { 'w:x': { time: 1, made: 1, due: 1, stability: 0, difficulty: 0, reps: 0, lapses: 0, state: 0, last: 0, gone: false, own: null } };
  return { given: record({ week, goals, attempts, activity, cards }), all: catalogue(...resources), first: below(7), week, goals };
};
const ROUNDS = 150;

/** What must be true of every plan. */
const check = ({ given, all, first, week }, now) => {
  const found = plan.plan(given, all, now, first);
  const today = selfaccess.format.day(now);
  const byId = new Map(all.resources.map((one) => [one.id, one]));
  assert.equal(found.days[0].day, today);

  // Never more than a day's time, nor than a week's, with what is spent already.
  const weeks = new Map();
  for (const { day, minutes, review, pieces } of found.days) {
    const used = review + pieces.reduce((sum, piece) => sum + piece.minutes, 0);
    assert.ok(pieces.every((piece) => piece.minutes > 0 && Number.isInteger(piece.minutes)) && used <= minutes && minutes <= week[days.weekday(day)]);
    const from = days.weekOf(day, first);
    weeks.set(from, (weeks.get(from) ?? 0) + used);
  }
  const spent = selfaccess.planTime.sum([...found.situation.spent.values()]);
  for (const [from, used] of weeks) assert.ok(used === 0 || used + (from === days.weekOf(today, first) ? spent : 0) <= selfaccess.planTime.sum(week), from);

  // All is laid out, each minute once, or told as not fitting.
  const pieces = found.days.flatMap((one) => one.pieces);
  const { laid } = plan.lay(found.situation);
  for (const task of found.situation.tasks) {
    const own = pieces.filter(({ id }) => id === task.id);
    const sum = own.reduce((total, piece) => total + piece.minutes, 0);
    assert.equal(sum + (laid.rest.get(task.id) ?? 0), task.left);
    assert.ok(laid.finish.has(task.id) !== laid.rest.has(task.id));
    assert.deepEqual([own.filter(({ begins }) => begins).length, own.filter(({ ends }) => ends).length], [sum > 0 ? 1 : 0, laid.finish.has(task.id) ? 1 : 0]);
    for (const goal of task.goals) {
      const { state, due, finish } = found.goals.get(goal);
      if (state === 'fits') assert.ok(laid.finish.has(task.id) && (due === '' || laid.finish.get(task.id) <= due) && laid.finish.get(task.id) <= finish);
    }
  }
  // Each resource comes after what it needs.
  const at = new Map();
  pieces.forEach(({ id, begins, ends }, index) => at.set(id, { ...at.get(id), ...(begins && { begins: index }), ...(ends && { ends: index }) }));
  for (const [id, { begins }] of at)
    for (const need of selfaccess.tasks.needsOf(id, byId)) {
      if (found.situation.tasks.some((task) => task.id === need)) assert.ok(at.get(need)?.ends < begins, `${need} before ${id}`);
    }
  // Laying out twice gives the same.
  assert.deepEqual(plan.plan(given, all, now, first), found);
  return found;
};

test('every plan keeps to the time, to the order, and to itself', () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) check(chance(seed), noon(TUESDAY));
});

test('clocks that jump, back too', () => {
  for (let seed = 1; seed <= 15; seed += 1) {
    const one = chance(seed);
    for (const day of ['2025-11-20', '2024-02-29', '2026-01-01', '2025-03-30', '1970-01-05']) check(one, noon(day));
  }
});

test('a goal that does not fit could not be done in time in any other way', () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const { given, all, first } = chance(seed);
    const { situation, goals } = plan.plan(given, all, noon(TUESDAY), first);
    if ([...goals.values()].every(({ state }) => state !== 'late')) continue;
    // By some day more is due than there is time until then.
    const open = selfaccess.planTime.open(situation.week, situation);
    const dues = [...new Set(situation.tasks.map(({ due }) => due).filter((due) => due !== ''))];
    const over = dues.some((due) => {
      const wanted = situation.tasks.filter((task) => task.due !== '' && task.due <= due).reduce((sum, { left }) => sum + left, 0);
      return wanted > open.filter(({ day }) => day <= due).reduce((sum, { minutes, review }) => sum + minutes - review, 0);
    });
    assert.ok(over, `seed ${seed}`);
  }
});

test('what is offered to a goal that does not fit does help', () => {
  let helped = 0;
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const { given, all, first } = chance(seed);
    const found = plan.plan(given, all, noon(TUESDAY), first);
    for (const [id, { state }] of found.goals) {
      if (state !== 'late' && state !== 'beyond') continue;
      const { later, more, fewer } = selfaccess.offers(found, id);
      const after = (change) => plan.plan({ ...given, ...change }, all, noon(TUESDAY), first).goals.get(id).state;
      const changed = (over) => ({ goals: { ...given.goals, [id]: { ...given.goals[id], ...over } } });
      if (more !== null) assert.equal(after({ settings: { week: { time: 2, value: more.week } } }), 'fits');
      if (fewer !== null) assert.equal(after(changed({ resources: given.goals[id].resources.filter((one) => !fewer.some((entry) => entry.id === one)) })), 'fits');
      // Another goal may come first then, and push this one on; but not for ever.
      if (later !== null) assert.ok(['fits', 'late'].includes(after(changed({ due: later }))));
      helped += [later, more, fewer].filter((offer) => offer !== null).length;
    }
  }
  assert.ok(helped > 20, String(helped));
});

test('whoever does what the plan says finds the rest of it unchanged the next day, where no day is at stake', () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const next = random(seed);
    const below = (n) => Math.floor(next() * n);
    const jobs = Array.from({ length: 1 + below(8) }, (_, index) => ({ id: `j${index}`, left: 1 + below(60), due: '' }));
    const time = Array.from({ length: 60 }, (_, index) => ({ day: days.add(TUESDAY, index), minutes: below(3) === 0 ? 0 : below(45), begun: false }));
    const whole = layout.layout(jobs, time);
    const first = whole.pieces.filter(({ day }) => day === TUESDAY);
    const left = jobs.map((job) => ({ ...job, left: job.left - first.filter(({ id }) => id === job.id).reduce((sum, { minutes }) => sum + minutes, 0) })).filter((job) => job.left > 0);
    const sums = (pieces) => pieces.map(({ day, id, minutes }) => [day, id, minutes]);
    assert.deepEqual(sums(layout.layout(left, time.slice(1)).pieces), sums(whole.pieces).slice(first.length));
  }
});

test('nothing that is offered for the time at hand is longer than that', () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const { given, all } = chance(seed);
    for (const minutes of [1, 5, 12, 30]) for (const one of selfaccess.fitting(given, all, minutes)) assert.ok(one.minutes > 0 && one.minutes <= minutes);
  }
});

/** In zones whose clocks turn at midnight, by half an hour, or that left out a day, at moments around it. */
const ZONES = ['Europe/Lisbon', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Tehran', 'America/Los_Angeles', 'Asia/Kathmandu'];
const MOMENTS = ['2011-12-29T10:30:00Z', '2011-12-31T09:30:00Z', '2018-11-04T02:59:59Z', '2018-11-04T03:00:00Z', '2022-03-21T20:30:00Z', '2025-03-30T00:59:59Z', '2025-03-30T01:00:00Z', '2025-10-26T00:30:00Z', '2025-04-05T15:00:00Z'];
test('in every zone, and when clocks are turned', { skip: process.env.ZONED !== undefined }, () => {
  for (const TZ of ZONES) {
    const told = execFileSync(process.execPath, ['--test-name-pattern=moments', __filename], { env: { ...process.env, TZ, ZONED: 'yes', NODE_TEST_CONTEXT: '' }, encoding: 'utf8' });
    assert.ok(!/^not ok|✖/m.test(told), told);
  }
});
test('the moments of this zone', { skip: process.env.ZONED === undefined }, () => {
  for (const moment of MOMENTS)
    for (let seed = 1; seed <= 5; seed += 1) {
      const now = Date.parse(moment);
      const found = check(chance(seed), now);
      found.days.forEach(({ day }, index) => assert.equal(days.between(found.days[0].day, day), index));
      const start = selfaccess.planTime.startOf(found.days[0].day);
      assert.ok(start <= now && now - start < 25.5 * 3_600_000);
    }
});
