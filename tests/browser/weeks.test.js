'use strict';
/**
 * A learner's three weeks with the clock moved, over the beginning of summer time. Then every number of the learner's pages is reckoned again from the
 * saved file (reckoning.js), and two copies that have gone their own ways are put together.
 */
const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
// Said before anybody asks for the time: the browser's days and the test's are those of this zone.
process.env.TZ = 'Europe/Paris';
const { catalogueOf, first, follow, giveVoices, pagesOf, tell, until, withFolder } = require('./world.js');
const { answerAtOnce } = require('./at_once.js');
const { rightAnswer, rootOf, wrongAnswer } = require('./learner.js');
const { reckon } = require('./reckoning.js');

const MINUTE = 60_000;

// ---- the clock -------------------------------------------------------------------------------------------------------

/** In a page before its own scripts: its clock goes ahead by so much. `pass` lets time go by, with a sign of life at its end. */
const setClock = (ahead) => {
  const Real = (globalThis.RealDate ??= Date);
  const ticks = (globalThis.realTicks ??= performance.now.bind(performance));
  let passed = 0;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length > 0 ? given : [Real.now() + ahead + passed]));
    }
    static now() {
      return Real.now() + ahead + passed;
    }
  };
  performance.now = () => ticks() + passed;
  globalThis.pass = (ms) => {
    passed += ms;
    document.dispatchEvent(new Event('pointermove'));
  };
};

/** Somebody sits down at a clock that says `when`, in an empty tab. */
const sitDown = async (world, when) => {
  const page = await world.tab();
  await page.evaluateOnNewDocument(giveVoices);
  let ahead = new Date(when).getTime() - Date.now();
  return {
    ...world,
    page,
    now: () => Date.now() + ahead,
    /** Minutes go by, in which one is there. */
    pass: async (minutes) => {
      await page.evaluate((ms, most) => {
        for (let left = ms; left > 0; left -= most) globalThis.pass(Math.min(left, most));
      }, minutes * MINUTE, 2 * MINUTE);
      ahead += minutes * MINUTE;
    },
    /** To another page, as by a link: so the time on this one is kept. */
    go: async (path) => {
      await page.evaluateOnNewDocument(setClock, ahead);
      if (page.url() === 'about:blank') return world.visit(path, page);
      return follow(page, () => page.evaluate((href) => Object.assign(document.body.appendChild(document.createElement('a')), { href }).click(), world.base + path));
    },
  };
};

// ---- what a learner does ---------------------------------------------------------------------------------------------

const there = (page, selector) => until(page, (wanted) => document.querySelector(wanted)?.getClientRects().length > 0, selector);
const says = (page, text) => until(page, (source) => new RegExp(source).test(document.querySelector('main').textContent), text.source);
/** Presses what is called so. */
const press = (page, label, root = 'main') => until(page, (root, label) => {
  const found = [...document.querySelectorAll(`${root} :is(button, summary, label, a)`)].find((one) => one.textContent.trim().startsWith(label) && one.getClientRects().length > 0);
  found?.click();
  return found !== undefined;
}, root, label);
const write = (page, selector, text) => until(page, (selector, text) => {
  const field = document.querySelector(selector);
  if (field === null) return false;
  field.value = text;
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
  return true;
}, selector, text);

/**
 * Works through the questions of a page, or `only` some: those of `wrong` at the second try, those of `lost` not at all. Says of each how sure one is, where
 * `sure` tells; each takes two minutes.
 */
const work = async ({ page, pass }, { only = () => true, wrong = [], lost = [], sure = {} }) => {
  const items = await page.evaluate(() => JSON.parse(document.getElementById('page').textContent).items);
  for (const item of items.filter(({ id }, index) => only(id, index)).map((item) => ({ ...item, root: rootOf(item.id) }))) {
    const misses = [...wrong, ...lost].includes(item.id);
    await pass(2);
    await answerAtOnce(page, item, misses ? wrongAnswer(item) : rightAnswer(item));
    if (item.type === 'open') {
      await press(page, 'Compare', item.root);
      continue;
    }
    if (item.id in sure) await press(page, sure[item.id], `${item.root} .confidence`);
    await press(page, 'Check', item.root);
    if (misses) await until(page, (root) => document.querySelector(root).dataset.state === 'tried', item.root);
    if (wrong.includes(item.id)) {
      await answerAtOnce(page, item, rightAnswer(item));
      await press(page, 'Check', item.root);
    }
    if (lost.includes(item.id)) await press(page, 'Show the answer', item.root);
    await until(page, (root) => document.querySelector(root).dataset.state === 'finished', item.root);
  }
};

