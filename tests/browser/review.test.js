'use strict';
/** The review: words are kept where one meets them, come back in four ways, by keys alone; missed questions come back too; the days go by. */
const assert = require('node:assert/strict');
const { ONE_WAY, at, each, tell, until, textOf } = require('./world.js');
const { isAccessible } = require('./accessible.js');
const { answerByKeys, check, itemOf, press, pressButton, reach, rightAnswer, typeInto, wrongAnswer } = require('./learner.js');

const DAY = 24 * 60 * 60 * 1000;
const WORDS = 'cafe/words/index.html';

/** From the next page on the clocks are so many days ahead. @type {(page: import('puppeteer-core').Page, days: number) => Promise<unknown>} */
const setClock = (page, days) => page.evaluateOnNewDocument((ahead) => {
  const now = (globalThis.realNow ??= Date.now.bind(Date));
  Date.now = () => now() + ahead;
}, days * DAY);

/** There may be no loudspeaker, so that it is only noted what would be heard. */
const listenIn = () => {
  globalThis.heard = [];
  HTMLMediaElement.prototype.play = async function () {
    globalThis.heard.push(new URL(this.src).pathname.split('/').slice(-2).join('/'));
  };
};

const there = (page, selector) => until(page, (wanted) => document.querySelector(wanted) !== null, selector);
const cards = (page) => page.evaluate(async () => (await selfaccess.store.read()).cards);
const way = (page) => textOf(page, '.review-way');
const isFocused = (page, selector) => at(page, selector, (element) => element === document.activeElement);

/** Begins today's session by keys. */
const begin = async (page, visit) => {
  await visit('review.html');
  await there(page, '.review-begin');
  await press(page, '.review-now', (root) => root.querySelector('.review-begin'));
  await there(page, '.review-card');
};
/** Turns the card and says how it went, by keys. */
const rate = async (page, key) => {
  await page.keyboard.press(' ');
  await there(page, '.review-ratings');
  assert.ok(await isFocused(page, '.review-back'), 'what is to be read has the focus');
  await page.keyboard.press(key);
};
const done = (page) => there(page, '.review-done');

tell('a word is kept by its key, and comes back in four ways', 'little', async ({ page, visit }) => {
  await page.evaluateOnNewDocument(listenIn);
  await visit('review.html');
  await there(page, '[data-review] .learning-empty');
  await isAccessible(page);
  await pressButton(page, '[data-review]', 'Choose words from a glossary');
  await there(page, '#term-café .keep');
  await reach(page, '#term-café .keep');
  await page.keyboard.press('k');
  await until(page, () => document.querySelector('#term-café .keep').getAttribute('aria-pressed') === 'true');
  await until(page, async () => 't:cafe/words#term-café' in (await selfaccess.store.read()).cards);
  await isAccessible(page);
  // Kept by mistake, and let go.
  await press(page, '#term-croissant', (root) => root.querySelector('.keep'));
  await until(page, async () => 't:cafe/words#term-croissant' in (await selfaccess.store.read()).cards);
  await page.keyboard.press('K');
  await until(page, async () => (await selfaccess.store.read()).cards['t:cafe/words#term-croissant'].gone);

  // The first time: what does it mean?
  await begin(page, visit);
  assert.equal(await way(page), 'What does it mean?');
  assert.match(await textOf(page, '.review-front'), /^café$/);
  assert.ok(await isFocused(page, '.review-card .primary'));
  await isAccessible(page);
  await page.keyboard.press(' ');
  await there(page, '.review-ratings');
  assert.match(await textOf(page, '.review-back'), /coffee; coffee shop.*Un café, s'il vous plaît\. ?A coffee, please\./);
  assert.deepEqual(await each(page, '.review-ratings button', (buttons) => buttons.map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim())), [
    '1 Not yet tomorrow', '2 With effort in 2 days', '3 I knew it in 3 days', '4 Easily in 8 days']);
  await isAccessible(page);
  await page.keyboard.press('3');
  await done(page);
  assert.match(await textOf(page, '.review-done'), /You went over 1 card\. You knew 1 of 1\..*Nothing waits for you today\. The next card is due in 3 days\./);
  await isAccessible(page);
  await pressButton(page, '.review-done', 'Back to the overview');
  await until(page, () => /Nothing waits for you today/.test(document.querySelector('.review-today')?.textContent ?? ''));

  // Three days later: how do you say it?
  await setClock(page, 3);
  await begin(page, visit);
  assert.equal(await way(page), 'How do you say it?');
  assert.equal(await textOf(page, '.review-front'), 'coffee; coffee shop');
  await rate(page, '3');
  await done(page);

  // Then it is heard.
  await setClock(page, 17);
  await begin(page, visit);
  assert.equal(await way(page), 'Listen. What is it, and what does it mean?');
  await until(page, () => globalThis.heard.length === 1);
  await page.keyboard.press('l');
  await until(page, () => globalThis.heard.length === 2);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), ['audio/merci.wav', 'audio/merci.wav']);
  assert.doesNotMatch(await textOf(page, '.review-card'), /café|coffee/);
  await isAccessible(page);
  await rate(page, '3');
  await done(page);

  // And written. What is almost right may be mended.
  await setClock(page, 100);
  await begin(page, visit);
  for (let turn = 0; turn < 3 && (await way(page)) !== 'How do you write it?'; turn += 1) {
    // Well known, the ways take turns.
    await rate(page, '3');
    await done(page);
    await setClock(page, 100 + 370 * (turn + 1));
    await begin(page, visit);
  }
  assert.equal(await way(page), 'How do you write it?');
  await isAccessible(page);
  assert.ok(await isFocused(page, '.review-card .typed'));
  await page.keyboard.type('caffé');
  await page.keyboard.press('Enter');
  await until(page, () => /Almost/.test(document.querySelector('.review-card [data-verdict]').textContent));
  await typeInto(page, '.review-card .typed', 'cafe');
  await page.keyboard.press('Enter');
  await there(page, '.review-ratings');
  assert.match(await textOf(page, '.review-card .verdict'), /^✓ Right Mind the accents\./);
  assert.equal(await at(page, '.review-ratings .primary', (button) => button.dataset.rating), '2');
  await isAccessible(page);
  await page.keyboard.press('Enter');
  await done(page);
  const { reps, lapses } = (await cards(page))['t:cafe/words#term-café'];
  assert.ok(reps >= 4 && lapses === 0);
}, ONE_WAY);

