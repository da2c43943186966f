'use strict';
/** One whole learner's story over the demo library: a first evening, and the next morning. */
const assert = require('node:assert/strict');
const { existsSync, rmSync, writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');
const { at, catalogueOf, each, first, follow, giveVoices, pagesOf, ready, savedFile, tellDays, textOf, until } = require('./world.js');
const { answerByKeys, check, findButton, found, itemOf, press, pressButton, reach, rightAnswer, rootOf, stateOf, typeInto, verdictOf, wrongAnswer } = require('./learner.js');

const TYPES = 10;

/** Gives back what is to be there tomorrow. */
const evening = async ({ page, visit, base, folder }) => {
  const site = read(folder);
  await page.evaluateOnNewDocument(giveVoices);
  await visit('index.html');
  assert.equal(await at(page, '[data-continue]', ({ hidden }) => hidden), true, 'nothing to continue yet');
  await findInCatalogue(page, site);
  const missed = await workThrough(page, site.exercise, site);
  await lookAgain(page, missed);
  await slipAndHint(page, base, site);
  const half = await leaveHalfDone(page, base, site);
  await practiseWords(page, base, site);
  await openGloss(page, base, site);
  const results = await answerQuestionnaire(page, base, site);
  await seePath(page, base, site);
  const learnt = await seeLearning(page, base, site, results);
  return { site, half, results, learnt };
};

const morning = async ({ page, visit, downloads }, { site, half, results, learnt }) => {
  await page.evaluateOnNewDocument(giveVoices);
  await visit('learning.html');
  assert.equal(await learning(page), learnt, 'all is still there');
  await visit('index.html');
  await until(page, () => !document.querySelector('[data-continue]').hidden);
  assert.ok(await at(page, '[data-continue] a', ({ href }) => href), 'a link to go on');
  await visit(site.exercise.path);
  for (const { id } of site.exercise.data.items) assert.equal(await stateOf(page, { root: rootOf(id) }), 'finished', id);
  assert.match(await textOf(page, '[data-quiz-end]'), /Your result/);
  await visit(half.path);
  assert.equal(await at(page, half.field, ({ value }) => value), half.text);
  await visit(site.questionnaire.path);
  assert.equal(await textOf(page, '.result-line'), results.line);
  await visit('learning.html');
  await saveEraseReadBack(page, await learning(page), downloads);
};

/** What of the demo library the story uses. */
const read = (folder) => {
  const [pages, catalogue] = [pagesOf(folder), catalogueOf(folder)];
  const entries = new Map(catalogue.resources.map((entry) => [entry.id, entry]));
  const first = (what, wanted) => pages.find((page) => page.data?.resource && page.path.endsWith('/index.html') && wanted(page)) ?? assert.fail(`the demo library has ${what} no more`);
  const paths = pages.filter(({ data }) => data?.resource?.kind === 'path');
  const onPath = ({ data }) => paths.some(({ html }) => html.includes(`data-resource="${data.resource.id}"`));
  const exercise = first('an exercise with every type on a path', (page) =>
    new Set(page.data.items.map(({ type }) => type)).size === TYPES && page.data.items.every(({ rules }) => rules.marking === 'each' && rules.tries === 2) && onPath(page));
  return {
    folder, pages, catalogue, entries, exercise,
    path: paths.find(({ html }) => html.includes(`data-resource="${exercise.data.resource.id}"`)),
    slip: first('an answer that allows a slip', ({ data }) => data !== exercise.data && data.items.some(isSlippery)),
    hint: first('a question with a hint', ({ html, data }) => data !== exercise.data && html.includes('data-hint')),
    half: first('another exercise', ({ data }) => data.resource.id !== exercise.data.resource.id && data.items.some(({ type }) => type === 'answer') && data.resource.language === exercise.data.resource.language),
    glossary: first('a glossary', ({ data }) => data.resource.kind === 'glossary'),
    gloss: first('a text with glosses', ({ html }) => html.includes('data-meaning=')),
    questionnaire: first('a questionnaire with bands', ({ data, html }) => data.questionnaire?.scales.length > 0 && html.includes('data-results=')),
  };
};
const isSlippery = ({ type, rules, keys }) => type === 'answer' && rules.typos > 0 && rules.marking === 'each' && keys[0].number === null && [...String(keys[0].key)].length > 4;

/** From the home page to the exercise, by the filters and by keys. */
const findInCatalogue = async (page, { catalogue, exercise, entries }) => {
  const entry = entries.get(exercise.data.resource.id);
  await follow(page, () => press(page, 'body', (body) => body.querySelector('.site-nav a[href$="catalogue.html"]')));
  const minutes = await each(page, '#filters select option', (options, wanted) => options.map(({ value }) => Number(value)).find((value) => value >= wanted), entry.minutes);
  const all = catalogue.resources;
  /** What is seen is what a choice leaves, and so are the counts and the address. */
  const see = async (choice) => {
    const fits = (one, but) => Object.entries(choice).every(([name, value]) => name === but || (name === 'minutes' ? one.minutes > 0 && one.minutes <= value : one[name] === value));
    const shown = all.filter((one) => fits(one)).map(({ id }) => id).sort();
    await until(page, (n) => document.querySelectorAll('.card:not([hidden])').length === n, shown.length);
    assert.deepEqual(await each(page, '.card:not([hidden])', (cards) => cards.map(({ dataset }) => dataset.id).sort()), shown);
    assert.equal(await textOf(page, '#catalogue-status'), shown.length === 1 ? '1 resource' : `${shown.length} resources`);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(await page.evaluate(() => location.hash.slice(1)))), Object.fromEntries(Object.entries(choice).map(([name, value]) => [name, String(value)])));
    const counts = await each(page, '#filters input', (boxes) => boxes.map((box) => [box.name, box.value, Number(box.closest('label').querySelector('.count').textContent)]));
    for (const [name, value, n] of counts) {
      const has = (one) => [one[name] ?? one[`${name}s`]].flat().includes(value);
      assert.equal(n, all.filter((one) => fits(one, name) && has(one)).length, `${name} ${value}`);
    }
  };
  await see({});
  for (const name of ['language', 'level']) {
    await reach(page, `#filters input[name="${name}"][value="${entry[name]}"]`);
    await page.keyboard.press(' ');
    await see(name === 'language' ? { language: entry.language } : { language: entry.language, level: entry.level });
  }
  await reach(page, '#filters select');
  const chosen = { language: entry.language, level: entry.level };
  for (let value = '', step = 0; step < 9 && Number(value) !== minutes; step += 1) {
    await page.keyboard.press('ArrowDown');
    await until(page, (before) => document.querySelector('#filters select').value !== before, value);
    value = await at(page, '#filters select', (select) => select.value);
  }
  const least = { ...chosen, minutes };
  await see(least);
  await page.reload();
  await see(least);
  await page.evaluate(() => history.back());
  await until(page, (value) => document.querySelector('#filters select').value !== value, String(minutes));
  await page.evaluate(() => history.forward());
  await see(least);
  await follow(page, () => press(page, 'main', (main, id) => main.querySelector(`[data-id="${id}"] a`), entry.id));
  assert.equal(await textOf(page, 'h1'), entry.title);
};

