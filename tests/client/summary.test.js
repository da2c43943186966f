'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

const selfaccess = load();
selfaccess.t = (key, values) => `${key} ${Object.values(values ?? {}).join(' ')}`.trim();
selfaccess.strings.load({ 'site.language_level': '{language} {level}' });
const { empty, merge } = selfaccess.record;

const entry = (id, over = {}) => ({
  id, url: `${id}/index.html`, title: id.toUpperCase(), summary: '', kind: 'exercise', pack: 'p', language: 'fr', level: 'A1', skills: ['reading'],
  topics: [], minutes: 5, objectives: [], questions: [{ id: 'q1', points: 1 }, { id: 'q2', points: 2 }], needs: [], cando: [], ...over,
});
const catalogue = (...resources) => ({
  resources, packs: [], levels: ['A1', 'A2'], skills: [{ id: 'reading', title: 'Reading' }, { id: 'grammar', title: 'Grammar' }],
  languages: [{ id: 'fr', title: 'French', dir: 'ltr' }, { id: 'ar', title: 'Arabic', dir: 'rtl' }],
});
const attempt = (resource, question, time, score, points = 1) => ({ resource, question, time, score, first: score, points, tries: 1, hints: 0 });
const record = (over) => merge({ ...empty('lib'), ...over }, empty('lib'));
const draft = (over = {}) => ({ time: 5, given: 'x', tries: 0, hints: 0, first: null, done: false, score: null, ...over });
const summarise = (given, ...resources) => selfaccess.summary(record(given), catalogue(...resources));

test('nothing done: nothing said', () => {
  const { totals, goOn, next, recent, again, questionnaires } = summarise({}, entry('a'));
  assert.deepEqual(totals, { resources: 0, questions: 0 });
  assert.deepEqual([goOn, next, recent, again, questionnaires], [[], null, [], [], []]);
});

test('the last answer to each question counts, by its points', () => {
  const { recent } = summarise({ attempts: [attempt('a', 'q1', 1, 1), attempt('a', 'q1', 2, 0), attempt('a', 'q2', 3, 0.5, 2)] }, entry('a'));
  assert.deepEqual(recent[0].score, { points: 1, outOf: 3, share: 1 / 3, questions: 2 });
  assert.equal(recent[0].progress.state, 'done');
});

test('what to look at again: missed questions with their numbers, the latest resource first', () => {
  const given = { attempts: [attempt('a', 'q2', 1, 0.5), attempt('a', 'q1', 2, 0), attempt('b', 'q1', 3, 0), attempt('b', 'q2', 4, 1)] };
  const { again } = summarise(given, entry('a'), entry('b'));
  assert.deepEqual(again.map(({ id, missed }) => [id, missed.map(({ number, score }) => [number, score])]), [['b', [[1, 0]]], ['a', [[1, 0], [2, 0.5]]]]);
});

test('a question answered rightly later is not missed', () => {
  assert.deepEqual(summarise({ attempts: [attempt('a', 'q1', 1, 0), attempt('a', 'q1', 2, 1)] }, entry('a')).again, []);
});

test('a question that the resource no longer asks is not counted there', () => {
  const { recent, again } = summarise({ attempts: [attempt('a', 'gone', 1, 0), attempt('a', 'q1', 2, 1)] }, entry('a'));
  assert.deepEqual(recent[0].score, { points: 1, outOf: 1, share: 1, questions: 1 });
  assert.deepEqual(again, []);
});

test('a resource that the site no longer has is counted, and named by its id', () => {
  const { recent, totals, again } = summarise({ attempts: [attempt('old/one', 'q', 1, 0)] }, entry('a'));
  assert.deepEqual([recent[0].title, recent[0].entry, recent[0].score.share], ['old/one', null, 0]);
  assert.equal(totals.questions, 1);
  assert.deepEqual(again, []);
});

