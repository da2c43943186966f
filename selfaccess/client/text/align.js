'use strict';
/** Lays two lists side by side so that the differences cost least (Needleman–Wunsch). Pure. */
selfaccess.align = (() => {
  /**
   * Pairs of indexes; null where one list has nothing beside the other's.
   * @template T
   * @param {T[]} a
   * @param {T[]} b
   * @param {(x: T, y: T) => number} cost of putting the two side by side
   * @param {number} gap the cost of leaving one alone
   * @returns {[number | null, number | null][]}
   */
  const align = (a, b, cost, gap) => {
    const beside = a.map((x) => b.map((y) => cost(x, y)));
    const costs = [b.reduce((row, _, j) => [...row, gap * (j + 1)], [0])];
    a.forEach((_, i) => {
      const row = [gap * (i + 1)];
      b.forEach((_, j) => row.push(Math.min(costs[i][j] + beside[i][j], costs[i][j + 1] + gap, row[j] + gap)));
      costs.push(row);
    });
    return back(a.length, b.length, costs, beside, gap);
  };

  /** @type {(i: number, j: number, costs: number[][], beside: number[][], gap: number) => [number | null, number | null][]} */
  const back = (i, j, costs, beside, gap) => {
    /** @type {[number | null, number | null][]} */
    const pairs = [];
    // The first row and column were reckoned by multiplying, so sums of fractions need not meet them: at j 0 there is only one way.
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && costs[i][j] === costs[i - 1][j - 1] + beside[i - 1][j - 1]) pairs.push([(i -= 1), (j -= 1)]);
      else if (j === 0 || (i > 0 && costs[i][j] === costs[i - 1][j] + gap)) pairs.push([(i -= 1), null]);
      else pairs.push([null, (j -= 1)]);
    }
    return pairs.reverse();
  };

  return align;
})();
