'use strict';
/** Gathers the resources that serve a goal. Pure. */
selfaccess.gather = (() => {
  /** So many are found by the words of a goal, and so many make a beginning. */
  const [FOUND, BEGINNING] = [5, 3];
  /** A word that more than this share of the resources holds tells nothing. */
  const COMMON = 0.25;
  /** What one can work on. */
  const KINDS = ['exercise', 'page', 'glossary'];

  /**
   * Why a resource serves a goal. `own`: the goal was made from it; `same`: it has the same objective; `can-do`: a can-do list names it for this;
   * `need`: another of them needs it; `words`: it speaks of the same things; `level`: it is of the same language and level.
   * @typedef {"own" | "same" | "can-do" | "need" | "words" | "level"} Why
   * @typedef {{ entry: CatalogueEntry, why: Why }} Gathered
   */

  /**
   * What serves a goal, each after what it needs. What is done already is not asked for again as a need.
   * @param {string} text the goal
   * @param {string[]} own the resources from which it was made
   * @param {CatalogueData} catalogue
   * @param {(entry: CatalogueEntry) => boolean} isDone
   * @returns {Gathered[]}
   */
  const gather = (text, own, catalogue, isDone) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    const wanted = selfaccess.goal.folded(text);
    const says = (/** @type {string} */ objective) => selfaccess.goal.folded(objective) === wanted;
    const items = catalogue.resources.flatMap(({ cando }) => cando.flatMap((list) => list.items));
    const named = items.filter((item) => says(item.text)).map(({ resource }) => resource);
    const same = catalogue.resources.filter(({ objectives }) => objectives.some(says)).map(({ id }) => id);
    const groups = /** @type {[Why, string[]][]} */ ([['own', own], ['can-do', named], ['same', same]]);
    /** @type {Map<string, Gathered>} */
    const found = new Map();
    const add = (/** @type {CatalogueEntry} */ entry, /** @type {Why} */ why) => void (found.has(entry.id) || found.set(entry.id, { entry, why }));
    const served = groups.flatMap(([why, ids]) => selfaccess.tasks.resourcesOf(ids, entries).map((entry) => ({ entry, why })));
    const chosen = new Set(served.map(({ entry }) => entry.id));
    for (const { entry, why } of served) {
      const needs = selfaccess.tasks.needsOf(entry.id, entries).map((id) => entries.get(id)).filter((need) => need !== undefined);
      for (const need of needs) if (!chosen.has(need.id) && !isDone(need)) add(need, 'need');
      add(entry, why);
    }
    return [...found.values()];
  };

  /**
   * What speaks of the same things as a text; the nearest first.
   * @param {string} text
   * @param {CatalogueEntry[]} resources among which is looked
   * @returns {Gathered[]}
   */
  const byWords = (text, resources) => {
    const all = (/** @type {CatalogueEntry} */ { title, summary, objectives, topics }) => words([title, summary, ...objectives, ...topics].join(' '));
    const bags = resources.map((entry) => ({ entry, words: new Set(all(entry)), title: new Set(words(entry.title)) }));
    const weights = new Map([...new Set(words(text))].map((word) => {
      const n = bags.filter((bag) => bag.words.has(word)).length;
      return [word, n === 0 || n > Math.max(2, COMMON * bags.length) ? 0 : Math.log(1 + bags.length / n)];
    }));
    const scored = bags.map(({ entry, words, title }) => {
      const scores = Array.from(weights, ([word, weight]) => (words.has(word) ? weight : 0) + (title.has(word) ? weight : 0));
      return { entry, score: scores.reduce((sum, score) => sum + score, 0) };
    });
    return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, FOUND).map(({ entry }) => ({ entry, why: 'words' }));
  };

  /** Words without their endings, so that "orders" is "ordering"; where words are not parted, neighbouring characters. @type {(text: string) => string[]} */
  const words = (text) =>
    Array.from(text.normalize('NFKC').toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)).flatMap(([word]) => {
      const signs = Array.from(word);
      if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word)) return signs.slice(0, -1).map((sign, index) => sign + signs[index + 1]);
      return signs.length < 3 ? [] : [word.replace(/(?<=...)s$/u, '').slice(0, 5)];
    });

  /**
   * Three to begin with, or more where a goal takes more: what serves the goal, without needs of below the learner's level, and then what is new in
   * this language, of the same pack and of this level first.
   * @param {Gathered[]} gathered
   * @param {CatalogueData} catalogue
   * @param {{ language: string, level: string }} learner
   * @param {(entry: CatalogueEntry) => boolean} isDone
   * @returns {Gathered[]}
   */
  const three = (gathered, catalogue, learner, isDone) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    const rank = (/** @type {string} */ level) => catalogue.levels.indexOf(level);
    const isBelow = (/** @type {CatalogueEntry} */ { level }) => rank(level) >= 0 && rank(level) < rank(learner.level);
    const isKnown = (/** @type {Gathered} */ { entry, why }) => isDone(entry) || (why === 'need' && isBelow(entry));
    const chosen = gathered.filter((one) => !isKnown(one));
    const packs = new Set(chosen.map(({ entry }) => entry.pack));
    const far = (/** @type {CatalogueEntry} */ { pack, level }) => (packs.has(pack) ? 0 : 1) + (learner.level === '' || level === learner.level ? 0 : 2);
    const others = levelled(catalogue, { ...learner, level: '' }).filter((entry) => !isDone(entry)).sort((a, b) => far(a) - far(b));
    while (chosen.length < BEGINNING) {
      const known = new Set(chosen.map(({ entry }) => entry.id));
      const isReady = (/** @type {string} */ need) => known.has(need) || !entries.has(need) || isDone(/** @type {CatalogueEntry} */ (entries.get(need)));
      const next = others.find((entry) => !known.has(entry.id) && entry.needs.every(isReady));
      if (next === undefined) break;
      chosen.push({ entry: next, why: 'level' });
    }
    return chosen;
  };

  /**
   * What one can work on in a language at a level, in the order of the library.
   * @type {(catalogue: CatalogueData, learner: { language: string, level: string }) => CatalogueEntry[]}
   */
  const levelled = ({ resources }, { language, level }) =>
    resources.filter((entry) => entry.language === language && (level === '' || entry.level === level) && KINDS.includes(entry.kind));

  return { BEGINNING, gather, byWords, three, levelled };
})();
