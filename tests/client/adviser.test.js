'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { page } = require('./page.js');
const { random, records } = require('./random.js');

const selfaccess = page();
const { PARTS, make, text } = selfaccess.adviserReport;
const { empty, merge } = selfaccess.record;
const record = (over = {}) => merge({ ...empty('lib'), ...over }, empty('lib'));

const entry = (id, over = {}) => ({
  id, url: `${id}/index.html`, title: `Title of ${id}`, summary: '', kind: 'exercise', pack: 'p', language: 'fr', level: 'A1', skills: ['reading'], topics: [], minutes: 5,
  objectives: [], questions: [{ id: 'q1', points: 1 }, { id: 'q2', points: 3 }], needs: [], cando: [], steps: [], ...over,
});
const catalogue = (...resources) => ({
  resources, packs: [], levels: ['A1', 'A2'], skills: [{ id: 'reading', title: 'Reading' }, { id: 'grammar', title: 'Grammar' }],
  languages: [{ id: 'fr', title: 'French', dir: 'ltr' }, { id: 'ar', title: 'Arabic', dir: 'rtl' }], decks: {}, prompts: {},
});
const at = (month, day) => new Date(2025, month - 1, day, 12).getTime();
const NOW = at(5, 14);
const attempt = (question, time, score, over = {}) => ({ resource: 'r', question, time, score, first: score, points: question === 'q2' ? 3 : 1, tries: 1, hints: 0, ...over });
const note = (over = {}) => ({ time: 1, made: at(5, 1), kind: 'diary', resource: '', text: 'x', prompt: '', verdict: '', gone: false, ...over });
const goal = (over = {}) => ({ time: 1, made: at(3, 1), text: 'goal', why: '', due: '', evidence: '', resources: [], source: '', state: 'open', closing: '', ...over });
const setting = (value) => ({ time: 1, value });
const one = (part, given, since = '', resources = [entry('r')]) => make(record(given), catalogue(...resources), { parts: [part], name: '', since }, NOW).parts[part];

