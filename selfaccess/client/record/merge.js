'use strict';
/**
 * Joins two records: commutative, associative and idempotent, so that tabs, devices and files may be merged in any order and more than once.
 * Each kind of entry has an identity; of two entries with one identity the greater by a total order stays.
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
    attempts: mergeList(a.attempts, b.attempts, (attempt) => `${attempt.resource}#${attempt.question}`),
    sittings: mergeList(a.sittings, b.sittings, (sitting) => sitting.resource),
    drafts: mergeTable(a.drafts, b.drafts, later),
    visits: mergeTable(a.visits, b.visits, widest),
  });

  /**
   * The union, by time and then by name.
   * @template {{ time: number }} T
   * @param {T[]} a
   * @param {T[]} b
   * @param {(entry: T) => string} name
   * @returns {T[]}
   */
  const mergeList = (a, b, name) => {
    /** @type {Map<string, T>} */
    const found = new Map();
    for (const entry of [...a, ...b]) {
      const id = `${entry.time} ${name(entry)}`;
      const other = found.get(id);
      found.set(id, other === undefined ? entry : later(other, entry));
    }
    const named = Array.from(found, ([id, entry]) => ({ id, entry }));
    return named.sort((x, y) => x.entry.time - y.entry.time || compare(x.id, y.id)).map(({ entry }) => entry);
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
  const later = (x, y) => ((x.time - y.time || compare(canonical(x), canonical(y))) < 0 ? y : x);

  /** @type {(x: Visit, y: Visit) => Visit} */
  const widest = (x, y) => ({ first: Math.min(x.first, y.first), last: Math.max(x.last, y.last) });

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

  return { merge, table, canonical };
})();
