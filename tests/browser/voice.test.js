'use strict';
/** The learner's own voice: a line for the diary, notes, strategies, what goes to the adviser, and what is asked and proposed. By keys alone. */
const assert = require('node:assert/strict');
const { ONE_WAY, tell, until, textOf } = require('./world.js');
const { isAccessible } = require('./accessible.js');
const { itemOf, rightAnswer, answerByKeys, check, findButton, press, pressButton, reach, typeInto } = require('./learner.js');


/** @typedef {import('puppeteer-core').Page} Page */

/** Files that the page gives come here instead. @type {(page: Page) => Promise<() => Promise<{ name: string, text: string, type?: string }[]>>} */
const catchFiles = async (page) => {
  await page.evaluate(() => {
    globalThis.caught = [];
    selfaccess.dom.saveFile = (name, text, type) => void globalThis.caught.push({ name, text, type });
  });
  return () => page.evaluate(() => globalThis.caught);
};

const there = (page, selector) => until(page, (wanted) => document.querySelector(wanted) !== null && !document.querySelector(wanted).hidden, selector);
const open = (page, selector) => press(page, selector, (root) => root.querySelector('summary'));
const lines = (page) => page.$$eval('.diary-entry', (entries) => entries.filter((entry) => entry.getClientRects().length > 0).map((entry) => entry.querySelector('.diary-text').textContent));

tell('a line after an exercise, found again in the diary', 'little', async ({ page, visit }) => {
  await visit('diary.html');
  await there(page, '#diary-line');
  assert.match(await textOf(page, '[data-diary]'), /One line after a session is enough/);
  await isAccessible(page);

  await visit('cafe/rules/index.html');
  assert.equal(await page.$eval('[data-diary-line]', ({ hidden }) => hidden), true);
  for (const { id } of await page.evaluate(() => selfaccess.page().items)) {
    const item = await itemOf(page, id);
    await answerByKeys(page, item, rightAnswer(item));
    await check(page, item);
  }
  await there(page, '[data-diary-line]');
  await isAccessible(page);
  const prompt = await textOf(page, '[data-diary-line] label');
  await typeInto(page, '#diary-line', 'Slowly, and *aloud*.');
  await page.keyboard.press('Enter');
  await until(page, () => /In your diary: Slowly/.test(document.querySelector('[data-diary-line]').textContent));
  await visit('cafe/rules/index.html');
  await until(page, () => document.querySelector('[data-diary-line]').textContent.includes('Slowly, and *aloud*.'));

  await visit('diary.html');
  await there(page, '.diary-entry');
  assert.match(await textOf(page, '.diary-entry'), new RegExp(`${prompt.replace(/[?.]/g, '\\$&')} Slowly, and \\*aloud\\*\\. About: The rules of marking`));
  assert.notEqual(await textOf(page, '.diary-line label'), prompt, 'not the same question again');
  await page.select('#diary-about', '');
  await typeInto(page, '#diary-line', 'Café first.');
  await pressButton(page, '.diary-today', 'Write it down');
  await until(page, () => document.querySelectorAll('.diary-entry').length === 2);
  assert.deepEqual(await lines(page), ['Café first.', 'Slowly, and *aloud*.']);
  await isAccessible(page);

  await typeInto(page, '#diary-search', 'cafe');
  assert.deepEqual(await lines(page), ['Café first.']);
  assert.match(await textOf(page, '.diary-written [role=status]'), /1 entry found/);
  await typeInto(page, '#diary-search', '');

  await press(page, '.diary-entry', (entry) => entry.querySelectorAll('button')[0]);
  await typeInto(page, '.diary-entry textarea', 'Tea first.');
  await pressButton(page, '.diary-entry', 'Done');
  await until(page, () => document.querySelector('.diary-entry .diary-text')?.textContent === 'Tea first.');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Change/);

  await press(page, '.diary-entry', (entry) => entry.querySelectorAll('button')[1]);
  assert.deepEqual(await lines(page), ['Slowly, and *aloud*.']);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Take it back');
  await page.keyboard.press('Enter');
  assert.deepEqual(await lines(page), ['Tea first.', 'Slowly, and *aloud*.']);

  const files = await catchFiles(page);
  await pressButton(page, '.diary-tools', 'Save as Markdown');
  const [{ name, text, type }] = await files();
  assert.match(name, /^Diary, The little library, \d{4}-\d\d-\d\d\.md$/);
  assert.equal(type, 'text/markdown');
  assert.match(text, /Slowly, and \\\*aloud\\\*\.\n\nAbout: The rules of marking/);
}, ONE_WAY);

