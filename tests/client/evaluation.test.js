'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');
const { random } = require('./random.js');

const selfaccess = load();
const { empty, merge } = selfaccess.record;
const DAY = 24 * 60 * 60 * 1000;
const NOW = 1.7e12;

const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5'];
const entry = (id, over = {}) => ({
  id, url: `${id}/`, title: id.toUpperCase(), summary: '', kind: 'exercise', pack: 'p', language: 'fr', level: 'A1', skills: ['reading'], topics: [], minutes: 5,
  objectives: [], questions: QUESTIONS.map((question) => ({ id: question, points: 1 })), needs: [], cando: [], ...over,
});
const catalogue = (...resources) => ({
  resources, packs: [], levels: ['A1', 'A2', 'B1'], skills: [{ id: 'reading', title: 'Reading' }, { id: 'grammar', title: 'Grammar' }],
  languages: [{ id: 'fr', title: 'French', dir: 'ltr' }, { id: 'ar', title: 'Arabic', dir: 'rtl' }],
});
/** `days` ago; `first` is what the first try was worth. */
const attempt = (resource, question, days, first, over = {}) => ({ resource, question, time: NOW - days * DAY, score: 1, first, points: 1, tries: 1, hints: 0, ...over });
const record = (over) => merge({ ...empty('lib'), ...over }, empty('lib'));
const evaluate = (given, ...resources) => selfaccess.evaluation(record(given), catalogue(...resources), NOW);
const each = (resource, days, first, over) => QUESTIONS.map((question) => attempt(resource, question, days, first, over));
const claim = ({ claims }, dimension, name) => claims.find((one) => one.dimension === dimension && one.name === name);
const brief = ({ dimension, name, state, share }) => [dimension, name, state, Number(share.toFixed(4))];

test('nothing answered: nothing said', () => {
  const { claims, strengths, gaps, rusty, confidence, said, again } = evaluate({}, entry('a'));
  assert.deepEqual([claims, strengths, gaps, rusty, said, again], [[], [], [], [], [], []]);
  assert.deepEqual(confidence, { sureness: [], judgement: 'few' });
});

/** The marks of the first tries, days ago; and what comes out. */
const SHARES = [
  ['one answer', [[0, 1]], 1],
  ['the newest counts twice as much as the one before', [[9, 0], [0, 1]], 2 / 3],
  ['and four times as much as the one before that', [[9, 1], [5, 0], [0, 0]], 1 / 7],
  ['no more than six are counted', [[99, 1], [9, 1], [8, 0], [7, 0], [6, 0], [5, 0], [4, 0], [3, 0]], 0],
  ['part marks', [[9, 0.5], [0, 0.25]], (0.25 + 0.5 * 0.5) / 1.5],
];
for (const [what, marks, share] of SHARES)
  test(`a question's answers: ${what}`, () => {
    const { claims } = evaluate({ attempts: marks.map(([days, first]) => attempt('a', 'q1', days, first)) }, entry('a'));
    assert.ok(Math.abs(claims[0].share - share) < 1e-9, `${claims[0].share}`);
  });

test('a question answered thirty days before another counts half as much; points count', () => {
  const old = evaluate({ attempts: [attempt('a', 'q1', 30, 0), attempt('a', 'q2', 0, 1)] }, entry('a'));
  assert.ok(Math.abs(old.claims[0].share - 2 / 3) < 1e-9);
  const heavy = evaluate({ attempts: [attempt('a', 'q1', 0, 0, { points: 3 }), attempt('a', 'q2', 0, 1)] }, entry('a'));
  assert.equal(heavy.claims[0].share, 0.25);
  const worthless = evaluate({ attempts: [attempt('a', 'q1', 0, 0, { points: 0 }), attempt('a', 'q2', 0, 1, { points: 0 })] }, entry('a'));
  assert.equal(worthless.claims[0].share, 0.5);
});

const STATES = [
  ['all right', each('a', 1, 1), 'strong'],
  ['80 %', [...each('a', 1, 1).slice(1), attempt('a', 'q1', 1, 0)], 'strong'],
  ['70 %', [1, 1, 1, 0.5, 0].map((first, index) => attempt('a', QUESTIONS[index], 1, first)), 'growing'],
  ['59.5 %, which is shown as 60 %', [1, 1, 0.975, 0, 0].map((first, index) => attempt('a', QUESTIONS[index], 1, first)), 'growing'],
  ['79.5 %, which is shown as 80 %', [1, 1, 1, 0.975, 0].map((first, index) => attempt('a', QUESTIONS[index], 1, first)), 'strong'],
  ['all wrong', each('a', 1, 0), 'gap'],
  ['three questions', each('a', 1, 0).slice(2), 'few'],
  ['right, but long ago', each('a', 29, 1), 'rusty'],
  ['wrong, and long ago', each('a', 29, 0), 'gap'],
  ['right, by a clock that was ahead', each('a', -400, 1), 'strong'],
];
for (const [what, attempts, state] of STATES)
  test(`what is said: ${what}`, () => assert.equal(claim(evaluate({ attempts }, entry('a')), 'skill', 'reading').state, state));

