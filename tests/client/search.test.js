'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { open } = require('./search_site.js');

const selfaccess = open('.');
const { within, beginningWith, numbers, postings } = selfaccess.searchRanges;
const LETTERS = {
  letters: { ß: 'ss', ı: 'i', ൽ: 'ല്' }, alphabets: { latin: 'a-z\u00aa-\u024f', cyrillic: '\u0400-\u052f' }, unspaced: '\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f', trailing: '\u0e33\uff9e\uff9f', invisible: '\u00ad\u00b7\u200b-\u200d\u2060', accents: '\u0300-\u036f\u093c',
};
const STEMMERS = { en: { stemWord: (word) => word.replace(/s$/, '') }, fr: { stemWord: (word) => word.replace(/(er|es)$/, '') } };
const words = selfaccess.searchWords(LETTERS);
words.learn('latin', STEMMERS);

test('a range is found by its beginning', () => {
  const starts = ['b', 'd', 'f'];
  for (const [low, expected] of [['a', []], ['b', [0]], ['c', [0]], ['d', [1]], ['e', [1]], ['z', [2]]]) assert.deepEqual(within(starts, low), expected, low);
  assert.deepEqual(within([], 'a'), []);
  assert.deepEqual(within([0, 10, 20], 19), [1]);
});

test('a beginning may lie in several ranges, also in one that begins before it', () => {
  const starts = ['a', 'caf', 'cafx', 'd'];
  for (const [beginning, expected] of [['ca', [0, 1, 2]], ['caf', [1, 2]], ['café', [2]], ['', [0, 1, 2, 3]], ['x', [3]]]) {
    assert.deepEqual(beginningWith(starts, beginning), expected, beginning);
  }
});

test('numbers are read: five bits a digit, the lowest first', () => {
  for (const [text, expected] of [['', []], ['0', [0]], ['V1', [31, 1]], ['W1V', [32, 31]], ['__75', [31 + 31 * 32 + 7 * 1024, 5]]]) assert.deepEqual(numbers(text), expected, text);
});

test('postings are read: passed-over documents, five bits a digit, and a weight of two', () => {
  const cases = [
    ['', []],
    ['000', [[0, 0]]],
    ['0__', [[0, 1]]],
    ['1000V0', [[1, 0], [2, (31 * 64) / 4095]]],
    ['V00', [[31, 0]]],
    ['W100', [[32, 0]]],
    ['__700', [[31 + 31 * 32 + 7 * 1024, 0]]],
    ['.0000.1100000', [[0, 0], [101, 0], [102, 0]]],
    ['.W1000', [[3000, 0]]],
  ];
  const blocks = [0, 100, ...Array(30).fill(0), 3000];
  for (const [text, expected] of cases) {
    const { documents, weights } = postings(text, blocks);
    const found = Array.from(documents, (document, place) => [document, weights[place] / 2.2]);
    assert.deepEqual(found.map(([document]) => document), expected.map(([document]) => document), text);
    found.forEach(([, weight], number) => assert.ok(Math.abs(weight - expected[number][1]) < 0.001, `${text}: ${weight}`));
  }
});

test('the best are those that have most of the words, then those that count most, then the first', () => {
  const term = (word, boost, documents, weights = documents.map(() => 1)) => ({ word, boost, fields: [{ boost: 1, postings: { documents, weights } }] });
  const best = (terms, limit, fits) => {
    const { count, others, hits } = selfaccess.searchBest(10, terms, limit, fits);
    return [count, ...(fits === undefined ? [] : [others]), hits.map(({ document }) => document)];
  };
  assert.deepEqual(best([], 3), [0, []]);
  assert.deepEqual(best([term(1, 1, [7, 2, 9])], 2), [3, [2, 7]]);
  assert.deepEqual(best([term(1, 1, [2, 7, 9], [1, 3, 2])], 2), [3, [7, 9]]);
  assert.deepEqual(best([term(1, 9, [1, 2, 3]), term(2, 1, [3, 4])], 2), [4, [3, 1]]);
  assert.deepEqual(best([term(3, 1, [5]), term(1, 1, [6])], 9), [2, [5, 6]]);
  // Of those that fit; so many others were found.
  const fits = Uint8Array.of(0, 0, 1, 0, 0, 1, 0, 1, 0, 0);
  assert.deepEqual(best([term(1, 1, [2, 7, 9], [1, 3, 9])], 1, fits), [2, 1, [7]]);
  assert.deepEqual(best([term(1, 1, [9])], 1, fits), [0, 1, []]);
});

const FILTERS = {
  levels: ['A1', 'A2', 'B1'],
  skills: [['listening', 'Listening'], ['reading', 'Reading'], ['1', 'One']],
  values: [['fr', '', 'es'], ['B1', 'A1', ''], ['page', 'term', 'exercise', 'pack'], [['listening', 'reading'], [], ['reading']]],
  groups: [[0, 0, 0, 0, 10], [0, 1, 1, 1, 0], [1, 2, 2, 2, 25], [2, 1, 3, 1, 0]],
  rows: [0, 1, 1, 3, 0, 1, 2, 2, 3, 1],
};

