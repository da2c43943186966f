'use strict';
/** The learner's record: pure functions over the value that types.d.ts describes. Only the store keeps it anywhere. */
selfaccess.record = (() => {
  /** @type {(library: string) => LearnerRecord} */
  const empty = (library) => {
    const { table } = selfaccess.merge;
    return {
      version: 2, library, attempts: [], sittings: [], drafts: table(), visits: table(), goals: table(), notes: table(), cards: table(), settings: table(),
      contributions: table(), activity: table(), guesses: table(),
    };
  };

  const TABLES = /** @type {const} */ (['drafts', 'visits', 'goals', 'notes', 'cards', 'settings', 'contributions', 'activity', 'guesses']);

  /** A new id for an entry: no two are the same, on whatever device. @type {(now: number) => string} */
  const newId = (now) => `${now.toString(36)}-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join('')}`;

  /** The key of a question's draft. @type {(resource: string, question: string) => string} */
  const key = (resource, question) => `${resource}#${question}`;

  /** A key's resource and question; a question's id holds no "#". @type {(key: string) => [string, string]} */
  const split = (key) => [key.slice(0, key.lastIndexOf('#')), key.slice(key.lastIndexOf('#') + 1)];

  /** Whether merging `part` into `whole` would change nothing. @type {(whole: LearnerRecord, part: LearnerRecord) => boolean} */
  const contains = (whole, part) => serialise(selfaccess.merge.merge(whole, part)) === serialise(whole);

  /**
   * How much of `part` is not in `whole` yet; `others` are entries of the tables.
   * @type {(whole: LearnerRecord, part: LearnerRecord) => { attempts: number, sittings: number, others: number }}
   */
  const news = (whole, part) => {
    const merged = selfaccess.merge.merge(whole, part);
    const changed = (/** @type {Record<string, unknown>} */ before, /** @type {Record<string, unknown>} */ after) =>
      Object.keys(after).filter((key) => selfaccess.merge.canonical(before[key] ?? null) !== selfaccess.merge.canonical(after[key])).length;
    return {
      attempts: fresh(whole.attempts, merged.attempts, ({ resource, question, time }) => `${time} ${key(resource, question)}`),
      sittings: fresh(whole.sittings, merged.sittings, ({ resource, time }) => `${time} ${resource}`),
      others: TABLES.reduce((sum, name) => sum + changed(whole[name], merged[name]), 0),
    };
  };

  /**
   * How many of `after` were not in `before`.
   * @template T
   * @param {T[]} before
   * @param {T[]} after
   * @param {(entry: T) => string} name
   */
  const fresh = (before, after, name) => {
    const known = new Set(before.map(name));
    return after.filter((entry) => !known.has(name(entry))).length;
  };

  /** @type {(record: LearnerRecord) => boolean} */
  const isEmpty = (record) =>
    record.attempts.length + record.sittings.length === 0 && TABLES.every((name) => Object.keys(record[name]).length === 0);

  /** Records are values that nobody changes, so what is reckoned from one is reckoned once. @type {WeakMap<Attempt[], Map<string, Attempt>>} */
  const known = new WeakMap();

  /** The newest attempt of each question, by key. @type {(record: LearnerRecord) => Map<string, Attempt>} */
  const latest = ({ attempts }) => {
    const found = known.get(attempts) ?? new Map(attempts.map((attempt) => [key(attempt.resource, attempt.question), attempt]));
    known.set(attempts, found);
    return found;
  };

  /** How much of the points was reached, 0–1; null where there are none. @type {(attempts: Attempt[]) => number | null} */
  const share = (attempts) => {
    const outOf = attempts.reduce((sum, { points }) => sum + points, 0);
    return outOf > 0 ? attempts.reduce((sum, { points, score }) => sum + points * score, 0) / outOf : null;
  };

  /** The sittings of a questionnaire, newest first. @type {(record: LearnerRecord, resource: string) => Sitting[]} */
  const sittings = (record, resource) => record.sittings.filter((sitting) => sitting.resource === resource).reverse();

  /**
   * A time for an entry that is to win over `entry` even when the clock has been set back.
   * @type {(entry: { time: number } | undefined, now: number) => number}
   */
  const after = (entry, now) => Math.max(now, (entry?.time ?? 0) + 1);

  /**
   * What the learner has set under `name`; `otherwise` when nothing is set, or something of another kind.
   * @template T
   * @param {LearnerRecord} record
   * @param {string} name
   * @param {T} otherwise
   * @param {(value: any) => boolean} [fits]
   * @returns {T}
   */
  const setting = (record, name, otherwise, fits = (value) => typeof value === typeof otherwise && value !== null) => {
    const value = /** @type {any} */ (record.settings[name]?.value);
    return fits(value) ? value : otherwise;
  };

  const { merge } = selfaccess.merge;
  const serialise = (/** @type {LearnerRecord} */ record) => selfaccess.recordText.serialise(record);
  const parse = (/** @type {string} */ text, /** @type {string} */ library) => selfaccess.recordText.parse(text, library);

  return { empty, newId, setting, key, split, contains, news, isEmpty, latest, share, sittings, after, merge, serialise, parse };
})();
