'use strict';
/** Lines of the diary, notes on resources, and strategies. Pure: a change is given back as a record to be merged. */
selfaccess.notes = (() => {
  /** @typedef {Note & { id: string }} Kept */
  /** What an entry is without anything said. @type {Omit<Note, "time" | "made">} */
  const BLANK = { kind: 'diary', resource: '', text: '', prompt: '', verdict: '', gone: false };

  /** Those of a kind that were not thrown away, the latest first. @type {(record: LearnerRecord, ...kinds: Note["kind"][]) => Kept[]} */
  const all = (record, ...kinds) =>
    Object.entries(record.notes)
      .filter(([, { kind, gone }]) => kinds.includes(kind) && !gone)
      .map(([id, note]) => ({ ...note, id }))
      .sort((a, b) => b.made - a.made || (a.id < b.id ? 1 : -1));

  /** Makes the entry, or changes it. What was thrown away and is made again is new. @type {(record: LearnerRecord, id: string, over: Partial<Note>, now: number) => LearnerRecord} */
  const put = (record, id, over, now) => {
    const before = record.notes[id];
    const base = before === undefined || before.gone ? { ...BLANK, made: now } : before;
    return {
      ...selfaccess.record.empty(record.library),
      notes: selfaccess.merge.table({ [id]: { ...base, ...over, time: selfaccess.record.after(before, now) } }),
    };
  };

  /** Nothing of what it said stays. @type {(record: LearnerRecord, id: string, now: number) => LearnerRecord} */
  const remove = (record, id, now) => put(record, id, { ...BLANK, kind: record.notes[id]?.kind ?? BLANK.kind, gone: true }, now);

  /** A page is one strategy, on whichever device it was marked. @type {(resource: string) => string} */
  const strategyId = (resource) => `s:${resource}`;

  /**
   * Those in which each word of the query is found, in what was written, asked, or in the resource's title; accents and capitals don't matter.
   * @type {(notes: Kept[], query: string, titleOf: (resource: string) => string) => Kept[]}
   */
  const find = (notes, query, titleOf) => {
    const words = folded(query).split(/\s+/).filter((word) => word !== '');
    return words.length === 0 ? notes : notes.filter(({ text, prompt, resource }) => {
      const searched = folded(`${text} ${prompt} ${resource === '' ? '' : titleOf(resource)}`);
      return words.every((word) => searched.includes(word));
    });
  };

  /** @type {(text: string) => string} */
  const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  return { all, put, remove, strategyId, find };
})();
