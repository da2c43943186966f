'use strict';
/** Random values from a seed, so that a failure repeats. */

/** Numbers from 0 up to 1 (mulberry32). */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

/** Makes small records of few names and times, so that they clash often; sound ones, as the store keeps them. */
const records = (selfaccess, next) => {
  const below = (n) => Math.floor(next() * n);
  const pick = (...values) => values[below(values.length)];
  const many = (make) => Array.from({ length: below(5) }, make);
  const resource = () => pick('a/one', 'a/two', '__proto__', 'constructor', '日本/é');
  const question = () => pick('q1', 'q2', '__proto__');
  const share = () => pick(0, 0.3333, 0.5, 1);
  const given = () => pick(null, 'café', [0, 2], [null, 'x'], { text: 'y', criteria: [true, false] });
  const attempt = () => ({ resource: resource(), question: question(), time: below(4), score: share(), first: share(), points: 1 + below(2), tries: below(3), hints: below(2) });
  const draft = () => ({ time: below(3), given: given(), tries: below(3), hints: below(2), first: pick(null, 0, 1), done: pick(true, false), score: pick(null, 0.5) });
  const visit = () => ({ first: below(3), last: 3 + below(3) });
  const results = () => Object.fromEntries(many(() => [pick('planning', 'memory'), below(101)]));
  const sitting = () => ({ resource: resource(), time: below(3), answers: { s: [pick(0, 1, null)] }, results: results() });
  return () => {
    const rough = {
      ...selfaccess.record.empty('lib'),
      attempts: many(attempt),
      sittings: many(sitting),
      drafts: selfaccess.merge.table(Object.fromEntries(many(() => [`${resource()}#${question()}`, draft()]))),
      visits: selfaccess.merge.table(Object.fromEntries(many(() => [resource(), visit()]))),
    };
    return selfaccess.record.merge(rough, selfaccess.record.empty('lib'));
  };
};

module.exports = { random, records };
