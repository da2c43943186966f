'use strict';
/** Random values from a seed, so that a failure repeats. */

/** Numbers from 0 up to 1 (mulberry32). */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

/** Makes records of few names and times, so that they clash often; sound ones, as the store keeps them. */
const records = (selfaccess, next, { attempts = 4, times = 4 } = {}) => {
  const below = (n) => Math.floor(next() * n);
  const pick = (...values) => values[below(values.length)];
  const many = (make) => Array.from({ length: below(5) }, make);
  const resource = () => pick('a/one', 'a/two', '__proto__', 'constructor', '日本/é');
  const question = () => pick('q1', 'q2', '__proto__');
  const share = () => pick(0, 0.3333, 0.5, 1);
  const given = () => pick(null, 'café', [0, 2], [null, 'x'], { text: 'y', criteria: [true, false] });
  const attempt = () => ({ resource: resource(), question: question(), time: below(times), score: share(), first: share(), points: 1 + below(2), tries: below(3), hints: below(2), ...pick({}, { confidence: pick(0, 0.5, 1) }) });
  const draft = () => ({ time: below(3), given: given(), tries: below(3), hints: below(2), first: pick(null, 0, 1), done: pick(true, false), score: pick(null, 0.5), ...pick({}, { confidence: 0.5 }) });
  const visit = () => ({ first: below(3), last: 3 + below(3) });
  const results = () => Object.fromEntries(many(() => [pick('planning', 'memory'), below(101)]));
  const sitting = () => ({ resource: resource(), time: below(3), answers: { s: [pick(0, 1, null)] }, results: results() });
  const id = () => pick('x', 'y', '__proto__', 'toString');
  const text = () => pick('', 'café', '"\\');
  const table = (/** @type {() => string} */ name, make) => selfaccess.merge.table(Object.fromEntries(many(() => [name(), make()])));
  const goal = () => ({
    time: below(3), made: below(3), text: text(), why: text(), due: pick('', '2025-02-28'), evidence: text(), resources: many(resource),
    source: pick('', 'can-do'), state: pick('open', 'reached', 'gone'), closing: text(),
  });
  const note = () => ({ time: below(3), made: below(3), kind: pick('diary', 'strategy'), resource: pick('', resource()), text: text(), prompt: text(), verdict: pick('', 'kept'), gone: pick(true, false) });
  const card = () => ({
    time: below(3), made: below(3), due: below(9), stability: pick(0, 1.5, 0.1234), difficulty: pick(0, 5), reps: below(3), lapses: below(2), state: below(4), last: below(3),
    ...pick({}, { elapsed: pick(0, 2), steps: below(2) }, { steps: 1 }), gone: pick(true, false), own: pick(null, { front: text(), back: text(), language: pick('', 'fr'), from: text(), context: text() }),
  });
  const setting = () => ({ time: below(3), value: pick(null, 3, 'x', false, [10, 0, 20], { '1': 20, deep: { x: [1] } }) });
  const contribution = () => ({
    time: below(3), made: below(3), resource: resource(), kind: pick('question', 'term'), text: text(), more: table(id, text), state: pick('open', 'handed'),
  });
  const counts = () => ({ seconds: below(5), answers: below(3), reviews: below(2), resources: table(resource, () => below(4)) });
  const day = () => pick('2025-01-01', '2024-02-29');
  return () => {
    const rough = {
      ...selfaccess.record.empty('lib'),
      attempts: Array.from({ length: below(attempts + 1) }, attempt),
      sittings: many(sitting),
      drafts: selfaccess.merge.table(Object.fromEntries(many(() => [`${resource()}#${question()}`, draft()]))),
      visits: selfaccess.merge.table(Object.fromEntries(many(() => [resource(), visit()]))),
      goals: table(id, goal),
      notes: table(id, note),
      cards: table(id, card),
      settings: table(id, setting),
      contributions: table(id, contribution),
      activity: table(day, () => selfaccess.merge.table(Object.fromEntries([[id(), counts()], ...many(() => [id(), counts()])]))),
      guesses: table(resource, () => ({ time: below(3), minutes: pick(0, 5, 12.5) })),
    };
    return selfaccess.record.merge(rough, selfaccess.record.empty('lib'));
  };
};

module.exports = { random, records };
