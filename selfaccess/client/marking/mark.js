'use strict';
/** Words and phrases to mark in a passage. Given: the indexes of the units that are marked; the page tells which are phrases of the key. */
selfaccess.markMark = (() => {
  const { EMPTY, nothing, verdict, part, count, isSelection } = selfaccess.scoring;

  /** Each phrase found earns its share, each other word marked takes as much away. @type {Marker<"mark">["mark"]} */
  const mark = (item, given, { units }) => {
    if (given.length === 0) return nothing();
    const found = count(given, (index) => units[index] !== null);
    const parts = units.map((phrase, index) => (given.includes(index) ? part(phrase !== null) : EMPTY));
    return verdict(Math.max(0, found - (given.length - found)) / item.phrases, parts, item.rules);
  };

  /** @type {Marker<"mark">["fits"]} */
  const fits = (_, given, { units }) => isSelection(given, units.length);

  return { mark, fits };
})();
