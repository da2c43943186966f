'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

const { align } = load();
const side = (a, b, gap = 0.6) => align(a.split(' '), b.split(' '), (x, y) => (x === y ? 0 : 1), gap);

test('alike words stand side by side, others alone', () => {
  assert.deepEqual(side('un café noir', 'un noir'), [[0, 0], [1, null], [2, 1]]);
});

test('many words before the first that fits do not stop it, though sums of fractions are not exact', () => {
  const words = 'oh la la je ne sais pas du tout moi';
  assert.equal(side(`${words} merci`, 'merci').length, 11);
  assert.equal(side('merci', `${words} merci`).length, 11);
});
