'use strict';
/** Marks what a learner gave: one row for each type of question, and a file of its name in marking/. Pure. */
selfaccess.marking = (() => {
  /** Each type's marker is there when its bundle is. @type {{ [T in Item["type"]]: () => Marker<T> }} */
  const MARKERS = {
    choice: () => selfaccess.markChoice,
    gaps: () => selfaccess.markGaps,
    answer: () => selfaccess.markAnswer,
    match: () => selfaccess.markMatch,
    sort: () => selfaccess.markSort,
    order: () => selfaccess.markOrder,
    words: () => selfaccess.markWords,
    mark: () => selfaccess.markMark,
    dictation: () => selfaccess.markDictation,
    open: () => selfaccess.markOpen,
  };

  /** @type {MarkContext} */
  const NONE = { units: [] };

  /**
   * @template {Item["type"]} T
   * @param {Extract<Item, { type: T }>} item
   * @param {Given[T]} given
   * @param {MarkContext} [context] what only the page knows
   * @returns {Verdict}
   */
  const mark = (item, given, context = NONE) => markerOf(item).mark(item, given, context);

  /**
   * Whether a kept answer has the shape of one to this question; it may come from an older page, or from a damaged file.
   * @template {Item["type"]} T
   * @param {Extract<Item, { type: T }>} item
   * @param {unknown} given
   * @param {MarkContext} [context]
   * @returns {given is Given[T]}
   */
  const fits = (item, given, context = NONE) => markerOf(item).fits(item, /** @type {any} */ (given), context);

  /**
   * @template {Item["type"]} T
   * @param {Extract<Item, { type: T }>} item
   * @returns {Marker<T>}
   */
  const markerOf = (item) => /** @type {any} */ (MARKERS[item.type]());

  return { mark, fits };
})();
