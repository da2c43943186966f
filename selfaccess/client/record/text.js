'use strict';
/**
 * The record as text, in the store and in a learner's file:
 *
 *     {"selfaccess": "record", "version": 1, "library": "my-centre", "resources": {"cafe/order": {
 *        "visit": [first, last],
 *        "attempts": {"q1": [[time, score, tries, first, points, hints], …]},     trailing values left out when usual: 1, =score, 1, 0
 *        "drafts": {"q1": {"time": …, "given": …, …}},                            fields left out when usual
 *        "sittings": [{"time": …, "answers": …, "results": …}]}}}
 *
 * Whatever is read is checked value by value: a file may be damaged or hostile.
 */
selfaccess.recordText = (() => {
  const VERSION = 1;
  const LONGEST = 20_000_000;
  const LAST_TIME = 253_402_300_799_999; // the end of the year 9999
  const DRAFT = { given: null, tries: 0, hints: 0, first: null, done: false, score: null };

  /** @typedef {{ record: LearnerRecord, damaged: number }} Read `damaged`: how many entries made no sense and were left out */
  /** @typedef {{ refused: "unreadable" | "foreign" | "newer" | "huge", library: string }} Refused */

  /** @type {(record: LearnerRecord) => string} */
  const serialise = (record) => {
    /** @type {Record<string, any>} */
    const resources = selfaccess.merge.table();
    const of = (/** @type {string} */ resource) => (resources[resource] ??= {});
    const under = (/** @type {any} */ owner, /** @type {string} */ name) => (owner[name] ??= selfaccess.merge.table());
    for (const [resource, visit] of sorted(record.visits)) of(resource).visit = [visit.first, visit.last];
    for (const attempt of record.attempts) (under(of(attempt.resource), 'attempts')[attempt.question] ??= []).push(row(attempt));
    for (const [key, draft] of sorted(record.drafts)) {
      const [resource, question] = selfaccess.record.split(key);
      under(of(resource), 'drafts')[question] = brief(draft);
    }
    for (const { resource, ...sitting } of record.sittings) (of(resource).sittings ??= []).push(sitting);
    return JSON.stringify({ selfaccess: 'record', version: VERSION, library: record.library, resources: Object.fromEntries(sorted(resources)) });
  };

  /**
   * @template T
   * @param {Record<string, T>} table
   * @returns {[string, T][]}
   */
  const sorted = (table) => Object.entries(table).sort(([x], [y]) => (x < y ? -1 : 1));

  /** @type {(attempt: Attempt) => number[]} */
  const row = ({ time, score, tries, first, points, hints }) => {
    const values = [time, short(score), tries, short(first), points, hints];
    const usual = [NaN, NaN, 1, short(score), 1, 0];
    while (values.at(-1) === usual[values.length - 1]) values.pop();
    return values;
  };

  /** Four decimals say enough of a score. @type {(score: number) => number} */
  const short = (score) => Math.round(score * 10_000) / 10_000;

  /** @type {(draft: Draft) => object} */
  const brief = (draft) => {
    const exact = { ...draft, score: draft.score === null ? null : short(draft.score), first: draft.first === null ? null : short(draft.first) };
    return Object.fromEntries(Object.entries(exact).filter(([name, value]) => value !== DRAFT[/** @type {keyof typeof DRAFT} */ (name)]));
  };

  /**
   * @param {string} text
   * @param {string} library the id that the record must have
   * @returns {Read | Refused}
   */
  const parse = (text, library) => {
    if (text.length > LONGEST) return { refused: 'huge', library: '' };
    const found = json(text);
    if (!isTable(found) || !Number.isInteger(found.version) || found.version < 1 || !isName(found.library)) return { refused: 'unreadable', library: '' };
    if (found.library !== library) return { refused: 'foreign', library: found.library };
    if (found.version > VERSION) return { refused: 'newer', library };
    return readRecord(found, library);
  };

  /** @type {(text: string) => any} */
  const json = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  };

  /** @type {(found: any, library: string) => Read} */
  const readRecord = (found, library) => {
    const record = selfaccess.record.empty(library);
    let damaged = 0;
    /** @type {<T>(value: T | null, keep: (value: T) => void) => void} */
    const take = (value, keep) => void (value === null ? (damaged += 1) : keep(value));
    /** @type {(holder: any) => [string, any][]} */
    const entries = (holder = {}) => (isTable(holder) ? Object.entries(holder) : [['', null]]);
    /** @type {(holder: any) => any[]} */
    const items = (holder = []) => (Array.isArray(holder) ? holder : [null]);

    for (const [resource, held] of entries(found.resources ?? null)) {
      const { visit, attempts, drafts, sittings } = isName(resource) && isTable(held) ? held : damagedResource;
      if (visit !== undefined) take(readVisit(visit), (value) => (record.visits[resource] = value));
      for (const [question, rows] of entries(attempts))
        for (const row of items(rows)) take(readAttempt(resource, question, row), (value) => record.attempts.push(value));
      for (const [question, draft] of entries(drafts))
        take(readDraft(question, draft), (value) => (record.drafts[selfaccess.record.key(resource, question)] = value));
      for (const sitting of items(sittings)) take(readSitting(resource, sitting), (value) => record.sittings.push(value));
    }
    // Merging sorts, and drops what is there twice.
    return { record: selfaccess.merge.merge(record, selfaccess.record.empty(library)), damaged };
  };

  /** Counts as one damaged entry. @type {any} */
  const damagedResource = { visit: null };

  /** @type {(found: any) => Visit | null} */
  const readVisit = (found) =>
    Array.isArray(found) && found.length === 2 && found.every(isTime) && found[0] <= found[1] ? { first: found[0], last: found[1] } : null;

  /** @type {(resource: string, question: string, found: any) => Attempt | null} */
  const readAttempt = (resource, question, found) => {
    if (!isQuestion(question) || !Array.isArray(found) || found.length > 6) return null;
    const [time, score, tries = 1, first = score, points = 1, hints = 0] = found;
    return isTime(time) && isShare(score) && isCount(tries) && isShare(first) && isNumber(points, 0, 1e6) && isCount(hints)
      ? { resource, question, time, score, first, points, tries, hints }
      : null;
  };

  /** @type {(question: string, found: any) => Draft | null} */
  const readDraft = (question, found) => {
    if (!isQuestion(question) || !isTable(found)) return null;
    const { time, given = null, tries = 0, hints = 0, first = null, done = false, score = null } = found;
    return isTime(time) && isGiven(given, 4) && isCount(tries) && isCount(hints) && (first === null || isShare(first)) &&
      (score === null || isShare(score)) && typeof done === 'boolean'
      ? { time, given, tries, hints, first, done, score }
      : null;
  };

  /** @type {(resource: string, found: any) => Sitting | null} */
  const readSitting = (resource, found) =>
    isTable(found) && isTime(found.time) && isTable(found.answers) && isTable(found.results) &&
    Object.values(found.answers).every((row) => Array.isArray(row) && row.every((given) => given === null || isCount(given))) &&
    Object.values(found.results).every((result) => isNumber(result, 0, 100))
      ? { resource, time: found.time, answers: selfaccess.merge.table(found.answers), results: selfaccess.merge.table(found.results) }
      : null;

  /** What a learner gave is plain data of no great depth. @type {(value: any, depth: number) => boolean} */
  const isGiven = (value, depth) =>
    value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) ||
    (depth > 0 && typeof value === 'object' && Object.values(value).every((part) => isGiven(part, depth - 1)));

  /** @type {(value: any) => boolean} */
  const isTable = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  /** @type {(value: any) => boolean} */
  const isName = (value) => typeof value === 'string' && value.length > 0 && value.length <= 1000;
  /** @type {(value: any) => boolean} */
  const isQuestion = (value) => isName(value) && !value.includes('#');
  /** @type {(value: any, least: number, most: number) => boolean} */
  const isNumber = (value, least, most) => typeof value === 'number' && value >= least && value <= most;
  /** @type {(value: any) => boolean} */
  const isTime = (value) => isNumber(value, 0, LAST_TIME) && Number.isInteger(value);
  /** @type {(value: any) => boolean} */
  const isCount = (value) => isNumber(value, 0, 1e6) && Number.isInteger(value);
  /** @type {(value: any) => boolean} */
  const isShare = (value) => isNumber(value, 0, 1);

  return { LONGEST, serialise, parse };
})();
