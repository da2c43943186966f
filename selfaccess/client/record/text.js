'use strict';
/**
 * The record as text, in the store and in a learner's file:
 *
 *     {"selfaccess": "record", "version": 2, "library": "my-centre", "resources": {"cafe/order": {
 *        "visit": [first, last],
 *        "attempts": {"q1": [[time, score, tries, first, points, hints, confidence], …]},   trailing values left out when usual: 1, =score, 1, 0, none
 *        "drafts": {"q1": {"time": …, "given": …, …}},                                      fields left out when usual
 *        "sittings": [{"time": …, "answers": …, "results": …}]}},
 *      "activity": {"2025-11-24": {"<device>": [seconds, answers, reviews, {"cafe/order": seconds}]}},
 *      "goals": {"<id>": {…}}, …}                                                           the tables of tables.js
 *
 * Version 1 had no more than the resources. Whatever is read is checked value by value: a file may be damaged or hostile.
 */
selfaccess.recordText = (() => {
  const VERSION = 2;
  const LONGEST = 20_000_000;
  /** The most browsers that one learner counts with on one day, and resources in one. */
  const DEVICES = 100;
  const RESOURCES = 1_000;
  const { isTable, isName, isQuestion, isNumber, isTime, isCount, isShare, isSeconds, isDay, isPlain } = selfaccess.check;
  const { MOST, NAMES, short } = selfaccess.recordTables;
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
    return JSON.stringify({
      selfaccess: 'record', version: VERSION, library: record.library, resources: Object.fromEntries(sorted(resources)), ...days(record.activity), ...tables(record),
    });
  };

  /** The tables that hold something. @type {(record: LearnerRecord) => object} */
  const tables = (record) => {
    /** @type {(name: string, entries: Record<string, unknown>) => object} */
    const written = (name, entries) => Object.fromEntries(sorted(entries).map(([id, entry]) => [id, selfaccess.recordTables.write(name, entry)]));
    const held = NAMES.map((name) => /** @type {const} */ ([name, /** @type {any} */ (record)[name]])).filter(([, entries]) => Object.keys(entries).length > 0);
    return Object.fromEntries(held.map(([name, entries]) => [name, written(name, entries)]));
  };

  /** @type {(activity: LearnerRecord["activity"]) => object} */
  const days = (activity) => {
    const held = sorted(activity).map(([day, devices]) => [day, Object.fromEntries(sorted(devices).map(([device, counts]) => [device, countsRow(counts)]))]);
    return held.length > 0 ? { activity: Object.fromEntries(held) } : {};
  };

  /** @type {(counts: Activity) => unknown[]} */
  const countsRow = ({ seconds, answers, reviews, resources }) => {
    const known = sorted(resources);
    if (known.length > 0) return [seconds, answers, reviews, Object.fromEntries(known)];
    const values = [seconds, answers, reviews];
    while (values.length > 1 && values.at(-1) === 0) values.pop();
    return values;
  };

  /**
   * @template T
   * @param {Record<string, T>} table
   * @returns {[string, T][]}
   */
  const sorted = (table) => Object.entries(table).sort(([x], [y]) => (x < y ? -1 : 1));

  /** @type {(attempt: Attempt) => number[]} */
  const row = ({ time, score, tries, first, points, hints, confidence }) => {
    const values = [time, short(score), tries, short(first), points, hints];
    if (confidence !== undefined) return [...values, short(confidence)];
    const usual = [NaN, NaN, 1, short(score), 1, 0];
    while (values.at(-1) === usual[values.length - 1]) values.pop();
    return values;
  };

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
    const hurt = () => void (damaged += 1);
    /** Not more than a learner can have made. @type {(holder: any, most: number) => [string, any][]} */
    const some = (holder, most) => {
      const all = entries(holder);
      if (all.length > most) damaged += all.length - most;
      return all.slice(0, most);
    };

    for (const [resource, held] of entries(found.resources ?? null)) {
      const { visit, attempts, drafts, sittings } = isName(resource) && isTable(held) ? held : damagedResource;
      if (visit !== undefined) take(readVisit(visit), (value) => (record.visits[resource] = value));
      for (const [question, rows] of entries(attempts))
        record.attempts.push(...selfaccess.merge.ofQuestion(items(rows).flatMap((row) => readAttempt(resource, question, row) ?? (hurt(), []))));
      for (const [question, draft] of entries(drafts))
        take(readDraft(question, draft), (value) => (record.drafts[selfaccess.record.key(resource, question)] = value));
      for (const sitting of selfaccess.merge.ofQuestionnaire(items(sittings).flatMap((one) => readSitting(resource, one) ?? (hurt(), [])))) record.sittings.push(sitting);
    }
    for (const name of NAMES)
      for (const [id, entry] of some(found[name], MOST))
        take(isName(id) ? selfaccess.recordTables.read(name, entry, hurt) : null, (value) => (/** @type {any} */ (record)[name][id] = value));
    for (const [day, devices] of some(found.activity, MOST)) {
      const held = isDay(day) ? some(devices, DEVICES) : [/** @type {[string, any]} */ (['', null])];
      for (const [device, counts] of held)
        take(isName(device) ? readCounts(counts) : null, (value) => ((record.activity[day] ??= selfaccess.merge.table())[device] = value));
    }
    selfaccess.merge.attemptsInOrder(record.attempts);
    selfaccess.merge.sittingsInOrder(record.sittings);
    return { record, damaged };
  };

  /** Counts as one damaged entry. @type {any} */
  const damagedResource = { visit: null };

  /** @type {(found: any) => Visit | null} */
  const readVisit = (found) =>
    Array.isArray(found) && found.length === 2 && found.every(isTime) && found[0] <= found[1] ? { first: found[0], last: found[1] } : null;

  /** @type {(resource: string, question: string, found: any) => Attempt | null} */
  const readAttempt = (resource, question, found) => {
    if (!isQuestion(question) || !Array.isArray(found) || found.length > 7) return null;
    const [time, score, tries = 1, first = score, points = 1, hints = 0, confidence] = found;
    return isTime(time) && isShare(score) && isCount(tries) && isShare(first) && isNumber(points, 0, 1e6) && isCount(hints) && (found.length < 7 || isShare(confidence))
      ? { resource, question, time, score, first, points, tries, hints, ...(found.length < 7 ? {} : { confidence }) }
      : null;
  };

  /** @type {(question: string, found: any) => Draft | null} */
  const readDraft = (question, found) => {
    if (!isQuestion(question) || !isTable(found)) return null;
    const { time, given = null, tries = 0, hints = 0, first = null, done = false, score = null, confidence } = found;
    return isTime(time) && isPlain(given, 4) && isCount(tries) && isCount(hints) && (first === null || isShare(first)) &&
      (score === null || isShare(score)) && typeof done === 'boolean' && (confidence === undefined || isShare(confidence))
      ? { time, given, tries, hints, first, done, score, ...(confidence === undefined ? {} : { confidence }) }
      : null;
  };

  /** @type {(resource: string, found: any) => Sitting | null} */
  const readSitting = (resource, found) =>
    isTable(found) && isTime(found.time) && isTable(found.answers) && isTable(found.results) &&
    Object.values(found.answers).every((row) => Array.isArray(row) && row.every((given) => given === null || isCount(given))) &&
    Object.values(found.results).every((result) => isNumber(result, 0, 100))
      ? { resource, time: found.time, answers: selfaccess.merge.table(found.answers), results: selfaccess.merge.table(found.results) }
      : null;

  /** @type {(found: any) => Activity | null} */
  const readCounts = (found) => {
    if (!Array.isArray(found) || found.length > 4) return null;
    const [seconds, answers = 0, reviews = 0, resources = {}] = found;
    return isSeconds(seconds) && isCount(answers) && isCount(reviews) && isTable(resources) && Object.keys(resources).length <= RESOURCES &&
      Object.entries(resources).every(([resource, part]) => isName(resource) && isSeconds(part))
      ? { seconds, answers, reviews, resources: selfaccess.merge.table(resources) }
      : null;
  };

  return { LONGEST, serialise, parse };
})();
