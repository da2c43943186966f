'use strict';
/**
 * Joins two records: commutative, associative and idempotent, so that tabs, devices and files may be merged in any order and more than once.
 * Each kind of entry has an identity; of two entries with one identity the greater by a total order stays. Of many answers to one
 * question some stay (compact.js).
 */
selfaccess.merge = (() => {
  /**
   * @param {LearnerRecord} a
   * @param {LearnerRecord} b
   * @returns {LearnerRecord}
   */
  const merge = (a, b) => ({
    version: a.version,
    library: a.library,
    attempts: mergeList(a.attempts, b.attempts, question, ofQuestion),
    sittings: mergeList(a.sittings, b.sittings, noName, ofQuestionnaire),
    drafts: mergeTable(a.drafts, b.drafts, later),
    visits: mergeTable(a.visits, b.visits, widest),
    goals: mergeTable(a.goals, b.goals, later),
    notes: mergeTable(a.notes, b.notes, later),
    cards: mergeTable(a.cards, b.cards, later),
    settings: mergeTable(a.settings, b.settings, later),
    contributions: mergeTable(a.contributions, b.contributions, later),
    activity: mergeTable(a.activity, b.activity, (x, y) => mergeTable(x, y, most)),
    guesses: mergeTable(a.guesses, b.guesses, later),
  });

  /**
   * The union, in order; of all of one name what `keep` keeps.
   * @template {{ resource: string, time: number }} T
   * @param {T[]} a
   * @param {T[]} b
   * @param {(entry: T) => string} name within the resource
   * @param {(entries: T[]) => T[]} keep
   * @returns {T[]}
   */
  const mergeList = (a, b, name, keep) => {
    /** @type {Map<string, Map<string, T[]>>} */
    const resources = new Map();
    for (const list of [a, b]) {
      for (const entry of list) {
        const names = under(resources, entry.resource, () => new Map());
        under(names, name(entry), () => /** @type {T[]} */ ([])).push(entry);
      }
    }
    return inOrder(Array.from(resources.values(), (names) => Array.from(names.values(), keep)).flat(2), name);
  };

  /** Of all answers to one question those that stay. @type {(attempts: Attempt[]) => Attempt[]} */
  const ofQuestion = (attempts) => selfaccess.compact.compact(once(attempts, better));

  /** @type {(sittings: Sitting[]) => Sitting[]} */
  const ofQuestionnaire = (sittings) => once(sittings, later);

  /**
   * By time and then by name.
   * @template {{ resource: string, time: number }} T
   * @param {T[]} entries
   * @param {(entry: T) => string} name
   */
  const inOrder = (entries, name) => entries.sort((x, y) => x.time - y.time || compare(x.resource, y.resource) || compare(name(x), name(y)));

  /** @type {(attempt: Attempt) => string} */
  const question = (attempt) => attempt.question;
  const noName = () => '';

  /**
   * @template V
   * @param {Map<string, V>} map
   * @param {string} key
   * @param {() => V} make
   * @returns {V}
   */
  const under = (map, key, make) => {
    let found = map.get(key);
    if (found === undefined) map.set(key, (found = make()));
    return found;
  };

  /**
   * By time, one of each time: the one that `of` prefers.
   * @template {{ time: number }} T
   * @param {T[]} entries
   * @param {(x: T, y: T) => T} of
   * @returns {T[]}
   */
  const once = (entries, of) => {
    /** @type {T[]} */
    const found = [];
    for (const entry of entries.sort((x, y) => x.time - y.time)) {
      const last = found.at(-1);
      if (last?.time === entry.time) found[found.length - 1] = of(last, entry);
      else found.push(entry);
    }
    return found;
  };

  /**
   * @template T
   * @param {Record<string, T>} a
   * @param {Record<string, T>} b
   * @param {(x: T, y: T) => T} choose
   * @returns {Record<string, T>}
   */
  const mergeTable = (a, b, choose) => {
    const found = table(a);
    for (const [key, value] of Object.entries(b)) found[key] = key in found ? choose(found[key], value) : value;
    return found;
  };

  /**
   * The newer of two entries; at the same time the one that is greater as text.
   * @template {{ time: number }} T
   * @param {T} x
   * @param {T} y
   * @returns {T}
   */
  const later = (x, y) => {
    if (x.time !== y.time) return x.time < y.time ? y : x;
    return isSame(x, y) || compare(canonical(x), canonical(y)) >= 0 ? x : y;
  };

  /** Whether two entries plainly hold the same; most that meet do, and looking is quicker than writing both out. @type {(x: any, y: any) => boolean} */
  const isSame = (x, y) => {
    const names = Object.keys(x);
    return names.length === Object.keys(y).length && names.every((name) => x[name] === y[name]);
  };

  /** Of two answers of one moment the better: else a worse one could push out the best, after that was left out. @type {(x: Attempt, y: Attempt) => Attempt} */
  const better = (x, y) => (x.score === y.score ? later(x, y) : x.score > y.score ? x : y);

  /** @type {(x: Visit, y: Visit) => Visit} */
  const widest = (x, y) => ({ first: Math.min(x.first, y.first), last: Math.max(x.last, y.last) });

  /** @type {(x: Activity, y: Activity) => Activity} */
  const most = (x, y) => ({
    seconds: Math.max(x.seconds, y.seconds),
    answers: Math.max(x.answers, y.answers),
    reviews: Math.max(x.reviews, y.reviews),
    resources: mergeTable(x.resources, y.resources, Math.max),
  });

  /** JSON with sorted keys: equal values give equal texts. @type {(value: unknown) => string} */
  const canonical = (value) => JSON.stringify(value, (_, part) => (isTable(part) ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => compare(x, y))) : part));

  /** @type {(value: unknown) => boolean} */
  const isTable = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

  /** By code units, not by the learner's locale. @type {(x: string, y: string) => number} */
  const compare = (x, y) => (x < y ? -1 : x > y ? 1 : 0);

  /**
   * A table without a prototype, so that a resource may be called "constructor".
   * @template T
   * @param {Record<string, T>} [entries]
   * @returns {Record<string, T>}
   */
  const table = (entries = {}) => Object.assign(Object.create(null), entries);

  /**
   * The entries of a table that pass.
   * @template T
   * @param {Record<string, T>} entries
   * @param {(entry: T, key: string) => boolean} passes
   * @returns {Record<string, T>}
   */
  const some = (entries, passes) => table(Object.fromEntries(Object.entries(entries).filter(([key, entry]) => passes(entry, key))));

  /** @type {(attempts: Attempt[]) => Attempt[]} */
  const attemptsInOrder = (attempts) => inOrder(attempts, question);
  /** @type {(sittings: Sitting[]) => Sitting[]} */
  const sittingsInOrder = (sittings) => inOrder(sittings, noName);

  return { merge, ofQuestion, ofQuestionnaire, attemptsInOrder, sittingsInOrder, table, some, canonical };
})();