/** Goes over the cards of the day; `known` says of the Nth whether one knows it. Each takes so many seconds. */
const review = async ({ page, go, pass, items }, known, seconds = 20) => {
  await go('review.html');
  await press(page, 'Start');
  for (let cards = 0; ; cards += 1) {
    const asked = await until(page, () => {
      if (document.querySelector('.review-done, .review-told')) return { over: true };
      const card = document.querySelector('.review-card');
      return card && { question: card.dataset.question, again: /Once more/.test(document.querySelector('.review-progress').textContent) };
    });
    if (asked.over) {
      if (await first(page, '.review-told')) await press(page, 'Finish here');
      return there(page, '.review-done');
    }
    await pass(seconds / 60);
    const knows = asked.again || known(cards);
    const item = items.get(asked.question?.slice(2));
    if (knows && item !== undefined) {
      await answerAtOnce(page, { ...item, root: '.review-card' }, rightAnswer(item));
      await press(page, 'Check', '.review-card');
    } else if (!(await first(page, '.review-ratings'))) await until(page, () => {
      const button = [...document.querySelectorAll('.review-card button')].find(({ textContent }) => ['Show the answer', 'I don’t know'].includes(textContent));
      button?.click();
      return button !== undefined;
    });
    await until(page, (label) => {
      const buttons = [...document.querySelectorAll('.review-ratings button')];
      buttons.find((button) => button.dataset.rating === label)?.click();
      return buttons.length > 0;
    }, knows ? '3' : '1');
  }
};

/** The text of the file that "Save to a file" gives. */
const save = async ({ page, go }) => {
  await go('learning.html');
  await there(page, '.learning-files');
  await page.evaluate(() => (selfaccess.dom.saveFile = (_, text) => (globalThis.saved = text)));
  await press(page, 'Save to a file');
  return until(page, () => globalThis.saved);
};

// ---- the story -------------------------------------------------------------------------------------------------------

/** By resource and question what is asked. */
const itemsOf = (folder) => new Map(pagesOf(folder).flatMap(({ data }) => (data?.items ?? []).map((item) => [`${data.resource.id}#${item.id}`, item])));
const CAFE = 'french-cafe/';