/** Every question by keys: two are wrong and given up, the third is right at the second try, the others at the first. Gives back those missed. */
const workThrough = async (page, { data }) => {
  const marked = data.items.filter(({ type }) => type !== 'open');
  const missed = [];
  for (const [index, { id }] of marked.entries()) {
    const item = await itemOf(page, id);
    if (index < 3) {
      await answerByKeys(page, item, wrongAnswer(item));
      assert.match(await check(page, item), /^(✗ Not right|◐ Partly right)/, id);
    }
    if (index < 2) {
      missed.push(item);
      await pressButton(page, item.root, 'Show the answer');
      assert.match(await verdictOf(page, item), /Answer:/, id);
    } else {
      await answerByKeys(page, item, rightAnswer(item));
      assert.match(await check(page, item), /^✓ Right/, id);
    }
    assert.equal(await stateOf(page, item), 'finished', id);
  }
  for (const { id } of data.items.filter(({ type }) => type === 'open')) {
    const item = await itemOf(page, id);
    await answerByKeys(page, item, rightAnswer(item));
    await pressButton(page, item.root, 'Compare with a model answer');
    assert.match(await verdictOf(page, item), /^(A model answer:|$)/);
    assert.equal(await stateOf(page, item), 'finished', id);
  }
  const end = await textOf(page, '[data-quiz-end]');
  const outOf = marked.reduce((sum, { points }) => sum + points, 0);
  assert.match(end, new RegExp(`^Your result [\\d.]+ of ${outOf} points`));
  assert.match(end, new RegExp(`Right at the first try: ${marked.length - 3} of ${marked.length} questions\\.`));
  assert.deepEqual(await each(page, '.look-again a', (links) => links.map((link) => link.getAttribute('href'))), missed.map(({ id }) => `#q-${id}`));
  return missed;
};

/** The missed ones again, until all is right. */
const lookAgain = async (page, missed) => {
  await pressButton(page, '[data-quiz-end]', `Try the ${missed.length} missed ones again`);
  for (const item of missed) {
    assert.equal(await stateOf(page, item), 'open');
    await answerByKeys(page, item, rightAnswer(item));
    assert.match(await check(page, item), /^✓ Right/, item.id);
  }
  assert.match(await textOf(page, '[data-quiz-end]'), /100%.* All of it was right\. Start afresh$/);
};

