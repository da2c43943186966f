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

  /** How many of `starts` are at or before `value`. @type {<T extends string | number>(starts: ArrayLike<T>, value: T) => number} */
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

  /** Numbers as they stand in the index. @type {(text: string) => number[]} */
  const numbers = (text) => {
    const found = [];
    let [value, shift] = [0, 0];
    for (let place = 0; place < text.length; place += 1) {
      const digit = VALUES[text.charCodeAt(place)];
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit & 32) continue;
      found.push(value);
      [value, shift] = [0, 0];
    }
    return found;
  };

  /** @type {Postings} */
  const NONE = { documents: new Uint32Array(), weights: new Float64Array() };

  /**
   * The documents of a term and its weight in each, from 0 to lunr's k1 + 1.
   * @param {string} text as search.py writes it: behind a point and a block's number, its documents
   * @param {number[]} blocks the first document of each
   * @returns {Postings}
   */
  const postings = (text, blocks) => {
    if (text === '') return NONE;
    // Each takes three digits at least. Arrays of a size that is known, and no function for a digit: a word of all documents has been read before the
    // browser finds out that it would be worth while to compile this.
    const [documents, weights] = [new Uint32Array(text.length / 3), new Float64Array(text.length / 3)];
    let [count, place, document] = [0, 0, -1];
    while (place < text.length) {
      let code = text.charCodeAt(place++);
      const begins = code === POINT;
      if (begins) code = text.charCodeAt(place++);
      let digit = VALUES[code];
      let number = digit & 31;
      for (let shift = 5; digit & 32; shift += 5) {
        digit = VALUES[text.charCodeAt(place++)];
        number |= (digit & 31) << shift;
      }
      if (begins) {
        document = blocks[number] - 1;
        continue;
      }
      document += number + 1;
      documents[count] = document;
      weights[count] = ((VALUES[text.charCodeAt(place)] * 64 + VALUES[text.charCodeAt(place + 1)]) / 4095) * MOST;
      place += 2;
      count += 1;
    }
    return { documents: documents.subarray(0, count), weights: weights.subarray(0, count) };
  };

  /** @typedef {{ documents: Uint32Array, weights: Float64Array }} Postings */

  return { after, within, beginningWith, numbers, postings };
})();