/** Day by day, when one sits down and what one does. */
const DAYS = [
  ['2027-03-15T18:00', async (day) => {
    const { page, go } = day;
    await go('goals.html');
    for (const label of ['French', 'A1', 'for travel', '20 min on weekdays', 'In 2 weeks', 'Make it my goal']) await press(page, label, '.begin');
    await says(page, /Your first goal is set/);
    await press(page, 'A new goal');
    await write(page, '.goal-form textarea', 'I can book a table by telephone.');
    await write(page, '.goal-form input[type=date]', '2027-04-09');
    await there(page, '.goal-resources li');
    await press(page, 'Set this goal', '.goal-form');
    await says(page, /Your goal is set/);

    await go(`${CAFE}numbers/index.html`);
    await press(page, 'How long will it take', '[data-time]');
    await press(page, '15 min', '[data-time]');
    await work(day, {
      wrong: ['eighty', 'ninety-seven'], lost: ['write-71', 'with-et'],
      sure: { 'look-alikes': 'sure', eighty: 'sure', 'ninety-seven': 'fairly sure', 'with-et': 'sure', 'small-to-large': 'not sure', 'write-71': 'not sure' },
    });
    await write(page, '#diary-line', 'Soixante-dix: I say it as sixty and ten.');
    await press(page, 'Write it down');
  }],

  ['2027-03-16T18:30', async (day) => {
    const { page, go, pass } = day;
    await go(`${CAFE}cafe-words/index.html`);
    await pass(5);
    await until(page, () => document.querySelectorAll('.headword .keep').length > 30);
    await page.evaluate(() => [...document.querySelectorAll('.headword .keep')].slice(0, 30).forEach((button) => button.click()));
    await until(page, async () => Object.keys((await selfaccess.store.read()).cards).length === 30);
    await review(day, (card) => card % 3 !== 1);
    await write(page, '#diary-line', 'L’addition comes back by itself.');
    await press(page, 'Write it down');
  }],

  ['2027-03-17T07:10', async (day) => {
    const { page, go, pass } = day;
    await review(day, (card) => card % 4 !== 0, 25);
    await go(`${CAFE}can-do-a2/index.html`);
    await pass(4);
    await answerList(page, (index) => (index < 6 ? 2 : index < 12 ? 1 : 0));
    await press(page, 'Make it a goal', '.work-on li:nth-child(3)');
    await says(page, /It is one of your goals now/);
    await go(`${CAFE}every-morning/index.html`);
    await press(page, 'My notes', '[data-notes]');
    await write(page, '[data-notes] textarea', 'Ask about “demi” and “demie”.');
  }],

  ['2027-03-18T18:00', async (day) => {
    const { page, go } = day;
    await go(`${CAFE}order-a-coffee/index.html`);
    await press(page, 'How long will it take', '[data-time]');
    await press(page, '20 min', '[data-time]');
    await work(day, { only: (_, index) => index < 5, wrong: ['claires-order'], sure: { 'claires-order': 'sure', drinks: 'fairly sure', 'first-words': 'sure' } });
    await go('learning-to-learn/plan-a-week/index.html');
    await press(page, 'I’ll try this', '[data-strategy]');
    await review(day, () => true, 30);
  }],

  ['2027-03-19T18:00', async (day) => {
    const { go } = day;
    await go(`${CAFE}order-a-coffee/index.html`);
    await work(day, { only: (_, index) => index >= 5, lost: ['you-too'], sure: { 'you-too': 'sure', 'the-whole-visit': 'not sure' } });
    await go(`${CAFE}prices-and-paying/index.html`);
    await work(day, { only: (_, index) => index < 3, wrong: ['work-it-out'], lost: ['prices-in-figures'], sure: { 'what-happened': 'sure' } });
    await review(day, (card) => card % 5 !== 2, 30);
  }],

  // Six days go by in which nothing is done.
  ['2027-03-26T18:00', async (day) => {
    const { page, go } = day;
    await isRight(day, await save(day), ['goals', 'learning']);
    await go('goals.html');
    await says(page, /It is laid out anew from today; nothing is lost\. You wanted it for this: .?for travel/);
    assert.doesNotMatch(await page.evaluate(() => document.querySelector('main').innerText), /overdue|behind you|too late|missed|failed|forgot/i);
    await go('review.html');
    await says(page, /Good to see you again\. Nothing is lost, and there is nothing to catch up with in one go\./);
    await review(day, (card) => card % 3 !== 0, 40);
  }],

  // The night in which the clocks go forward, from before two o'clock to after three.
  ['2027-03-28T01:40', async (day) => {
    const { page, go } = day;
    await go(`${CAFE}numbers/index.html`);
    await press(page, 'Start afresh');
    await work(day, {
      only: (id) => id !== 'say-your-number', wrong: ['write-71'],
      sure: { 'look-alikes': 'sure', eighty: 'sure', 'with-et': 'fairly sure', 'write-71': 'not sure', 'ninety-seven': 'not sure', 'phone-numbers': 'not sure' },
    });
  }],
  // And over midnight.
  ['2027-03-28T23:50', async (day) => {
    const { go, pass } = day;
    await go(`${CAFE}cafe-words/index.html`);
    await pass(25);
  }],

  ['2027-03-30T18:00', async (day) => {
    const { page, go } = day;
    await go('goals.html');
    await press(page, 'End this goal', '.goal');
    await press(page, 'Reached', '.goal-end');
    await write(page, '.goal-end textarea', 'I understood all the prices at the market.');
    await press(page, 'End it', '.goal-end');
    await says(page, /Well done/);
    await go(`${CAFE}prices-and-paying/index.html`);
    await work(day, { only: (_, index) => index >= 3, wrong: ['the-bill'], sure: { 'the-bill': 'sure', 'can-i-pay': 'sure' } });
    await press(page, 'Ask', '[data-contribute]');
    await write(page, '[data-contribute] textarea', 'Why “l’addition” and not “la facture”?');
    await press(page, 'Keep it', '[data-contribute]');
    await says(page, /1 from this page/);
    await review(day, (card) => card % 4 !== 3, 15);
  }],

  ['2027-04-01T20:00', async (day) => {
    const { page, go, pass } = day;
    await go('learning-to-learn/make-a-goal-concrete/index.html');
    await pass(6);
    await work(day, { only: (_, index) => index < 5 });
    await go(`${CAFE}can-do-a2/index.html`);
    await press(page, 'Answer it again');
    await answerList(page, (index) => (index < 10 ? 2 : index < 16 ? 1 : 0));
    await go('goals.html');
    await press(page, 'A new goal');
    await write(page, '.goal-form textarea', 'I can tell what I did and where I went.');
    await write(page, '.goal-form input[type=date]', '2027-04-06');
    await there(page, '.goal-resources li');
    await press(page, 'Set this goal', '.goal-form');
    await says(page, /It does not fit/);
    await go('diary.html');
    await press(page, 'I’m keeping it', '.strategies');
    await go('adviser.html');
    await write(page, '#agreement-plan', 'Mondays and Thursdays, after work.');
  }],

  ['2027-04-03T10:00', async (day) => {
    const { page, go } = day;
    await go(`${CAFE}book-a-table/index.html`);
    await press(page, 'How long will it take', '[data-time]');
    await press(page, '45 min', '[data-time]');
    await work(day, { only: (_, index) => index < 4, lost: ['two-clocks'], sure: { 'two-clocks': 'fairly sure' } });
    await review(day, (card) => card % 3 !== 0, 20);
  }],
];