tell('notes are kept as they are typed, also when the page is left at once', 'little', async ({ page, visit }) => {
  await visit('cafe/rules/index.html');
  await there(page, '[data-notes]');
  await open(page, '[data-notes]');
  await there(page, '[data-notes] textarea');
  await typeInto(page, '[data-notes] textarea', 'Ask about the bill.');
  await visit('catalogue.html');
  await visit('cafe/rules/index.html');
  await until(page, () => document.querySelector('[data-notes] textarea')?.value === 'Ask about the bill.');
  assert.equal(await page.$eval('[data-notes]', (box) => box.open), true);
  assert.match(await textOf(page, '[data-notes] summary'), /My notes \(1\)/);
  await pressButton(page, '[data-notes]', 'Another note');
  await page.keyboard.type('And the tip.');
  await isAccessible(page);

  await visit('diary.html');
  await until(page, () => document.querySelectorAll('.diary-entry').length === 2);
  assert.deepEqual(await lines(page), ['And the tip.', 'Ask about the bill.']);
  assert.match(await textOf(page, '.diary-entry'), /A note on: The rules of marking/);

  await visit('cafe/rules/index.html');
  await until(page, () => document.querySelectorAll('[data-notes] textarea').length === 2);
  await typeInto(page, '[data-notes] textarea', '');
  await page.keyboard.press('Tab');
  assert.match(await textOf(page, '[data-notes] summary'), /My notes \(1\)/);
}, ONE_WAY);

tell('a strategy is tried, then kept, and the room teaches', 'demo', async ({ page, visit }) => {
  await visit('diary.html');
  await there(page, '.strategies');
  const tried = await page.$eval('.strategies a', ({ href }) => href);
  await page.goto(tried);
  await there(page, '[data-strategy]');
  await pressButton(page, '[data-strategy]', 'I’ll try this');
  await there(page, '[data-strategy] [aria-pressed=true]');
  assert.equal(await page.$eval('[data-strategy] [aria-pressed=true]', ({ textContent }) => textContent), 'I’m trying it');
  await isAccessible(page);

  await visit('diary.html');
  await there(page, '.strategies .typed');
  await typeInto(page, '.strategies .typed', 'On the bus.');
  await page.keyboard.press('Tab');
  await pressButton(page, '.strategies', 'I’m keeping it');
  await until(page, async () => Object.values((await selfaccess.store.read()).notes).some(({ verdict, text }) => verdict === 'kept' && text === 'On the bus.'));
  await isAccessible(page);
  for (const [path, title] of [['goals.html', 'Setting goals'], ['review.html', 'Remembering words'], ['diary.html', 'Keeping going'], ['adviser.html', 'Judging your own work']]) {
    await visit(path);
    await until(page, (wanted) => document.querySelector('[data-room]')?.textContent.includes(wanted), title);
  }
}, ONE_WAY);

tell('what keeps one going may be switched off', 'little', async ({ page, visit }) => {
  await visit('cafe/rules/index.html');
  await until(page, async () => Object.keys((await selfaccess.store.read()).visits).length === 1);
  await visit('diary.html');
  await there(page, '.weeks');
  assert.match(await textOf(page, '.measure'), /1 week kept/);
  await open(page, '.measure-choice');
  await press(page, '.measure-choice', (root) => [...root.querySelectorAll('label')].find(({ textContent }) => textContent.includes('Weeks')).querySelector('input'));
  await page.keyboard.press(' ');
  await until(page, () => document.querySelector('.weeks') === null);
  assert.equal(await page.evaluate(() => document.activeElement.type), 'checkbox');
  await visit('diary.html');
  await there(page, '.measure-choice');
  assert.doesNotMatch(await textOf(page, '.measure'), /week kept/);
}, ONE_WAY);

tell('the adviser gets what is ticked, and the preview is the file', 'little', async ({ page, visit }) => {
  await visit('adviser.html');
  await there(page, '#agreement-plan');
  await isAccessible(page);
  await typeInto(page, '#agreement-plan', 'Mondays on the bus.');
  await typeInto(page, '#agreement-offers', 'A partner.');
  await page.keyboard.press('Tab');
  assert.equal(await page.$eval('.paper', ({ hidden }) => hidden), true);
  await reach(page, '.adviser-parts li:nth-child(2) input');
  await page.keyboard.press(' ');
  assert.match(await textOf(page, '.paper'), /Learning agreement My plan Mondays on the bus\. What the centre offers A partner\./);
  assert.doesNotMatch(await textOf(page, '.paper'), /Diary|Goals/);
  assert.equal(await page.$eval('.adviser-preview a, .adviser-preview .learning-actions', (element) => element.hidden), false);
  await isAccessible(page);

  const files = await catchFiles(page);
  await pressButton(page, '.adviser-preview', 'Save to a file');
  const [{ name, text }] = await files();
  assert.match(name, /^Report, The little library, \d{4}-\d\d-\d\d\.json$/);
  assert.equal(text, await page.$eval('.paper-file pre', ({ textContent }) => textContent));
  const { made, ...told } = JSON.parse(text);
  assert.deepEqual(told, { selfaccess: 'report', version: 1, library: 'little', parts: { agreement: { plan: 'Mondays on the bus.', offers: 'A partner.' } } });
  assert.ok(Math.abs(made - Date.now()) < 60_000);

  await visit('adviser.html');
  await until(page, () => document.querySelector('#agreement-plan')?.value === 'Mondays on the bus.');
  assert.equal(await page.$eval('.paper', ({ hidden }) => hidden), true, 'ticks are not kept');
}, ONE_WAY);