test('the values to choose from are those that are there, in order of the library, and of no facet that has but one', () => {
  assert.deepEqual(selfaccess.searchFilters.facets(FILTERS), [
    ['language', ['fr', 'es']], ['level', ['A1', 'B1']], ['skill', ['listening', 'reading']], ['kind', ['exercise', 'page', 'term', 'pack']], ['minutes', ['10', '15', '20', '30']],
  ]);
  const values = [['fr', ''], ['A1'], ['page', 'term'], [['reading'], []]];
  assert.deepEqual(selfaccess.searchFilters.facets({ ...FILTERS, values, groups: [[0, 0, 0, 0, 10], [1, 0, 1, 1, 0]] }), [['kind', ['page', 'term']]]);
  assert.deepEqual(selfaccess.searchFilters.facets({ levels: [], skills: [], values: [[], [], [], []], groups: [], rows: [] }), []);
});

test('a choice leaves the documents that have all of it', () => {
  for (const [choice, expected] of [
    [{}, '11111111'],
    [{ language: 'fr' }, '11111000'],
    [{ language: 'fr', level: 'A1' }, '01110000'],
    [{ skill: 'reading' }, '10001110'],
    [{ skill: 'reading', kind: 'page' }, '10001000'],
    [{ minutes: '30' }, '10001110'],
    [{ minutes: '10' }, '10001000'],
    [{ minutes: '5' }, '00000000'],
    [{ kind: 'pack' }, '00000001'],
  ]) assert.equal(selfaccess.searchFilters.fitting(FILTERS, choice).join(''), expected, JSON.stringify(choice));
});

test('a query is words, whatever stands between them; only the last may be unfinished', () => {
  const asked = (query) => words.asked(query, ['en', 'fr']).map(({ folded, open }) => folded.join('|') + (open ? '*' : ''));
  for (const [query, expected] of [
    ['', []],
    ['   ', []],
    ['* ^ ~ + - : " \\', []],
    ['coffee', ['coffee*']],
    ['two  words', ['two', 'words*']],
    ["l’école d'été", ['l', 'ecole', 'd', 'ete*']],
    ['title:+a^2 b~1', ['title', 'a', '2', 'b', '1*']],
    ['snake_case', ['snake', 'case*']],
    ['日本語', ['日本', '本語*']],
    ['本', ['本*']],
    ['本 sale', ['本*', 'sale*']],
    ['Tシャツ sale', ['t', 'シャ', 'ャツ*', 'sale*']],
    ['ภาษาไทย', ['ภา', 'าษ', 'ษา', 'าไ', 'ไท', 'ทย*']],
    ['มนุษย์', ['มนุ', 'นุษ', 'ษย์*']],
    ['น้ำ', ['น้\u0e4dา*']],
    ['ﾊﾟｽ', ['パス*']],
    ['می\u200cروم', ['می|میروم', 'روم*']],
    ["об'єкт", ['обєкт*']],
    ["it's", ['it', 's*']],
    ['instal·lar A · B', ['installar', 'a', 'b*']],
    ['इंतज़ार', ['इंतजार*']],
    ['ഫയല്\u200d ഫയൽ', ['ഫയല്', 'ഫയല്*']],
    ['Haus\u00adtür', ['haustur*']],
  ]) assert.deepEqual(asked(query), expected, query);
});

test('a word is asked for as written, folded, and by its stem in each language of the index', () => {
  assert.deepEqual(words.asked('Crêpes', ['en', 'fr']), [{ written: ['crêpes'], folded: ['crepes'], stems: ['crepe', 'crep'], open: true, spaced: true, characters: 0, chain: 1 }]);
  assert.deepEqual(words.asked('plain', ['ja']), [{ written: [], folded: ['plain'], stems: ['plain'], open: true, spaced: true, characters: 0, chain: 1 }]);
});

test('the alphabets of a query are those whose stemmers it needs', () => {
  for (const [query, expected] of [['café', ['latin']], ['Свобода', ['cyrillic']], ['ｃａｆｅ и', ['latin', 'cyrillic']], ['日本 12', []]]) assert.deepEqual(words.alphabetsOf(query), expected);
});

test('a word begins as its terms do, unless its language changes beginnings', () => {
  for (const [word, languages, expected] of [['Été', ['fr'], 'e'], ['İş', ['tr'], 'i'], ['ßa', ['de'], 's'], ['gehouden', ['en', 'nl-BE'], ''], ['می\u200cروم', ['fa'], '']]) {
    assert.equal(words.initialIn(...languages)(word), expected, word);
  }
});