/** Answers a list of what one can do, and hands it in. */
const answerList = async (page, answer) => {
  await until(page, () => document.querySelector('form[data-questionnaire]')?.dataset.state === 'open');
  const given = Array.from({ length: await page.evaluate(() => document.querySelectorAll('.can-do .statement').length) }, (_, index) => answer(index));
  await page.evaluate((given) => document.querySelectorAll('.can-do .statement').forEach((statement, index) => statement.querySelectorAll('input')[given[index]].click()), given);
  await press(page, 'Show my results');
};


// ---- what the pages say, and what is reckoned ------------------------------------------------------------------------

/** All that unfolds is unfolded. */
const unfold = (page) => until(page, () => {
  const folded = [...document.querySelectorAll('main details:not([open])')];
  folded.forEach((details) => (details.open = true));
  return folded.length === 0;
});

/** The pieces of text on the page that hold a figure; rows of tables and charts are one piece each. What is only to choose from is left out. */
const figures = (page, root = 'main') => page.evaluate((root) => {
  const INLINE = ['A', 'B', 'BDI', 'EM', 'I', 'KBD', 'SPAN', 'STRONG', 'TD', 'TH', 'text'];
  const pieces = new Map();
  const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest('[hidden], select, pre, title, desc, noscript, .goal-presets, .time-guess')) continue;
    let piece = parent;
    while (INLINE.includes(piece.tagName)) piece = piece.parentElement;
    const cell = parent.closest('td, th, text');
    const { text = '', last = cell } = pieces.get(piece) ?? {};
    pieces.set(piece, { text: text + (cell === last ? '' : ' | ') + node.data, last: cell });
  }
  return [...pieces.values()].map(({ text }) => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()).filter((text) => /\d/.test(text)).sort();
}, root);
/** Those of a list that the other has not as often. */
const without = (list, other) => {
  const left = [...other];
  return list.filter((text) => !left.includes(text) || !left.splice(left.indexOf(text), 1));
};
const withFigures = (texts) => texts.filter((text) => /\d/.test(text)).sort();

/** The weekday with which weeks begin where the browser is, as it says itself. */
const firstWeekday = (page) => page.evaluate(() => {
  const locale = new Intl.Locale(navigator.language);
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) - 1;
});

/** By page what is there when all has been made. */
const PAGES = { learning: '.chart', goals: '.the-plan', diary: '.measures', adviser: '.paper', review: '.review-week' };

/** Every figure of these pages is what can be reckoned from the file. */
const isRight = async ({ page, go, now, folder }, text, pages = Object.keys(PAGES)) => {
  const { title } = await page.evaluate(() => selfaccess.page().library);
  const reckoned = reckon(text, { catalogue: catalogueOf(folder), folder, title, now: now(), first: await firstWeekday(page) });
  for (const name of pages) {
    await go(`${name}.html`);
    await until(page, (made) => document.querySelector(made) !== null && document.querySelector('[data-room]')?.childElementCount !== 0, PAGES[name]);
    if (name === 'adviser') await page.evaluate(() => document.querySelectorAll('.adviser-parts li:not(:first-child) input').forEach((box) => box.click()));
    await unfold(page);
    if (name === 'review') await until(page, (n) => document.querySelectorAll('.review-list > li').length === n, reckoned.cards);
    const [seen, own] = [await figures(page), withFigures(reckoned.pages[name]())];
    assert.deepEqual({ name, seen: without(seen, own), reckoned: without(own, seen) }, { name, seen: [], reckoned: [] });
    if (name === 'adviser') assert.deepEqual(JSON.parse(await page.evaluate(() => document.querySelector('.paper-file pre').textContent)).parts, reckoned.parts());
  }
  // No day asks for more than it has, and no week either.
  const { days, sittings, week } = reckoned.plan;
  for (const { day, review } of days) assert.ok(review + sum(sittings.filter((one) => one.day === day)) <= week[(new Date(`${day}T12:00`).getDay() + 6) % 7], day);
};
const sum = (sittings) => sittings.reduce((all, { minutes }) => all + minutes, 0);

