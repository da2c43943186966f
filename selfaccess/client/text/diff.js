'use strict';
/** Shows what was typed beside a key, word by word or letter by letter. Pure. */
selfaccess.diff = (() => {
  const GAP = 0.7;
  const HAS_LETTERS = /[\p{L}\p{N}\p{S}]/u;

  /**
   * Word by word; where words are not spaced, those of the key, each with the letters that were typed for it.
   * @type {(given: string, key: string, language: string, rules: Rules) => DiffPiece[]}
   */
  const words = (given, key, language, rules) =>
    selfaccess.languages.get(language).spaced ? spaced(given, key, language, rules) : unspaced(given, key, language, rules);

  /** @type {(given: string, key: string, language: string, rules: Rules) => DiffPiece[]} */
  const spaced = (given, key, language, rules) => {
    const [typed, wanted] = [given, key].map((text) => wordsOf(text, rules).filter(counting(key, rules)));
    const pairs = selfaccess.align(typed, wanted, (x, y) => unlikeness(x, y, language, rules), GAP);
    return pairs.map(([i, j]) => {
      if (i === null) return { kind: 'missing', given: '', key: wanted[Number(j)] };
      if (j === null) return { kind: 'extra', given: typed[i], key: '' };
      return { kind: kind(typed[i], wanted[j], language, rules), given: typed[i], key: wanted[j] };
    });
  };

  /** The words as they are written; marks are words of their own where they count. @type {(text: string, rules: Rules) => string[]} */
  const wordsOf = (text, rules) => {
    const joined = text.trim().replace(/\s+(?=[!?:;%»])|(?<=«)\s+/g, '');
    if (rules.punctuation === 'ignore') return joined.split(/\s+/).filter((word) => word !== '');
    return selfaccess.fold.withoutFinal(joined).match(/[\p{L}\p{N}\p{S}](?:\S*[\p{L}\p{N}\p{S}])?\p{M}*|\p{P}+/gu) ?? [];
  };

  /** @type {(given: string, key: string, language: string, rules: Rules) => "same" | "accent" | "changed"} */
  const kind = (given, key, language, rules) => {
    const { level } = selfaccess.compare.compare(given, key, language, rules);
    if (level === selfaccess.compare.ACCENTS) return rules.accents === 'note' ? 'accent' : 'same';
    return level < selfaccess.compare.ACCENTS ? 'same' : 'changed';
  };

  /** Like words stand side by side, unlike ones rather alone. @type {(x: string, y: string, language: string, rules: Rules) => number} */
  const unlikeness = (x, y, language, rules) => {
    const { level, slips } = selfaccess.compare.compare(x, y, language, rules);
    if (level < selfaccess.compare.OTHER) return level / 100;
    return 0.2 + (1.1 * slips) / Math.max(Array.from(x).length, Array.from(y).length);
  };

  /** @type {(given: string, key: string, language: string, rules: Rules) => DiffPiece[]} */
  const unspaced = (given, key, language, rules) => {
    const counts = counting(key, rules);
    const typed = lettersOf(given).filter(counts);
    const wanted = selfaccess.segments(key.normalize('NFKC'), language).flatMap(({ text }, word) => lettersOf(text).filter(counts).map((letter) => ({ letter, word })));
    const cost = (/** @type {string} */ x, /** @type {string} */ y) => (kind(x, y, language, rules) === 'changed' ? 1 : 0);
    const pairs = selfaccess.align(typed, wanted.map(({ letter }) => letter), cost, GAP);
    const owners = ownersOf(pairs.map(([, j]) => (j === null ? null : wanted[j].word)));
    /** @type {{ owner: number | null, given: string, key: string }[]} */
    const pieces = [];
    pairs.forEach(([i, j], at) => {
      if (at === 0 || owners[at] !== owners[at - 1]) pieces.push({ owner: owners[at], given: '', key: '' });
      const piece = pieces[pieces.length - 1];
      if (i !== null) piece.given += typed[i];
      if (j !== null) piece.key += wanted[j].letter;
    });
    return pieces.map(({ given, key }) => ({ kind: key === '' ? 'extra' : given === '' ? 'missing' : kind(given, key, language, rules), given, key }));
  };

  /** A letter too many belongs to the word around it; between two words to none. @type {(words: (number | null)[]) => (number | null)[]} */
  const ownersOf = (words) =>
    words.map((word, at) => {
      if (word !== null) return word;
      const before = words.slice(0, at).findLast((other) => other !== null);
      return before !== undefined && before === words.slice(at).find((other) => other !== null) ? before : null;
    });

  /** @type {(text: string) => string[]} */
  const lettersOf = (text) => text.normalize('NFKC').match(/\S\p{M}*/gu) ?? [];

  /** Whether a word or letter is compared: marks only where they count, or where the key is nothing else. @type {(key: string, rules: Rules) => (text: string) => boolean} */
  const counting = (key, rules) => (text) => rules.punctuation === 'strict' || !HAS_LETTERS.test(key) || HAS_LETTERS.test(text);

  /** Letter by letter, for a slip: where the two differ. @type {(given: string, key: string, language: string, rules: Rules) => DiffPiece[]} */
  const letters = (given, key, language, rules) => {
    const [typed, wanted] = [given, key].map((text) => text.normalize('NFC').match(/[^]\p{M}*/gu) ?? []);
    const cost = (/** @type {string} */ x, /** @type {string} */ y) => (x === y ? 0 : kind(x, y, language, rules) === 'changed' ? 1 : 0.1);
    return selfaccess.align(typed, wanted, cost, GAP).map(([i, j]) => {
      if (i === null) return { kind: 'missing', given: '', key: wanted[Number(j)] };
      if (j === null) return { kind: 'extra', given: typed[i], key: '' };
      return { kind: kind(typed[i], wanted[j], language, rules), given: typed[i], key: wanted[j] };
    });
  };

  return { words, letters };
})();