tell('what was not known comes again at the end; an answer is taken back; the days are counted', 'little', async ({ page, visit }) => {
  await visit(WORDS);
  for (const term of ['addition', 'café', 'serveuse']) await press(page, `#term-${term}`, (root) => root.querySelector('.keep'));
  await until(page, async () => Object.keys((await selfaccess.store.read()).cards).length === 3);
  await begin(page, visit);
  assert.equal(await textOf(page, '.review-progress'), 'Card 1 of 3');
  await rate(page, '1');
  await until(page, () => /2 of 3/.test(document.querySelector('.review-progress').textContent));
  await rate(page, '4');
  await until(page, () => /3 of 3/.test(document.querySelector('.review-progress').textContent));
  // Not easily at all.
  await page.keyboard.press('u');
  await until(page, () => /2 of 3/.test(document.querySelector('.review-progress').textContent));
  await rate(page, '2');
  await until(page, () => /3 of 3/.test(document.querySelector('.review-progress').textContent));
  await rate(page, '3');
  await until(page, () => document.querySelector('.review-progress').textContent === 'Once more, since you missed it');
  await page.keyboard.press(' ');
  await there(page, '.review-ratings');
  assert.equal(await each(page, '.review-ratings button', (buttons) => buttons.length), 2);
  await page.keyboard.press('2');
  await done(page);
  assert.match(await textOf(page, '.review-done'), /You went over 3 cards\. You knew 2 of 3\..*Not known yet/);
  const found = Object.values(await cards(page)).map(({ reps, due }) => [reps, Math.round((due - Date.now()) / DAY)]).sort();
  assert.deepEqual(found.map(([reps]) => reps), [1, 1, 1]);
  await until(page, async () => Object.values((await selfaccess.store.read()).activity).flatMap((devices) => Object.values(devices)).reduce((sum, { reviews }) => sum + reviews, 0) === 3);
  assert.deepEqual(await page.evaluate(async () => selfaccess.reviewDue(await selfaccess.store.read(), Date.now())), { due: 0, today: 0, minutes: 0 });
}, ['http']);