const PART = [
  ['agreement', {
    goals: { a: goal({ text: 'second', due: '2025-09-01' }), b: goal({ text: 'first', due: '2025-06-01' }), c: goal({ text: 'last' }), d: goal({ text: 'done', state: 'reached' }) },
    settings: { 'agreement:plan': setting('Mondays'), 'agreement:meeting': setting(''), 'agreement:offers': setting(5) },
  }, { goals: ['first', 'second', 'last'], plan: 'Mondays' }],
  ['agreement', {}, {}],
  ['goals', { goals: { a: goal({ why: 'work', resources: ['r', 'gone'] }), b: goal({ time: 5, text: 'b', state: 'dropped', closing: 'no time' }), c: goal({ state: 'gone' }) }, visits: { r: { first: 1, last: 1 } } }, [
    { text: 'goal', why: 'work', state: 'open', made: '2025-03-01', resources: [{ resource: 'r', title: 'Title of r', state: 'begun' }, { resource: 'gone', title: 'gone', state: 'new' }] },
    { text: 'b', state: 'dropped', closing: 'no time', made: '2025-03-01' },
  ]],
  ['time', {
    activity: { '2025-05-04': { a: { seconds: 90, answers: 1, reviews: 0, resources: {} } }, '2025-05-05': { a: { seconds: 600, answers: 2, reviews: 3, resources: {} }, b: { seconds: 60, answers: 0, reviews: 0, resources: {} } }, '2025-04-01': { a: { seconds: 20, answers: 0, reviews: 0, resources: {} } } },
  }, [{ week: '2025-05-05', minutes: 11, answers: 2, reviews: 3 }, { week: '2025-04-28', minutes: 2, answers: 1, reviews: 0 }]],
  ['work', {
    attempts: [attempt('q1', at(5, 2), 1), attempt('q2', at(5, 3), 0.5), attempt('old', at(5, 4), 0), attempt('q', at(4, 1), 1, { resource: 'gone' })], visits: { s: { first: at(5, 9), last: at(5, 10) } },
    activity: { '2025-05-05': { a: { seconds: 600, answers: 2, reviews: 3, resources: { r: 200 } } } },
  }, [
    { resource: 's', title: 'Title of s', kind: 'page', state: 'done', answered: 0, questions: 0, minutes: 0, last: '2025-05-10' },
    { resource: 'r', title: 'Title of r', kind: 'exercise', language: 'fr', level: 'A1', state: 'done', answered: 2, questions: 2, score: 0.625, minutes: 3, last: '2025-05-04' },
    { resource: 'gone', title: 'gone', state: 'begun', answered: 0, questions: 0, minutes: 0, last: '2025-04-01' },
  ]],
  ['questions', { attempts: [attempt('q1', at(5, 2), 0.5, { first: 0 }), attempt('q1', at(5, 4), 1, { confidence: 0.75 }), attempt('old', at(5, 3), 1 / 3)] }, [
    { resource: 'r', title: 'Title of r', question: 'q1', number: 1, times: 2, first: 0, tries: 1, hints: 0, score: 1, confidence: 0.75 },
    { resource: 'r', title: 'Title of r', question: 'old', times: 1, first: 0.3333, tries: 1, hints: 0, score: 0.3333 },
  ]],
  ['skills', { attempts: [attempt('q1', 1, 0), attempt('q1', 2, 1), attempt('q2', 3, 0), attempt('old', 4, 1)] }, [{ title: 'Reading', questions: 2, score: 0.1667 }]],
  ['levels', { attempts: [attempt('q1', 2, 1)] }, [{ title: 'A1', questions: 1, score: 1 }]],
  ['questionnaires', { sittings: [1, 2, 3].map((month) => ({ resource: 'r', time: at(month, 5), answers: { s: [1] }, results: { planning: 10 * month } })) },
    [{ resource: 'r', title: 'Title of r', day: '2025-03-05', results: { planning: 30 }, before: { day: '2025-01-05', results: { planning: 10 } } }]],
  ['words', {}, { known: 0, learning: 0 }],
  ['strategies', { notes: { a: note({ kind: 'strategy', resource: 'r', verdict: 'kept', text: '' }), b: note() } }, [{ resource: 'r', title: 'Title of r', verdict: 'kept' }]],
  ['diary', { notes: { a: note({ prompt: 'What?', resource: 'r' }), b: note({ made: at(5, 2), text: 'later' }), c: note({ kind: 'note' }), d: note({ gone: true }) } },
    [{ day: '2025-05-02', text: 'later' }, { day: '2025-05-01', resource: 'r', title: 'Title of r', prompt: 'What?', text: 'x' }]],
  ['notes', { notes: { a: note({ kind: 'note', resource: 'r' }), b: note() } }, [{ day: '2025-05-01', resource: 'r', title: 'Title of r', text: 'x' }]],
];
for (const [part, given, expected] of PART)
  test(`the part “${part}” ${JSON.stringify(given).slice(0, 40)}`, () => assert.deepEqual(plain(one(part, given, '', [entry('r'), entry('s', { kind: 'page', language: '', level: '', questions: [] })])), expected));

/** As it is in the file. */
const plain = (value) => JSON.parse(JSON.stringify(value));

test('levels are told apart by language where there are several', () => {
  const given = { attempts: [attempt('q1', 2, 1), attempt('q1', 2, 0, { resource: 's' })] };
  assert.deepEqual(one('levels', given, '', [entry('r'), entry('s', { language: 'ar', level: 'A2' })]).map(({ title }) => title), ['French A1', 'Arabic A2']);
});