test('by skill, level, topic and objective, in the order of the site', () => {
  const { claims } = evaluate({ attempts: [...each('a', 2, 1), ...each('b', 1, 0)] },
    entry('a', { level: 'A2', topics: ['food'], objectives: ['I can order.'] }), entry('b', { skills: ['grammar', 'reading'], topics: ['bread', 'food'], objectives: ['I can pay.', 'I can order.'] }));
  assert.deepEqual(claims.map(brief), [
    ['skill', 'reading', 'gap', 0.4942], ['skill', 'grammar', 'gap', 0], ['level', 'A1', 'gap', 0], ['level', 'A2', 'strong', 1],
    ['topic', 'bread', 'gap', 0], ['topic', 'food', 'gap', 0.4942], ['objective', 'I can pay.', 'gap', 0], ['objective', 'I can order.', 'gap', 0.4942],
  ]);
  assert.equal(claims[0].title, 'Reading');
});

test('languages are kept apart as soon as there are two', () => {
  const { claims } = evaluate({ attempts: [...each('a', 1, 1), ...each('b', 1, 0)] }, entry('a'), entry('b', { language: 'ar' }));
  assert.deepEqual(claims.filter(({ dimension }) => dimension === 'skill').map(({ name, language, state }) => [name, language, state]), [['reading', 'fr', 'strong'], ['reading', 'ar', 'gap']]);
  assert.equal(evaluate({ attempts: each('a', 1, 1) }, entry('a'), entry('b', { language: 'ar' })).claims[0].language, '');
});

test('what is of no language is no second one', () => {
  const { claims } = evaluate({ attempts: [...each('a', 1, 1), ...each('how', 1, 0)] }, entry('a'), entry('how', { language: '', level: '' }));
  assert.deepEqual(claims.map(({ name, language, evidence }) => [name, language, evidence.length]), [['reading', '', 10], ['A1', '', 5]]);
  const { claims: apart } = evaluate({ attempts: [...each('a', 1, 1), ...each('how', 1, 0), ...each('b', 1, 1)] }, entry('a'), entry('how', { language: '', level: '' }), entry('b', { language: 'ar' }));
  assert.deepEqual(apart.filter(({ dimension }) => dimension === 'skill').map(({ name, language }) => [name, language]), [['reading', ''], ['reading', 'fr'], ['reading', 'ar']]);
});

test('each claim shows the answers behind it, the newest first', () => {
  const { claims } = evaluate({ attempts: [attempt('a', 'q2', 9, 0), attempt('a', 'q2', 1, 1), attempt('a', 'q1', 5, 1)] }, entry('a'));
  assert.deepEqual(claims[0].evidence.map(({ question, number, attempts }) => [question, number, attempts.map(({ first }) => first)]), [['q2', 2, [1, 0]], ['q1', 1, [1]]]);
  assert.deepEqual([claims[0].answers, claims[0].newest], [3, NOW - DAY]);
});

test('questions and resources that the site no longer has say nothing', () => {
  assert.deepEqual(evaluate({ attempts: [attempt('a', 'gone', 1, 0), ...each('gone', 1, 0)] }, entry('a')).claims, []);
});

const closing = (attempts, ...resources) => claim(evaluate({ attempts }, ...resources), 'skill', 'reading').close.map(({ id }) => id);
test('a gap names what closes it: near its level, what was missed first, then what is new; never what is done and right', () => {
  const attempts = [...each('a', 1, 0), ...each('right', 1, 1)];
  assert.deepEqual(closing(attempts, entry('far', { level: 'B1' }), entry('near', { level: 'A2' }), entry('new'), entry('right'), entry('a'), entry('path', { kind: 'path' }),
    entry('other', { skills: ['grammar'] }), entry('q', { kind: 'questionnaire' })), ['a', 'new', 'near']);
});
test('a gap in one language is not closed in another', () => {
  const attempts = [...each('a', 1, 0), ...each('b', 1, 1)];
  assert.deepEqual(closing(attempts, entry('a'), entry('b', { language: 'ar' }), entry('c', { language: 'ar' })), ['a']);
});
test('nor in a language that one does not learn', () => {
  assert.deepEqual(closing(each('a', 1, 0), entry('foreign', { language: 'ar' }), entry('how', { language: '' }), entry('a'), entry('new')), ['a', 'new']);
});
test('what goes well needs nothing', () => assert.deepEqual(closing(each('a', 1, 1), entry('a'), entry('new')), []));

