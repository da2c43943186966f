'use strict';
/** Every type of question: by keys and by touch; right, wrong, partly and almost right, empty; hints, tries and points; and what a screen reader hears of it. */
const assert = require('node:assert/strict');
const { at, each, tell, until, textOf } = require('./world.js');
const {
  answerByKeys, answerByTouch, buttonsOf, check, found, hears, itemOf, press, pressButton, putButton, reach, rightAnswer, rootOf, stateOf, tap, tapButton, tileButton, typeInto, verdictOf, wrongAnswer,
} = require('./learner.js');

const TYPES = 'cafe/types/index.html';
/** The questions of library/content/cafe/types.md that are marked. */
const MARKED = ['one', 'several', 'typed', 'bank', 'short', 'pairs', 'groups', 'steps', 'sentence', 'verbs', 'heard'];
/** Those that are answered without a keyboard. */
const TOUCHED = ['one', 'several', 'pairs', 'groups', 'steps', 'sentence', 'verbs'];
const EMPTY = /^There is no answer here yet. It has cost you no try.$/;

/** Checks by a tap, and gives what is said then. */
const tapCheck = async (page, item) => {
  const before = await verdictOf(page, item);
  await tapButton(page, item.root, 'Check');
  await until(page, (root, before) => document.querySelector(`${root} [data-verdict]`).innerText.replace(/\s+/g, ' ').trim() !== before, item.root, before);
  return verdictOf(page, item);
};

/** Where the marks of the key lie beyond what one sees. */
const isClosed = (page, { root }) => at(page, `${root} [data-key]`, (key) => getComputedStyle(key).display === 'none');

tell('by keys alone: empty, wrong, right', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  for (const id of MARKED) {
    const item = await itemOf(page, id);
    assert.equal(await isClosed(page, item), true);
    assert.match(await check(page, item), EMPTY, id);
    await answerByKeys(page, item, wrongAnswer(item));
    assert.match(await check(page, item), /^(✗ Not right|◐ Partly right).* You have 1 more try\.|That is/, id);
    assert.deepEqual(await buttonsOf(page, item.root), id === 'one' ? ['Check', 'Hint', 'Show the answer'] : ['Check', 'Show the answer']);
    await answerByKeys(page, item, rightAnswer(item));
    assert.match(await check(page, item), /^✓ Right$/, id);
    assert.equal(await stateOf(page, item), 'finished');
    assert.deepEqual(await buttonsOf(page, item.root), ['Try again']);
    assert.ok(await at(page, `${item.root} [data-verdict]`, (verdict) => verdict === document.activeElement), 'the verdict has the focus when the button has gone');
  }
}, ['file']);

tell('by touch alone', 'little', async ({ page, visit }) => {
  await page.setViewport({ width: 320, height: 640, hasTouch: true });
  await visit(TYPES);
  for (const id of TOUCHED) {
    const item = await itemOf(page, id);
    await answerByTouch(page, item, wrongAnswer(item));
    assert.match(await tapCheck(page, item), /^(✗ Not right|◐ Partly right)/, id);
    await answerByTouch(page, item, rightAnswer(item));
    assert.match(await tapCheck(page, item), /^✓ Right$/, id);
  }
  const bank = await itemOf(page, 'bank');
  for (const [gap, tile] of [[0, 0], [1, 1]]) {
    await tap(page, bank.root, tileButton, tile);
    await tap(page, bank.root, (root, index) => root.querySelector(`[data-gap="${index}"] input`), gap);
  }
  assert.match(await tapCheck(page, bank), /^✓ Right$/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'marked answers fit a small phone');
}, ['http']);

tell('with a mouse one may drag', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const drag = async (root, from, to) => {
    const [start, end] = [await found(page, root, (root, selector) => root.querySelector(selector), from), await found(page, root, (root, selector) => root.querySelector(selector), to)];
    await at(page, root, (section) => section.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const [a, b] = [await start.boundingBox(), await end.boundingBox()];
    await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await page.mouse.down();
    await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 4 });
    await page.mouse.up();
  };
  const pairs = await itemOf(page, 'pairs');
  await drag(pairs.root, '[data-right="0"]', '[data-left="0"] .slot');
  await drag(pairs.root, '[data-right="1"]', '[data-left="1"] .slot');
  assert.match(await check(page, pairs), /^✓ Right$/);
  const groups = await itemOf(page, 'groups');
  for (const [tile, bin] of groups.key.entries()) await drag(groups.root, `[data-tile="${tile}"]`, `[data-bin="${bin}"]`);
  assert.match(await check(page, groups), /^✓ Right$/);
}, ['http']);

