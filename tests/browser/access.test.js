'use strict';
/** axe-core on every kind of page, light and dark, before and after what a learner does there, and from right to left: nothing that it objects to. */
const assert = require('node:assert/strict');
const { at, BROWSER, ONE_WAY, pagesOf, tell, until, wishes } = require('./world.js');
const { objections } = require('./accessible.js');
const { answerByKeys, itemOf, rightAnswer, wrongAnswer } = require('./learner.js');

/** What hangs on colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

// Chromium shows each page in both schemes, Firefox (which cannot switch) in the dark one.
if (BROWSER === 'firefox') wishes['layout.css.prefers-color-scheme.content-override'] = 0;

/** What axe objects to, as the page now is, in both schemes. @type {(page: import('puppeteer-core').Page) => Promise<string[]>} */
const inBothSchemes = async (page) => {
  const light = await objections(page);
  if (BROWSER === 'firefox') {
    assert.ok(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches));
    return light;
  }
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  const dark = await objections(page, { type: 'rule', values: COLOURS });
  await page.emulateMediaFeatures([]);
  return [...light, ...dark.map((objection) => `dark: ${objection}`)];
};

/** Notes what axe objects to under a name; at the end there must be nothing. */
const notes = (page) => {
  /** @type {Record<string, string[]>} */
  const kept = {};
  return { kept, look: async (name) => {
    const found = await inBothSchemes(page);
    if (found.length > 0) kept[name] = [...(kept[name] ?? []), ...found];
  } };
};

/** Shows the results of a questionnaire. */
const fillIn = async (page) => {
  for (const name of await page.evaluate(() => [...new Set([...document.querySelectorAll('.statement input')].map(({ name }) => name))])) await at(page, `input[name="${name}"]`, (input) => input.click());
  await at(page, '.questionnaire-end button', (button) => button.click());
  await until(page, () => document.querySelector('[data-handed-in]') !== null);
};

tell('every kind of page', 'demo', async ({ page, visit, folder }) => {
  const pages = pagesOf(folder);
  const path = (kind, more = () => true) => pages.find(({ path, data, html }) => path.endsWith('/index.html') && data?.resource?.kind === kind && more(html, data)).path;
  const { kept, look } = notes(page);
  const exercise = path('exercise');
  const kinds = {
    'learning, empty': 'learning.html', home: 'index.html', catalogue: 'catalogue.html', credits: 'credits.html', pack: pages.find(({ html }) => html.includes('class="pack-page"')).path, page: path('page', (html) => !html.includes('class="pack-page"')),
    exercise, worksheet: exercise.replace('index.html', 'worksheet.html'), glossary: path('glossary'), questionnaire: path('questionnaire', (_, data) => data.questionnaire.scales.length > 0), path: path('path'),
    'can-do list': path('questionnaire', (_, data) => data.questionnaire.cando.length > 0), 'worksheet of a questionnaire': path('questionnaire').replace('index.html', 'worksheet.html'),
  };
  for (const [kind, path] of Object.entries(kinds)) {
    await visit(path);
    await look(kind);
    if (kind !== 'questionnaire' && kind !== 'can-do list') continue;
    await fillIn(page);
    await look(`${kind} with results`);
  }
  await visit('learning.html');
  await until(page, () => document.querySelector('.learning-totals') !== null);
  await look('learning, filled');
  assert.deepEqual(kept, {});
}, ONE_WAY);

