'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { page, python } = require('./page.js');
const { random, records } = require('./random.js');

const selfaccess = page();
selfaccess.days.first = () => 0;
const { notes, prompts, markdown } = selfaccess;
const { empty, merge } = selfaccess.record;
const record = (over = {}) => merge({ ...empty('lib'), ...over }, empty('lib'));
const note = (over = {}) => ({ time: 1, made: 1, kind: 'diary', resource: '', text: 'x', prompt: '', verdict: '', gone: false, ...over });

// ---- notes -----------------------------------------------------------------------------------------------------------

test('of notes those of the kind, the latest first, without what was thrown away', () => {
  const one = record({ notes: { a: note({ made: 1 }), b: note({ made: 3 }), c: note({ made: 2, kind: 'note' }), d: note({ made: 4, gone: true }) } });
  assert.deepEqual(notes.all(one, 'diary').map(({ id }) => id), ['b', 'a']);
  assert.deepEqual(notes.all(one, 'diary', 'note').map(({ id }) => id), ['b', 'c', 'a']);
});

test('a note made, changed, thrown away and taken back', () => {
  let now = record();
  const apply = (patch) => (now = merge(now, patch));
  apply(notes.put(now, 'n', { text: 'one', resource: 'r' }, 100));
  assert.deepEqual({ ...now.notes.n }, note({ time: 100, made: 100, text: 'one', resource: 'r' }));
  apply(notes.put(now, 'n', { text: 'two' }, 50)); // a clock set back
  assert.deepEqual([now.notes.n.text, now.notes.n.made, now.notes.n.time], ['two', 100, 101]);
  const before = notes.all(now, 'diary')[0];
  apply(notes.remove(now, 'n', 200));
  assert.deepEqual({ ...now.notes.n }, note({ time: 200, made: 100, text: '', resource: '', gone: true }));
  const { id, ...old } = before;
  apply(notes.put(now, id, old, 300));
  assert.deepEqual([notes.all(now, 'diary')[0].text, now.notes.n.made], ['two', 100]);
});

test('changing notes never loses to what it changes, whatever the clock says', () => {
  const [make, next] = [records(selfaccess, random(31)), random(32)];
  for (let round = 0; round < 300; round += 1) {
    const one = make();
    const ids = [...Object.keys(one.notes), 'new'];
    const id = ids[Math.floor(next() * ids.length)];
    const at = Math.floor(next() * 5);
    assert.equal(merge(one, notes.put(one, id, { text: 'changed' }, at)).notes[id].text, 'changed');
    assert.equal(merge(notes.remove(one, id, at), one).notes[id].gone, true);
  }
});

const FOUND = [
  ['', ['a', 'b', 'c']],
  ['  ', ['a', 'b', 'c']],
  ['cafe', ['a']],
  ['CAFÉ second', ['a']],
  ['second', ['a', 'b']],
  ['helped', ['b']],
  ['order', ['c']],
  ['order second', []],
  ['.*', []],
];
for (const [query, expected] of FOUND)
  test(`searching for “${query}”`, () => {
    const list = [{ id: 'a', ...note({ text: 'Café, the second time' }) }, { id: 'b', ...note({ text: 'second', prompt: 'What helped?' }) }, { id: 'c', ...note({ resource: 'cafe/order' }) }];
    assert.deepEqual(notes.find(list, query, (id) => (id === 'cafe/order' ? 'Order a coffee' : id)).map(({ id }) => id), expected);
  });

// ---- prompts ---------------------------------------------------------------------------------------------------------

const SORTS = [
  ['an exercise', { kind: 'exercise', skills: [] }, ['exercise']],
  ['by its first skill', { kind: 'exercise', skills: ['listening', 'grammar'] }, ['listening', 'exercise']],
  ['vocabulary is like a glossary', { kind: 'exercise', skills: ['vocabulary'] }, ['glossary', 'exercise']],
  ['a skill of the library’s own', { kind: 'page', skills: ['juggling'] }, ['page']],
  ['a glossary, whatever its skills', { kind: 'glossary', skills: ['reading'] }, ['glossary']],
  ['nothing in particular', { kind: '', skills: [] }, ['any']],
  ['a skill of a devious name', { kind: 'constructor', skills: ['toString', '__proto__'] }, ['any']],
];
for (const [what, activity, expected] of SORTS) test(`prompts for ${what}`, () => assert.deepEqual(prompts.sorts(activity), expected));