test('Turkish small letters are asked for beside the others', () => {
  assert.deepEqual(words.asked('IŞIK', ['en', 'tr'])[0].folded, ['isik']);
  assert.deepEqual(words.asked('IŞIK', ['en', 'tr'])[0].written, ['işik', 'ışık']);
});

const PAIR = { characters: 2, chain: 1 };
const shown = (texts, terms) => {
  const pieces = [texts].flat().map((text) => (typeof text === 'string' ? { language: 'en', text } : text));
  const marked = new Map(terms.map((term) => [term, PAIR]));
  return selfaccess.searchSnippet(marked, words).snippet(pieces, 'fr').map(({ parts }) => parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')).join(' | ');
};
const filler = (n) => Array.from({ length: n }, () => 'filler').join(' ');

test('a short text is shown whole, its words marked in any form', () => {
  assert.equal(shown('Café, cafes and a cafeteria.', ['cafe']), '[Café], [cafes] and a cafeteria.');
  assert.equal(shown('Nothing here', ['cafe']), 'Nothing here');
  assert.equal(shown('', ['cafe']), '');
  assert.equal(shown([], ['cafe']), '');
  assert.equal(shown(`a short text with its word almost at the end of all that there is to be read, which is not much: one hundred and forty letters, or so, and a cafe`, ['cafe']).slice(0, 7), 'a short');
});

test('a long one is cut at words around the place that has the most of them', () => {
  const one = shown(`cafe ${filler(60)} the end is a cafe near the station ${filler(60)}`, ['cafe', 'station']);
  assert.match(one, /^… (filler )+the end is a \[cafe\] near the \[station\]( filler)+ …$/);
  assert.ok(one.length < 200);
  assert.match(shown(`${filler(60)} the last cafe`, ['cafe']), /^… (filler )+the last \[cafe\]$/);
  assert.match(shown(`the first cafe ${filler(60)}`, ['cafe']), /^the first \[cafe\]( filler)+ …$/);
  assert.match(shown(filler(60), ['cafe']), /^filler( filler)+ …$/);
});

test('pieces keep their language, and those out of sight are left out', () => {
  const pieces = [{ language: 'fr', text: 'Un café' }, { language: 'en', text: 'a cafe' }];
  const found = selfaccess.searchSnippet(new Map([['cafe', PAIR]]), words).snippet(pieces, 'fr');
  assert.deepEqual(found.map((piece) => [piece.language, piece.parts.at(-1)]), [['fr', { text: 'café', marked: true }], ['en', { text: 'cafe', marked: true }]]);
  assert.equal(shown([filler(60), 'a cafe', filler(60)], ['cafe']).split('|').length, 3);
  assert.equal(shown(['first', filler(80), `${filler(80)} cafe`, filler(80)], ['cafe']).includes('first'), false);
});

test('pairs of characters are marked as one run; a single character alone', () => {
  assert.equal(shown('私は日本語を読む', ['日本', '本語']), '私は[日本語]を読む');
  const one = selfaccess.searchSnippet(new Map([['本ノ', { characters: 1, chain: 1 }], ['本屋', { characters: 1, chain: 1 }]]), words).snippet([{ language: 'ja', text: '日本の本屋' }], '');
  assert.deepEqual(one[0].parts.filter((part) => part.marked).map((part) => part.text), ['本', '本']);
});

test('a pair that stands alone is marked only where nothing has the whole', () => {
  const marks = (text, query) => {
    const marked = new Map(words.asked(query, []).flatMap((word) => word.folded.map((term) => [term, word])));
    return selfaccess.searchSnippet(marked, words).title({ language: 'th', text }, 'th').parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
  };
  assert.equal(marks('ว่างเวลาทำงานและการงาน', 'ทำงาน'), 'ว่างเวลา[ทำงาน]และการงาน');
  assert.equal(marks('ว่างงาน', 'ทำงาน'), 'ว่าง[งาน]');
  assert.equal(marks('日本と本語、日本語', '日本語'), '日本と本語、[日本語]');
  assert.equal(marks('東京の日本、京都', '日本 京都'), '東京の[日本]、[京都]');
  assert.equal(marks('ﾊﾞｽとバス停', 'バス'), '[ﾊﾞｽ]と[バス]停');
});

test('a text is not cut before a mark', () => {
  assert.doesNotMatch(shown('ที่นี่'.repeat(100) + 'กข', ['กข']), /^… \p{M}/u);
});

test('a text without spaces is cut too, and no character in two', () => {
  const text = '𠮷野家'.repeat(100);
  const cut = shown(`${text}漢字${text}`, ['漢字']);
  assert.match(cut, /\[漢字\]/);
  assert.ok(cut.isWellFormed?.() ?? true);
  assert.ok(cut.length < 200);
});

test('a text of ten thousand marked words is cut in a moment', () => {
  const begun = performance.now();
  shown(Array.from({ length: 10_000 }, () => 'cafe').join(' '), ['cafe']);
  assert.ok(performance.now() - begun < 1_000);
});