const sure = (confidence, ...firsts) => firsts.map((first, index) => attempt(`r${confidence}`, QUESTIONS[index], 1, first, { confidence }));
const LEVELS = [0, 0.5, 1].map((confidence) => entry(`r${confidence}`));
const CONFIDENCE = [
  ['never said', each('r1', 1, 1), 'few'],
  ['hardly said', sure(1, 0, 0, 0), 'few'],
  ['sure and right', sure(1, 1, 1, 1, 1, 0), 'fair'],
  ['sure and wrong', sure(1, 1, 1, 1, 0, 0), 'over'],
  ['unsure and right', sure(0, 1, 1, 1, 1, 0), 'under'],
  ['unsure and wrong', sure(0, 1, 1, 1, 0, 0), 'fair'],
  ['sure, and 74.5 % right, which is shown as 75 %', sure(1, 1, 1, 1, 0.725, 0), 'fair'],
  ['both wrong ways', [...sure(1, 0, 0, 0, 0, 0), ...sure(0, 1, 1, 1, 1, 1)], 'both'],
  ['in between', sure(0.5, 1, 1, 0, 0, 1), 'fair'],
];
for (const [what, attempts, judgement] of CONFIDENCE) test(`confidence: ${what}`, () => assert.equal(evaluate({ attempts }, ...LEVELS).confidence.judgement, judgement));

test('confidence: counted by what was said, from any file', () => {
  const { sureness } = evaluate({ attempts: [...sure(1, 1, 0), ...sure(0, 1), attempt('r0.5', 'q1', 1, 1, { confidence: 0.6 })] }, ...LEVELS).confidence;
  assert.deepEqual(sureness, [{ confidence: 0, answers: 1, share: 1 }, { confidence: 0.5, answers: 1, share: 1 }, { confidence: 1, answers: 2, share: 0.5 }]);
});

const CAN_DO = entry('can', { kind: 'questionnaire', questions: [], cando: [{ id: 'a1', level: 'A1', items: ['yes', 'no', 'help', 'nowhere', 'none'].map((text, index) => ({ text, resource: ['bad', 'good', 'bad', '', 'bad'][index] })) }] });
test('what the learner says stands beside the marks', () => {
  const sitting = (time, given) => ({ resource: 'can', time, answers: { a1: given }, results: {} });
  const { said } = evaluate({ attempts: [...each('bad', 1, 0), ...each('good', 1, 1)], sittings: [sitting(1, [0, 0, 0, 0, 0]), sitting(2, [2, 0, 1, 2, null])] }, entry('bad'), entry('good'), CAN_DO);
  assert.deepEqual(said.map(({ text, given, share, judgement, time }) => [text, given, share, judgement, time]), [['yes', 2, 0, 'over', 2], ['no', 0, 1, 'under', 2], ['help', 1, 0, 'fair', 2]]);
});
test('what the learner says of another list, or with an odd number, harms nothing', () => {
  const sitting = { resource: 'can', time: 1, answers: { a1: [7], a9: [1] }, results: {} };
  assert.deepEqual(evaluate({ attempts: each('bad', 1, 0), sittings: [sitting] }, entry('bad'), CAN_DO).said, []);
});

test('then and now: the same questions the first time and the last', () => {
  const attempts = [...each('a', 20, 0), attempt('a', 'q1', 5, 1), attempt('a', 'q1', 1, 1), attempt('a', 'q2', 2, 0.5), ...each('once', 1, 1)];
  const { again } = evaluate({ attempts }, entry('a'), entry('once'));
  assert.deepEqual(again.map(({ entry: { id }, ...rest }) => ({ id, ...rest })), [{ id: 'a', questions: 2, then: { time: NOW - 20 * DAY, share: 0 }, now: { time: NOW - DAY, share: 0.75 } }]);
});

test('what is left out of a record changes nothing that is said', () => {
  const next = random(13);
  const below = (n) => Math.floor(next() * n);
  for (let round = 0; round < 50; round += 1) {
    const attempts = Array.from({ length: 150 }, () => attempt(['a', 'b'][below(2)], QUESTIONS[below(3)], below(90000) / 1000, below(3) / 2, next() < 0.5 ? { confidence: below(3) / 2 } : {}));
    const full = { ...empty('lib'), attempts: [...new Map(attempts.map((one) => [`${one.resource}${one.question}${one.time}`, one])).values()].sort((x, y) => x.time - y.time) };
    const left = merge(full, empty('lib'));
    assert.ok(left.attempts.length < full.attempts.length);
    const said = (one) => JSON.stringify(selfaccess.evaluation(one, catalogue(entry('a'), entry('b', { level: 'A2' })), NOW));
    assert.equal(said(left), said(full));
  }
});