tell('a missed question comes back the next day, asked in place or linked; answered on its page it counts on', 'little', async ({ page, visit }) => {
  await visit('cafe/types/index.html');
  for (const id of ['short', 'pairs', 'several']) {
    const item = await itemOf(page, id);
    for (let round = 0; round < item.rules.tries; round += 1) {
      await answerByKeys(page, item, round === 0 ? wrongAnswer(item) : id === 'short' ? 'yyyyyy' : wrongAnswer(item));
      await check(page, item);
    }
    if ((await at(page, item.root, ({ dataset }) => dataset.state)) !== 'finished') await pressButton(page, item.root, 'Show the answer');
  }
  await until(page, async () => (await selfaccess.store.read()).attempts.length === 3);
  await visit('review.html');
  await until(page, () => /Nothing waits for you today\. The next card is due tomorrow\./.test(document.querySelector('.review-today')?.textContent ?? ''));

  await setClock(page, 1);
  await visit('cafe/types/index.html');
  const pairs = await itemOf(page, 'pairs');
  await pressButton(page, pairs.root, 'Try again');
  await answerByKeys(page, pairs, rightAnswer(pairs));
  await check(page, pairs);
  await until(page, async () => (await selfaccess.store.read()).attempts.length === 4);
  await begin(page, visit);
  for (let asked = 0; asked < 2; asked += 1) {
    assert.match(await way(page), /^You missed this question: One of each, question \d/);
    await isAccessible(page);
    if (await page.$('.review-card .typed')) {
      await page.keyboard.type('merci');
      await page.keyboard.press('Enter');
      await there(page, '.review-ratings');
      assert.equal(await at(page, '.review-ratings .primary', (button) => button.dataset.rating), '3');
      await page.keyboard.press('Enter');
    } else {
      await pressButton(page, '.review-card', 'I don’t know');
      await there(page, '.review-ratings');
      assert.match(await textOf(page, '.review-card .verdict'), /^Answer: ?le pain ?le thé/);
      assert.equal(await at(page, '.review-ratings .primary', (button) => button.dataset.rating), '1');
      await page.keyboard.press('1');
      await until(page, () => /Once more/.test(document.querySelector('.review-progress')?.textContent ?? 'Once more'));
    }
  }
  await pressButton(page, '.review-session', 'Stop here');
  await done(page);
  const record = await page.evaluate(() => selfaccess.store.read());
  assert.deepEqual(record.attempts.slice(-2).map(({ score }) => score).sort(), [0, 1]);
  assert.equal(Object.keys(record.cards).length, 2);
}, ['http']);