/** Reads files back on My learning, one after the other. */
const readBack = async ({ page, go }, texts) => {
  await go('learning.html');
  await there(page, '.learning-files');
  await withFolder(async (folder) => {
    for (const [index, text] of texts.entries()) {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, text);
      await page.evaluate(() => (document.querySelector('.learning-files [role=status]').textContent = ''));
      await (await first(page, '#learning-file')).uploadFile(file);
      await until(page, () => /^(This came in|Everything in this file)/.test(document.querySelector('.learning-files [role=status]').textContent));
    }
  });
};

/** The Sunday after, on the old device … */
const AT_HOME = ['2027-04-04T16:00', async (day) => {
  const { page, go } = day;
  await go(`${CAFE}book-a-table/index.html`);
  await work(day, { only: (_, index) => index >= 4 && index < 8, wrong: ['spell-it'], sure: { 'spell-it': 'sure' } });
  await review(day, (card) => card % 2 === 0);
  await write(page, '#diary-line', 'At home I speak aloud.');
  await press(page, 'Write it down');
  await go('goals.html');
  await press(page, 'Change', '.goal');
  await write(page, '.goal-form input[type=date]', '2027-04-20');
  await press(page, 'Keep the changes', '.goal-form');
  await says(page, /The goal is changed/);
}];
/** … and on another one, from the same file. */
const ON_THE_WAY = ['2027-04-04T15:00', async (day) => {
  const { page, go } = day;
  await go(`${CAFE}book-a-table/index.html`);
  await work(day, { only: (_, index) => index >= 4 && index < 6, lost: ['the-call'], sure: { 'book-for-two': 'fairly sure' } });
  await go(`${CAFE}every-morning/index.html`);
  await work(day, { only: (_, index) => index < 3 });
  await review(day, (card) => card % 3 === 0);
  await go('goals.html');
  await press(page, 'End this goal', '.goal');
  await press(page, 'Let go', '.goal-end');
  await press(page, 'End it', '.goal-end');
  await says(page, /Let go\. It stands/);
  await go('diary.html');
  await there(page, '.diary-entry');
  await press(page, 'Throw away', '.diary-day:last-of-type');
}];

tell('three weeks, and two copies of them', 'demo', async (world) => {
  const items = itemsOf(world.folder);
  const live = async (where, [when, deeds], text) => {
    const day = { ...(await sitDown(where, when)), items };
    if (text !== undefined) await readBack(day, [text]);
    await deeds(day);
    await day.go('index.html');
    await day.page.close();
  };
  for (const day of DAYS) await live(world, day);
  const evening = await sitDown(world, '2027-04-03T11:00');
  const text = await save(evening);
  // What was done right before a page was left is there, too.
  for (const [resource, question] of [['numbers', 'say-your-number'], ['order-a-coffee', 'your-order'], ['prices-and-paying', 'you-pay']])
    assert.equal(JSON.parse(text).resources[CAFE + resource].drafts[question].done, true);
  // The night lost no minute when the clocks went forward, and midnight parts the time of an evening.
  const minutesOf = (day) => Math.round(Object.values(JSON.parse(text).activity[day])[0][0] / 60);
  assert.deepEqual(['2027-03-28', '2027-03-29'].map(minutesOf), [26, 15]);
  await isRight(evening, text);
  await evening.page.close();

  const away = await world.elsewhere();
  await live(world, AT_HOME);
  await live(away, ON_THE_WAY, text);
  const copies = [];
  for (const where of [world, away]) copies.push(await save(await sitDown(where, '2027-04-04T20:00')));
  const merged = [];
  for (const order of [copies, [...copies].reverse()]) {
    const monday = await sitDown(await world.elsewhere(), '2027-04-05T09:00');
    await readBack(monday, order);
    merged.push(await save(monday));
    await isRight(monday, merged[0], copies === order ? undefined : ['learning', 'review']);
    await readBack(monday, copies);
    await until(monday.page, () => /^Everything in this file was here already\./.test(document.querySelector('.learning-files [role=status]').textContent));
  }
  assert.equal(merged[0], merged[1]);
  const [home, way, both] = [...copies, merged[0]].map((copy) => JSON.parse(copy));
  const seconds = ({ activity }) => Object.values(activity['2027-04-04']).map(([all]) => all);
  assert.deepEqual(seconds(both).sort(), [home, way].flatMap(seconds).sort());
  const answers = ({ resources }) => resources[`${CAFE}book-a-table`].attempts['the-call'].length;
  assert.deepEqual([home, way, both].map(answers), [1, 1, 2]);
}, ['file']);