/** An answer with a slip is almost right and costs no try; a hint is counted. */
const slipAndHint = async (page, base, { slip, hint }) => {
  await page.goto(base + slip.path);
  await ready(page);
  const item = await itemOf(page, slip.data.items.find(isSlippery).id);
  const word = [...rightAnswer(item)];
  await at(page, `${item.root} .typed`, (input) => input.focus());
  const middle = word.findIndex((letter, place) => place > 0 && /\p{L}/u.test(letter));
  await answerByKeys(page, item, [...word.slice(0, middle), 'q', ...word.slice(middle + 1)].join(''));
  assert.match(await check(page, item), /^≈ Almost .*this try does not count/);
  await answerByKeys(page, item, rightAnswer(item));
  assert.match(await check(page, item), /^✓ Right/);

  await page.goto(base + hint.path);
  await ready(page);
  const asked = await found(page, 'main', (main) => main.querySelector('[data-hint]').closest('[data-question]'));
  await pressButton(page, rootOf(await asked.evaluate(({ dataset }) => dataset.question)), 'Hint');
  assert.ok(await at(page, '[data-hint]:focus', ({ innerText }) => innerText.trim()));
};

/** Types half an answer and reloads at once, without a pause. */
const leaveHalfDone = async (page, base, { half }) => {
  await page.goto(base + half.path);
  await ready(page);
  const { id } = half.data.items.find(({ type }) => type === 'answer');
  const field = `${rootOf(id)} .typed`;
  await at(page, field, (input) => input.focus());
  await typeInto(page, field, 'half an answ');
  await page.reload();
  await ready(page);
  assert.equal(await at(page, field, ({ value }) => value), 'half an answ');
  return { path: half.path, field, text: 'half an answ' };
};

/** Three cards by keys. */
const practiseWords = async (page, base, { glossary }) => {
  await page.goto(base + glossary.path);
  await ready(page);
  const n = glossary.html.match(/class="headword"/g).length;
  await pressButton(page, '[data-cards]', `Practise ${n} words as cards`);
  await until(page, () => document.querySelector('.card-progress') !== null);
  const progress = () => textOf(page, '.card-progress');
  assert.equal(await progress(), `0 of ${n} known`);
  for (const answer of ['I knew it', 'Not yet', 'I knew it']) {
    await page.keyboard.press('Enter'); // “Show the answer” has the focus
    assert.ok(await at(page, '.card-back:focus', ({ innerText }) => innerText.trim()), 'the answer is shown');
    await pressButton(page, 'dialog.cards', answer);
  }
  assert.equal(await progress(), `2 of ${n} known`);
  await page.keyboard.press('Escape');
  await until(page, () => document.querySelector('dialog') === null);
};

/** A glossed word shows its meaning; Escape leads back to it. */
const openGloss = async (page, base, { gloss }) => {
  await page.goto(base + gloss.path);
  await ready(page);
  const link = await found(page, 'main', (main) => main.querySelector('a[data-meaning]'));
  await reach(page, link);
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('.gloss-card') !== null);
  const meaning = await link.evaluate(({ dataset }) => dataset.meaning.trim());
  assert.ok((await textOf(page, '.gloss-card')).includes(meaning.replace(/\s+/g, ' ')), meaning);
  await page.keyboard.press('Escape');
  await until(page, () => document.querySelector('.gloss-card') === null);
  assert.ok(await link.evaluate((element) => element === document.activeElement), 'the focus is back');
};

/** The first label for every statement: what the scales come to, their bands and what they recommend. */
const answerQuestionnaire = async (page, base, { questionnaire, folder }) => {
  await page.goto(base + questionnaire.path);
  await ready(page);
  await pressButton(page, 'form[data-questionnaire]', 'Show my results');
  assert.equal(await textOf(page, '.questionnaire-status'), 'Answer at least one statement first.');
  const { scales, cando } = questionnaire.data.questionnaire;
  for (const { id, items } of [...scales, ...cando])
    for (const index of items.keys()) {
      await reach(page, `input[name="${id}-${index}"]`);
      await page.keyboard.press(' ');
    }
  await pressButton(page, 'form[data-questionnaire]', 'Show my results');
  await until(page, () => document.querySelector('[data-handed-in]') !== null);
  const shares = new Map();
  for (const { items } of scales) for (const item of items) for (const { name, reversed } of item.scales) shares.set(name, [...(shares.get(name) ?? []), reversed ? 1 : 0]);
  const percents = Object.fromEntries([...shares].map(([name, all]) => [name, Math.round((100 * all.reduce((sum, share) => sum + share, 0)) / all.length)]));
  const sections = await each(page, '[data-results]', (found) => found.map((section) => ({
    name: section.dataset.results, hidden: section.hidden, line: section.querySelector('.result-line')?.textContent.trim(),
    bands: [...section.querySelectorAll('.band')].filter((band) => !band.hidden).map(({ dataset }) => [Number(dataset.from), Number(dataset.to)]),
    links: [...section.querySelectorAll('.band:not([hidden]) a')].map((link) => link.getAttribute('href')),
  })));
  assert.ok(sections.length > 0);
  for (const { name, hidden, line, bands } of sections) {
    assert.equal(hidden, false, name);
    assert.match(line, new RegExp(`: ${percents[name]}%`), name);
    assert.equal(bands.length, 1, name);
    assert.ok(bands[0][0] <= percents[name] && percents[name] <= bands[0][1], name);
  }
  const links = sections.flatMap((section) => section.links);
  assert.ok(links.length > 0, 'something is recommended');
  for (const link of links) assert.ok(existsSync(join(folder, posix.join(posix.dirname(questionnaire.path), decodeURI(link.split('#')[0])))), link);
  assert.equal(await at(page, '.result-line', (line) => line === document.activeElement), true, 'the results have the focus');
  return { line: await textOf(page, '.result-line') };
};

