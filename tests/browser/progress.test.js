'use strict';
/** Time, guesses and confidence as a learner meets them; and every number of My learning, reckoned again from the saved record as docs/learning.md tells. */
const assert = require('node:assert/strict');
const { ONE_WAY, tell, until, at, each, textOf, catalogueOf, recordOf } = require('./world.js');
const { isAccessible } = require('./accessible.js');
const { itemOf, rightAnswer, wrongAnswer, answerByKeys, check, pressButton, reach, stateOf } = require('./learner.js');

const TYPES = 'cafe/types/index.html';
const MINUTE = 60_000;

/** The clocks of pages go ahead by as much as the story says. */
const clocks = () => {
  const [now, at] = [Date.now.bind(Date), performance.now.bind(performance)];
  let ahead = 0;
  window.pass = (ms) => void (ahead += ms);
  performance.now = () => at() + ahead;
  Date.now = () => now() + ahead;
};
/** Time passes; `sign`: and then somebody moves. */
const pass = (page, ms, sign = true) => page.evaluate((ms, sign) => {
  window.pass(ms);
  if (sign) document.dispatchEvent(new Event('pointermove'));
}, ms, sign);

const sayHowSure = async (page, root, level) => {
  await reach(page, `${root} .confidence input`);
  await page.keyboard.press(' ');
  for (let step = 0; step < level; step += 1) await page.keyboard.press('ArrowDown');
};

tell('time is counted while somebody is there', 'little', async ({ page, visit }) => {
  await page.evaluateOnNewDocument(clocks);
  await visit(TYPES);
  const seconds = async () => Object.values(Object.values((await recordOf(page)).activity ?? {})[0] ?? {}).reduce((sum, [seconds]) => sum + seconds, 0);
  await pass(page, 0);
  for (let minute = 0; minute < 4; minute += 1) await pass(page, MINUTE);
  await until(page, () => /you have spent 4 min here/.test(document.querySelector('[data-time]').textContent));
  await pass(page, 60 * MINUTE, false);
  await until(page, () => /paused, until you go on/.test(document.querySelector('[data-time]').textContent));
  const before = await until(page, async () => {
    const counted = Object.values(JSON.parse(await selfaccess.store.text()).activity ?? {})[0];
    return counted && Object.values(counted)[0][0] >= 7 * 60 && Object.values(counted)[0][0];
  });
  assert.ok(before < 7 * 60 + 60, `${before}`);
  await pass(page, 0);
  await until(page, () => !/paused/.test(document.querySelector('[data-time]').textContent));
  assert.ok((await seconds()) < before + 60);
}, ONE_WAY);

tell('guessing how long it takes, and switching that off', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  await reach(page, '[data-time] summary');
  await page.keyboard.press('Enter');
  await pressButton(page, '[data-time]', '30 min');
  assert.match(await textOf(page, '[data-time]'), /^Your guess is 30 min\. Guess again$/);
  assert.equal(await at(page, '[data-time] summary', (summary) => summary === document.activeElement), true);
  await visit('learning.html');
  await until(page, () => document.querySelector('.learning-options') !== null);
  for (const box of await each(page, '.learning-options input', (boxes) => boxes.map((_, index) => index))) {
    await reach(page, `.learning-options li:nth-child(${box + 1}) input`);
    await page.keyboard.press(' ');
    await until(page, () => document.querySelector('.learning-options [role=status]').textContent !== '');
  }
  await until(page, async () => JSON.parse(await selfaccess.store.text()).settings?.['off:confidence']?.[1] === true);
  await visit(TYPES);
  assert.equal(await page.$('.question .confidence'), null);
  assert.equal(await at(page, '.time-guess', ({ hidden }) => hidden), true);
}, ONE_WAY);

tell('how sure one is, said by keys before the marks and not after', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const item = await itemOf(page, 'short');
  await answerByKeys(page, item, wrongAnswer(item));
  await sayHowSure(page, item.root, 2);
  assert.match(await check(page, item), /^✗ Not right/);
  assert.equal(await page.$(`${item.root} .confidence`), null);
  await page.reload();
  await until(page, () => document.querySelector('[data-question="short"]')?.dataset.state === 'tried');
  assert.equal(await page.$(`${item.root} .confidence`), null);
  await answerByKeys(page, item, rightAnswer(item));
  assert.match(await check(page, item), /^✓ Right/);
  const rows = Object.values((await recordOf(page)).resources)[0].attempts.short;
  assert.deepEqual(rows.map(([, ...values]) => values), [[1, 2, 0, 1, 0, 1]]);
  const other = await itemOf(page, 'one');
  await answerByKeys(page, other, rightAnswer(other));
  assert.match(await check(page, other), /^✓ Right/, 'it may be passed over');
}, ONE_WAY);

