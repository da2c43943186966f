'use strict';
/** A learner's goals as changes of the record. Pure. */
selfaccess.goal = (() => {
  /** @typedef {Pick<Goal, "text" | "why" | "due" | "evidence" | "resources" | "source">} GoalWords what the learner says of it */

  /** @type {() => GoalWords} */
  const blank = () => ({ text: '', why: '', due: '', evidence: '', resources: [], source: '' });

  /**
   * A new goal, as its id and the change that brings it in.
   * @type {(library: string, words: GoalWords, now: number) => { id: string, patch: LearnerRecord }}
   */
  const make = (library, words, now) => {
    const id = selfaccess.record.newId(now);
    return { id, patch: put(library, id, { ...tidy(words), time: now, made: now, state: 'open', closing: '' }) };
  };

  /**
   * The change of a goal; one that ended may be opened again.
   * @type {(record: LearnerRecord, id: string, over: Partial<Goal>, now: number) => LearnerRecord}
   */
  const change = (record, id, over, now) => {
    const goal = { ...record.goals[id], ...over };
    return put(record.library, id, { ...goal, ...tidy(goal), closing: line(goal.closing), time: selfaccess.record.after(record.goals[id], now) });
  };

  /** Nothing of a goal stays but that it was thrown away. @type {(record: LearnerRecord, id: string, now: number) => LearnerRecord} */
  const discard = (record, id, now) => change(record, id, { ...blank(), state: 'gone', closing: '' }, now);

  /** @type {(library: string, id: string, goal: Goal) => LearnerRecord} */
  const put = (library, id, goal) => ({ ...selfaccess.record.empty(library), goals: selfaccess.merge.table({ [id]: goal }) });

  /** Without white space around, and not longer than the record keeps. @type {(words: GoalWords) => GoalWords} */
  const tidy = ({ text, why, due, evidence, resources, source }) =>
    ({ text: line(text), why: line(why), due, evidence: line(evidence), resources: [...new Set(resources)].slice(0, selfaccess.recordTables.FEW), source });

  /** @type {(text: string) => string} */
  const line = (text) => text.trim().slice(0, selfaccess.recordTables.LINE);

  /** The open goal that says the same, or null. @type {(record: LearnerRecord, text: string) => string | null} */
  const same = (record, text) => Object.entries(record.goals).find(([, goal]) => goal.state === 'open' && folded(goal.text) === folded(text))?.[0] ?? null;

  /** What is equal but for case, white space and marks is the same sentence. @type {(text: string) => string} */
  const folded = (text) => selfaccess.fold.fold(text, selfaccess.page().language, { case: 'ignore', punctuation: 'ignore', accents: 'keep' });

  /** Goals that ended, the latest first. @type {(record: LearnerRecord) => [string, Goal][]} */
  const ended = (record) => {
    const goals = Object.entries(record.goals).filter(([, { state }]) => state !== 'open' && state !== 'gone');
    return goals.sort(([, a], [, b]) => b.time - a.time);
  };

  /** The anchor of a goal on the page; ids come from files too. @type {(id: string) => string} */
  const anchor = (id) => `goal-${id.replace(/[^A-Za-z0-9-]/g, '_')}`;

  return { blank, make, change, discard, same, folded, ended, anchor };
})();
