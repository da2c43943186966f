'use strict';
/** What fits into the minutes at hand: the plan's own first, then what is begun, then something new like it. Pure. */
selfaccess.fitting = (() => {
  /** So many things are offered. */
  const OFFERED = 5;

  /** `part`: the beginning of something longer. @typedef {{ entry: CatalogueEntry, minutes: number, why: "plan" | "part" | "begun" | "new" }} Fitting */

  /**
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @param {number} minutes
   * @returns {Fitting[]} none of them longer than that
   */
  const fitting = (record, catalogue, minutes) => {
    const pace = selfaccess.pace(record, catalogue);
    const entries = selfaccess.catalogueData.byId(catalogue);
    const tasks = selfaccess.tasks.tasks(record.goals, catalogue, (entry) => pace.of(entry).left);
    const planned = new Set(tasks.map(({ id }) => id));
    const ready = tasks.filter(({ id }) => !selfaccess.tasks.needsOf(id, entries).some((need) => planned.has(need)));
    /** @type {Fitting[]} */
    const own = ready.filter(({ left }) => left <= minutes).map(({ entry, left }) => ({ entry, minutes: left, why: 'plan' }));
    /** @type {Fitting[]} */
    const part = own.length === 0 && ready.length > 0 ? [{ entry: ready[0].entry, minutes, why: 'part' }] : [];

    const others = catalogue.resources.filter(({ id, kind }) => kind !== 'path' && !planned.has(id)).map((entry) => ({ entry, ...pace.of(entry) }));
    const short = others.filter(({ left }) => left > 0 && left <= minutes);
    const alike = alikeTo(record, tasks.map(({ entry }) => entry), catalogue);
    const isReady = (/** @type {CatalogueEntry} */ { needs }) =>
      needs.map((need) => entries.get(need)).every((entry) => entry === undefined || pace.of(entry).left === 0);
    const last = (/** @type {CatalogueEntry} */ { id }) => record.visits[id]?.last ?? 0;
    /** @type {Fitting[]} */
    const begun = short.filter(({ state }) => state === 'begun').sort((a, b) => last(b.entry) - last(a.entry))
      .map(({ entry, left }) => ({ entry, minutes: left, why: 'begun' }));
    /** @type {Fitting[]} */
    const fresh = short.filter(({ entry, state }) => state === 'new' && alike(entry) && isReady(entry)).sort((a, b) => b.left - a.left)
      .map(({ entry, left }) => ({ entry, minutes: left, why: 'new' }));
    return [...own, ...part, ...begun, ...fresh].slice(0, OFFERED);
  };

  /**
   * Of the languages and levels of the goals; where there are none, of those that were said, or of what was opened.
   * @type {(record: LearnerRecord, planned: CatalogueEntry[], catalogue: CatalogueData) => (entry: CatalogueEntry) => boolean}
   */
  const alikeTo = (record, planned, catalogue) => {
    const [language, level] = ['language', 'level'].map((name) => selfaccess.record.setting(record, name, ''));
    const said = language === '' ? catalogue.resources.filter(({ id }) => record.visits[id] !== undefined) : [{ language, level }];
    const known = planned.length > 0 ? planned : said;
    const isLevel = (/** @type {string} */ one, /** @type {string} */ other) => one === '' || other === '' || one === other;
    return (entry) => known.length === 0 || known.some((one) => one.language === entry.language && isLevel(one.level, entry.level));
  };

  return fitting;
})();
