'use strict';
/** How far a learner is with each resource. */
selfaccess.progress = (() => {
  /** @typedef {{ id: string, kind: string, questions: string[] | null }} Measured `questions`: their ids, null where they are not known */
  /** @typedef {{ state: "new" | "begun" | "done", answered: number, total: number }} Progress */

  /**
   * A resource is done when each of its questions is answered; a questionnaire when it is handed in; one without questions when it was opened.
   * @param {LearnerRecord} record
   * @returns {(resource: Measured) => Progress}
   */
  const progress = (record) => {
    const found = known.get(record) ?? measure(record);
    known.set(record, found);
    return found;
  };

  /** Reckoned once for each record. @type {WeakMap<LearnerRecord, (resource: Measured) => Progress>} */
  const known = new WeakMap();

  /** @type {(record: LearnerRecord) => (resource: Measured) => Progress} */
  const measure = (record) => {
    const answered = answeredQuestions(record);
    const sat = new Set(record.sittings.map(({ resource }) => resource));
    const begun = new Set([...Object.keys(record.visits), ...sat]);
    for (const key of Object.keys(record.drafts)) begun.add(selfaccess.record.split(key)[0]);
    for (const { resource } of record.attempts) begun.add(resource);
    return ({ id, kind, questions }) => {
      const done = (questions ?? []).filter((question) => answered.has(selfaccess.record.key(id, question))).length;
      const total = questions?.length ?? 0;
      return { state: !begun.has(id) ? 'new' : isDone(kind, sat.has(id), questions, done) ? 'done' : 'begun', answered: done, total };
    };
  };

  /** The keys of questions with an attempt or a finished draft (writing has no score). @type {(record: LearnerRecord) => Set<string>} */
  const answeredQuestions = (record) => {
    const answered = new Set(selfaccess.record.latest(record).keys());
    for (const [key, draft] of Object.entries(record.drafts)) if (draft.done && draft.given !== null) answered.add(key);
    return answered;
  };

  /** @type {(kind: string, sat: boolean, questions: string[] | null, answered: number) => boolean} */
  const isDone = (kind, sat, questions, answered) => {
    if (kind === 'questionnaire') return sat;
    return kind !== 'path' && questions !== null && answered === questions.length;
  };

  return progress;
})();
