'use strict';
/**
 * The spelling of a key that comes nearest to what was typed: of each piece with a reading (ruby) either the base or the reading may be
 * typed, in any mixture. After this a key is plain text. Pure.
 */
selfaccess.spelling = (() => {
  /** How the typed text up to some letter is best reached: at what cost, and by which choices. */
  /** @typedef {{ cost: number, chosen: string }} Way */

  /** @type {(key: Key, given: string) => string} */
  const spelling = (key, given) => {
    if (typeof key === 'string') return key;
    const letters = lettersOf(given);
    /** @type {Way[]} */
    let ways = letters.concat('').map((_, length) => ({ cost: length, chosen: '' }));
    for (const piece of key) {
      const choices = typeof piece === 'string' ? [piece] : [piece.base, piece.reading];
      const reached = choices.map((choice) => through(ways, choice, letters));
      ways = ways.map((_, at) => reached.map((row) => row[at]).reduce((best, way) => (way.cost < best.cost ? way : best)));
    }
    return ways[letters.length].chosen;
  };

  /** The ways on, after `choice` has been laid beside the typed letters. @type {(ways: Way[], choice: string, letters: string[]) => Way[]} */
  const through = (ways, choice, letters) => {
    let row = ways.map(({ cost, chosen }) => ({ cost, chosen: chosen + choice }));
    for (const letter of lettersOf(choice)) {
      /** @type {Way[]} */
      const next = [];
      row.forEach((way, at) => {
        const left = at > 0 ? [{ ...row[at - 1], cost: row[at - 1].cost + (letters[at - 1] === letter ? 0 : 1) }, { ...next[at - 1], cost: next[at - 1].cost + 1 }] : [];
        next.push([{ ...way, cost: way.cost + 1 }, ...left].reduce((best, other) => (other.cost < best.cost ? other : best)));
      });
      row = next;
    }
    return row;
  };

  /** Only letters and digits decide. @type {(text: string) => string[]} */
  const lettersOf = (text) => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}\p{M}]/gu) ?? [];

  /** The key as it is shown: the base of each piece. @type {(key: Key) => string} */
  const shown = (key) => (typeof key === 'string' ? key : key.map((piece) => (typeof piece === 'string' ? piece : piece.base)).join(''));

  return { spelling, shown };
})();
