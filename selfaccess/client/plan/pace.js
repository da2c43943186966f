'use strict';
/**
 * How many minutes a resource still takes this learner. The author's estimate is the beginning; the learner's own pace, as measured on what is done,
 * corrects it; and where half of a resource is done, its own time tells best. docs/learning.md tells it in words. Pure.
 */
selfaccess.pace = (() => {
  /** For a resource of which the author says no minutes. */
  const UNKNOWN = 10;
  /** From so many measured resources on the learner's pace is known; it stays within these bounds, since a page may be left open. */
  const ENOUGH = 3;
  const [FASTEST, SLOWEST] = [0.5, 3];
  const MINUTE = 60;

  /** `left`: minutes; 0 when it is done. @typedef {ReturnType<ReturnType<typeof selfaccess.progress>> & { whole: number, left: number }} Measure */

  /**
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @returns {{ factor: number, of: (entry: CatalogueEntry) => Measure }} `factor`: the learner's minutes for one of an author's
   */
  const pace = (record, catalogue) => {
    const progress = selfaccess.progress(record);
    const seconds = selfaccess.spent.byResource(record);
    const far = (/** @type {CatalogueEntry} */ { id, kind, questions }) => progress({ id, kind, questions: questions.map((question) => question.id) });

    /** Only what is answered takes a measurable time: a text may be done with a glance. */
    const measured = catalogue.resources.filter((entry) =>
      entry.questions.length > 0 && entry.minutes > 0 && seconds[entry.id] >= MINUTE && far(entry).state === 'done');
    const factor = measured.length < ENOUGH ? 1 : within(median(measured.map(({ id, minutes }) => seconds[id] / MINUTE / minutes)), FASTEST, SLOWEST);

    /** @type {(entry: CatalogueEntry) => Measure} */
    const of = (entry) => {
      const found = far(entry);
      const done = found.total > 0 ? found.answered / found.total : 0;
      const expected = (entry.minutes || UNKNOWN) * factor;
      const own = seconds[entry.id] / MINUTE / done;
      const whole = Math.max(1, Math.round(done >= 0.5 && seconds[entry.id] >= MINUTE ? within(own, expected * FASTEST, expected * SLOWEST) : expected));
      // In whole numbers, as long as it goes.
      const open = found.total > 0 ? Math.ceil((whole * (found.total - found.answered)) / found.total) : whole;
      return { ...found, whole, left: found.state === 'done' ? 0 : Math.max(1, open) };
    };
    return { factor, of };
  };

  /** @type {(value: number, least: number, most: number) => number} */
  const within = (value, least, most) => Math.min(most, Math.max(least, value));

  /** @type {(values: number[]) => number} */
  const median = (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  };

  return pace;
})();
