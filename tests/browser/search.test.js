'use strict';
/** Search from a deep page: as one types, with accents folded, beginnings, slips, stems, Arabic without vowel marks, Japanese; and the keys of the box. */
const assert = require('node:assert/strict');
const { at, each, follow, tell, until } = require('./world.js');
const { reach } = require('./learner.js');

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
