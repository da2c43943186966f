'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');

const selfaccess = load({ document: { getElementById: () => ({ textContent: '{"language": "en", "root": ""}' }) } });
selfaccess.strings.load({
  'site.minutes': '{n} min', 'site.hours': '{n} h', 'site.hours_minutes': '{hours} h {minutes} min', 'site.path_done': 'all done',
  'site.path_left': { one: '{left} of {all} left; {done} of {n} step', other: '{left} of {all} left; {done} of {n} steps' },
});

for (const [minutes, text] of [[0, '0 min'], [45, '45 min'], [60, '1 h'], [95, '1 h 35 min']]) {
  test(`${minutes} minutes`, () => assert.equal(selfaccess.format.duration(minutes), text));
}

const step = (minutes, state) => ({ minutes, state });
const LEFT = [
  ['nothing done', [step(15, 'new'), step(50, 'new')], '1 h 5 min of 1 h 5 min left; 0 of 2 steps'],
  ['what is begun is left whole', [step(15, 'done'), step(50, 'begun')], '50 min of 1 h 5 min left; 1 of 2 steps'],
  ['one step', [step(15, 'new')], '15 min of 15 min left; 0 of 1 step'],
  ['a step without its minutes', [step(0, 'new'), step(10, 'done')], '0 min of 10 min left; 1 of 2 steps'],
  ['all done', [step(15, 'done')], 'all done'],
];
for (const [what, steps, text] of LEFT) test(`time left: ${what}`, () => assert.equal(selfaccess.path.timeLeft(steps), text));
