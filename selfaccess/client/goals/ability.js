'use strict';
/** What the learner said in can-do lists (0 not yet, 1 with help, 2 yes): the level it points to, the goals it suggests, what was said of one goal. Pure. */
selfaccess.ability = (() => {
  /** From this share on a level is done with. */
  const SAFE = 80;
  /** So many first goals are suggested. */
  const SUGGESTED = 5;

  /** @typedef {{ text: string, resource: string, source: "can-do" | "objective", given: number | null }} Suggestion */

  const ANSWERS = ['questionnaire.not_yet', 'questionnaire.with_help', 'questionnaire.yes_i_can'];
  const YES = 2;

  /** An answer in words. @type {(given: number) => string} */
  const answer = (given) => selfaccess.t(ANSWERS[given] ?? ANSWERS[0]);

  /** The questionnaires with can-do lists on a language. @type {(catalogue: CatalogueData, language: string) => CatalogueEntry[]} */
  const lists = ({ resources }, language) => {
    const languages = new Map(resources.map((entry) => [entry.id, entry.language]));
    return resources.filter((entry) => entry.cando.length > 0 &&
      (entry.language === language || entry.cando.some(({ items }) => items.some(({ resource }) => languages.get(resource) === language))));
  };

  /** The last sitting of those, or null. @type {(record: LearnerRecord, catalogue: CatalogueData, language: string) => Sitting | null} */
  const lastSitting = (record, catalogue, language) => {
    const ids = new Set(lists(catalogue, language).map(({ id }) => id));
    return record.sittings.filter(({ resource }) => ids.has(resource)).at(-1) ?? null;
  };

  /**
   * The level at which to work by the last sitting, and when that was: the lowest level that is not safe, or, where all are, the one above them;
   * null where nothing was said.
   * @type {(record: LearnerRecord, catalogue: CatalogueData, language: string) => { level: string, time: number } | null}
   */
  const told = (record, catalogue, language) => {
    const sitting = lastSitting(record, catalogue, language);
    const known = catalogue.levels.filter((name) => sitting?.results[`can-do:${name}`] !== undefined);
    if (sitting === null || known.length === 0) return null;
    const highest = known[known.length - 1];
    const open = known.find((name) => sitting.results[`can-do:${name}`] < SAFE);
    const above = catalogue.levels[catalogue.levels.indexOf(highest) + 1];
    const hasAbove = above !== undefined && selfaccess.gather.levelled(catalogue, { language, level: above }).length > 0;
    return { level: open ?? (hasAbove ? above : highest), time: sitting.time };
  };

  /**
   * First goals: what the learner cannot do yet, then what the resources of the level are for.
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @param {{ language: string, level: string }} learner
   * @param {(entry: CatalogueEntry) => boolean} isDone
   * @returns {Suggestion[]}
   */
  const suggestions = (record, catalogue, learner, isDone) => {
    const sitting = lastSitting(record, catalogue, learner.language);
    const list = catalogue.resources.find(({ id }) => id === sitting?.resource)?.cando ?? [];
    const at = (/** @type {string} */ level) => catalogue.levels.indexOf(level);
    const rank = (/** @type {string} */ level) => (level === learner.level ? -1 : at(level));
    const said = list.filter(({ level }) => learner.level === '' || at(level) <= at(learner.level)).flatMap(({ id, level, items }) =>
      items.map((item, index) => ({ ...item, rank: rank(level), given: sitting?.answers[id]?.[index] ?? YES })));
    const open = said.filter(({ given, resource }) => given < YES && resource !== '').sort((a, b) => a.rank - b.rank || a.given - b.given);
    /** @type {Suggestion[]} */
    const own = open.map(({ text, resource, given }) => ({ text, resource, given, source: 'can-do' }));
    /** @type {Suggestion[]} */
    const others = selfaccess.gather.levelled(catalogue, learner).filter((entry) => !isDone(entry))
      .flatMap(({ id, objectives }) => objectives.slice(0, 1).map((text) => ({ text, resource: id, given: null, source: /** @type {const} */ ('objective') })));
    // One a resource, so that they differ.
    const seen = new Set();
    const isNew = (/** @type {Suggestion} */ { resource, text }) => {
      const names = [resource, selfaccess.goal.folded(text)];
      return !names.some((name) => seen.has(name)) && names.every((name) => seen.add(name));
    };
    return [...own, ...others].filter(isNew).slice(0, SUGGESTED);
  };

  /** The questionnaire that asks for a statement, or null. @type {(catalogue: CatalogueData, text: string) => CatalogueEntry | null} */
  const list = ({ resources }, text) => {
    const wanted = selfaccess.goal.folded(text);
    return resources.find(({ cando }) => cando.some(({ items }) => items.some((item) => selfaccess.goal.folded(item.text) === wanted))) ?? null;
  };

  /**
   * What the learner has said of a statement over time, the oldest first.
   * @type {(record: LearnerRecord, catalogue: CatalogueData, text: string) => { time: number, given: number }[]}
   */
  const said = (record, catalogue, text) => {
    const wanted = selfaccess.goal.folded(text);
    const places = catalogue.resources.flatMap((entry) => entry.cando.flatMap(({ id, items }) =>
      items.flatMap((item, index) => (selfaccess.goal.folded(item.text) === wanted ? [{ resource: entry.id, id, index }] : []))));
    return record.sittings.flatMap(({ resource, time, answers }) => {
      const here = places.filter((place) => place.resource === resource);
      const given = here.map(({ id, index }) => answers[id]?.[index] ?? null).filter((value) => value !== null);
      return given.length > 0 ? [{ time, given: Math.min(...given) }] : [];
    });
  };

  return { answer, lists, told, suggestions, list, said };
})();
