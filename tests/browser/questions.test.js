'use strict';
/** Every type of question: by keys and by touch, right, wrong, partly and almost right, empty, with hints, tries and points, and what a screen reader hears of it. */
const assert = require('node:assert/strict');
const { tell, until, textOf } = require('./world.js');
const { itemOf, rightAnswer, wrongAnswer, answerByKeys, answerByTouch, check, pressButton, tapButton, verdictOf, stateOf, buttonsOf, hears } = require('./learner.js');

const TYPES = 'cafe/types/index.html';
/** The types by the ids of their questions in library/content/cafe/types.md. */
const MARKED = ['one', 'several', 'typed', 'bank', 'short', 'pairs', 'groups', 'steps', 'sentence', 'verbs', 'heard'];

tell('by keys alone: empty, wrong, right', 'little', async ({ page, visit }) => {
  await visit(TYPES);
  for (const id of MARKED) {
    const item = await itemOf(page, id);
    console.log(id);
    assert.match(await check(page, item), /There is no answer here yet/, id);
    assert.equal(await stateOf(page, item), 'open');
    await answerByKeys(page, item, wrongAnswer(item));
    assert.match(await check(page, item), /^(✗ Not right|◐ Partly right)/, id);
    await answerByKeys(page, item, rightAnswer(item));
    assert.match(await check(page, item), /^✓ Right/, id);
    assert.equal(await stateOf(page, item), 'finished');
  }
});
