'use strict';
/** The passage of a text that best shows why it was found, with the words marked. Pure. */
selfaccess.searchSnippet = (() => {
  const LENGTH = 160;
  /** How much stands before the first marked word. */
  const BEFORE = 40;

  /** @typedef {ReturnType<typeof selfaccess.searchWords>} Words */
  /** Terms with the words of the query that they answer. @typedef {Map<string, Pick<AskedWord, "characters" | "chain">>} Marked */
  /** @typedef {ReturnType<Words["parts"]>[number]} Part */
  /** @typedef {{ start: number, end: number, term: string }} Mark */

  /**
   * @param {Marked} marked the terms to mark
   * @param {Words} words
   */
  const searchSnippet = (marked, words) => {
    const initials = new Set(Array.from(marked.keys(), words.initialIn()));

    /**
     * @param {SearchPiece[]} pieces the text, each piece in its language
     * @param {string} learnt the language that it may also be in
     * @returns {MarkedPiece[]} with … where it is cut
     */
    const snippet = (pieces, learnt) => {
      const whole = pieces.map((piece) => piece.text).join(' ');
      const starts = startsOf(pieces);
      const marks = chained(pieces.flatMap((piece, number) => moved(marksOf(piece, learnt), starts[number])), marked);
      const { from, to } = passage(whole, marks);
      const shown = pieces.map((piece, number) => cut(piece, moved(marks, -starts[number]), from - starts[number], to - starts[number]));
      const kept = shown.filter((piece) => piece.parts.length > 0);
      if (from > 0) kept[0]?.parts.unshift({ text: '… ', marked: false });
      if (to < whole.length) kept.at(-1)?.parts.push({ text: ' …', marked: false });
      return kept;
    };

    /** A title: whole. @type {(piece: SearchPiece, learnt: string) => MarkedPiece} */
    const title = (piece, learnt) => cut(piece, chained(marksOf(piece, learnt), marked), 0, piece.text.length);

    /** The marked places of a piece, in order; pairs of characters overlap. @type {(piece: SearchPiece, learnt: string) => Mark[]} */
    const marksOf = ({ text, language }, learnt) => {
      const initial = words.initialIn(language, learnt);
      return words.parts(text).flatMap((part) => {
        if (!part.spaced) return marksOfPairs(part, language);
        const begins = initial(part.text);
        if (begins !== '' && !initials.has(begins)) return []; // stems are not made of what cannot be meant
        const term = [...words.terms(part, language), ...words.terms(part, learnt)].find((each) => marked.has(each));
        return term === undefined ? [] : [{ start: part.start, end: part.start + part.text.length, term }];
      });
    };

    /** @type {(part: Part, language: string) => Mark[]} */
    const marksOfPairs = (part, language) => {
      let next = part.start;
      const ends = words.characters(part.text).map((character) => (next += character.length));
      return words.terms(part, language).flatMap((term, place) => {
        const length = marked.get(term)?.characters ?? 0;
        return length > 0 ? [{ start: ends[place - 1] ?? part.start, end: ends[place + length - 1] ?? next, term }] : [];
      });
    };

    return { snippet, title };
  };

  /** Where the pieces begin in the text that they make together. @type {(pieces: SearchPiece[]) => number[]} */
  const startsOf = (pieces) => {
    let next = 0;
    return pieces.map(({ text }) => (next += text.length + 1) - text.length - 1);
  };

  /** @type {(marks: Mark[], by: number) => Mark[]} */
  const moved = (marks, by) => marks.map(({ start, end, term }) => ({ start: start + by, end: end + by, term }));

  /** Pairs of characters that stand alone are not marked where others make up what was asked for. @type {(marks: Mark[], marked: Marked) => Mark[]} */
  const chained = (marks, marked) => {
    /** @type {Mark[][]} */
    const chains = [];
    for (const mark of marks) {
      const last = chains.at(-1);
      if (last !== undefined && mark.start < last[last.length - 1].end) last.push(mark);
      else chains.push([mark]);
    }
    const asked = (/** @type {Mark[]} */ chain) => marked.get(chain[0].term)?.chain ?? 1;
    const whole = new Set(chains.filter((chain) => chain.length >= asked(chain)).map(asked));
    return chains.filter((chain) => chain.length >= asked(chain) || !whole.has(asked(chain))).flat();
  };

  /**
   * From where to where: most of the different words, then most words, then the first such place.
   * @type {(whole: string, marks: Mark[]) => { from: number, to: number }}
   */
  const passage = (whole, marks) => {
    const first = best(marks);
    const wanted = Math.min(first - BEFORE, whole.length - LENGTH);
    const from = wanted <= 0 ? 0 : boundary(whole, wanted, first);
    if (from + LENGTH >= whole.length) return { from, to: whole.length };
    const space = whole.lastIndexOf(' ', from + LENGTH);
    return { from, to: space > from + LENGTH / 2 ? space : unsplit(whole, from + LENGTH) };
  };

  /** @type {(marks: Mark[]) => number} */
  const best = (marks) => {
    /** @type {Map<string, number>} */
    const inside = new Map();
    let [place, most, last] = [marks[0]?.start ?? 0, 0, 0];
    for (const { start, term } of marks) {
      while (last < marks.length && marks[last].end <= start + LENGTH - BEFORE) {
        inside.set(marks[last].term, (inside.get(marks[last].term) ?? 0) + 1);
        last += 1;
      }
      const worth = inside.size + total(inside) / 1000;
      if (worth > most) [place, most] = [start, worth];
      const left = (inside.get(term) ?? 0) - 1;
      if (left > 0) inside.set(term, left);
      else inside.delete(term);
    }
    return place;
  };

  /** @type {(counts: Map<string, number>) => number} */
  const total = (counts) => Array.from(counts.values()).reduce((sum, count) => sum + count, 0);

  /** The beginning of a word at or after `place`, else `place`. @type {(whole: string, place: number, most: number) => number} */
  const boundary = (whole, place, most) => {
    const space = whole.indexOf(' ', place);
    return space >= 0 && space < most ? space + 1 : unsplit(whole, place);
  };

  /** Not within a character of two units, nor before a mark. @type {(whole: string, place: number) => number} */
  const unsplit = (whole, place) => (/[\udc00-\udfff\p{M}]/u.test(whole[place] ?? '') ? unsplit(whole, place - 1) : place);

  /** What of a piece stands between two places. @type {(piece: SearchPiece, marks: Mark[], from: number, to: number) => MarkedPiece} */
  const cut = ({ language, text }, marks, from, to) => {
    /** @type {{ text: string, marked: boolean }[]} */
    const parts = [];
    let done = Math.max(from, 0);
    const stop = Math.min(to, text.length);
    const add = (/** @type {number} */ end, /** @type {boolean} */ marked) => {
      if (end <= done) return;
      const last = parts.at(-1);
      if (last?.marked === marked) last.text += text.slice(done, end);
      else parts.push({ text: text.slice(done, end), marked });
      done = end;
    };
    for (const { start, end } of marks) {
      add(Math.min(start, stop), false);
      add(Math.min(end, stop), true);
    }
    add(stop, false);
    return { language, parts };
  };

  return searchSnippet;
})();