tell('what is said to answers', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const said = async (id, given) => {
    const item = await itemOf(page, id);
    await answerByKeys(page, item, given);
    return check(page, item);
  };
  // An expected wrong answer, one that is half right, one that is nearly right and costs no try, and the right one.
  assert.match(await said('short', 'mercy'), /^✗ Not right You have 1 more try\. That is English; the French ends in -i\.$/);
  await pressButton(page, rootOf('short'), 'Show the answer');
  assert.match(await verdictOf(page, await itemOf(page, 'short')), /Answer: ?merci merci beaucoup$/);
  assert.match(await textOf(page, `${rootOf('short')} .after`), /^Merci is enough everywhere\.$/);
  await pressButton(page, rootOf('short'), 'Try again');
  assert.equal(await at(page, `${rootOf('short')} .typed`, (field) => field.value + String(field === document.activeElement)), 'true');
  assert.match(await said('short', 'merci bien'), /^◐ Partly right You have 1 more try\. Grammatical/);
  assert.match(await said('short', 'mersi'), /^≈ Almost Something small is off\. Look again; this try does not count\.$/);
  assert.match(await textOf(page, `${rootOf('short')} .typed-note`), /^mersi$/);
  assert.equal(await at(page, `${rootOf('short')} .typed-note mark`, (mark) => mark.textContent), 's');
  assert.match(await said('short', 'Merci BEAUCOUP !'), /^✓ Right$/);

  // Accents are shown, not counted; a slip in one gap of three; a menu.
  assert.match(await said('typed', ['aimerais', 'cafe', null]), /^◐ Partly right 2 of 3 are right\. Mind the accents\. You have 1 more try\.$/);
  assert.match(await said('typed', ['voudrai', 'cafe', 'huit']), /^≈ Almost 2 of 3 are right\. Mind the accents\. Something small is off/);
  assert.match(await said('typed', ['voudrais', 'café', 'oui']), /^◐ Partly right 2 of 3 are right\. Answer:/);
  assert.equal(await at(page, `${rootOf('typed')} [data-gap="2"]`, ({ dataset }) => dataset.outcome), 'wrong');

  // Wrong ticks take away; each option says its own.
  assert.match(await said('several', [0]), /^◐ Partly right You have 1 more try\.$/);
  assert.match(await said('several', [0, 2]), /^✗ Not right La says it\. Answer: ?le pain le thé$/);
  assert.match(await said('one', [0]), /Since reaches up to now\.$/);

  // Parts of each other type.
  assert.match(await said('pairs', [0, 2]), /^◐ Partly right 1 of 2 are right\./);
  assert.match(await said('groups', [0, 0, 0, 1]), /^◐ Partly right 3 of 4 are right\./);
  assert.match(await said('steps', [0, 2, 1]), /^◐ Partly right/);
  assert.match(await said('sentence', [0, 1, 3, 2]), /^◐ Partly right/);
  assert.match(await said('verbs', { phrases: 1, others: 0 }), /^◐ Partly right/);
  assert.match(await said('verbs', { phrases: 1, others: 1 }), /^✗ Not right/);
  assert.match(await said('heard', 'merci beaucoups et une bonne journee'), /^◐ Partly right/);
  assert.match(await textOf(page, `${rootOf('heard')} .differences`), /^merci not right: beaucoups et too much: une bonne with its accents: journée/);
}, ['http']);

tell('tries, points and rules', 'little', async ({ page, visit }) => {
  await visit('cafe/rules/index.html');
  const said = async (id, given) => {
    const item = await itemOf(page, id);
    await answerByKeys(page, item, given);
    return check(page, item);
  };
  assert.match(await textOf(page, `${rootOf('once')} .question-number`), /^Question 1 3 points$/);
  assert.match(await said('once', 'adieu'), /^◐ Partly right 1\.5 of 3 points Answer: ?au revoir$/);
  for (const guess of ['non', 'si', 'peut-être']) assert.match(await said('ever', guess), /^✗ Not right$/);
  assert.match(await verdictOf(page, await itemOf(page, 'ever')), /^✗ Not right$/);
  await pressButton(page, rootOf('ever'), 'Check');
  assert.match(await verdictOf(page, await itemOf(page, 'ever')), /^You have not changed your answer since the last check\.$/);
  assert.match(await said('ever', 'oui'), /^✓ Right$/);
  assert.match(await said('exact', "l'été, à Paris !"), /^✗ Not right/);
  assert.match(await said('exact', 'L’été, à Paris!'), /^✓ Right$/);
  assert.match(await said('whole', ['un', 'deux', 'quatre']), /^✗ Not right 2 of 3 are right\./);
  assert.match(await said('price', '3,50'), /^✓ Right 2 of 2 points$/);
  // 1.5 + 1 + 1 + 0 + 2 of 8 points.
  const end = await textOf(page, '[data-quiz-end]');
  assert.match(end, /Your result 5\.5 of 8 points, 69%\. Right at the first try: 1 of 5 questions\. Look at these again Question 1 3 points 1\.5 of 3 points Question 4 0 of 1 point/);
  await pressButton(page, '[data-quiz-end]', 'Try the 2 missed ones again');
  assert.deepEqual([await stateOf(page, await itemOf(page, 'once')), await stateOf(page, await itemOf(page, 'whole')), await stateOf(page, await itemOf(page, 'price'))], ['open', 'open', 'finished']);
  assert.equal(await at(page, `${rootOf('once')} .typed`, (field) => field === document.activeElement && field.value === '' && !field.readOnly), true);
}, ['http']);

