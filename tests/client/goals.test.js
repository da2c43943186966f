'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { page } = require('./page.js');

const selfaccess = page();
const { gather, byWords, three } = selfaccess.gather;
const { ability, goal, concrete } = selfaccess;
const { empty, merge } = selfaccess.record;

const entry = (id, over = {}) => ({
  id, url: `${id}/index.html`, title: id, summary: '', kind: 'exercise', pack: 'p', language: 'fr', level: 'A1', skills: [], topics: [], minutes: 10,
  objectives: [], questions: [{ id: 'q1', points: 1 }, { id: 'q2', points: 3 }], needs: [], cando: [], steps: [], ...over,
});
const catalogue = (...resources) => ({ resources, packs: [], levels: ['A1', 'A2', 'B1'], skills: [], languages: [] });
const list = (id, items, level = 'A1') => ({ id, level, items: items.map(([text, resource = '']) => ({ text, resource })) });
const record = (over) => merge({ ...empty('lib'), ...over }, empty('lib'));
const sitting = (resource, time, answers, results = {}) => ({ resource, time, answers, results });
const words = (over = {}) => ({ ...goal.blank(), text: 'I can order', ...over });
const never = () => false;
const named = (gathered) => gathered.map(({ entry, why }) => `${entry.id} ${why}`);

// ---- gathering -------------------------------------------------------------------------------------------------------

test('gathered: where it comes from, what has the same objective, what a can-do list names, and what those need', () => {
  const all = catalogue(
    entry('numbers'), entry('own', { needs: ['numbers'], objectives: ['I can order a drink politely.'] }), entry('same', { objectives: ['  i can ORDER a drink politely'] }), entry('other', { objectives: ['I can pay.'] }),
    entry('named'), entry('list', { kind: 'questionnaire', cando: [list('c', [['I can order a drink politely!', 'named'], ['I can pay.', 'other'], ['I can order a drink politely', '']])] }));
  assert.deepEqual(named(gather('I can order a drink politely.', ['own'], all, never)), ['numbers need', 'own own', 'named can-do', 'same same']);
  assert.deepEqual(named(gather('I can order a drink politely.', ['own'], all, ({ id }) => id === 'numbers')), ['own own', 'named can-do', 'same same']);
});

test('gathered: what a resource needs comes before it, once, even when it is there for a reason of its own', () => {
  const all = catalogue(entry('a', { needs: ['b'] }), entry('b', { needs: ['c'] }), entry('c'));
  assert.deepEqual(named(gather('x', ['a', 'b'], all, never)), ['c need', 'a own', 'b own']);
});

test('gathered from a course: its steps', () => {
  const all = catalogue(entry('way', { kind: 'path', steps: ['b', 'a'] }), entry('a'), entry('b'));
  assert.deepEqual(named(gather('x', ['way', 'gone'], all, never)), ['b own', 'a own']);
});

const LIBRARY = [
  entry('Asking the way', { objectives: ['I can ask the way and understand a simple answer.'], topics: ['town'] }),
  entry('Book a table', { summary: 'Telephone a restaurant and agree on a time.', objectives: ['I can book a table by telephone.'] }),
  entry('Prices', { objectives: ['I can ask for the bill.'] }), entry('Numbers', { objectives: ['I can read a phone number aloud.'] }), entry('Every morning', { objectives: ['I can describe my day.'] }),
  entry('駅で', { summary: '駅で切符を買う', language: 'ja' }), entry('買い物', { summary: '店で野菜を買う', language: 'ja' }), entry('Café words', { objectives: ['I can name thirty things.'] }),
  entry('Weather', { objectives: ['I can talk about the rain.'] }),
];
const WORDS = [
  ['I want to phone a restaurant', ['Book a table', 'Numbers']],
  ['asking for prices', ['Prices', 'Asking the way']],
  ['駅の切符', ['駅で']],
  ['a b c', []],
  ['', []],
  ['I can', []],
];
for (const [text, expected] of WORDS)
  test(`found by words: “${text}”`, () => assert.deepEqual(byWords(text, LIBRARY).map(({ entry }) => entry.id), expected));

