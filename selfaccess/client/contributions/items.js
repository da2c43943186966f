'use strict';
/** What a learner asks, comments and proposes. Pure: a change is given back as a record to be merged. */
selfaccess.contributions = (() => {
  /** The fields of a kind beside the text; the starred ones must be filled. */
  const FIELDS = Object.freeze({ question: [], comment: [], term: ['term', 'meaning', 'example'], example: ['term', 'meaning'] });
  const KINDS = /** @type {Contribution["kind"][]} */ (Object.keys(FIELDS));
  const VERSION = 1;

  /** @typedef {Contribution & { id: string }} Kept */
  /** What is said of a resource. @typedef {Pick<Contribution, "resource" | "kind" | "text" | "more">} Said */

  /** Those that were not thrown away, the latest first. @type {(record: LearnerRecord) => Kept[]} */
  const all = (record) =>
    Object.entries(record.contributions)
      .filter(([, { state }]) => state !== 'gone')
      .map(([id, item]) => ({ ...item, id }))
      .sort((a, b) => b.made - a.made || (a.id < b.id ? 1 : -1));

  /** What is missing before it can be kept: the name of a field, or "" for nothing. @type {(said: Said) => string} */
  const missing = ({ kind, text, more }) => {
    if (kind !== 'term') return text.trim() === '' ? 'text' : '';
    return ['term', 'meaning'].find((name) => (more[name] ?? '').trim() === '') ?? '';
  };

  /** Trimmed, and without fields that are empty or of another kind. @type {(said: Said) => Said} */
  const tidy = ({ resource, kind, text, more }) => ({
    resource, kind, text: text.trim(),
    more: Object.fromEntries(FIELDS[kind].map((name) => [name, (more[name] ?? '').trim()]).filter(([, value]) => value !== '')),
  });

  /** @type {(record: LearnerRecord, id: string, over: Partial<Contribution>, now: number) => LearnerRecord} */
  const put = (record, id, over, now) => {
    const before = record.contributions[id];
    /** @type {Contribution} */
    const base = before ?? { time: now, made: now, resource: '', kind: 'question', text: '', more: {}, state: 'open' };
    return change(record, { [id]: { ...base, ...over, time: selfaccess.record.after(before, now) } });
  };

  /** Nothing of what it said stays. @type {(record: LearnerRecord, id: string, now: number) => LearnerRecord} */
  const remove = (record, id, now) => put(record, id, { text: '', more: {}, state: 'gone' }, now);

  /** Marks them as handed over, or takes that back. @type {(record: LearnerRecord, ids: string[], state: "open" | "handed", now: number) => LearnerRecord} */
  const mark = (record, ids, state, now) =>
    change(record, Object.fromEntries(ids.map((id) => [id, { ...record.contributions[id], state, time: selfaccess.record.after(record.contributions[id], now) }])));

  /** @type {(record: LearnerRecord, contributions: Record<string, Contribution>) => LearnerRecord} */
  const change = (record, contributions) => ({ ...selfaccess.record.empty(record.library), contributions: selfaccess.merge.table(contributions) });

  /** The file to hand over (docs/files.md). @type {(items: Kept[], library: string, titleOf: (resource: string) => string, now: number) => string} */
  const file = (items, library, titleOf, now) => {
    const told = items.map(({ id, resource, kind, text, more, made }) => ({ id, resource, title: titleOf(resource), kind, text, more, made }));
    return `${JSON.stringify({ selfaccess: 'contributions', version: VERSION, library, made: now, items: told }, null, 1)}\n`;
  };

  return { FIELDS, KINDS, all, missing, tidy, put, remove, mark, file };
})();
