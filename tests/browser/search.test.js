'use strict';
/** Search from a deep page: as one types, with accents folded, beginnings, slips, stems, Arabic without vowel marks, Japanese; and the keys of the box. */
const assert = require('node:assert/strict');
const { at, each, follow, tell, until } = require('./world.js');
const { findButton, found, press, reach } = require('./learner.js');

const BOX = 'form[data-search] input';
const DEEP = 'cafe/types/index.html';

/** The results that stand in the list, once it answers the query. @type {(page: import('puppeteer-core').Page) => Promise<{ title: string, about: string, marked: string[], href: string }[]>} */
const results = (page) => each(page, '[data-search-results] a[role=option]', (options) => options.map((option) => ({
  title: option.querySelector('.search-title').textContent,
  about: option.querySelector('.search-about').textContent.replace(/\s+/g, ' ').trim(),
  marked: [...option.querySelectorAll('mark')].map(({ textContent }) => textContent),
  href: option.getAttribute('href'),
})));

/** Types a query into the empty box and waits until that very query is answered. @type {(page: import('puppeteer-core').Page, query: string) => ReturnType<typeof results>} */
const search = async (page, query) => {
  await at(page, BOX, (input) => (input.focus(), input.select()));
  await until(page, () => selfaccess.search !== undefined && selfaccess.searchBox !== undefined);
  await page.keyboard.press('Backspace');
  await until(page, () => document.querySelector('[data-search-results]').hidden);
  await page.keyboard.type(query);
  await until(page, (query) => document.querySelector('[data-search-results]').dataset.query === query, query);
  return results(page);
};

tell('what is found', 'little', async ({ page, visit }) => {
  await visit(DEEP);
  const finds = async (query, title, marked) => {
    const found = await search(page, query);
    const hit = found.find((result) => result.title === title);
    assert.ok(hit, `“${query}” finds ${title}, not only ${found.map((result) => result.title)}`);
    assert.ok(hit.marked.includes(marked), `“${query}” marks ${marked} in ${title}, not ${hit.marked}`);
  };
  const mixed = 'Many languages on one page';
  await finds('café', 'café', 'café');
  await finds('cafe', 'café', 'café');
  await finds('CAFÉ', 'café', 'café');
  await finds('serv', 'serveuse', 'serveuse');
  await finds('serveuses', 'serveuse', 'serveuse');
  await finds('croisant', 'croissant', 'croissant');
  await finds('corissant', 'croissant', 'croissant');
  await finds('manger', mixed, 'mangeait');
  await finds('كتاب', mixed, 'كِتَابٌ');
  await finds('電車', mixed, '電車');
  await finds('waitress', 'serveuse', 'waitress');
  await finds('languages page', mixed, 'languages');

  const [best] = await search(page, 'coffee shop');
  assert.equal(best.title, 'café');
  assert.match(best.about, /^Word French A2 Words of the café$/);
  assert.match(best.href, /^\.\.\/\.\.\/cafe\/words\/index\.html#/);
  assert.deepEqual(await search(page, 'xyzzyq'), []);
  assert.equal(await at(page, '.search-status', ({ textContent }) => textContent), 'Nothing found for “xyzzyq”.');
});

tell('the keys of the search box', 'little', async ({ page, visit, base }) => {
  await visit(DEEP);
  // "/" leads to it, from anywhere but a field.
  await page.keyboard.press('/');
  assert.equal(await at(page, BOX, (box) => box === document.activeElement && box.value === ''), true);
  await search(page, 'cafe');
  const chosen = () => at(page, BOX, (box) => document.getElementById(box.getAttribute('aria-activedescendant'))?.querySelector('.search-title').textContent ?? '');
  const titles = (await results(page)).map(({ title }) => title);
  assert.ok(titles.length > 2);
  assert.match(await at(page, '.search-status', ({ textContent }) => textContent), /^\d+ results$/);
  assert.deepEqual(await at(page, BOX, (box) => ['role', 'aria-expanded', 'aria-autocomplete'].map((name) => box.getAttribute(name))), ['combobox', 'true', 'list']);
  assert.equal(await chosen(), '');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(), titles[1]);
  assert.equal(await each(page, '[role=option][aria-selected=true]', (options) => options.length), 1);
  await page.keyboard.press('ArrowUp');
  assert.equal(await chosen(), titles[0]);
  // Escape closes; the arrow opens again; Escape twice empties the box.
  await page.keyboard.press('Escape');
  assert.deepEqual(await at(page, '[data-search-results]', ({ hidden }) => [hidden, document.querySelector('form[data-search] input').value]), [true, 'cafe']);
  await page.keyboard.press('ArrowDown');
  assert.equal(await at(page, '[data-search-results]', ({ hidden }) => hidden), false);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.equal(await at(page, BOX, ({ value }) => value), '');
  // So they do while an answer is on its way.
  const left = (query) => at(page, BOX, (input, query) => {
    input.value = query;
    for (const event of [new Event('input', { bubbles: true }), new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })]) input.dispatchEvent(event);
  }, query);
  await search(page, 'cafe');
  await left('types');
  await until(page, () => document.querySelector('[data-search-results]').dataset.query === 'types');
  assert.equal(await at(page, '[data-search-results]', ({ hidden }) => hidden), true);
  await left('voilà');
  await page.evaluate(() => selfaccess.search.search('voilà', 8));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.deepEqual(await results(page), []);
  assert.deepEqual(await at(page, BOX, ({ value }) => [value, document.querySelector('[data-search-results]').hidden]), ['', true]);
  // Leaving the box closes the list.
  await search(page, 'cafe');
  await reach(page, 'main a');
  assert.equal(await at(page, '[data-search-results]', ({ hidden }) => hidden), true);
  // Enter opens what is chosen, else the first.
  await search(page, 'languages page');
  await follow(page, () => page.keyboard.press('Enter'));
  assert.equal(page.url(), `${base}cafe/mixed/index.html`);
  await search(page, 'cafe');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const href = (await results(page))[1].href;
  await follow(page, () => page.keyboard.press('Enter'));
  assert.equal(page.url(), new URL(href, `${base}cafe/mixed/index.html`).href);
});