test('three to begin with: filled up from the same pack and level, each after what it needs', () => {
  const all = catalogue(
    entry('a'), entry('elsewhere', { pack: 'o' }), entry('higher', { level: 'A2' }), entry('later', { needs: ['next'] }), entry('next'), entry('list', { kind: 'questionnaire' }), entry('ja', { language: 'ja' }));
  const learner = { language: 'fr', level: 'A1' };
  assert.deepEqual(named(three(gather('x', ['a'], all, never), all, learner, never)), ['a own', 'next level', 'later level']);
  assert.deepEqual(named(three([], all, learner, ({ pack }) => pack === 'p')), ['elsewhere level']);
  assert.deepEqual(named(three(gather('x', ['a', 'next', 'later', 'higher'], all, never), all, learner, never)).length, 4);
  assert.deepEqual(three([], catalogue(), learner, never), []);
  const needy = catalogue(entry('low'), entry('level', { level: 'A2' }), entry('own', { level: 'A2', needs: ['low', 'level'] }));
  assert.deepEqual(named(three(gather('x', ['own'], needy, never), needy, { language: 'fr', level: 'A2' }, never)), ['level need', 'own own', 'low level']);
});

// ---- can-do ----------------------------------------------------------------------------------------------------------

const SAID = catalogue(
  entry('drink', { objectives: ['I can order.'] }), entry('price', { objectives: ['I can understand a price.'] }), entry('day', { level: 'A2', objectives: ['I can describe my day.'] }), entry('b1', { level: 'B1' }),
  entry('list', { kind: 'questionnaire', level: 'A2', cando: [list('one', [['I can order.', 'drink'], ['I can pay.', 'price'], ['I can ask.']]), list('two', [['I can describe my day.', 'day']], 'A2')] }));
const LEVELS = [
  [{ 'can-do:A1': 50, 'can-do:A2': 0 }, 'A1'],
  [{ 'can-do:A1': 90, 'can-do:A2': 50 }, 'A2'],
  [{ 'can-do:A1': 90, 'can-do:A2': 80 }, 'B1'],
  [{ 'can-do:A1': 100 }, 'A2'],
  [{ 'can-do:B1': 100 }, 'B1'],
];
for (const [results, level] of LEVELS)
  test(`the level of ${JSON.stringify(results)}: ${level}`, () => {
    const given = record({ sittings: [sitting('list', 1, {}, { 'can-do:A1': 0 }), sitting('list', 5, {}, results), sitting('other', 9, {}, { 'can-do:A1': 1 })] });
    assert.deepEqual(ability.told(given, SAID, 'fr'), { level, time: 5 });
  });

test('no level where nothing was said', () => {
  assert.equal(ability.told(record({}), SAID, 'fr'), null);
  assert.equal(ability.told(record({ sittings: [sitting('list', 1, {}, { planning: 40 })] }), SAID, 'fr'), null);
});

test('first goals: what one cannot do yet, then with help, then what the resources of the level are for; one a resource', () => {
  const suggested = (answers, level) => ability.suggestions(record({ sittings: [sitting('list', 1, answers)] }), SAID, { language: 'fr', level }, never).map(({ text, given }) => `${text} ${given}`);
  assert.deepEqual(suggested({ one: [1, 0, 0], two: [0] }, 'A1'), ['I can pay. 0', 'I can order. 1']);
  assert.deepEqual(suggested({ one: [1, 2, null], two: [0] }, 'A2'), ['I can describe my day. 0', 'I can order. 1']);
  assert.deepEqual(suggested({}, 'A1'), ['I can order. null', 'I can understand a price. null']);
  assert.deepEqual(suggested({ one: [0, 0, 0], two: [0] }, ''), ['I can order. 0', 'I can pay. 0', 'I can describe my day. 0']);
  assert.deepEqual(ability.suggestions(record({}), SAID, { language: 'ja', level: '' }, never), []);
});

test('what was said of a goal, over time', () => {
  const sittings = [sitting('list', 1, { one: [0, 2, 2] }), sitting('list', 5, { one: [null, 2, 2] }), sitting('list', 9, { one: [2, 0, 0] })];
  assert.deepEqual(ability.said(record({ sittings }), SAID, 'I can order'), [{ time: 1, given: 0 }, { time: 9, given: 2 }]);
  assert.deepEqual(ability.said(record({ sittings }), SAID, 'I can dance'), []);
});

// ---- goals as changes ------------------------------------------------------------------------------------------------