tell('a page that is marked together', 'little', async ({ page, visit }) => {
  await visit('cafe/together/index.html');
  const [bread, tea, water] = [await itemOf(page, 'bread'), await itemOf(page, 'tea'), await itemOf(page, 'water')];
  const status = () => textOf(page, '[data-quiz-end] [role=status]');
  // What marks may have to come first.
  const says = (text) => until(page, (text) => document.querySelector('[data-quiz-end] [role=status]')?.innerText.trim() === text, text);
  assert.deepEqual(await buttonsOf(page, bread.root), []);
  assert.deepEqual(await buttonsOf(page, water.root), ['Hint']);
  await pressButton(page, '[data-quiz-end]', 'Check all answers');
  await says('There is no answer here yet.');
  await answerByKeys(page, bread, 'pain');
  await answerByKeys(page, tea, rightAnswer(tea));
  await pressButton(page, water.root, 'Hint');
  assert.equal(await textOf(page, ':focus'), 'It is wet.');
  await pressButton(page, '[data-quiz-end]', 'Check all answers');
  await says('1 answer is not wholly right yet. Look through it and check again. 1 question has no answer yet.');
  assert.deepEqual([await stateOf(page, bread), await stateOf(page, tea), await stateOf(page, water)], ['tried', 'finished', 'open']);
  await answerByKeys(page, bread, 'le pain');
  await answerByKeys(page, water, ['vin']);
  await pressButton(page, '[data-quiz-end]', 'Check all answers');
  await pressButton(page, '[data-quiz-end]', 'Show all answers');
  assert.match(await verdictOf(page, water), /Answer: ?De l'eau, merci\./);
  assert.match(await textOf(page, '[data-quiz-end]'), /2 of 3 points, 67%\. Right at the first try: 1 of 3 questions\. You asked for 1 hint\. Look at these again Question 3/);
  await hears(page, /^2 of 3 points, 67%\.$/);
  assert.equal(await status(), '');
}, ['file']);

tell('what a screen reader is told', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const has = async (name, role) => assert.ok(await page.$(`aria/${name}[role="${role}"]`), `no ${role} “${name}”`);
  await has('Question 1 She ___ in Paris since 2019.', 'radiogroup');
  await has('has lived', 'radio');
  await has('Question 2 Which of these are masculine?', 'group');
  await has('le pain', 'checkbox');
  await has('Gap 1', 'textbox');
  await has('Gap 3', 'combobox');
  await has('Question 5 What is the French for thank you?', 'textbox');
  await has('chien', 'button');
  await has('Put here (dog)', 'button');
  await has('Put here (masculine)', 'button');
  await has('Move up: Servir.', 'button');
  await has('entre', 'button');
  await has('Question 13 Introduce yourself to your host family.', 'textbox');
  for (const id of MARKED) assert.equal(await at(page, `${rootOf(id)} [data-verdict]`, (verdict) => verdict.getAttribute('role')), 'status');

  const [typed, pairs, steps, sentence, verbs, bank] = [await itemOf(page, 'typed'), await itemOf(page, 'pairs'), await itemOf(page, 'steps'), await itemOf(page, 'sentence'), await itemOf(page, 'verbs'), await itemOf(page, 'bank')];
  const hint = (root) => root.querySelector('.gap-hint-button');
  assert.equal(await at(page, `${typed.root} .gap-hint-button`, (button) => `${button.getAttribute('aria-label')}, ${button.getAttribute('aria-expanded')}`), 'Hint for gap 1, false');
  await press(page, typed.root, hint);
  await hears(page, /^polite form of vouloir$/);
  assert.equal(await at(page, `${typed.root} .gap-hint-button`, (button) => button.getAttribute('aria-expanded')), 'true');

  await press(page, pairs.root, tileButton, 0);
  await hears(page, /^chien: picked up\. Now choose a place for it\.$/);
  assert.equal(await at(page, `${pairs.root} [data-right="0"] .tile-button`, (button) => button.getAttribute('aria-pressed')), 'true');
  await press(page, pairs.root, putButton, 0);
  await hears(page, /^chien: put to dog\. 2 left\.$/);
  // The place first, then what belongs there; Escape lets go.
  await press(page, pairs.root, putButton, 1);
  await hears(page, /^cat: now choose what belongs here\.$/);
  await page.keyboard.press('Escape');
  assert.equal(await at(page, `${pairs.root} [data-left="1"] .put-here`, (button) => button.getAttribute('aria-pressed')), 'false');

  await answerByKeys(page, steps, [2, 1, 0]);
  await answerByKeys(page, steps, [0, 1, 2]);
  await hears(page, /: now \d of 3\.$/);
  await answerByKeys(page, sentence, [0, 1, 2, 3]);
  await hears(page, /^Your line: je voudrais un café$/);
  await press(page, bank.root, tileButton, 0);
  await hears(page, /^chat: picked up\. Now choose a gap, and press Enter in it\.$/);
  await press(page, bank.root, (root) => root.querySelector('[data-gap="0"] input'));
  await hears(page, /^chat: put into gap 1\.$/);
  assert.equal(await at(page, `${bank.root} [data-tile="0"]`, ({ textContent }) => textContent.trim()), 'chat (used)');

  await answerByKeys(page, verbs, { phrases: 1, others: 1 });
  await check(page, verbs);
  const marks = await each(page, `${verbs.root} [data-unit][aria-pressed=true]`, (units) => units.map(({ textContent }) => textContent.trim()));
  assert.deepEqual(marks, ['Elle✗ not right', 'entre✓ right']);
}, ['http']);

