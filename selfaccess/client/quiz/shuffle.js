'use strict';
/** The numbers below `count` in an order that depends on the seed alone. Pure. */
selfaccess.shuffle = (() => {
  /** @type {(count: number, seed: string) => number[]} */
  const shuffle = (count, seed) => {
    const order = Array.from({ length: count }, (_, index) => index);
    let state = hash(seed);
    for (let last = count - 1; last > 0; last -= 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const other = Math.floor((state / 4294967296) * (last + 1));
      [order[last], order[other]] = [order[other], order[last]];
    }
    return order;
  };

  /** FNV-1a. @type {(text: string) => number} */
  const hash = (text) => Array.from(text).reduce((code, letter) => Math.imul(code ^ /** @type {number} */ (letter.codePointAt(0)), 16777619) >>> 0, 2166136261);

  return shuffle;
})();
