'use strict';
/** The cases of cases/<type>.json: [what it shows, the item, what was given, what the verdict holds]. */
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { page } = require('./page.js');

const CASES = join(__dirname, 'cases');
const RULES = { case: 'ignore', accents: 'note', punctuation: 'ignore', typos: 0, tries: 2, marking: 'each', partial: true };
const SIGNS = { same: '=', accent: 'a', changed: '~', missing: '-', extra: '+' };
const TYPES = readdirSync(join(__dirname, '../../selfaccess/client/marking')).map((file) => file.replace(/\.js$/, ''));
const selfaccess = page();

/** What a case may leave out or write shortly. */
const FULL = {
  choice: (item) => ({ multiple: item.right.filter(Boolean).length > 1, shuffle: true }),
  gaps: (item) => ({ bank: false, gaps: item.gaps.map((gap) => (Array.isArray(gap) ? { keys: gap, menu: null } : gap)) }),
  answer: (item) => ({ keys: item.keys.map(answerKey) }),
  dictation: () => ({ speak: null }),
  open: () => ({ record: false, words: null }),
};

/** "merci" is right, "~mercy" an expected wrong answer, "50%merci" half right, "3.5±0.1" a number. */
const answerKey = (text) => {
  if (typeof text !== 'string') return { key: text, score: 1, number: null };
  const [, share, wrong, key] = /^(?:(\d+)%|(~))?(.*)$/.exec(text);
  const number = /^(-?[\d.]+)±([\d.]+)$/.exec(key);
  const score = wrong ? 0 : Number(share ?? 100) / 100;
  return { key, score, number: number && { value: Number(number[1]), tolerance: Number(number[2]) } };
};

const itemOf = (type, { rules, units, ...rest }) => {
  const item = { id: 'q', type, points: 1, language: 'fr', ...rest, rules: { ...RULES, ...rules } };
  return { ...item, ...FULL[type]?.(item) };
};

/** The verdict as a case writes it, as far as it writes it. */
const brief = (verdict, wanted) => {
  const [first] = verdict.parts;
  const all = {
    outcome: verdict.outcome,
    score: Math.round(verdict.score * 1000) / 1000,
    feedback: verdict.feedback,
    parts: verdict.parts.map(({ outcome }) => outcome),
    note: first?.note ?? null,
    shown: first?.shown,
    diff: verdict.diff?.map(({ kind }) => SIGNS[kind]).join(' '),
  };
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key]]));
};

test('each type has its cases', () => assert.deepEqual(readdirSync(CASES).map((file) => file.replace(/\.json$/, '')).sort(), [...TYPES].sort()));

for (const type of TYPES)
  test(type, async (t) => {
    for (const [name, item, given, wanted] of JSON.parse(readFileSync(join(CASES, `${type}.json`), 'utf8')))
      await t.test(name, () => {
        const full = itemOf(type, item);
        const context = { units: item.units ?? [] };
        assert.ok(selfaccess.marking.fits(full, given, context), 'an answer of the case has the shape of one');
        assert.deepEqual(brief(selfaccess.marking.mark(full, given, context), wanted), wanted);
      });
  });

test('what is no answer to a question is told from one', () => {
  const no = {
    choice: [null, 'x', [3], [0.5], [0, 0], [0, 1]],
    gaps: [null, [], ['a', 'b'], [1], {}],
    answer: [null, 1, ['x'], {}],
    match: [null, [0], [2, null], [0, 0]],
    sort: [null, [0], [0, 2]],
    order: [null, [0], [0, 0, 1], [0, 1, 3]],
    words: [null, [0, 0], [9], 'ab'],
    mark: [null, [4], [1, 1]],
    dictation: [null, 1],
    open: [null, 'x', { text: 'x' }, { text: 'x', criteria: [1, 0] }, { text: 'x', criteria: [true] }],
  };
  const items = {
    choice: { right: [true, false] }, gaps: { gaps: [['a']] }, answer: { keys: ['a'] }, match: { left: ['a', 'b'], right: ['c', 'd'], key: [0, 1] },
    sort: { bins: ['a', 'b'], tiles: ['c', 'd'], key: [0, 1] }, order: { texts: ['a', 'b', 'c'] }, words: { tiles: ['a', 'b'], orders: [['a', 'b']] },
    mark: { phrases: 1 }, dictation: { keys: ['a'] }, open: { criteria: 2 },
  };
  for (const type of TYPES)
    for (const given of no[type]) assert.equal(selfaccess.marking.fits(itemOf(type, items[type]), given, { units: [null, 0] }), false, `${type} ${JSON.stringify(given)}`);
});
