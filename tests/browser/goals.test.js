'use strict';
/** From the first visit to a goal, its plan, and its end; by keys alone. */
const assert = require('node:assert/strict');
const { ONE_WAY, tell, until, recordOf, textOf } = require('./world.js');
const { isAccessible } = require('./accessible.js');
const { pressButton, press, reach, typeInto, focused } = require('./learner.js');

const GOALS = '[data-goals]';

/** @typedef {import('puppeteer-core').Page} Page */

const there = (page, selector) => until(page, (wanted) => (document.querySelector(wanted)?.getClientRects().length ?? 0) > 0, selector);
const says = (page, text) => until(page, (source) => new RegExp(source).test([...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join(' ')), text.source);
/** Goes to the group of choices that holds one, and to it by arrows. @type {(page: Page, label: string) => Promise<void>} */
const choose = async (page, label) => {
  const radio = await page.evaluateHandle((wanted) => [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim().startsWith(wanted)).querySelector('input'), label);
  const stop = await page.evaluateHandle((input) => {
    const group = [...document.getElementsByName(input.name)];
    return group.find(({ checked }) => checked) ?? group[0];
  }, radio);
  await reach(page, stop);
  await page.keyboard.press(' ');
  for (let step = 0; step < 20 && !(await radio.evaluate(({ checked }) => checked)); step += 1) await page.keyboard.press('ArrowDown');
};
const open = (page, selector) => press(page, selector, (root) => root.querySelector('summary'));
const goalsOf = async (page) => Object.values((await recordOf(page)).goals ?? {});

tell('the first visit: offered, begun, and a first goal with three resources', 'demo', async ({ page, visit }) => {
  await visit('index.html');
  await there(page, '[data-begin]');
  await isAccessible(page);
  await press(page, '[data-begin]', (root) => root.querySelector('a'));
  await there(page, '.begin');
  await isAccessible(page);
  await choose(page, 'French');
  await there(page, '.begin a[href$="#begin"]');
  // The list of what one can do tells the level, and leads back.
  await press(page, '.begin', (root) => root.querySelector('a[href$="#begin"]'));
  await there(page, 'form[data-questionnaire]');
  await until(page, () => document.querySelector('.begin-back') !== null);
  await until(page, () => document.querySelector('form[data-questionnaire]').dataset.state === 'open');
  await page.evaluate(() => document.querySelectorAll('.can-do').forEach((list, rank) => list.querySelectorAll('.statement').forEach((statement) => statement.querySelectorAll('input')[rank === 0 ? 2 : 0].click())));
  await pressButton(page, 'form[data-questionnaire]', 'Show my results');
  await there(page, '.goal-mark button');
  await isAccessible(page);
  await press(page, '.begin-back', (root) => root.querySelector('a'));
  await there(page, '.begin');
  await until(page, () => document.querySelector('.begin label:has(:checked) ~ label, .begin label:has(:checked)') !== null && /point to A2/.test(document.querySelector('.begin').textContent));
  assert.deepEqual(await page.$$eval('.begin input:checked', (inputs) => inputs.slice(0, 2).map((input) => input.closest('label').textContent.trim())), ['French', 'A2']);
  assert.match(await textOf(page, '.begin .stacked'), /I can understand a price\. not yet/);
  assert.equal((await page.$$('.begin .learning-list li')).length, 3);
  await pressButton(page, '.begin', 'for travel');
  await pressButton(page, '.begin', '20 min on weekdays');
  await isAccessible(page);
  await pressButton(page, '.begin', 'Make it my goal');
  await says(page, /Your first goal is set/);
  assert.match(await focused(page), /id="today"/);
  const [{ text, why, resources, source }] = await goalsOf(page);
  assert.deepEqual([text, why, resources.length, source], ['I can understand a price.', 'for travel', 3, 'can-do']);
  assert.equal(await page.$('.begin'), null);
  assert.match(await textOf(page, '.goal'), /I can understand a price\..*You said: not yet/);
  await isAccessible(page);
  await visit('index.html');
  assert.equal(await page.$eval('[data-begin]', ({ hidden }) => hidden), true);
}, ONE_WAY);

tell('it may be skipped for good', 'demo', async ({ page, visit }) => {
  await visit('learning.html');
  await there(page, '[data-begin]');
  await pressButton(page, '[data-begin]', 'Don’t offer this again');
  await until(page, async () => JSON.parse(await selfaccess.store.text()).settings?.begin?.[1] === 'skipped');
  await visit('index.html');
  await visit('goals.html');
  await there(page, '#new-goal');
  assert.equal(await page.$('.begin'), null);
  await pressButton(page, GOALS, 'Begin with a few questions');
  await there(page, '.begin');
  assert.match(await focused(page), /id="begin"/);
}, ['file']);

tell('from an objective to the plan, through what does not fit, to its end', 'demo', async ({ page, visit }) => {
  await visit('french-cafe/order-a-coffee/index.html');
  await there(page, '.goal-mark button');
  await pressButton(page, '[data-objectives]', 'Make it a goal');
  await until(page, () => /one of your goals now/.test(document.querySelector('[data-objectives]').textContent));
  assert.match(await focused(page), /Say why and by when/);
  await isAccessible(page);
  await page.keyboard.press('Enter');
  await there(page, '.goal-form');
  await isAccessible(page);
  const due = await page.evaluate(() => selfaccess.days.add(selfaccess.format.day(Date.now()), 1));
  await page.$eval('.goal-form input[type=date]', (input, day) => {
    input.value = day;
    input.dispatchEvent(new Event('input'));
  }, due);
  await pressButton(page, '.goal-form', 'Keep the changes');
  await says(page, /The goal is changed/);
  assert.match(await textOf(page, '.goal'), /Say how much time you have/);

  // Ten minutes a day do not do for what takes longer than twenty.
  if (!(await page.$eval('#my-week', (details) => details.open))) await open(page, '#my-week');
  await pressButton(page, '#my-week', '10 min a day');
  await pressButton(page, '#my-week', 'Keep this week');
  await says(page, /Your week is kept/);
  assert.match(await textOf(page, '.goal'), /It does not fit.*What would help/);
  await isAccessible(page);
  const [{ resources }] = await goalsOf(page);
  assert.deepEqual(resources, ['french-cafe/numbers', 'french-cafe/order-a-coffee']);
  const weeks = await textOf(page, '.the-plan');
  assert.match(weeks, /This week|Next week/);
  assert.ok(weeks.indexOf('Numbers from 0 to 100') < weeks.indexOf('Ordering a coffee'));
  await press(page, '.goal-offers', (root) => [...root.querySelectorAll('button')].find(({ textContent }) => /^Take .* instead$/.test(textContent)));
  await says(page, /The goal is now due/);
  assert.match(await textOf(page, '.goal'), /As planned, you are done on/);

  await pressButton(page, '.at-hand', '5 min');
  await until(page, () => /Numbers from 0 to 100/.test(document.querySelector('.at-hand-found').textContent));
  await page.evaluate(() => (selfaccess.dom.saveFile = (name, text, type) => (globalThis.caught = { name, text, type })));
  await pressButton(page, GOALS, 'Save as a calendar file');
  const { name, text, type } = await page.evaluate(() => globalThis.caught);
  assert.match(name, /\.ics$/);
  assert.equal(type, 'text/calendar');
  assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n') && text.split('BEGIN:VEVENT').length > 4);

  await open(page, '.goal-end');
  await pressButton(page, '.goal-end', 'End it');
  await until(page, () => document.querySelector('.goal-end [role=alert]').textContent !== '');
  await choose(page, 'Changed');
  await typeInto(page, '.goal-end textarea', 'I drink tea now.');
  await isAccessible(page);
  await pressButton(page, '.goal-end', 'End it');
  await there(page, '.goal-form');
  await typeInto(page, '.goal-form textarea', 'I want to be better at tea');
  await until(page, () => /sounds like a wish/.test(document.querySelector('.goal-form').textContent));
  await open(page, '.goal-concrete');
  for (const [index, words] of ['order a pot of tea', 'in a café, with the waiter', 'I drink it.'].entries()) await typeInto(page, `.goal-concrete .goal-field:nth-of-type(${index + 1}) textarea`, words);
  await pressButton(page, '.goal-concrete', 'Put it together');
  assert.equal(await page.$eval('.goal-form textarea', ({ value }) => value), 'I can order a pot of tea, in a café, with the waiter.');
  await isAccessible(page);
  await pressButton(page, '.goal-form', 'Set this goal');
  await says(page, /Your goal is set/);
  const goals = (await goalsOf(page)).sort((a, b) => a.made - b.made);
  assert.deepEqual(goals.map(({ state = 'open', closing = '' }) => [state, closing]), [['changed', 'I drink tea now.'], ['open', '']]);
  await open(page, '.goals-ended');
  await isAccessible(page);
  await pressButton(page, '.goals-ended', 'Throw away');
  await says(page, /Thrown away/);
  assert.match(await focused(page), /Take it back/);
  await page.keyboard.press('Enter');
  await until(page, () => /1 goal that has ended/.test(document.body.textContent));
}, ONE_WAY);

tell('two tabs: what is typed in one stays when the other changes the record', 'demo', async ({ page, visit, tab }) => {
  await visit('goals.html');
  await there(page, '#new-goal');
  await pressButton(page, GOALS, 'A new goal');
  await typeInto(page, '.goal-form textarea', 'I can ask the way to the station');
  const other = await tab();
  await visit('french-cafe/order-a-coffee/index.html', other);
  await there(other, '.goal-mark button');
  await other.$eval('.goal-mark button', (button) => button.click());
  await until(page, () => document.querySelector('.goal') !== null);
  assert.equal(await page.$eval('.goal-form textarea', ({ value }) => value), 'I can ask the way to the station');
  await page.bringToFront();
  await pressButton(page, '.goal-form', 'Set this goal');
  await until(page, () => document.querySelectorAll('.goal').length === 2);
});
