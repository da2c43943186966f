'use strict';
/**
 * What may keep one going, in one's own measure: goals met, time, words, weeks. Nothing is compared with others, nothing is taken away again.
 * A week counts when anything at all was done in it; a week without is a rest, and breaks nothing. Pure.
 */
selfaccess.motivation = (() => {
  /** Each may be switched off: the setting is "off:motivation-weeks". */
  const PARTS = /** @type {const} */ (['goals', 'minutes', 'words', 'weeks']);
  /** A word is known when it will be remembered for so many days, as the review expects. */
  const KNOWN = 7;
  /** So many weeks are shown in a row. */
  const SHOWN = 12;

  /** @typedef {(typeof PARTS)[number]} Part */

  /**
   * What is switched off is null.
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @param {number} now
   */
  const motivation = (record, catalogue, now) => {
    const days = selfaccess.spent.byDay(record);
    const on = (/** @type {Part} */ part) => selfaccess.settings.isOn(record, `motivation-${part}`);
    return {
      goals: on('goals') ? goals(record, catalogue) : null,
      minutes: on('minutes') ? minutes(days, now) : null,
      words: on('words') ? words(record) : null,
      weeks: on('weeks') ? weeks(record, days, now) : null,
    };
  };

  /** `steps`: the resources of open goals, those that the site has; a course stands for its own steps. @type {(record: LearnerRecord, catalogue: CatalogueData) => { reached: number, open: number, steps: { done: number, all: number } }} */
  const goals = (record, catalogue) => {
    const all = Object.values(record.goals);
    const open = all.filter(({ state }) => state === 'open');
    const entries = selfaccess.catalogueData.byId(catalogue);
    const steps = selfaccess.tasks.resourcesOf(open.flatMap(({ resources }) => resources), entries);
    const progress = steps.length > 0 ? selfaccess.progress(record) : () => ({ state: 'new' });
    const done = steps.filter(({ id, kind, questions }) => progress({ id, kind, questions: questions.map((question) => question.id) }).state === 'done');
    return { reached: all.filter(({ state }) => state === 'reached').length, open: open.length, steps: { done: done.length, all: steps.length } };
  };

  /** @typedef {ReturnType<typeof selfaccess.spent.byDay>} Days */

  /** @type {(days: Days, now: number) => { week: number, before: number, all: number }} whole minutes */
  const minutes = (days, now) => {
    const of = (/** @type {string[]} */ which) => Math.round(selfaccess.spent.total(days, which).seconds / 60);
    return { week: of(selfaccess.spent.week(now)), before: of(selfaccess.spent.week(now, -1)), all: of([...days.keys()]) };
  };

  /** Cards of words; questions that were missed are not among them. @type {(record: LearnerRecord) => { known: number, learning: number }} */
  const words = (record) => {
    const cards = Object.entries(record.cards).filter(([id, { gone, reps }]) => !gone && reps > 0 && /^[tw]:/.test(id)).map(([, card]) => card);
    const known = cards.filter(({ state, stability }) => state === 2 && stability >= KNOWN).length;
    return { known, learning: cards.length - known };
  };

  /**
   * `shown`: the last weeks up to this one, from the first that was kept, each by its first day.
   * @type {(record: LearnerRecord, days: Days, now: number) => { kept: number, shown: { day: string, kept: boolean }[] }}
   */
  const weeks = (record, days, now) => {
    const today = selfaccess.format.day(now);
    const { add, weekOf, first: begins } = selfaccess.days;
    const weekday = begins();
    // A clock that was wrong may have left days to come.
    const kept = new Set([...daysOf(record, days)].filter((day) => day <= today).map((day) => weekOf(day, weekday)));
    const shown = Array.from({ length: SHOWN }, (_, index) => add(weekOf(today, weekday), 7 * (index + 1 - SHOWN))).map((day) => ({ day, kept: kept.has(day) }));
    const first = [...kept].sort()[0] ?? today;
    return { kept: kept.size, shown: shown.filter(({ day }) => day >= first) };
  };

  /** The days on which anything was done. @type {(record: LearnerRecord, days: Days) => Set<string>} */
  const daysOf = (record, days) => {
    const times = [
      ...record.sittings.map(({ time }) => time),
      ...Object.values(record.visits).flatMap(({ first, last }) => [first, last]),
      ...[record.notes, record.goals, record.cards, record.contributions].flatMap((/** @type {Record<string, { made: number }>} */ table) => Object.values(table).map(({ made }) => made)),
      ...Object.values(record.cards).map(({ last }) => last),
    ].filter((time) => time > 0);
    const counted = [...days].filter(([, { seconds, answers, reviews }]) => seconds + answers + reviews > 0).map(([day]) => day);
    return new Set([...counted, ...times.map(selfaccess.format.day)]);
  };

  return Object.assign(motivation, { PARTS, words });
})();