test('every prompt has its text, and no two are the same', () => {
  const texts = Object.entries(prompts.POOLS).flatMap(([sort, n]) => Array.from({ length: n }, (_, index) => selfaccess.t(`diary.prompt_${sort}_${index + 1}`)));
  assert.ok(texts.every((text) => !text.startsWith('diary.')));
  assert.equal(new Set(texts).size, texts.length);
  assert.ok(Object.values(prompts.POOLS).every((n) => n > 2));
});

test('the prompt is that of the day, another one on the next, and never the last again', () => {
  const next = random(8);
  const activities = SORTS.map(([, activity]) => activity);
  let [last, now] = ['', record()];
  for (let at = Date.UTC(2025, 0, 1, 9); at < Date.UTC(2027, 0, 1); at += (next() < 0.5 ? 0 : Math.floor(3 * next())) * 86_400_000 + 60_000) {
    const activity = activities[Math.floor(next() * activities.length)];
    const prompt = prompts.today(activity, now, at);
    assert.equal(prompts.today(activity, now, at), prompt);
    assert.notEqual(prompt, last);
    last = prompt;
    now = merge(now, notes.put(now, 'line', { prompt, text: 'x' }, at));
    now.notes.line.made = at;
  }
});

test('in as many days as there are prompts each comes once', () => {
  const texts = ['a', 'b', 'c', 'd', 'e'];
  const days = Array.from({ length: 5 }, (_, index) => `2025-02-${26 + index}`).map((day) => new Date(Date.UTC(2025, 1, Number(day.slice(8)))).toISOString().slice(0, 10));
  assert.equal(new Set(days.map((day) => prompts.choose(texts, day, ''))).size, 5);
});

// ---- Markdown --------------------------------------------------------------------------------------------------------

const MARKDOWN = [
  ['plain words stay plain', 'I said: it’s 5.30, (almost) done!', 'I said: it’s 5.30, (almost) done!'],
  ['emphasis', '*a* _b_ snake_case', '\\*a\\* \\_b\\_ snake_case'],
  ['a heading', '# No', '\\# No'],
  ['a list', '- one\n+ two\n3. three', '\\- one\\\n\\+ two\\\n3\\. three'],
  ['HTML and entities', '<b> &amp; & <', '\\<b> \\&amp; & \\<'],
  ['a quotation', '> so', '\\> so'],
  ['an underlining', 'Title\n===\nOther\n---', 'Title\\\n\\===\\\nOther\\\n\\---'],
  ['code and links', '`a` [b](c) \\', '\\`a\\` \\[b\\](c) \\\\'],
  ['tables and strikes', 'a | b ~~c~~', 'a \\| b \\~\\~c\\~\\~'],
  ['code by indentation', '    four', 'four'],
  ['paragraphs', 'a\r\nb\r\n\r\n\r\nc', 'a\\\nb\n\nc'],
];
for (const [what, text, expected] of MARKDOWN) test(`Markdown: ${what}`, () => assert.equal(markdown.block(text), expected));

const RENDER = `
import json, sys
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
plain = MarkdownIt("commonmark")
more = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(deflist_plugin).use(footnote_plugin).use(tasklists_plugin)

def words(inline):
    out = ""
    for token in inline.children:
        assert token.type in ("text", "hardbreak", "text_special"), (token.type, inline.content)
        out += "\\n" if token.type == "hardbreak" else token.content
    return out

def read(renderer, source):
    tokens = renderer.parse(source)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close", "heading_open", "heading_close"}, [t.type for t in tokens] + [source]
    return "\\n\\n".join(words(token) for token in tokens if token.type == "inline")

print(json.dumps([[read(plain, source), read(more, source)] for source in json.load(sys.stdin)]))
`;

test('whatever is written, two readers of Markdown show it as it was written', () => {
  const next = random(17);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const PIECES = [...'\\`*_{}[]()<>#+-.!|~&=:^$"\'/ \n\t0123aéßñ日本語ع', '\n\n', '  ', '    ', '***', '```', '~~~', '---', '===', '[^1]:', '[x]', '- [ ] ', '1. ', '10) ', '&lt;', '&#35;', '<!--', 'http://a.b/c_d',
    '| - |', ': ', '\u00a0', '😀', '![', ']('];
  const texts = Array.from({ length: 1500 }, () => Array.from({ length: 1 + Math.floor(next() * 14) }, () => pick(PIECES)).join(''));
  const blocks = texts.map((text) => text.split(/\n\s*\n/).map((part) => part.split('\n').map((line) => line.replace(/\t/g, ' ').trim()).filter((line) => line !== '').join('\n')).filter((part) => part !== '').join('\n\n'));
  const lines = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  const sources = [...texts.map(markdown.block), ...texts.map((text) => `## ${markdown.line(text)}`)];
  const shown = JSON.parse(execFileSync(python(), ['-c', RENDER], { input: JSON.stringify(sources), encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } }));
  shown.forEach(([plain, more], index) => {
    const expected = index < texts.length ? blocks[index] : lines[index - texts.length];
    assert.equal(plain, expected, sources[index]);
    assert.equal(more, expected, sources[index]);
  });
});