test('from a day on: only what is of that day or later', () => {
  const given = {
    attempts: [attempt('q1', at(5, 1), 1), attempt('q2', at(5, 2), 1)], notes: { a: note({ text: 'before' }), b: note({ made: at(5, 2), text: 'after' }) }, visits: { s: { first: 1, last: at(4, 30) } },
    sittings: [{ resource: 'r', time: at(5, 1), answers: {}, results: {} }], activity: { '2025-05-01': { a: { seconds: 600, answers: 0, reviews: 0, resources: { r: 600 } } } },
  };
  const of = (part) => plain(one(part, given, '2025-05-02', [entry('r'), entry('s')]));
  assert.deepEqual(of('questions').map(({ question }) => question), ['q2']);
  assert.deepEqual(of('diary'), [{ day: '2025-05-02', text: 'after' }]);
  assert.deepEqual(of('questionnaires'), []);
  assert.deepEqual(of('time').map(({ minutes, answers }) => [minutes, answers]), [[0, 1]]);
  assert.deepEqual(of('work').map(({ resource, answered, minutes }) => [resource, answered, minutes]), [['r', 2, 0]]);
});

test('the frame: what is not chosen is not named either', () => {
  const frame = (choice) => plain(make(record(), catalogue(), { parts: [], name: '', since: '', ...choice }, NOW));
  assert.deepEqual(frame({}), { selfaccess: 'report', version: 1, library: 'lib', made: NOW, parts: {} });
  assert.deepEqual(frame({ name: 'Ana', since: '2025-05-01' }), { selfaccess: 'report', version: 1, library: 'lib', name: 'Ana', made: NOW, since: '2025-05-01', parts: {} });
});

test('nothing of what is not ticked is in the file, and each part is the same whatever else is ticked', () => {
  const next = random(77);
  const make_ = records(selfaccess, next, { attempts: 20, times: 2e9 });
  const resources = [entry('a/one'), entry('a/two')];
  for (let round = 0; round < 150; round += 1) {
    const full = make_();
    const since = next() < 0.5 ? '' : '1970-01-12';
    const all = plain(make(full, catalogue(...resources), { parts: [...PARTS], name: 'Ana', since }, NOW));
    const ticked = PARTS.filter(() => next() < 0.4);
    const some = plain(make(full, catalogue(...resources), { parts: ticked, name: '', since }, NOW));
    assert.deepEqual(Object.keys(some.parts), ticked);
    for (const part of ticked) assert.deepEqual(some.parts[part], all.parts[part]);
    assert.equal('name' in some, false);
  }
});

test('words that stand in one part only are in the file only with that part', () => {
  const given = record({
    goals: { a: goal({ text: 'word-goal', why: 'word-why', closing: 'word-closing', state: 'reached' }) }, settings: { 'agreement:plan': setting('word-plan'), name: setting('word-name'), 'goals:secret': setting('word-setting') },
    notes: { a: note({ text: 'word-diary', prompt: 'word-prompt' }), b: note({ kind: 'note', text: 'word-note' }), c: note({ kind: 'strategy', resource: 'r', verdict: 'tried', text: 'word-strategy' }) },
    drafts: { 'r#q1': { time: 5, given: 'word-draft', tries: 0, hints: 0, first: null, done: false, score: null } }, contributions: { c: { time: 1, made: 1, resource: 'r', kind: 'question', text: 'word-contribution', more: {}, state: 'open' } },
    cards: { 'w:x': { time: 1, made: 1, due: 1, stability: 1, difficulty: 1, reps: 1, lapses: 0, state: 2, last: 1, gone: false, own: { front: 'word-card', back: '', language: '', from: '', context: '' } } },
  });
  const told = (...parts) => [...new Set(text(make(given, catalogue(entry('r')), { parts, name: '', since: '' }, NOW)).match(/word-\w+/g) ?? [])].sort();
  const EXPECTED = { agreement: ['word-plan'], goals: ['word-closing', 'word-goal', 'word-why'], diary: ['word-diary', 'word-prompt'], notes: ['word-note'], strategies: ['word-strategy'] };
  for (const part of PARTS) assert.deepEqual(told(part), EXPECTED[part] ?? [], part);
  assert.deepEqual(told(), []);
});

test('each part and each column has its words', () => {
  for (const part of PARTS) for (const key of [`adviser.part_${part}`, `adviser.part_${part}_hint`]) assert.notEqual(selfaccess.t(key), key);
});