tell('from right to left', 'little', async ({ page, visit }) => {
  await visit('souk/right/index.html');
  const [book, line, things, nouns] = [await itemOf(page, 'book'), await itemOf(page, 'line'), await itemOf(page, 'things'), await itemOf(page, 'nouns')];
  assert.equal(await at(page, `${book.root} .response`, (place) => getComputedStyle(place).direction), 'rtl');
  await answerByKeys(page, book, ['كِتَاب']);
  assert.match(await check(page, book), /^✓ Right/);
  // In the line, the arrow to the left leads onwards.
  await answerByKeys(page, line, [0, 2, 1]);
  await reach(page, await found(page, line.root, (root) => root.querySelector('.words-line [data-tile="2"] button')));
  await page.keyboard.press('ArrowLeft');
  assert.match(await check(page, line), /^✓ Right/);
  for (const item of [things, nouns]) {
    await answerByKeys(page, item, rightAnswer(item));
    assert.match(await check(page, item), /^✓ Right/);
  }
}, ['file']);

tell('Japanese', 'little', async ({ page, visit }) => {
  await visit('eki/train/index.html');
  const [language, line, verb, day] = [await itemOf(page, 'language'), await itemOf(page, 'line'), await itemOf(page, 'verb'), await itemOf(page, 'day')];
  for (const reading of ['日本語', 'にほんご']) {
    await answerByKeys(page, language, [reading]);
    assert.match(await check(page, language), /^✓ Right/, reading);
    await pressButton(page, language.root, 'Try again');
  }
  await answerByKeys(page, line, rightAnswer(line));
  await hears(page, /^Your line: 電車で行きます$/);
  assert.match(await check(page, line), /^✓ Right/);
  for (const item of [verb, day]) {
    await answerByKeys(page, item, rightAnswer(item));
    assert.match(await check(page, item), /^✓ Right/);
  }
  assert.equal(await each(page, `${verb.root} [aria-pressed=true]`, (units) => units.map((unit) => unit.querySelector('rt').textContent).join()), 'た');
}, ['http']);

tell('the letters that keyboards lack go in at the caret', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const field = `${rootOf('short')} .typed`;
  await typeInto(page, field, 'ct');
  await page.keyboard.press('ArrowLeft');
  const letter = (root, text) => [...root.querySelectorAll('.letters button')].find((button) => button.textContent === text);
  await (await found(page, rootOf('short'), letter, 'ô')).click();
  await page.keyboard.type('é');
  assert.equal(await at(page, field, (input) => `${input.value} ${input === document.activeElement}`), 'côét true');
  // By keys: one stop of Tab for the row, arrows within it.
  await reach(page, `${rootOf('short')} .letters button[tabindex="0"]`);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  assert.ok(await found(page, rootOf('short'), letter, 'Ô'));
}, ['http']);

