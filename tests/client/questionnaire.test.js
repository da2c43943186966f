'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

const selfaccess = load();
const { results, band, toWorkOn, count } = selfaccess.questionnaireResults;

const item = (...names) => ({ scales: names.map((name) => ({ name: name.replace('-', ''), reversed: name.startsWith('-') })) });
const data = (items, labels = 5, cando = []) => ({ scales: [{ id: 's', labels, items }], cando });

const RESULTS = [
  ['the first label counts nothing', [item('a')], [0], { a: 0 }],
  ['the last counts all', [item('a')], [4], { a: 100 }],
  ['one between its share', [item('a')], [1], { a: 25 }],
  ['a reversed statement the other way round', [item('-a')], [1], { a: 75 }],
  ['the mean of several', [item('a'), item('a'), item('-a')], [4, 1, 4], { a: 42 }],
  ['one statement on two scales', [item('a', '-b')], [4], { a: 100, b: 0 }],
  ['what is not answered is left out', [item('a'), item('a')], [4, null], { a: 100 }],
  ['a scale without an answer has no result', [item('a'), item('b')], [4, null], { a: 100 }],
  ['no answer at all', [item('a')], [null], {}],
  ['a statement of no scale', [item()], [3], {}],
  ['halves are rounded up', [item('a'), item('a'), item('a'), item('a')], [0, 0, 0, 2], { a: 13 }],
];
for (const [what, items, given, expected] of RESULTS) test(`result: ${what}`, () => assert.deepEqual(results(data(items), { s: given }), expected));

test('result: two labels', () => assert.deepEqual(results(data([item('a'), item('-a')], 2), { s: [1, 1] }), { a: 50 }));

test('result: two lists of statements add to one scale, each with its own labels', () => {
  const two = { scales: [{ id: 's', labels: 5, items: [item('a')] }, { id: 'u', labels: 3, items: [item('a')] }], cando: [] };
  assert.deepEqual(results(two, { s: [4], u: [1] }), { a: 75 });
});

test('result: answers that are missing count as not answered', () => assert.deepEqual(results(data([item('a')]), {}), {}));

const BANDS = [{ from: 0, to: 39 }, { from: 40, to: 100 }];
for (const [percent, index] of [[0, 0], [39, 0], [40, 1], [100, 1]]) test(`band of ${percent}`, () => assert.equal(band(BANDS, percent), index));

const cando = [{ id: 'c', level: 'A2', items: ['x', 'y', 'z', 'w'].map((text) => ({ text, resource: null })) }];

test('can-do: a share of the level, and what to work on, not yet before with help', () => {
  const answers = { c: [1, 0, 2, null] };
  assert.deepEqual(results(data([], 2, cando), answers), { 'can-do:A2': 50 });
  assert.deepEqual(toWorkOn(data([], 2, cando), answers).map(({ text, given }) => [text, given]), [['y', 0], ['x', 1]]);
});

test('how many statements are answered', () => {
  assert.deepEqual(count(data([item('a'), item('b')], 5, cando), { s: [0, null], c: [0, 1, 2, null] }), { answered: 4, all: 6 });
});
