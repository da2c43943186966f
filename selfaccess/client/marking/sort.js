'use strict';
/** Things to put into groups. Given: for each thing the index of its group, null for none. */
selfaccess.markSort = (() => {
  const { EMPTY, nothing, verdict, part, interchangeable, count, isList, below } = selfaccess.scoring;

  /** @type {Marker<"sort">["mark"]} */
  const mark = (item, given) => {
    if (given.every((bin) => bin === null)) return nothing(item.tiles.map(() => EMPTY));
    const name = (/** @type {number | null} */ bin) => (bin === null ? null : String(bin));
    const right = interchangeable(item.tiles, given.map(name), item.key.map(name));
    const parts = right.map((isRight, index) => (given[index] === null ? EMPTY : part(isRight)));
    return verdict(count(right, Boolean) / item.tiles.length, parts, item.rules);
  };

  /** @type {Marker<"sort">["fits"]} */
  const fits = (item, given) => isList(given, (entry) => entry === null || below(item.bins.length)(entry), item.tiles.length);

  return { mark, fits };
})();
