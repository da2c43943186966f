'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

/** The namespace as a page in `language` has it. */
const page = (language) => load({ document: { getElementById: () => ({ textContent: JSON.stringify({ language, root: '' }) }) } });

const t = (text, values, language = 'en') => {
  const selfaccess = page(language);
  selfaccess.strings.load({ 'a.b': text });
  return selfaccess.t('a.b', values);
};

test('placeholders are filled, also twice, and unknown ones stay', () => {
  assert.equal(t('{x} and {x}, {y}', { x: 1 }), '1 and 1, {y}');
  assert.equal(t('{toString}', {}), '{toString}');
});

test('what is filled in is not read again', () => assert.equal(t('{x}', { x: '{y}', y: 'no' }), '{y}'));

test('n chooses the plural as the language does', () => {
  const forms = { one: '{n} one', two: '{n} two', few: '{n} few', many: '{n} many', other: '{n} other' };
  assert.deepEqual([0, 1, 2, 5].map((n) => t(forms, { n })), ['0 other', '1 one', '2 other', '5 other']);
  assert.deepEqual([2, 3, 11].map((n) => t(forms, { n }, 'ar')), ['2 two', '3 few', '11 many']);
});

test('a form that the catalogue lacks is the other one', () => assert.equal(t({ one: '1', other: 'many' }, { n: 2 }, 'ar'), 'many'));

test('a key without a text stands for itself', () => assert.equal(page('en').t('no.such'), 'no.such'));

test('numbers are written with the digits of the page', () => {
  assert.equal(page('en').format.percent(0.854), '85%');
  assert.match(page('ar').format.percent(0.85), /85/);
  assert.match(page('fr').format.date(Date.UTC(2025, 4, 3, 12)), /3 mai 2025/);
  assert.equal(page('en').format.day(new Date(2025, 4, 3).getTime()), '2025-05-03');
});
