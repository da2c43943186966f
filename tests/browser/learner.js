'use strict';
/** What a learner does with a question: by keys alone, or by touch. `given` has the shapes of `Given` in client/types.d.ts. */
const assert = require('node:assert/strict');
const { at, each, first, until, textOf } = require('./world.js');

/** @typedef {import('puppeteer-core').Page} Page */

/** An item of the page, with the selector of its section. @type {(page: Page, id: string) => Promise<any>} */
const itemOf = async (page, id) => {
  const item = await page.evaluate((wanted) => JSON.parse(document.getElementById('page').textContent).items.find((one) => one.id === wanted), id);
  return { ...item, root: rootOf(id) };
};
const rootOf = (/** @type {string} */ id) => `[data-question="${id}"]`;

// ---- answers ---------------------------------------------------------------------------------------------------------

/** What one types for a key. */
const typed = (key) => (typeof key === 'string' ? key : key.map((piece) => (typeof piece === 'string' ? piece : piece.base)).join(''));

const right = {
  choice: ({ right }) => right.flatMap((is, index) => (is ? [index] : [])),
  gaps: ({ gaps }) => gaps.map(({ keys }) => typed(keys[0])),
  answer: ({ keys }) => {
    const { key, number } = keys.find(({ score }) => score === 1);
    return number === null ? typed(key) : String(number.value);
  },
  match: ({ key }) => key,
  sort: ({ key }) => key,
  order: ({ texts }) => texts.map((_, index) => index),
  words: ({ tiles, orders }) => {
    const left = [...tiles];
    return orders[0].map((text) => {
      const at = left.indexOf(text);
      left[at] = null;
      return at;
    });
  },
  mark: ({ phrases }) => ({ phrases, others: 0 }),
  dictation: ({ keys }) => typed(keys[0]),
  open: ({ criteria }) => ({ text: 'Bonjour Ana', criteria: Array(criteria).fill(true) }),
};

/** Whole, and not right in any part where that can be. */
const wrong = {
  choice: ({ right }) => [right.indexOf(false)],
  gaps: ({ gaps }) => gaps.map(({ keys, menu }) => (menu === null ? 'zzzzzz' : menu.find((option) => option !== typed(keys[0])))),
  answer: () => 'zzzzzz',
  match: ({ key, right }) => key.map((of, index) => (of === null ? null : key[(index + 1) % key.length] ?? right.findIndex((_, other) => !key.includes(other)))),
  sort: ({ key, bins }) => key.map((bin) => (bin + 1) % bins.length),
  order: ({ texts }) => texts.map((_, index) => index).reverse(),
  words: (item) => right.words(item).reverse(),
  mark: () => ({ phrases: 0, others: 1 }),
  dictation: () => 'zzzzzz',
};

/** @type {(item: any) => any} */
const rightAnswer = (item) => right[item.type](item);
/** @type {(item: any) => any} */
const wrongAnswer = (item) => wrong[item.type](item);

// ---- by keys ---------------------------------------------------------------------------------------------------------

/** Goes to an element by Tab or Shift+Tab alone, as far as it takes. @type {(page: Page, target: string | Element) => Promise<void>} */
const reach = async (page, target) => {
  const wanted = typeof target === 'string' ? await first(page, target) : target;
  assert.ok(wanted, `nothing found by ${target}`);
  for (let step = 0; step < 400; step += 1) {
    const to = await wanted.evaluate((element) => {
      const active = document.activeElement;
      if (element === active) return 'there';
      return active !== document.body && active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
    });
    if (to === 'there') return;
    if (to === 'back') await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (to === 'back') await page.keyboard.up('Shift');
  }
  assert.fail(`${await wanted.evaluate(({ outerHTML }) => outerHTML)} cannot be reached by Tab; the focus is on ${await focused(page)}`);
};

/** What has the focus, for messages and checks. @type {(page: Page) => Promise<string>} */
const focused = (page) => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');

/** @typedef {import('puppeteer-core').ElementHandle<HTMLElement>} Element */
/** @typedef {(root: HTMLElement, ...values: any[]) => HTMLElement | null | undefined} Find runs in the page */

/** What `find` finds in the part of the page, as soon as it is there. @type {(page: Page, root: string, find: Find, ...values: any[]) => Promise<Element>} */
const found = async (page, root, find, ...values) => {
  for (const end = Date.now() + 5_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 15))) {
    const part = await first(page, root);
    const element = part === null ? null : (await page.evaluateHandle(find, part, ...values)).asElement();
    if (element !== null) return element;
  }
  return assert.fail(`nothing found in ${root} by ${find}, ${JSON.stringify(values)}`);
};

/** @type {Find} */
const findButton = (root, label) => [...root.querySelectorAll('button, a.button')].find((button) => button.textContent.trim() === label && button.getClientRects().length > 0);

