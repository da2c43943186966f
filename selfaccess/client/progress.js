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
    const answered = answeredQuestions(record);
    const drafted = Object.keys(record.drafts).map((key) => selfaccess.record.split(key)[0]);
    const sat = new Set(record.sittings.map(({ resource }) => resource));
    const known = new Set([...Object.keys(record.visits), ...drafted, ...record.attempts.map(({ resource }) => resource), ...sat]);
    return ({ id, kind, questions }) => {
      const done = (questions ?? []).filter((question) => answered.has(selfaccess.record.key(id, question))).length;
      const total = questions?.length ?? 0;
      return { state: !known.has(id) ? 'new' : isDone(kind, sat.has(id), questions, done) ? 'done' : 'begun', answered: done, total };
    };
  };

  /** The keys of questions with an attempt or a finished draft (writing has no score). @type {(record: LearnerRecord) => Set<string>} */
  const answeredQuestions = (record) => {
    const finished = Object.entries(record.drafts).filter(([, draft]) => draft.done && draft.given !== null);
    return new Set([...selfaccess.record.latest(record).keys(), ...finished.map(([key]) => key)]);
  };

  /** @type {(kind: string, sat: boolean, questions: string[] | null, answered: number) => boolean} */
  const isDone = (kind, sat, questions, answered) => {
    if (kind === 'questionnaire') return sat;
    return kind !== 'path' && questions !== null && answered === questions.length;
  };

  return progress;
})();