tell('every number of My learning can be reckoned again from the file', 'little', async ({ page, visit, folder }) => {
  await page.evaluateOnNewDocument(clocks);
  const ids = ['one', 'several', 'typed', 'short', 'verbs', 'bank'];
  for (const round of [0, 1]) {
    await visit(TYPES);
    for (const [index, id] of ids.entries()) {
      const item = await itemOf(page, id);
      if (round === 1) await pressButton(page, item.root, 'Try again');
      await until(page, (root) => document.querySelector(root).dataset.state === 'open', item.root);
      const slips = index % 2 === round;
      await answerByKeys(page, item, slips ? wrongAnswer(item) : rightAnswer(item));
      if (index < 4) await sayHowSure(page, item.root, (index + round) % 3);
      await check(page, item);
      if (slips) {
        await answerByKeys(page, item, rightAnswer(item));
        await check(page, item);
      }
      assert.equal(await stateOf(page, item), 'finished', id);
      await pass(page, MINUTE);
    }
    await pass(page, 0);
    await new Promise((resolve) => setTimeout(resolve, 600)); // what was answered is handed over soon after
  }
  await page.evaluate(() => document.querySelector('.site-nav a[href$="learning.html"]').click());
  await until(page, () => document.querySelector('.learning-totals') !== null && document.querySelector('.chart') !== null);
  const file = await recordOf(page);
  const catalogue = catalogueOf(folder);
  const text = await textOf(page, '[data-learning]');
  // Firefox puts no space between the letters of a picture.
  const says = (words) => assert.ok(text.replaceAll(' ', '').includes(words.replaceAll(' ', '')), `${words} in: ${text}`);

  const [resource, { attempts }] = Object.entries(file.resources).find(([, held]) => held.attempts);
  const all = Object.entries(attempts).map(([question, rows]) => rows.map(([time, score, tries = 1, first = score, points = 1, hints = 0, sure]) => ({ question, time, score, first, points, sure })));
  const today = Object.values(file.activity)[0];
  const counted = Object.values(today).reduce((sum, [seconds, answers]) => ({ seconds: sum.seconds + seconds, answers: sum.answers + answers }), { seconds: 0, answers: 0 });
  assert.equal(counted.answers, all.flat().length);
  says(`Today: ${Math.round(counted.seconds / 60)} min, ${counted.answers} answers`);
  says(`In all: ${all.length} questions answered`);

  const share = (rows) => {
    const newest = [...rows].sort((a, b) => b.time - a.time).slice(0, 6);
    return newest.reduce((sum, { first }, index) => sum + first / 2 ** index, 0) / newest.reduce((sum, _, index) => sum + 1 / 2 ** index, 0);
  };
  const newest = Math.max(...all.flat().map(({ time }) => time));
  const weights = all.map((rows) => rows.at(-1).points * 0.5 ** ((newest - rows.at(-1).time) / 86_400_000 / 30));
  const whole = all.reduce((sum, rows, index) => sum + weights[index] * share(rows), 0) / weights.reduce((sum, weight) => sum + weight, 0);
  const entry = catalogue.resources.find(({ id }) => id === resource);
  for (const title of entry.skills.map((skill) => catalogue.skills.find(({ id }) => id === skill).title))
    says(`${title} ${Math.round(100 * whole)}%`);

  const mean = (rows) => rows.reduce((sum, { first }) => sum + first, 0) / rows.length;
  for (const [level, name] of [[0, 'not sure'], [0.5, 'fairly sure'], [1, 'sure']]) {
    const some = all.flat().filter(({ sure }) => sure === level);
    if (some.length > 0) says(`${name} (${some.length} answer${some.length === 1 ? '' : 's'}) ${Math.round(100 * mean(some))}%`);
  }
  const again = all.filter((rows) => rows.length > 1);
  const side = (rows) => Math.round((100 * rows.reduce((sum, { first, points }) => sum + first * points, 0)) / rows.reduce((sum, { points }) => sum + points, 0));
  says(`${entry.title} ${side(again.map((rows) => rows[0]))}% ${side(again.map((rows) => rows.at(-1)))}%`);

  await isAccessible(page);
  for (const details of await page.$$('[data-learning] details')) await details.evaluate((element) => (element.open = true));
  await until(page, () => document.querySelectorAll('[data-learning] table').length > 2);
  await isAccessible(page);
}, ONE_WAY);
