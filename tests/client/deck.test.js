'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');
const { random } = require('./random.js');

const { start, answer, count } = load().deck;
const cards = ['a', 'b', 'c'].map((id) => ({ id, term: id, pronunciation: '', meaning: '', example: '' }));

test('a deck holds each card once, in an order of chance', () => {
  const next = random(1);
  const orders = new Set();
  for (let round = 0; round < 100; round += 1) {
    const ids = start(cards, next).waiting.map(({ id }) => id);
    assert.deepEqual([...ids].sort(), ['a', 'b', 'c']);
    orders.add(ids.join(''));
  }
  assert.equal(orders.size, 6);
});

test('a card that is not known comes back at the end, and is missed once', () => {
  let deck = start(cards, random(1));
  const [first, second] = deck.waiting;
  deck = answer(deck, false);
  assert.equal(deck.waiting[0], second);
  assert.equal(deck.waiting.at(-1), first);
  deck = answer(answer(deck, true), true);
  deck = answer(deck, false);
  deck = answer(deck, true);
  assert.deepEqual(deck.missed, [first]);
  assert.deepEqual(count(deck), { known: 3, all: 3, atOnce: 2 });
  assert.deepEqual(deck.waiting, []);
});

test('answering changes no deck but makes a new one', () => {
  const deck = start(cards, random(1));
  const before = JSON.stringify(deck);
  answer(deck, false);
  assert.equal(JSON.stringify(deck), before);
});
