'use strict';
/** The learner's record: pure functions over the value that types.d.ts describes. Only the store keeps it anywhere. */
selfaccess.record = (() => {
  /** @type {(library: string) => LearnerRecord} */
  const empty = (library) => ({
    version: 1, library, attempts: [], sittings: [], drafts: selfaccess.merge.table(), visits: selfaccess.merge.table(),
  });

  /** The key of a question's draft. @type {(resource: string, question: string) => string} */
  const key = (resource, question) => `${resource}#${question}`;

  /** A key's resource and question; a question's id holds no "#". @type {(key: string) => [string, string]} */
  const split = (key) => [key.slice(0, key.lastIndexOf('#')), key.slice(key.lastIndexOf('#') + 1)];

  /** Whether merging `part` into `whole` would change nothing. @type {(whole: LearnerRecord, part: LearnerRecord) => boolean} */
  const contains = (whole, part) => serialise(selfaccess.merge.merge(whole, part)) === serialise(whole);

  /**
   * How much of `part` is not in `whole` yet; `others` are drafts and visits.
   * @type {(whole: LearnerRecord, part: LearnerRecord) => { attempts: number, sittings: number, others: number }}
   */
  const news = (whole, part) => {
    const merged = selfaccess.merge.merge(whole, part);
    const changed = (/** @type {Record<string, unknown>} */ before, /** @type {Record<string, unknown>} */ after) =>
      Object.keys(after).filter((key) => selfaccess.merge.canonical(before[key] ?? null) !== selfaccess.merge.canonical(after[key])).length;
    return {
      attempts: merged.attempts.length - whole.attempts.length,
      sittings: merged.sittings.length - whole.sittings.length,
      others: changed(whole.drafts, merged.drafts) + changed(whole.visits, merged.visits),
    };
  };

  /** @type {(record: LearnerRecord) => boolean} */
  const isEmpty = (record) =>
    record.attempts.length + record.sittings.length + Object.keys(record.drafts).length + Object.keys(record.visits).length === 0;

  /** The newest attempt of each question, by key. @type {(record: LearnerRecord) => Map<string, Attempt>} */
  const latest = (record) => new Map(record.attempts.map((attempt) => [key(attempt.resource, attempt.question), attempt]));

  /** The sittings of a questionnaire, newest first. @type {(record: LearnerRecord, resource: string) => Sitting[]} */
  const sittings = (record, resource) => record.sittings.filter((sitting) => sitting.resource === resource).reverse();

  /**
   * A time for a draft that is to win over `draft` even when the clock has been set back.
   * @type {(draft: Draft | undefined, now: number) => number}
   */
  const after = (draft, now) => Math.max(now, (draft?.time ?? 0) + 1);

  const { merge } = selfaccess.merge;
  const serialise = (/** @type {LearnerRecord} */ record) => selfaccess.recordText.serialise(record);
  const parse = (/** @type {string} */ text, /** @type {string} */ library) => selfaccess.recordText.parse(text, library);

  return { empty, key, split, contains, news, isEmpty, latest, sittings, after, merge, serialise, parse };
})();
