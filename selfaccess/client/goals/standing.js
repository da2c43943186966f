'use strict';
/** How far the learner is with a goal, from the record. Pure. */
selfaccess.standing = (() => {
  /**
   * `entry` is null for what the site no longer has. `score`: 0–1 by points, null where nothing was marked.
   * @typedef {{ id: string, entry: CatalogueEntry | null, state: "new" | "begun" | "done", answered: number, total: number, left: number,
   *   score: number | null }} Step
   */
  /**
   * `share`: 0–1, by minutes; `left`: minutes. `list`: the questionnaire that asks for it; `said`: what the learner said there.
   * @typedef {{ steps: Step[], done: number, share: number, left: number, list: CatalogueEntry | null, said: { time: number, given: number }[] }} Standing
   */

  /**
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @returns {(goal: Goal) => Standing}
   */
  const standing = (record, catalogue) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    const pace = selfaccess.pace(record, catalogue);
    const latest = [...selfaccess.record.latest(record).values()];

    /** @type {(entry: CatalogueEntry) => number | null} */
    const score = ({ id, questions }) => {
      const asked = new Set(questions.map((question) => question.id));
      return selfaccess.record.share(latest.filter(({ resource, question }) => resource === id && asked.has(question)));
    };

    return (goal) => {
      const known = selfaccess.tasks.resourcesOf(goal.resources, entries).map((entry) => ({ entry, ...pace.of(entry) }));
      /** @type {Step[]} */
      const gone = goal.resources.filter((id) => !entries.has(id))
        .map((id) => ({ id, entry: null, state: 'new', answered: 0, total: 0, left: 0, score: null }));
      const sum = (/** @type {"whole" | "left"} */ name) => known.reduce((total, one) => total + one[name], 0);
      return {
        steps: [...known.map(({ entry, whole, ...far }) => ({ id: entry.id, entry, ...far, score: score(entry) })), ...gone],
        done: known.filter(({ state }) => state === 'done').length,
        share: known.length === 0 ? 0 : 1 - sum('left') / Math.max(1, sum('whole')),
        left: sum('left'),
        list: selfaccess.ability.list(catalogue, goal.text),
        said: selfaccess.ability.said(record, catalogue, goal.text),
      };
    };
  };

  return standing;
})();