tell('sounds play again and slower', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const heard = rootOf('heard');
  const player = `${heard} :is(audio, video)`;
  // There may be no loudspeaker, so that it is only noted that it would play.
  await at(page, player, (element) => (element.play = async () => void (element.dataset.playing = `${element.currentTime} at ${element.playbackRate}`)));
  await pressButton(page, heard, 'Slower');
  await pressButton(page, heard, 'Again');
  assert.equal(await at(page, player, ({ dataset }) => dataset.playing), '0 at 0.75');
  await pressButton(page, heard, 'Slower');
  await pressButton(page, heard, 'Again');
  assert.equal(await at(page, player, ({ dataset }) => dataset.playing), '0 at 1');
}, ['http']);

tell('a voice is recorded', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const letter = await itemOf(page, 'letter');
  await pressButton(page, letter.root, 'Record yourself');
  await until(page, (selector) => document.querySelector(selector).textContent === 'Recording…', `${letter.root} .recorder-status`);
  await new Promise((resolve) => setTimeout(resolve, 400)); // it takes its time to say something
  await pressButton(page, letter.root, 'Stop recording');
  await until(page, (selector) => document.querySelector(selector)?.readyState > 0, `${letter.root} .recorder-result audio`);
});

tell('writing that one judges alone', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  const letter = await itemOf(page, 'letter');
  assert.equal(await at(page, `${letter.root} .criteria`, ({ hidden }) => hidden), true);
  await answerByKeys(page, letter, { text: 'Bonjour ! Je suis Ana.' });
  assert.match(await textOf(page, `${letter.root} .word-count`), /^4 words of 3 to 20$/);
  await pressButton(page, letter.root, 'Compare with a model answer');
  assert.match(await verdictOf(page, letter), /^A model answer: ?Bonjour ! Je m'appelle Ana\. Et vous \?$/);
  await reach(page, `${letter.root} .criteria input`);
  await page.keyboard.press(' ');
  await page.reload();
  await until(page, (root) => document.querySelector(root).dataset.state === 'finished', letter.root);
  assert.deepEqual(await at(page, letter.root, (root) => [root.querySelector('.typed').value, ...[...root.querySelectorAll('.criteria input')].map(({ checked }) => checked)]), ['Bonjour ! Je suis Ana.', true, false]);
}, ['file']);

tell('a dictation without a recording is spoken, or says why not', 'little', async ({ page, visit, tab }) => {
  const voice = rootOf('voice');
  await visit(TYPES);
  await until(page, (root) => /^This browser has no voice that speaks French/.test(document.querySelector(`${root} .listen-status`).textContent), voice);
  assert.equal(await at(page, `${voice} [data-key]`, (key) => getComputedStyle(key).display === 'none'), false);
  await until(page, () => document.querySelector('[data-quiz-end]').textContent.trim().endsWith('0 of 11 questions done'));

  const speaking = await tab();
  await speaking.evaluateOnNewDocument(() => {
    const said = (window.said = []);
    const voices = [{ lang: 'en-GB', name: 'E', localService: true }, { lang: 'fr-FR', name: 'F', localService: true }];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, addEventListener: () => undefined, cancel: () => undefined, speak: ({ text, lang, rate }) => said.push([text, lang, rate]) } });
  });
  await visit(TYPES, speaking);
  await pressButton(speaking, voice, 'Listen');
  await pressButton(speaking, voice, 'Listen slowly');
  assert.deepEqual(await speaking.evaluate(() => window.said), [['Bonne nuit !', 'fr-FR', 1], ['Bonne nuit !', 'fr-FR', 0.7]]);
  assert.match(await textOf(speaking, '[data-quiz-end]'), /0 of 12 questions done$/);
}, ['http']);

tell('three hundred questions on one page', 'little', async ({ page, visit }) => {
  const begun = Date.now();
  await visit('cafe/many/index.html');
  assert.ok(Date.now() - begun < 8000, `the page took ${Date.now() - begun} ms`);
  assert.match(await textOf(page, '[data-quiz-end]'), /0 of 300 questions done$/);
  for (const id of ['n1', 'n299', 'n300']) {
    const item = await itemOf(page, id);
    await at(page, `${item.root} :is(input, select)`, (field) => field.focus());
    await answerByKeys(page, item, rightAnswer(item));
    assert.match(await check(page, item), /^✓ Right/);
  }
  await page.reload();
  await until(page, () => [...document.querySelectorAll('[data-quiz-end]')].some((end) => /3 of 300 questions done/.test(end.textContent)));
}, ['file']);