tell('the answers of gaps, missed cards, and words of one’s own', 'little', async ({ page, visit }) => {
  await visit('cafe/types/index.html');
  const typed = await itemOf(page, 'typed');
  await answerByKeys(page, typed, rightAnswer(typed));
  await check(page, typed);
  await there(page, `${typed.root} .keep-words`);
  assert.deepEqual(await each(page, `${typed.root} .keep-words .keep`, (buttons) => buttons.map((button) => button.getAttribute('aria-label'))), [
    'Keep as a card: voudrais', 'Keep as a card: café', 'Keep as a card: huit']);
  await reach(page, `${typed.root} [data-gap="1"] input`);
  await page.keyboard.press('k');
  await until(page, async () => Object.keys((await selfaccess.store.read()).cards).length === 1);
  assert.deepEqual(Object.values(await cards(page))[0].own, { front: 'café', back: '', language: 'fr', from: 'cafe/types#typed', context: "Je voudrais un café, s'il vous plaît." });
  await isAccessible(page);

  await visit(WORDS);
  await press(page, '[data-cards]', (root) => root.querySelector('button'));
  for (let card = 0; (await page.$('.card-done')) === null; card += 1) {
    assert.ok(card < 20);
    await pressButton(page, 'dialog.cards', 'Show the answer');
    await pressButton(page, 'dialog.cards', card < 2 ? 'Not yet' : 'I knew it');
  }
  await pressButton(page, 'dialog.cards', 'Keep the 2 you missed as cards');
  await until(page, async () => Object.keys((await selfaccess.store.read()).cards).length === 3);
  await pressButton(page, 'dialog.cards', 'Close');

  await visit('review.html');
  await there(page, '.review-begin');
  await pressButton(page, '[data-review]', 'Add a word of your own');
  await page.keyboard.type('la noisette');
  await page.keyboard.press('Tab');
  await page.keyboard.type('hazelnut');
  await page.keyboard.press('Enter');
  await until(page, () => /^4 cards for today/.test(document.querySelector('.review-today').textContent));
  assert.match(await textOf(page, '[data-review] > [role=status]'), /^Kept as a card\.$/);
  await press(page, '[data-review]', (root) => [...root.querySelectorAll('summary')].find(({ textContent }) => textContent.startsWith('Your own words')));
  await until(page, () => document.querySelectorAll('.review-list > li').length === 2);
  await isAccessible(page);
  await press(page, '[data-review]', (root) => root.querySelector('[aria-label="Set aside: la noisette"]'));
  await until(page, () => /^3 cards for today/.test(document.querySelector('.review-today').textContent));
  // The row stays where one is, with what can be done now.
  await until(page, () => document.activeElement.getAttribute('aria-label') === 'Take up again: la noisette');
  await press(page, '[data-review]', (root) => root.querySelector('[aria-label="Delete: la noisette"]'));
  await until(page, () => document.activeElement.textContent === 'Deleted.');
  await press(page, '[data-review]', (root) => root.querySelector('[aria-label="Change: café"]'));
  await typeInto(page, 'dialog .review-row:nth-of-type(2) input', 'coffee');
  await page.keyboard.press('Enter');
  await until(page, () => /café — coffee/.test(document.querySelector('.review-list').textContent));
  const own = Object.values(await cards(page)).map(({ own }) => own).filter((own) => own !== null);
  assert.deepEqual(own.map(({ front, back }) => [front, back]), [['café', 'coffee']]);
  // How much one wants.
  await press(page, '[data-review]', (root) => [...root.querySelectorAll('summary')].find(({ textContent }) => textContent.startsWith('Minutes')));
  await there(page, '.review-settings select');
  await reach(page, '.review-settings select');
  await page.keyboard.press('ArrowDown');
  await until(page, async () => (await selfaccess.store.read()).settings.review_minutes?.value === 10);
  await isAccessible(page);
}, ['http']);

tell('a word that slips away is named, and something else is offered', 'little', async ({ page, visit }) => {
  await visit(WORDS);
  await page.evaluate(async () => {
    const now = Date.now();
    const day = 24 * 60 * 60 * 1000;
    const card = { time: now - day, made: now - 90 * day, due: now - day, stability: 0.5, difficulty: 9, reps: 12, lapses: 7, state: 2, last: now - 3 * day, gone: false, own: null };
    await selfaccess.store.merge({ ...selfaccess.record.empty(selfaccess.page().library.id), cards: { 't:cafe/words#term-addition': card } });
  });
  await visit('review.html');
  await there(page, '.review-leech');
  assert.match(await textOf(page, '.review-leech-of'), /^addition ?Forgotten 7 times\./);
  await isAccessible(page);
  await pressButton(page, '.review-leech', 'Make an example');
  await typeInto(page, '#review-sentence', 'Je paie l’addition.');
  await pressButton(page, '.review-leech', 'Keep the sentence');
  await until(page, async () => (await selfaccess.store.read()).cards['t:cafe/words#term-addition'].own?.context === 'Je paie l’addition.');
  await press(page, '.review-now', (root) => root.querySelector('.review-begin'));
  await there(page, '.review-card');
  await page.keyboard.press(' ');
  await there(page, '.review-leech');
  assert.match(await textOf(page, '.review-back'), /Je paie l’addition\./);
  await pressButton(page, '.review-leech', 'Set aside');
  await done(page);
  assert.equal((await cards(page))['t:cafe/words#term-addition'].gone, true);
}, ['http']);

tell('by touch, on a narrow screen', 'little', async ({ page, visit }) => {
  await page.setViewport({ width: 320, height: 640 });
  await visit(WORDS);
  await (await page.$('#term-café .keep')).click();
  await until(page, async () => Object.keys((await selfaccess.store.read()).cards).length === 1);
  await visit('review.html');
  await there(page, '.review-begin');
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  assert.ok(await fits());
  await (await page.$('.review-begin')).click();
  await (await page.waitForSelector('.review-card .primary')).click();
  await there(page, '.review-ratings');
  assert.ok(await fits());
  assert.ok(await each(page, '.review-ratings button', (buttons) => buttons.every((button) => button.getBoundingClientRect().height >= 44)));
  await (await page.$('.review-ratings [data-rating="3"]')).click();
  await done(page);
}, ['http']);