test('the diary as a file: by day, with what was asked and what it is about; then notes and strategies', () => {
  const at = (day) => new Date(2025, 4, day, 12).getTime();
  const one = record({ notes: {
    a: note({ made: at(3), text: 'Aloud.\nTwice.', prompt: 'What helped?', resource: 'cafe/order' }), b: note({ made: at(3) + 1, text: '*later*' }), c: note({ made: at(2), text: 'before' }),
    d: note({ kind: 'note', made: at(1), resource: 'cafe/order', text: '# mind' }), e: note({ kind: 'strategy', resource: 'll/week', verdict: 'kept', text: 'Mondays' }), f: note({ gone: true, text: '' }),
  } });
  const titles = { 'cafe/order': 'Order [a] coffee', 'll/week': 'Plan a week' };
  assert.equal(selfaccess.diaryExport.markdown(one, (id) => titles[id], 'Room #1', at(4)), `# Diary and notes, Room #1

Saved on May 4, 2025.

## May 3, 2025

\\*later\\*

*What helped?*

Aloud.\\
Twice.

About: Order \\[a\\] coffee

## May 2, 2025

before

## Notes

### Order \\[a\\] coffee

\\# mind

## Strategies

### Plan a week

I’m keeping it

Mondays
`);
});

// ---- what keeps one going --------------------------------------------------------------------------------------------

const catalogue = (...resources) => ({ resources, packs: [], levels: [], skills: [], languages: [], decks: {}, prompts: {} });
const entry = (id, over = {}) => ({ id, url: `${id}/index.html`, title: id, summary: '', kind: 'page', pack: 'p', language: '', level: '', skills: ['strategies'], topics: [], minutes: 5, objectives: [], questions: [], needs: [], cando: [], steps: [], ...over });
const goal = (over = {}) => ({ time: 1, made: 1, text: 'g', why: '', due: '', evidence: '', resources: [], source: '', state: 'open', closing: '', ...over });
const card = (over = {}) => ({ time: 1, made: 1, due: 1, stability: 10, difficulty: 5, reps: 3, lapses: 0, state: 2, last: 1, gone: false, own: null, ...over });
const NOW = new Date(2025, 4, 14, 12).getTime(); // a Wednesday
const DAY = 86_400_000;

test('goals met, and the steps towards the open ones', () => {
  const given = record({ goals: { a: goal({ resources: ['x', 'y', 'not here'] }), b: goal({ resources: ['y'] }), c: goal({ state: 'reached' }), d: goal({ state: 'dropped' }), e: goal({ state: 'gone' }) }, visits: { y: { first: 1, last: 1 } } });
  assert.deepEqual(selfaccess.motivation(given, catalogue(entry('x'), entry('y')), NOW).goals, { reached: 1, open: 2, steps: { done: 1, all: 2 } });
});

test('a course among the resources of a goal stands for its steps', () => {
  const given = record({ goals: { a: goal({ resources: ['course', 'x'] }) }, visits: { y: { first: 1, last: 1 } } });
  const course = entry('course', { kind: 'path', steps: ['x', 'y', 'z'] });
  assert.deepEqual(selfaccess.motivation(given, catalogue(entry('x'), course, entry('y'), entry('z')), NOW).goals.steps, { done: 1, all: 3 });
});

test('minutes of this week, the last and all, on all devices', () => {
  const counts = (seconds) => ({ seconds, answers: 0, reviews: 0, resources: {} });
  const activity = { '2025-05-11': { a: counts(600) }, '2025-05-12': { a: counts(300), b: counts(330) }, '2025-05-14': { a: counts(30) }, '2024-01-01': { a: counts(60) } };
  assert.deepEqual(selfaccess.motivation(record({ activity }), catalogue(), NOW).minutes, { week: 11, before: 10, all: 22 });
});

test('words known: those that last a week; missed questions are no words', () => {
  const cards = { 't:g#a': card(), 't:g#b': card({ stability: 3 }), 'w:c': card({ state: 3 }), 'w:d': card({ reps: 0 }), 'q:r#q': card(), 't:g#e': card({ gone: true }) };
  assert.deepEqual(selfaccess.motivation.words(record({ cards })), { known: 1, learning: 2 });
});

