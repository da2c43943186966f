'use strict';
/** The terms under which the search keeps a word, as search_words.py makes them, and what of them a query asks for. Pure. */
selfaccess.searchWords = (() => {
  const RUN = /[\p{L}\p{M}\p{N}]+/gu;

  /**
   * @param {SearchLetters} letters what the index was made with
   * @param {Record<string, Stemmer>} stemmers by language
   */
  const searchWords = (letters, stemmers) => {
    const unspaced = new RegExp(`[${letters.unspaced}]+`, 'gu');
    const accents = new RegExp(`[${letters.accents}]+`, 'gu');
    /** @type {Map<string, string[]>} */
    const known = new Map();

    /** Words as they stand in a text. @type {(text: string) => { start: number, text: string }[]} */
    const runs = (text) => Array.from(text.replace(/[_ʻʼ]/g, ' ').matchAll(RUN), (match) => ({ start: match.index, text: match[0] }));

    /** A run's parts, by whether words are parted there. @type {(run: { start: number, text: string }) => Part[]} */
    const parts = (run) => {
      const found = [];
      let done = 0;
      for (const match of run.text.matchAll(unspaced)) {
        if (match.index > done) found.push({ start: run.start + done, text: run.text.slice(done, match.index), spaced: true });
        found.push({ start: run.start + match.index, text: match[0], spaced: false });
        done = match.index + match[0].length;
      }
      if (done < run.text.length) found.push({ start: run.start + done, text: run.text.slice(done), spaced: true });
      return found;
    };

    /** @type {(text: string) => Part[]} */
    const partsOf = (text) => runs(text).flatMap(parts);

    /** The terms of a part, each once. @type {(part: Part, language: string) => string[]} */
    const terms = (part, language) => {
      if (!part.spaced) return pairs(part.text);
      const key = `${base(language)} ${part.text}`;
      const found = known.get(key) ?? distinct(Object.values(forms(part.text, base(language))));
      known.set(key, found);
      return found;
    };

    /** @type {(text: string, language: string) => { folded: string, stem: string, written: string }} */
    const forms = (text, language) => {
      const turkic = language === 'tr' || language === 'az';
      const written = compatible(turkic ? text.replaceAll('I', 'ı').replaceAll('İ', 'i') : text).toLowerCase();
      return { folded: folded(written), stem: folded(stem(written, language)), written };
    };

    /** A word with letters beyond the basic plane has none: to the stemmers in Python each of them is one, here two. @type {(word: string, language: string) => string} */
    const stem = (word, language) => (/[\ud800-\udfff]/.test(word) ? word : stemmers[language]?.stemWord(word) ?? word);

    /** Neighbouring characters by twos, and the last alone. @type {(text: string) => string[]} */
    const pairs = (text) => {
      const characters = Array.from(compatible(text));
      return characters.map((character, place) => character + (characters[place + 1] ?? ''));
    };

    /** Without accents. @type {(word: string) => string} */
    const folded = (word) => {
      const bare = word.normalize('NFKD').replace(accents, '').normalize('NFC');
      return Array.from(bare, (letter) => letters.letters[letter] ?? letter).join('');
    };

    /**
     * What a query asks for, word by word. Which language it is in is not known: it may be any of the index's. Its last word may be unfinished.
     * @param {string} query
     * @param {string[]} languages
     * @returns {AskedWord[]}
     */
    const asked = (query, languages) => {
      const all = partsOf(query);
      const last = all.at(-1);
      return all.flatMap((part) => (part.spaced ? askedWord(part.text, languages, part === last) : askedPairs(part.text)));
    };

    /** @type {(text: string, languages: string[], open: boolean) => AskedWord[]} */
    const askedWord = (text, languages, open) => {
      const all = languages.map((language) => forms(text, language));
      const plain = distinct(all.map((form) => form.folded));
      const written = distinct(all.map((form) => form.written)).filter((word) => !plain.includes(word));
      return plain.length === 0 ? [] : [{ written, folded: plain, stems: distinct(all.map((form) => form.stem)), open, spaced: true }];
    };

    /** A single character is found at the beginning of pairs. @type {(text: string) => AskedWord[]} */
    const askedPairs = (text) => {
      const all = pairs(text);
      const wanted = all.length > 1 ? all.slice(0, -1) : all;
      return wanted.map((pair) => ({ written: [], folded: [pair], stems: [], open: all.length === 1, spaced: false }));
    };

    return { parts: partsOf, terms, asked };
  };

  /** Full-width letters and other variants as the plain ones. @type {(text: string) => string} */
  const compatible = (text) => text.normalize('NFKC').replace(/\s+/g, '');

  /** @type {(tag: string) => string} */
  const base = (tag) => tag.split('-')[0].toLowerCase();

  /** @type {(texts: string[]) => string[]} */
  const distinct = (texts) => Array.from(new Set(texts)).filter(Boolean);

  /** @typedef {{ start: number, text: string, spaced: boolean }} Part */

  return searchWords;
})();