/** Goes there by Tab, and presses Enter. @type {(page: Page, root: string, find: Find, ...values: any[]) => Promise<void>} */
const press = async (page, root, find, ...values) => {
  await reach(page, await found(page, root, find, ...values));
  await page.keyboard.press('Enter');
};

/** @type {(page: Page, root: string, label: string) => Promise<void>} */
const pressButton = (page, root, label) => press(page, root, findButton, label);

/** Empties a field and types. @type {(page: Page, selector: string, text: string) => Promise<void>} */
const typeInto = async (page, selector, text) => {
  await reach(page, selector);
  if ((await at(page, selector, ({ value }) => value)) === '') return page.keyboard.type(text);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
};

const tileButton = (root, index) => root.querySelector(`[data-tile="${index}"] .tile-button, [data-right="${index}"] .tile-button`);
const putButton = (root, index) => root.querySelector(`[data-left="${index}"] .put-here, [data-bin="${index}"] .put-here`);
const moveButton = (root, index, by) => root.querySelectorAll(`[data-item="${index}"] .move`)[by < 0 ? 0 : 1];

/** The units of a passage to press: those of the key, and so many others. @type {(page: Page, root: string, wanted: { phrases: number, others: number }) => Promise<{ index: number, on: boolean }[]>} */
const unitsToPress = (page, root, { phrases, others }) =>
  at(page, root, (section, phrases, others) => {
    let [keys, rest] = [phrases, others];
    return [...section.querySelectorAll('[data-unit]')].flatMap((unit, index) => {
      const on = unit.dataset.phrase !== undefined ? keys-- > 0 : rest-- > 0;
      return on === (unit.getAttribute('aria-pressed') === 'true') ? [] : [{ index, on }];
    });
  }, phrases, others);

const orderNow = (page, root) => each(page, `${root} .order > [data-item]`, (steps) => steps.map(({ dataset }) => Number(dataset.item)));

/** From where the tiles are to where they are wanted: by tile index the place, null for none. @type {(item: any, given: any) => (number | null)[]} */
const placesOf = (item, given) => (item.type === 'sort' ? given : item.right.map((_, right) => (given.includes(right) ? given.indexOf(right) : null)));
const placesNow = (page, root) =>
  at(page, root, (section) => Object.fromEntries([...section.querySelectorAll('[data-tile], [data-right]')].map((tile) => {
    const place = tile.closest('[data-left], [data-bin]');
    return [tile.dataset.tile ?? tile.dataset.right, place === null ? null : Number(place.dataset.left ?? place.dataset.bin)];
  })));

const putBack = (root) => root.querySelector('.put-back');

/** Picks up what is to be moved, and puts it down. @type {(page: Page, item: any, given: any, act: (find: Find, ...values: any[]) => Promise<void>) => Promise<void>} */
const place = async (page, item, given, act) => {
  const wanted = placesOf(item, given);
  for (const [tile, to] of wanted.entries()) if (to === null && (await placesNow(page, item.root))[tile] !== null) {
    await act(tileButton, tile);
    await act(putBack);
  }
  for (const [tile, to] of wanted.entries()) if (to !== null && (await placesNow(page, item.root))[tile] !== to) {
    await act(tileButton, tile);
    await act(putButton, to);
  }
};

const keys = {
  choice: async (page, { root, multiple }, given) => {
    const now = () => each(page, `${root} input`, (inputs) => inputs.filter(({ checked }) => checked).map(({ value }) => Number(value)));
    if (multiple) {
      for (const index of await each(page, `${root} input`, (inputs) => inputs.map(({ value }) => Number(value)))) {
        if (given.includes(index) === (await now()).includes(index)) continue;
        await reach(page, `${root} input[value="${index}"]`);
        await page.keyboard.press(' ');
      }
      return;
    }
    // One stop of Tab for all: the one that is chosen, else the first.
    await reach(page, await found(page, root, (section) => section.querySelector('input:checked') ?? section.querySelector('input')));
    if ((await now()).length === 0) await page.keyboard.press(' ');
    for (let step = 0; step < 20 && (await now())[0] !== given[0]; step += 1) await page.keyboard.press('ArrowDown');
  },
  gaps: async (page, { root, gaps }, given) => {
    for (const [index, text] of given.entries()) {
      const field = `${root} [data-gap="${index}"] :is(input, select)`;
      if (gaps[index].menu === null) await typeInto(page, field, text ?? '');
      else {
        await reach(page, field);
        const [from, to] = await at(page, field, ({ selectedIndex, options }, text) => [selectedIndex, [...options].findIndex((option) => option.value === text)], text ?? '');
        for (let step = 0; step < Math.abs(to - from); step += 1) await page.keyboard.press(to > from ? 'ArrowDown' : 'ArrowUp');
      }
    }
  },
  answer: (page, { root }, given) => typeInto(page, `${root} .typed`, given),
  dictation: (page, { root }, given) => typeInto(page, `${root} .typed`, given),
  match: (page, item, given) => place(page, item, given, (find, ...values) => press(page, item.root, find, ...values)),
  sort: (page, item, given) => place(page, item, given, (find, ...values) => press(page, item.root, find, ...values)),
  order: (page, item, given) => arrange(page, item, given, (...values) => press(page, item.root, moveButton, ...values)),
  words: (page, item, given) => lay(page, item, given, (tile) => press(page, item.root, tileButton, tile)),
  mark: async (page, { root }, given) => {
    for (const { index } of await unitsToPress(page, root, given)) {
      await reach(page, `${root} [data-unit][tabindex="0"]`);
      await page.keyboard.press('Home');
      for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press(' ');
    }
  },
  open: async (page, { root }, { text }) => typeInto(page, `${root} .typed`, text),
};

