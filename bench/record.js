'use strict';
/**
 * node bench/record.js: how large a record of two years is in the store, and how long it takes to read, merge and evaluate it.
 * The times are those of the processor, so that other programs that run do not count: the best of several, and the first.
 */
const { page } = require('../tests/client/page.js');
const { twoYears } = require('./two_years.js');

const selfaccess = page();
const { record, catalogue, now } = twoYears(selfaccess);
const text = selfaccess.record.serialise(record);
const change = { ...selfaccess.record.empty('lib'), attempts: [{ ...record.attempts[0], time: now }] };
const again = () => selfaccess.record.parse(text, 'lib').record;
const other = again();

/** @type {(what: string, work: () => unknown) => void} in milliseconds */
const time = (what, work) => {
  const times = Array.from({ length: 9 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  console.log(`${what.padEnd(44)}${Math.min(...times).toFixed(1).padStart(8)} ms${`(first ${times[0].toFixed(1)} ms)`.padStart(20)}`);
};

const counts = [`${record.attempts.length} attempts of 20000 are kept`, `${Object.keys(record.cards).length} cards`, `${Object.keys(record.notes).length} diary lines`, `${Object.keys(record.activity).length} days`];
console.log(counts.join(', '));
console.log(`In the store: ${text.length.toLocaleString('en')} characters (limit 2,500,000)\n`);
for (const [name, part] of Object.entries(JSON.parse(text))) if (typeof part === 'object') console.log(`  ${name.padEnd(20)}${JSON.stringify(part).length.toLocaleString('en').padStart(12)}`);
console.log('');
time('Read from the store', again);
time('Write to the store', () => selfaccess.record.serialise(record));
time('Merge one answer', () => selfaccess.record.merge(record, change));
time('Merge a copy from another device', () => selfaccess.record.merge(record, other));
time('Summary', () => selfaccess.summary(record, catalogue));
time('Evaluation', () => selfaccess.evaluation(record, catalogue, now));
time('The plan for today', () => selfaccess.plan.today(record, catalogue, now));
time('Time by day and by resource', () => [selfaccess.spent.byDay(record), selfaccess.spent.byResource(record)]);
time('My learning, all but the drawing', () => {
  const read = again();
  return [selfaccess.summary(read, catalogue), selfaccess.evaluation(read, catalogue, now), selfaccess.spent.byDay(read), selfaccess.spent.byResource(read), selfaccess.plan.today(read, catalogue, now)];
});