test('weeks: kept by anything, a rest breaks nothing, a wrong clock counts for nothing', () => {
  const given = record({
    notes: { a: note({ made: NOW - 28 * DAY }) }, visits: { r: { first: NOW - 14 * DAY, last: NOW } }, goals: { g: goal({ made: NOW + 400 * DAY }) },
    activity: { '2025-05-06': { a: { seconds: 0, answers: 0, reviews: 0, resources: {} } } },
  });
  const { kept, shown } = selfaccess.motivation(given, catalogue(), NOW).weeks;
  assert.equal(kept, 3);
  assert.deepEqual(shown.map(({ day, kept }) => `${day} ${kept}`), ['2025-04-14 true', '2025-04-21 false', '2025-04-28 true', '2025-05-05 false', '2025-05-12 true']);
});

test('nothing done yet: no week is shown as a rest', () => {
  assert.deepEqual(selfaccess.motivation(record(), catalogue(), NOW).weeks, { kept: 0, shown: [] });
});

test('what was reached is never taken away: weeks and goals only grow as time passes', () => {
  const make = records(selfaccess, random(41));
  for (let round = 0; round < 100; round += 1) {
    const one = make();
    const [now, later] = [NOW, NOW + 100 * DAY].map((at) => selfaccess.motivation(one, catalogue(), at));
    assert.ok(later.weeks.kept >= now.weeks.kept);
    assert.ok(now.weeks.shown.length <= 12);
    assert.equal(later.goals.reached, now.goals.reached);
  }
});

test('each part may be switched off', () => {
  for (const part of selfaccess.motivation.PARTS) {
    const off = merge(record(), selfaccess.settings.turn(record(), `motivation-${part}`, false, 1));
    const found = selfaccess.motivation(off, catalogue(), NOW);
    assert.deepEqual(Object.entries(found).filter(([, value]) => value === null).map(([name]) => name), [part]);
  }
});

// ---- the room teaches ------------------------------------------------------------------------------------------------

const ROOM = [
  ['nothing fits', [entry('a', { topics: ['time'] })], ['goals'], null],
  ['a page of another skill', [entry('a', { topics: ['goals'], skills: ['reading'] })], ['goals'], null],
  ['the first that names it', [entry('a', { topics: ['goals'] }), entry('b', { topics: ['goals'] })], ['goals'], 'a'],
  ['one that names it early', [entry('a', { topics: ['study', 'time'] }), entry('b', { topics: ['time'] })], ['time'], 'b'],
  ['a text before an exercise', [entry('a', { topics: ['goals'], kind: 'exercise' }), entry('b', { topics: ['study', 'time', 'goals'] })], ['goals'], 'b'],
  ['an exercise when there is no text', [entry('a', { topics: ['goals'], kind: 'exercise' })], ['goals'], 'a'],
  ['by the library’s own word', [entry('a', { topics: ['Ziele'] })], ['goals', 'ziele'], 'a'],
  ['not the page where one is', [entry('here', { topics: ['goals'] }), entry('b', { topics: ['study', 'goals'] })], ['goals'], 'b'],
];
for (const [what, resources, words, expected] of ROOM) test(`the room: ${what}`, () => assert.equal(selfaccess.room.page(catalogue(...resources), words, 'here')?.id ?? null, expected));

// ---- the line at the end ---------------------------------------------------------------------------------------------

const attempt = (time, resource = 'r') => ({ resource, question: 'q', time, score: 1, first: 1, points: 1, tries: 1, hints: 0 });
const draft = (over) => ({ time: NOW, given: 'x', tries: 0, hints: 0, first: null, done: true, score: null, ...over });
const WORKED = [
  ['nothing', {}, false],
  ['an answer today', { attempts: [attempt(NOW - 1000)] }, true],
  ['an answer yesterday', { attempts: [attempt(NOW - DAY)] }, false],
  ['an answer elsewhere', { attempts: [attempt(NOW, 's')] }, false],
  ['a questionnaire', { sittings: [{ resource: 'r', time: NOW, answers: {}, results: {} }] }, true],
  ['writing finished', { drafts: { 'r#w': draft({}) } }, true],
  ['writing begun', { drafts: { 'r#w': draft({ done: false }) } }, false],
];
for (const [what, given, expected] of WORKED) test(`worked today: ${what}`, () => assert.equal(selfaccess.diaryLine.workedToday(record(given), 'r', NOW), expected));
