'use strict';
/** What the markers of all types share: from the marks of the parts to a verdict. Pure. */
selfaccess.scoring = (() => {
  /** @type {Part} */
  const RIGHT = Object.freeze({ outcome: 'right', score: 1 });
  /** @type {Part} */
  const WRONG = Object.freeze({ outcome: 'wrong', score: 0 });
  /** @type {Part} */
  const EMPTY = Object.freeze({ outcome: 'empty', score: 0 });

  /** Nothing was answered, so nothing is marked. @type {(parts?: Part[]) => Verdict} */
  const nothing = (parts = []) => ({ outcome: 'empty', score: 0, parts, feedback: [] });

  /**
   * The verdict from a share of 0–1, which is all or nothing where part marks are not given.
   * @type {(share: number, parts: Part[], rules: Rules, more?: Partial<Verdict>) => Verdict}
   */
  const verdict = (share, parts, rules, more = {}) => {
    const score = share === 1 || rules.partial ? Math.max(0, share) : 0;
    return { outcome: score === 1 ? 'right' : score > 0 ? 'part' : 'wrong', score, parts, feedback: [], ...more };
  };

  /** @type {(right: boolean) => Part} */
  const part = (right) => (right ? RIGHT : WRONG);

  /**
   * @template T
   * @param {T[]} list
   * @param {(entry: T, index: number) => unknown} is
   */
  const count = (list, is) => list.filter(is).length;

  /**
   * Which of `given` are right when those of one kind may stand for each other: each kind has as many of each wanted value as `wanted` says.
   * @type {(kinds: string[], given: (string | null)[], wanted: (string | null)[]) => boolean[]}
   */
  const interchangeable = (kinds, given, wanted) => {
    const name = (/** @type {number} */ index, /** @type {string | null} */ value) => JSON.stringify([kinds[index], value]);
    /** @type {Map<string, number>} */
    const left = new Map();
    wanted.forEach((value, index) => left.set(name(index, value), (left.get(name(index, value)) ?? 0) + 1));
    return given.map((value, index) => {
      const some = left.get(name(index, value)) ?? 0;
      left.set(name(index, value), some - 1);
      return some > 0;
    });
  };

  /** Which of `given` can stay where they are: those in a longest run that is in the order of `wanted` (with gaps). @type {(given: string[], wanted: string[]) => boolean[]} */
  const inOrder = (given, wanted) => {
    const paired = selfaccess.align(given, wanted, (x, y) => (x === y ? 0 : Infinity), 1);
    const kept = new Set(paired.flatMap(([i, j]) => (i !== null && j !== null ? [i] : [])));
    return given.map((_, index) => kept.has(index));
  };

  /** One thing alone is always in order, so it earns nothing. @type {(kept: boolean[], length: number) => number} */
  const orderShare = (kept, length) => Math.max(0, count(kept, Boolean) - 1) / (Math.max(kept.length, length) - 1);

  /** Whether a kept answer is a list of `length` (or of any length) whose entries pass; a draft may be old or damaged. @type {(given: unknown, passes: (entry: any) => boolean, length?: number) => boolean} */
  const isList = (given, passes, length) => Array.isArray(given) && (length === undefined || given.length === length) && given.every(passes);

  /** @type {(size: number) => (entry: unknown) => boolean} */
  const below = (size) => (entry) => Number.isInteger(entry) && Number(entry) >= 0 && Number(entry) < size;

  /** Indexes below `size`, none twice. @type {(given: unknown, size: number) => boolean} */
  const isSelection = (given, size) => isList(given, below(size)) && new Set(/** @type {number[]} */ (given)).size === /** @type {number[]} */ (given).length;

  return { RIGHT, WRONG, EMPTY, nothing, verdict, part, count, interchangeable, inOrder, orderShare, isList, isSelection, below };
})();