tell('a question and a word are kept, gathered, handed over, and taken back', 'little', async ({ page, visit }) => {
  await visit('contributions.html');
  await there(page, '.learning-empty');
  await isAccessible(page);
  await visit('cafe/rules/index.html');
  await there(page, '[data-contribute]');
  await open(page, '[data-contribute]');
  await pressButton(page, '[data-contribute]', 'Keep it');
  assert.match(await textOf(page, '.contribution-fault'), /There is nothing here yet/);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA', 'the focus is where it is missing');
  await isAccessible(page);
  await page.keyboard.type('Why “une”?');
  await pressButton(page, '[data-contribute]', 'Keep it');
  await until(page, () => document.querySelector('[data-contribute] a').textContent.includes('1 from this page'));
  await press(page, '[data-contribute]', (root) => root.querySelector('input:checked'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('la carafe');
  await page.keyboard.press('Tab');
  await page.keyboard.type('jug');
  await pressButton(page, '[data-contribute]', 'Keep it');
  await until(page, () => document.querySelector('[data-contribute] a').textContent.includes('2 from this page'));

  await visit('contributions.html');
  await until(page, () => document.querySelectorAll('.contribution').length === 2);
  await isAccessible(page);
  await reach(page, '.contribution:nth-child(2) input');
  await page.keyboard.press(' ');
  const files = await catchFiles(page);
  await pressButton(page, '.hand-over', 'File with 1 item');
  const [{ text }] = await files();
  assert.deepEqual(JSON.parse(text).items.map(({ kind, more }) => [kind, more]), [['term', { term: 'la carafe', meaning: 'jug' }]]);
  assert.match(await textOf(page, '[data-contributions]'), /Not handed over yet .*Why “une”\?.*Handed over .*la carafe/s);
  await isAccessible(page);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Take it back');
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelectorAll('.contribution input').length === 2);

  await press(page, '.contribution', (root) => root.querySelectorAll('button')[0]);
  assert.equal(await page.evaluate(() => document.activeElement.value), 'la carafe');
  await page.keyboard.type('!');
  await pressButton(page, '.contribution', 'Done');
  await until(page, () => document.querySelector('.contribution')?.textContent.includes('la carafe!'));
}, ONE_WAY);

tell('an e-mail and an issue are prepared, and what was handed over is marked', 'little', async ({ page, visit }) => {
  await visit('contributions.html');
  await page.evaluate(async () => {
    const { empty, merge } = selfaccess.record;
    const now = Date.now();
    const texts = ['Why “une”?', 'Is it <b>le</b> or *la*?'];
    const items = texts.map((text, index) => selfaccess.contributions.put(empty('little'), `c${index}`, { resource: 'cafe/rules', kind: 'question', text }, now - index));
    await selfaccess.store.merge(items.reduce(merge));
  });
  await visit('contributions.html');
  await until(page, () => document.querySelectorAll('.contribution').length === 2);
  await isAccessible(page);
  const [mail, issue] = await page.$$eval('.hand-over a', (links) => links.map(({ href, textContent }) => ({ url: new URL(href), href, text: textContent, body: href.split(/body=/)[1] })));
  assert.match(mail.href, /^mailto:room@centre\.example\?subject=2%20contributions%20to%20The%20little%20library&body=/);
  assert.match(decodeURIComponent(mail.body), /^The rules of marking \(cafe\/rules\)\r\nYour question: Why “une”\?\r\n\r\n/);
  assert.match(issue.href, /^https:\/\/forge\.centre\.example\/room\/site\/issues\/new\?title=/);
  assert.match(decodeURIComponent(issue.body), /Is it \\<b>le\\<\/b> or \\\*la\\\*\?$/);

  await page.evaluate(() => document.addEventListener('click', (event) => event.target instanceof Element && event.target.closest('a') !== null && event.preventDefault()));
  await reach(page, '.contribution input');
  await page.keyboard.press(' ');
  await press(page, '.hand-over', (root) => root.querySelector('a[href^="mailto:"]'));
  await until(page, () => document.querySelector('[data-contributions]').textContent.includes('1 item is marked as handed over'));
  assert.deepEqual(await page.evaluate(async () => Object.entries((await selfaccess.store.read()).contributions).map(([id, { state }]) => [id, state])), [['c0', 'open'], ['c1', 'handed']]);
  await visit('contributions.html');
  await until(page, () => document.querySelectorAll('.contribution').length === 2);
  await press(page, '[data-contributions]', (root) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Take it back'));
  await until(page, () => document.querySelectorAll('.contribution input').length === 2);
}, ONE_WAY);
