'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

const { index, none, read, write } = load().filter;

const card = (over = {}) => ({ language: ['fr'], level: ['A2'], skill: ['reading', 'grammar'], topic: ['food'], kind: ['exercise'], minutes: 15, ...over });
const choice = (over = {}) => ({ ...none(), ...over });
const fits = (one, chosen) => index([one])(chosen).found.length === 1;

const FITS = [
  ['no filter', {}, true],
  ['its level', { level: ['A2'] }, true],
  ['another level', { level: ['B1'] }, false],
  ['any of two levels', { level: ['B1', 'A2'] }, true],
  ['one of its skills', { skill: ['grammar'] }, true],
  ['two filters that both fit', { level: ['A2'], topic: ['food'] }, true],
  ['two filters of which one fits', { level: ['A2'], topic: ['home'] }, false],
  ['as much time as it takes', { minutes: 15 }, true],
  ['less time', { minutes: 10 }, false],
];
for (const [what, given, expected] of FITS) test(`fits: ${what}`, () => assert.equal(fits(card(), choice(given)), expected));

test('a resource that does not say its minutes is left out when time is short', () => {
  assert.equal(fits(card({ minutes: 0 }), choice()), true);
  assert.equal(fits(card({ minutes: 0 }), choice({ minutes: 30 })), false);
});

test('counts say what each value would leave under the other filters', () => {
  const cards = [card(), card({ level: ['B1'] }), card({ level: ['B1'], kind: ['page'], skill: [] })];
  const { found: left, counts: found } = index(cards)(choice({ level: ['B1'], kind: ['page'] }));
  assert.deepEqual(left, [2]);
  assert.deepEqual([...found.level], [['B1', 1]]);
  assert.deepEqual([...found.kind], [['exercise', 1], ['page', 1]]);
  assert.deepEqual([...found.skill], []);
});

test('of very many cards those are left, and counted, that one by one would be', () => {
  const cards = Array.from({ length: 1_000 }, (_, at) => card({ level: [['A1', 'A2', 'B1'][at % 3]], skill: at % 5 === 0 ? [] : ['reading'], topic: [`t${at % 7}`, 'all'], minutes: (at % 4) * 10 }));
  const of = (passes) => cards.flatMap((one, at) => (passes(one) ? [at] : []));
  const { found, counts } = index(cards)(choice({ level: ['A1', 'B1'], topic: ['t3'], minutes: 20 }));
  const timed = ({ minutes }) => minutes > 0 && minutes <= 20;
  assert.deepEqual(found, of((one) => timed(one) && one.level[0] !== 'A2' && one.topic[0] === 't3'));
  assert.ok(found.length > 10 && found.length < 200);
  for (const level of ['A1', 'A2', 'B1']) assert.equal(counts.level.get(level), of((one) => timed(one) && one.level[0] === level && one.topic[0] === 't3').length);
  assert.equal(counts.topic.get('all'), of((one) => timed(one) && one.level[0] !== 'A2').length);
  assert.equal(counts.skill.get('reading'), found.filter((at) => at % 5 !== 0).length);
});

test('the address says the choice, and is read back', () => {
  const made = choice({ level: ['A2', 'Pre-A1'], topic: ['food & drink', '日本'], minutes: 15 });
  assert.equal(write(made), '#level=A2&level=Pre-A1&topic=food+%26+drink&topic=%E6%97%A5%E6%9C%AC&minutes=15');
  assert.deepEqual(read(write(made)), made);
});

test('what an address says beyond that is ignored', () => {
  for (const text of ['', '#', '#main', '#x=1&minutes=abc', '#minutes=-5', '#__proto__=1']) assert.deepEqual(read(text), none());
  assert.deepEqual(read('#level=A2&level=A2').level, ['A2']);
});
