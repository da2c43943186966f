'use strict';
/** Which of the index's scripts hold what, and what their strings of digits say. Pure. */
selfaccess.searchRanges = (() => {
  const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
  /** By their character's code: a common word has tens of thousands of digits. */
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));
  const POINT = '.'.charCodeAt(0);
  /** lunr's k1 + 1: the most that a term's count in a document can make. */
  const MOST = 2.2;

  /**
   * The numbers of the ranges in which something from `low` to `high` may be.
   * @template {string | number} T
   * @param {T[]} starts what each range begins with, in order
   * @param {T} low
   * @param {T} [high]
   * @returns {number[]}
   */
  const within = (starts, low, high = low) => {
    const found = [];
    for (let number = Math.max(after(starts, low) - 1, 0); number < starts.length && starts[number] <= high; number += 1) found.push(number);
    return found;
  };

  /** How many of `starts` are at or before `value`. @type {<T extends string | number>(starts: T[], value: T) => number} */
  const after = (starts, value) => {
    let [least, most] = [0, starts.length];
    while (least < most) {
      const middle = (least + most) >> 1;
      if (starts[middle] <= value) least = middle + 1;
      else most = middle;
    }
    return least;
  };

  /** Those in which something that begins with `beginning` may be. @type {(starts: string[], beginning: string) => number[]} */
  const beginningWith = (starts, beginning) => within(starts, beginning, `${beginning}\uffff`);

  /**
   * The documents of a term and its weight in each, from 0 to lunr's k1 + 1.
   * @param {string} text as search.py writes it: behind a point and a block's number, its documents
   * @param {number[]} blocks the first document of each
   * @returns {Postings}
   */
  const postings = (text, blocks) => {
    /** @type {Postings} */
    const found = { documents: [], weights: [] };
    let [place, document] = [0, -1];
    const digit = () => VALUES[text.charCodeAt(place++)];
    const number = () => {
      let [value, shift, next] = [0, 0, 32];
      while (next & 32) {
        next = digit();
        value |= (next & 31) << shift;
        shift += 5;
      }
      return value;
    };
    while (place < text.length) {
      if (text.charCodeAt(place) === POINT) {
        place += 1;
        document = blocks[number()] - 1;
      }
      document += number() + 1;
      found.documents.push(document);
      found.weights.push(((digit() * 64 + digit()) / 4095) * MOST);
    }
    return found;
  };

  /** @typedef {{ documents: number[], weights: number[] }} Postings */

  return { after, within, beginningWith, postings };
})();
