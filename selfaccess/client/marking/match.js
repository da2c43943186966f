'use strict';
/** Pairs. Given: for each left one the index of its right one, null for none. */
selfaccess.markMatch = (() => {
  const { EMPTY, nothing, verdict, part, interchangeable, count, isList, below } = selfaccess.scoring;

  /** Each right pair earns its share; a left one that has no partner but was given one takes as much away. @type {Marker<"match">["mark"]} */
  const mark = (item, given) => {
    if (given.every((index) => index === null)) return nothing(item.left.map(() => EMPTY));
    const text = (/** @type {number | null} */ index) => (index === null ? null : item.right[index]);
    const right = interchangeable(item.left, given.map(text), item.key.map(text));
    const parts = right.map((isRight, index) => (given[index] === null && !isRight ? EMPTY : part(isRight)));
    const earned = count(right, (isRight, index) => isRight && given[index] !== null);
    const taken = count(parts, ({ outcome }, index) => outcome === 'wrong' && item.key[index] === null);
    return verdict(Math.max(0, earned - taken) / count(item.key, (index) => index !== null), parts, item.rules);
  };

  /** @type {Marker<"match">["fits"]} */
  const fits = (item, given) => {
    if (!isList(given, (entry) => entry === null || below(item.right.length)(entry), item.left.length)) return false;
    const used = given.filter((/** @type {number | null} */ index) => index !== null);
    return new Set(used).size === used.length;
  };

  return { mark, fits };
})();