test('continue: what is begun and not done, the latest first', () => {
  const visits = { a: { first: 1, last: 9 }, b: { first: 2, last: 3 }, page: { first: 4, last: 4 }, path: { first: 8, last: 8 } };
  const { goOn, next } = summarise({ visits, attempts: [attempt('b', 'q1', 3, 1)] },
    entry('a'), entry('b'), entry('page', { kind: 'page', questions: [] }), entry('path', { kind: 'path', questions: [] }));
  assert.deepEqual(goOn.map(({ id }) => id), ['a', 'b']);
  assert.equal(next, null);
});

test('continue: after something done, the next of its pack that is new', () => {
  const visits = { a: { first: 1, last: 9 }, b: { first: 2, last: 3 } };
  const pages = ['x', 'a', 'b', 'c'].map((id) => entry(id, { kind: 'page', questions: [], pack: id === 'x' ? 'other' : 'p' }));
  assert.equal(summarise({ visits }, ...pages).next.id, 'c');
  assert.equal(summarise({ visits: { c: { first: 1, last: 1 } } }, ...pages).next, null);
});

test('questionnaires: the last sitting beside the one before', () => {
  const sitting = (time, planning) => ({ resource: 's', time, answers: {}, results: { planning } });
  const { questionnaires } = summarise({ sittings: [sitting(1, 20), sitting(2, 40), sitting(3, 65)] }, entry('s', { kind: 'questionnaire' }));
  assert.deepEqual(questionnaires.map(({ title, time, before, times, results }) => ({ title, time, before, times, results })),
    [{ title: 'S', time: 3, before: 2, times: 3, results: [{ name: 'planning', percent: 65, before: 40 }] }]);
});

const PROGRESS = [
  ['never seen', {}, {}, 'new 0/2'],
  ['opened', { visits: { r: { first: 1, last: 1 } } }, {}, 'begun 0/2'],
  ['half done', { attempts: [attempt('r', 'q1', 1, 0)] }, {}, 'begun 1/2'],
  ['typed in', { drafts: { 'r#q1': draft() } }, {}, 'begun 0/2'],
  ['every question answered, wrongly too', { attempts: [attempt('r', 'q1', 1, 0), attempt('r', 'q2', 1, 1)] }, {}, 'done 2/2'],
  ['writing finished', { attempts: [attempt('r', 'q1', 1, 1)], drafts: { 'r#q2': draft({ done: true }) } }, {}, 'done 2/2'],
  ['writing taken back', { attempts: [attempt('r', 'q1', 1, 1)], drafts: { 'r#q2': draft({ done: true, given: null }) } }, {}, 'begun 1/2'],
  ['a text, opened', { visits: { r: { first: 1, last: 1 } } }, { kind: 'page', questions: [] }, 'done 0/0'],
  ['a text, not opened', {}, { kind: 'page', questions: [] }, 'new 0/0'],
  ['a path, opened', { visits: { r: { first: 1, last: 1 } } }, { kind: 'path', questions: [] }, 'begun 0/0'],
  ['a questionnaire, opened', { visits: { r: { first: 1, last: 1 } } }, { kind: 'questionnaire', questions: [] }, 'begun 0/0'],
  ['a questionnaire, handed in', { sittings: [{ resource: 'r', time: 1, answers: {}, results: {} }] }, { kind: 'questionnaire', questions: [] }, 'done 0/0'],
  ['something no longer on the site, opened', { visits: { r: { first: 1, last: 1 } } }, { kind: '', questions: null }, 'begun 0/0'],
  ['another resource of similar name', { attempts: [attempt('r2', 'q1', 1, 1)] }, {}, 'new 0/2'],
];
for (const [what, given, over, expected] of PROGRESS) {
  test(`progress: ${what}`, () => {
    const { state, answered, total } = selfaccess.progress(record(given))({ id: 'r', kind: 'exercise', questions: ['q1', 'q2'], ...over });
    assert.equal(`${state} ${answered}/${total}`, expected);
  });
}
