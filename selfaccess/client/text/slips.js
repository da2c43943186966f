'use strict';
/** How many letters off one text is from another: a letter too many, too few or another, or two neighbours changed round. Pure. */
selfaccess.slips = (() => {
  /** @type {(a: string, b: string) => number} */
  const slips = (a, b) => {
    const [from, to] = [Array.from(a), Array.from(b)];
    let [before, above] = [/** @type {number[]} */ ([]), Array.from({ length: to.length + 1 }, (_, j) => j)];
    from.forEach((letter, i) => {
      const row = [i + 1];
      to.forEach((other, j) => {
        const swapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other ? before[j - 1] + 1 : Infinity;
        row.push(Math.min(above[j] + (letter === other ? 0 : 1), above[j + 1] + 1, row[j] + 1, swapped));
      });
      [before, above] = [above, row];
    });
    return above[to.length];
  };

  return slips;
})();