// From right to left in both schemes, from left to right in one: the style sheet is the same.
for (const site of [BROWSER === 'chromium' ? 'arabic' : 'little'])
  tell(`what a learner does, ${site}`, site, async ({ page, visit }) => {
    const { kept, look } = notes(page);
    await visit('cafe/types/index.html');
    await look('questions');
    const ids = await page.evaluate(() => JSON.parse(document.getElementById('page').textContent).items.map(({ id }) => id));
    for (const id of ids.slice(0, -2)) {
      const item = await itemOf(page, id);
      await answerByKeys(page, item, wrongAnswer(item));
      await at(page, `${item.root} [data-actions] .primary`, (button) => button.click());
    }
    await look('questions tried');
    for (const [index, id] of ids.slice(0, -2).entries()) {
      const item = await itemOf(page, id);
      if (index % 2 === 0) await answerByKeys(page, item, rightAnswer(item));
      await at(page, `${item.root} [data-actions] ${index % 2 === 0 ? '.primary' : 'button:last-child'}`, (button) => button.click());
    }
    const letter = await itemOf(page, ids.at(-1));
    await answerByKeys(page, letter, rightAnswer(letter));
    await at(page, `${letter.root} [data-actions] .primary`, (button) => button.click());
    await until(page, () => document.querySelector('.quiz-total .quiz-points') !== null);
    await look('questions finished');

    await at(page, 'form[data-search] input', (input) => input.focus());
    await page.keyboard.type('cafe');
    await until(page, () => document.querySelectorAll('[role=option]').length > 0);
    await page.keyboard.press('ArrowDown');
    await look('search');
    await at(page, '.search-head [aria-expanded]', (button) => button.click());
    await until(page, () => document.querySelector('.search-filters select') !== null);
    await page.select('.search-filters [name=skill]', 'grammar');
    await until(page, () => !document.querySelector('.search-head .button').hidden);
    await look('search, narrowed');

    await visit('cafe/words/index.html');
    await look('glossary');
    await at(page, '[data-cards] button', (button) => button.click());
    await look('card');
    await page.keyboard.press('Enter');
    await look('card turned');

    await visit('cafe/mixed/index.html');
    await at(page, 'details', (details) => (details.open = true));
    await look('text');
    await at(page, 'a[data-meaning]', (link) => link.click());
    await look('gloss');

    await visit('cafe/survey/index.html');
    await fillIn(page);
    await look('questionnaire with results');
    await visit('cafe/route/index.html');
    await until(page, () => !document.querySelector('[data-time-left]').hidden);
    await look('path begun');
    await visit('index.html');
    await until(page, () => !document.querySelector('[data-continue]').hidden);
    await look('home with a place to go on');
    await visit('cafe/together/index.html');
    await look('marked together');
    for (const path of ['souk/right/index.html', 'eki/train/index.html', 'cafe/index.html', 'catalogue.html', 'credits.html', 'cafe/types/worksheet.html', 'cafe/survey/worksheet.html']) {
      await visit(path);
      await look(path);
    }
    await visit('learning.html');
    await until(page, () => document.querySelector('.learning-totals') !== null);
    await look('learning');
    await at(page, '.learning-files .danger', (button) => button.click());
    await look('erase?');
    assert.deepEqual(kept, {});
  }, ONE_WAY);

tell('a page for screen readers has its landmarks and one title', 'arabic', async ({ page, visit }) => {
  for (const path of ['index.html', 'cafe/types/index.html']) {
    await visit(path);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction, document.querySelectorAll('h1').length, document.querySelectorAll('main').length]), ['ar', 'rtl', 1, 1]);
  }
  // The first Tab leads to the skip link, and that to the content.
  await page.keyboard.press('Tab');
  assert.equal(await at(page, ':focus', ({ className }) => className), 'skip-link');
  await page.keyboard.press('Enter');
  await until(page, () => document.activeElement.id === 'main');
}, ['file']);

tell('a table that another font makes too wide for its place can be reached by keys', 'little', async ({ page, visit }) => {
  await visit('cafe/mixed/index.html');
  const settled = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await at(page, 'main table', (table) => Object.assign(table.style, { display: 'block', overflow: 'auto', width: '20rem', height: '60rem', fontSize: '4px' }));
  await settled();
  assert.equal(await at(page, 'main table', (table) => table.tabIndex), -1);
  // Its own size stays.
  await at(page, 'main table', (table) => table.querySelectorAll('th, td').forEach((cell) => (cell.style.minWidth = '20rem')));
  await settled();
  await page.evaluate(() => document.fonts.dispatchEvent(new Event('loadingdone')));
  assert.equal(await at(page, 'main table', (table) => table.tabIndex), 0);
}, ONE_WAY);