test('a goal is made, changed, ended, taken up and thrown away, against the clock too', () => {
  const { id, patch } = goal.make('lib', words({ text: '  I can order ', resources: ['a', 'a', 'b'] }), 1000);
  let now = merge(empty('lib'), patch);
  assert.deepEqual(now.goals[id], { text: 'I can order', why: '', due: '', evidence: '', resources: ['a', 'b'], source: '', time: 1000, made: 1000, state: 'open', closing: '' });
  now = merge(now, goal.change(now, id, { due: '2026-01-01' }, 500));
  assert.deepEqual([now.goals[id].due, now.goals[id].time], ['2026-01-01', 1001]);
  now = merge(now, goal.change(now, id, { state: 'reached', closing: ' It works. ' }, 2000));
  assert.deepEqual([now.goals[id].state, now.goals[id].closing, goal.ended(now).length], ['reached', 'It works.', 1]);
  const before = now.goals[id];
  now = merge(now, goal.discard(now, id, 3000));
  assert.deepEqual([now.goals[id].state, now.goals[id].text, now.goals[id].resources, goal.ended(now)], ['gone', '', [], []]);
  now = merge(now, goal.change(now, id, before, 3000));
  assert.deepEqual([now.goals[id].state, now.goals[id].text], ['reached', 'I can order']);
  const { record: read, damaged } = selfaccess.record.parse(selfaccess.record.serialise(now), 'lib');
  assert.deepEqual([damaged, { ...read.goals }], [0, { ...now.goals }]);
});

test('a goal is never longer than the record keeps', () => {
  const { patch } = goal.make('lib', words({ text: 'x'.repeat(9999), resources: Array.from({ length: 300 }, (_, index) => `r${index}`) }), 1);
  assert.equal(selfaccess.record.parse(selfaccess.record.serialise(patch), 'lib').damaged, 0);
});

test('the same goal is found by its words, while it is open', () => {
  const { id, patch } = goal.make('lib', words({ text: 'I can order a drink.' }), 1);
  assert.equal(goal.same(patch, 'i can  order a drink'), id);
  assert.equal(goal.same(patch, 'I can order two drinks.'), null);
  assert.equal(goal.same(merge(patch, goal.change(patch, id, { state: 'dropped' }, 2)), 'I can order a drink.'), null);
});

test('anchors hold nothing strange', () => assert.match(goal.anchor('a b/é"<\ud800'), /^goal-[A-Za-z0-9_-]+$/));

// ---- how far one is --------------------------------------------------------------------------------------------------

const attempt = (resource, question, score, points) => ({ resource, question, time: 1, score, first: score, points, tries: 1, hints: 0 });
test('how far one is with a goal: by minutes, with the marks', () => {
  const all = catalogue(entry('a'), entry('b', { minutes: 30 }), entry('c', { kind: 'page', questions: [] }));
  const given = record({ attempts: [attempt('a', 'q1', 1, 1), attempt('a', 'q2', 0.5, 3), attempt('b', 'q1', 0, 1)] });
  const { steps, done, share, left } = selfaccess.standing(given, all)(words({ resources: ['a', 'b', 'c', 'gone'] }));
  assert.deepEqual(steps.map(({ id, state, left, score }) => [id, state, left, score]), [['a', 'done', 0, 0.625], ['b', 'begun', 15, 0], ['c', 'new', 10, null], ['gone', 'new', 0, null]]);
  assert.deepEqual([done, share, left], [1, 0.5, 25]);
});

test('how far one is with a goal without resources', () => {
  const { steps, done, share, left } = selfaccess.standing(record({}), catalogue())(words());
  assert.deepEqual([steps, done, share, left], [[], 0, 0, 0]);
});

// ---- from a wish to a goal -------------------------------------------------------------------------------------------

const WISHES = [
  ['I want to speak better', true], ['Learn French', true], ['At the market on Saturdays I want to understand everything', true], ['At the market on Saturdays I understand one price in two', false], ['more words', true], ['I would like to be fluent in Spanish', true], ['', false],
  ['I can order a drink for four people without the menu', false], ['This month I ask the woman downstairs one question a week', false],
];
for (const [text, is] of WISHES) test(`${is ? 'a wish' : 'no wish'}: “${text}”`, () => assert.equal(concrete.isWish(text), is));

test('the sentence of the answers', () => {
  assert.equal(concrete.sentence(' ask for the bill. ', 'in a café, with the waiter.'), 'I can ask for the bill, in a café, with the waiter.');
  assert.equal(concrete.sentence('ask for the bill', ' '), 'I can ask for the bill.');
});