tell('what is found is narrowed, by the keyboard alone', 'demo', async ({ page, visit }) => {
  const FILTER = '.search-head [aria-expanded]';
  const status = () => at(page, '.search-status', ({ textContent }) => textContent);
  const count = async () => Number.parseInt(await status(), 10);
  const told = () => at(page, FILTER, ({ innerText }) => innerText.replace(/\s+/g, ' ').trim());
  const changed = (before) => until(page, (before) => document.querySelector('.search-status').textContent !== before, before);
  const active = () => page.evaluate(() => [document.activeElement.closest('label')?.firstChild.textContent ?? document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent, document.querySelector('[data-search-results]').hidden]);
  const choose = async (label, letters) => {
    const before = await status();
    await reach(page, await found(page, '.search-filters', (panel, label) => [...panel.querySelectorAll('label')].find(({ firstChild }) => firstChild.textContent === label)?.querySelector('select'), label));
    await page.keyboard.type(letters);
    await changed(before);
  };
  const abouts = async () => (await results(page)).map(({ about }) => about);
  const all = (texts, pattern) => assert.deepEqual(texts.filter((text) => !pattern.test(text)), []);

  await visit('index.html');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await search(page, 'cafe');
  const whole = await count();
  assert.ok(whole > 20);
  // Its menus come when it is opened, and none that the library has but one value of.
  assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/filters.js'))), false);
  await page.keyboard.press('Tab');
  assert.deepEqual(await active(), ['Filter', false]);
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('.search-filters select') !== null);
  assert.equal(await at(page, FILTER, (button) => button.getAttribute('aria-expanded')), 'true');
  assert.deepEqual(await each(page, '.search-filters label', (labels) => labels.map(({ firstChild }) => firstChild.textContent)), ['Language', 'Level', 'Skill', 'Kind', 'Time at hand']);
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), height);
  assert.equal(await count(), whole);

  await choose('Language', 'Fr');
  const french = await count();
  assert.ok(french < whole && french > 6);
  all(await abouts(), /French/);
  // More of them; what is typed on is narrowed too.
  await reach(page, BOX);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelectorAll('a[role=option]').length > 6);
  all(await abouts(), /French/);
  await page.keyboard.press('End');
  await page.keyboard.type('s');
  await until(page, () => document.querySelector('[data-search-results]').dataset.query === 'cafes');
  all(await abouts(), /French/);
  await page.keyboard.press('Backspace');
  await until(page, () => document.querySelector('[data-search-results]').dataset.query === 'cafe');
  assert.equal(await count(), french);

  await choose('Kind', 'W');
  assert.ok((await count()) < french);
  all(await abouts(), /^Word French/);
  // A word has no skills.
  await choose('Skill', 'L');
  assert.equal(await status(), 'Nothing fits all of these. Take one of them away.');
  // Escape leads back to the box; when the list is opened again, the choice is there, and told where its menus are not.
  await page.keyboard.press('Escape');
  assert.deepEqual(await active(), ['Search', true]);
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await active(), ['Search', false]);
  await reach(page, FILTER);
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('.search-filters').hidden);
  assert.equal(await told(), 'Filter · French · Listening · Word'.replaceAll(' · ', ' '));
  // Cleared at once; the focus goes on in the box.
  await press(page, '.search-head', findButton, 'Clear filter');
  await until(page, (whole) => document.querySelector('.search-status').textContent.startsWith(`${whole} `), whole);
  assert.deepEqual(await active(), ['Search', false]);
  assert.equal(await told(), 'Filter');
  // With the query it goes.
  await reach(page, FILTER);
  await page.keyboard.press('Enter');
  await choose('Level', 'A');
  all(await abouts(), / A\d /);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await search(page, 'cafe');
  assert.equal(await count(), whole);
  // Leaving closes all of it.
  await reach(page, FILTER);
  await page.keyboard.press('Enter');
  await reach(page, '.search-filters label:last-child select');
  assert.deepEqual(await active(), ['Time at hand', false]);
  await reach(page, 'main a');
  assert.equal((await active())[1], true);
});

tell('the demo library is searched from a page deep down', 'demo', async ({ page, visit }) => {
  await visit('catalogue.html');
  const links = await each(page, '.card a', (all) => all.map((link) => [link.getAttribute('href'), link.textContent.trim()]));
  const [deep] = links.at(-1);
  await visit(deep);
  for (const [href, title] of [links[0], links[Math.floor(links.length / 2)], links.at(-2)]) {
    const found = await search(page, title.toLowerCase());
    assert.ok(found.some((result) => new URL(result.href, page.url()).href === new URL(`${'../'.repeat(deep.split('/').length - 1)}${href}`, page.url()).href), `${title} among ${found.map((result) => result.title)}`);
  }
});