/** The path says what is done and what time is left. */
const seePath = async (page, base, { path, entries, exercise }) => {
  await page.goto(base + path.path);
  await ready(page);
  await until(page, () => !document.querySelector('[data-time-left]').hidden);
  const steps = await each(page, '[data-resource]', (all) => all.map(({ dataset }) => ({ id: dataset.resource, state: dataset.state })));
  assert.equal(steps.find(({ id }) => id === exercise.data.resource.id).state, 'done');
  const minutes = (some) => some.reduce((sum, { id }) => sum + entries.get(id).minutes, 0);
  const words = (n) => [n >= 60 ? `${Math.floor(n / 60)} h` : '', n % 60 > 0 || n === 0 ? `${n % 60} min` : ''].filter(Boolean).join(' ');
  const done = steps.filter(({ state }) => state === 'done');
  const left = words(minutes(steps.filter(({ state }) => state !== 'done')));
  assert.ok((await textOf(page, '[data-time-left]')).startsWith(`${left} of ${words(minutes(steps))} left; ${done.length} of ${steps.length} steps`));
};

/** The text of My learning, but for the tools at its end. */
const learning = async (page) => {
  await until(page, () => document.querySelector('[data-learning] > :first-child > :is(section, .learning-empty)') !== null);
  return textOf(page, '[data-learning] > :first-child');
};

/** What was done stands there. */
const seeLearning = async (page, base, { exercise, questionnaire, entries, slip }) => {
  await page.goto(base + 'learning.html');
  await ready(page);
  const text = await learning(page);
  const answered = exercise.data.items.filter(({ type }) => type !== 'open').length + 1;
  assert.ok(text.includes(`${answered} questions answered`), `${answered} questions in: ${text}`);
  for (const { data } of [exercise, questionnaire, slip]) assert.ok(text.includes(entries.get(data.resource.id).title), data.resource.title);
  assert.match(text, /done, 100% right/);
  return text;
};

const pick = async (page, label) => press(page, 'body', findButton, label);

/** Saves to a file, erases, reads back, and reads back again. */
const saveEraseReadBack = async (page, learnt, downloads) => {
  const save = async () => {
    await pick(page, 'Save to a file');
    return savedFile(downloads);
  };
  const text = await save();
  const file = join(downloads, 'My record.json');
  writeFileSync(file, text);
  assert.equal(JSON.parse(text).library, 'selfaccess-demo');

  await pick(page, 'Erase everything');
  await press(page, 'dialog', findButton, 'Cancel');
  await until(page, () => document.querySelector('dialog') === null);
  assert.equal(await learning(page), learnt);
  await pick(page, 'Erase everything');
  await press(page, 'dialog', findButton, 'Erase everything');
  await until(page, () => document.querySelector('.learning-empty') !== null);
  assert.equal(await textOf(page, '.learning-files .learning-status'), 'Everything was erased.');

  const readBack = async () => (await first(page, '#learning-file')).uploadFile(file);
  await readBack();
  await until(page, () => /^This came in from the file: /.test(document.querySelector('.learning-files .learning-status').textContent));
  await until(page, () => document.querySelector('.learning-empty') === null);
  assert.equal(await learning(page), learnt);
  await readBack();
  await until(page, () => document.querySelector('.learning-files .learning-status').textContent === 'Everything in this file was here already.');
  assert.equal(await learning(page), learnt);
  rmSync(file);
  assert.equal(await save(), text, 'read back twice, the record is the same');
};

tellDays('a first evening and the next morning, file and http', 'demo', [evening, morning]);