/** Moves steps up until they stand as wanted. */
const arrange = async (page, { root }, given, move) => {
  for (let place = 0; place < given.length; place += 1)
    for (let step = 0; step < given.length && (await orderNow(page, root)).indexOf(given[place]) > place; step += 1) await move(given[place], -1);
};

/** Takes back what lies there, and lays the pieces in order. */
const lay = async (page, { root }, given, choose) => {
  const laid = () => each(page, `${root} .words-line [data-tile]`, (tiles) => tiles.map(({ dataset }) => Number(dataset.tile)));
  for (const tile of await laid()) await choose(tile);
  for (const tile of given) await choose(tile);
  assert.deepEqual(await laid(), given);
};

/** Answers by keys alone. @type {(page: Page, item: any, given: any) => Promise<void>} */
const answerByKeys = (page, item, given) => keys[item.type](page, item, given);

// ---- by touch --------------------------------------------------------------------------------------------------------

/** A tap with a finger in the middle of what `find` finds. */
const tap = async (page, root, find, ...values) => {
  const element = await found(page, root, find, ...values);
  await element.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await element.boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
};

const touch = {
  choice: async (page, { root, multiple }, given) => {
    for (const index of multiple ? await each(page, `${root} input`, (inputs) => inputs.map(({ value }) => Number(value))) : given) {
      const on = await at(page, `${root} input[value="${index}"]`, ({ checked }) => checked);
      if (on !== given.includes(index)) await tap(page, root, (section, index) => section.querySelector(`input[value="${index}"]`).closest('label'), index);
    }
  },
  match: (page, item, given) => place(page, item, given, (find, ...values) => tap(page, item.root, find, ...values)),
  sort: (page, item, given) => place(page, item, given, (find, ...values) => tap(page, item.root, find, ...values)),
  order: (page, item, given) => arrange(page, item, given, (...values) => tap(page, item.root, moveButton, ...values)),
  words: (page, item, given) => lay(page, item, given, (tile) => tap(page, item.root, tileButton, tile)),
  mark: async (page, { root }, given) => {
    for (const { index } of await unitsToPress(page, root, given)) await tap(page, root, (section, index) => section.querySelectorAll('[data-unit]')[index], index);
  },
};

/** @type {(page: Page, item: any, given: any) => Promise<void>} */
const answerByTouch = (page, item, given) => touch[item.type](page, item, given);

/** @type {(page: Page, root: string, label: string) => Promise<void>} */
const tapButton = (page, root, label) => tap(page, root, findButton, label);

// ---- what the page says ----------------------------------------------------------------------------------------------

/** What stands below a question after a try. @type {(page: Page, item: any) => Promise<string>} */
const verdictOf = (page, { root }) => textOf(page, `${root} [data-verdict]`);

/** Checks by the button, and gives the verdict when it is there. @type {(page: Page, item: any) => Promise<string>} */
const check = async (page, item) => {
  const verdict = `${item.root} [data-verdict]`;
  await at(page, verdict, ({ firstElementChild }) => firstElementChild?.setAttribute('data-old', ''));
  await pressButton(page, item.root, 'Check');
  await until(page, (verdict) => document.querySelector(`${verdict} > :first-child:not([data-old])`) !== null, verdict);
  return verdictOf(page, item);
};

/** @type {(page: Page, item: any) => Promise<string>} */
const stateOf = (page, { root }) => at(page, root, ({ dataset }) => dataset.state);

/** The labels of the buttons that can be pressed. @type {(page: Page, root: string) => Promise<string[]>} */
const buttonsOf = (page, root) => each(page, `${root} [data-actions] button`, (buttons) => buttons.filter((button) => button.getClientRects().length > 0).map(({ textContent }) => textContent));

/** Waits until the region for screen readers says something. @type {(page: Page, text: RegExp) => Promise<void>} */
const hears = (page, text) => until(page, (source) => new RegExp(source).test([...document.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent).join(' ')), text.source);

module.exports = {
  itemOf, rootOf, rightAnswer, wrongAnswer, reach, focused, found, findButton, press, pressButton, typeInto, tileButton, putButton, answerByKeys, tap, answerByTouch, tapButton,
  verdictOf, check, stateOf, buttonsOf, hears,
};
