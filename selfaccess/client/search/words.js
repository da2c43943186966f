'use strict';
/** The terms under which the search keeps a word, as search_words.py makes them, and what of them a query asks for. Pure. */
selfaccess.searchWords = (() => {
  /** Languages whose stemmers also take away beginnings, or write them in other letters. */
  const PREFIXED = ['ar', 'ga', 'id', 'nl', 'sr', 'yi'];
  const ASCII = /^[!-~]*$/;
  /** What parts a word that is kept in one and in its pieces, as Persian endings. */
  const PARTING = /[\u200b\u200c]+/;

  /** An apostrophe within a word of Cyrillic letters, as in Ukrainian: it is often left out. */
  const WITHIN = /['ʼ’](?<=[\u0400-\u04ff].)(?=[\u0400-\u04ff])/g;

  /** A sign that is itself a letter, as in Uzbek and Hawaiian, and a hyphen: they are often left out, so the word is kept in one and in its pieces. */
  const APART = /['’‘`ʻʼ](?<=[og].)(?=[a-z])|[ʻʼ\-‐‑](?<=[\p{L}\p{Nl}\p{No}].)(?=[\p{L}\p{Nl}\p{No}])/giu;
  const HIRAGANA = /[\u3041-\u3096]/g;

  /**
   * @param {SearchLetters} letters what the index was made with
   */
  const searchWords = (letters) => {
    const alphabets = new Map(Object.entries(letters.alphabets).map(([name, some]) => [name, new RegExp(`[${some}]`)]));
    /** What has been learnt so far, by language. @type {Map<string, { letter?: RegExp, stemmer: Stemmer }>} */
    const stemmers = new Map();
    const run = new RegExp(`[\\p{L}\\p{M}\\p{N}${letters.invisible}]+`, 'gu');
    const unspaced = new RegExp(`[${letters.unspaced}][${letters.unspaced}\\p{M}${letters.invisible}]*`, 'gu');
    const isUnspaced = new RegExp(`[${letters.unspaced}]`, 'u');
    const character = new RegExp(`.[\\p{M}${letters.invisible}${letters.trailing}]*`, 'gu');
    const invisible = new RegExp(`[${letters.invisible}\\s]+`, 'gu');
    const accents = new RegExp(`[${letters.accents}]+`, 'gu');
    /** @type {Map<string, string[]>} */
    const known = new Map();

    /** The alphabets of `text` for which there are stemmers. @type {(text: string) => string[]} */
    const alphabetsOf = (text) => {
      const written = compatible(text).toLowerCase();
      return Array.from(alphabets.keys()).filter((name) => alphabets.get(name)?.test(written));
    };

    /** From now on words in this alphabet are stemmed. @type {(alphabet: string, some: Record<string, Stemmer>) => void} */
    const learn = (alphabet, some) => {
      const letter = alphabets.get(alphabet);
      for (const [language, stemmer] of Object.entries(some)) stemmers.set(language, { letter, stemmer });
      known.clear();
    };

    /** @type {Map<string, string>} */
    const initials = new Map();

    /** Words as they stand in a text. @type {(text: string) => { start: number, text: string }[]} */
    const runs = (text) => {
      const whole = text.replace(WITHIN, '\u2060').replace(APART, '\u200b').replace(/[_ʻʼ]/g, ' ');
      return Array.from(whole.matchAll(run), (match) => ({ start: match.index, text: match[0] }));
    };

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
    const partsOf = (text) => (isUnspaced.test(text) ? runs(text).flatMap(parts) : runs(text).map((run) => ({ ...run, spaced: true })));

    /** The terms of a part, each once where words are parted. @type {(part: Part, language: string) => string[]} */
    const terms = (part, language) => {
      if (!part.spaced) return pairs(part.text);
      const key = `${base(language)} ${part.text}`;
      const found = known.get(key) ?? distinct([part.text, ...pieces(part.text)].flatMap(spellings).flatMap((text) => Object.values(forms(text, base(language)))));
      known.set(key, found);
      return found;
    };

    /**
     * For words of these languages the letter with which all terms of a word begin, whatever comes of its end; nothing where that is not known.
     * @type {(...languages: string[]) => (word: string) => string}
     */
    const initialIn = (...languages) => {
      const isKept = !languages.some((language) => PREFIXED.includes(base(language)));
      return (word) => (isKept && !PARTING.test(word) ? initial(String.fromCodePoint(word.codePointAt(0) ?? 0)) : '');
    };

    /** @type {(first: string) => string} */
    const initial = (first) => {
      const found = initials.get(first) ?? Array.from(folded(compatible(first).toLowerCase()))[0] ?? '';
      initials.set(first, found);
      return found;
    };

    /** What a word is parted into; nothing where it is not. @type {(word: string) => string[]} */
    const pieces = (word) => (PARTING.test(word) ? word.split(PARTING) : []);

    /** @type {(text: string, language: string) => { folded: string, stem: string, written: string }} */
    const forms = (text, language) => {
      const turkic = language === 'tr' || language === 'az';
      const written = compatible(turkic ? text.replaceAll('I', 'ı').replaceAll('İ', 'i') : text).toLowerCase();
      return { folded: folded(written), stem: folded(stem(written, language)), written };
    };

    /**
     * A word with letters beyond the basic plane has none: to the stemmers in Python each of them is one, here two.
     * @type {(word: string, language: string) => string}
     */
    const stem = (word, language) => {
      const found = stemmers.get(language);
      return found?.letter?.test(word) && !/[\ud800-\udfff]/.test(word) ? found.stemmer.stemWord(word) : word;
    };

    /** Characters as they are written, each with its marks. @type {(text: string) => string[]} */
    const characters = (text) => (ASCII.test(text) ? text.split('') : (text.match(character) ?? []));

    /** Neighbouring characters by twos, and the last alone. @type {(text: string) => string[]} */
    const pairs = (text) => characters(text.replace(HIRAGANA, katakana)).map(compatible).map((one, place, all) => one + (all[place + 1] ?? ''));

    /** Full-width letters and other variants as the plain ones. @type {(text: string) => string} */
    const compatible = (text) => (ASCII.test(text) ? text : text.normalize('NFKC').replace(invisible, ''));

    /** Without accents. @type {(word: string) => string} */
    const folded = (word) => {
      if (ASCII.test(word)) return word;
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
      const all = partsOf(query).flatMap(({ text, spaced }) => (spaced && PARTING.test(text) ? parted(text) : [{ texts: [text], spaced }]));
      const last = all.at(-1);
      return all.flatMap((part) => (part.spaced ? askedWord(part.texts, languages, part === last) : askedPairs(part.texts[0])));
    };

    /** The pieces of a word, of which the first also stands for it as a whole: some write it in one. @type {(text: string) => { texts: string[], spaced: boolean }[]} */
    const parted = (text) => pieces(text).map((piece, place) => ({ texts: place === 0 ? [piece, text] : [piece], spaced: true }));

    /** A word, which may be written in one of several ways. @type {(texts: string[], languages: string[], open: boolean) => AskedWord[]} */
    const askedWord = (texts, languages, open) => {
      const all = texts.flatMap(spellings).flatMap((text) => languages.map((language) => forms(text, language)));
      const plain = distinct(all.map((form) => form.folded));
      const written = distinct(all.map((form) => form.written)).filter((word) => !plain.includes(word));
      return plain.length === 0 ? [] : [{ written, folded: plain, stems: distinct(all.map((form) => form.stem)), open, spaced: true, characters: 0, chain: 1 }];
    };

    /** A single character is found at the beginning of pairs; marks of the last may be wanting yet. @type {(text: string) => AskedWord[]} */
    const askedPairs = (text) => {
      const all = pairs(text);
      const wanted = all.length > 1 ? all.slice(0, -1) : all;
      const [characters, chain] = [Math.min(all.length, 2), wanted.length];
      return wanted.map((pair, place) => ({ written: [], folded: [pair], stems: [], open: place === chain - 1, spaced: false, characters, chain }));
    };

    return { alphabetsOf, learn, parts: partsOf, characters, initialIn, terms, asked };
  };

  /** A word may be written in either. @type {(hiragana: string) => string} */
  const katakana = (hiragana) => String.fromCharCode(hiragana.charCodeAt(0) + 0x60);

  /**
   * A word, and as it is written every day: an alef that stands above, as in the Quran, in the line; not after a yeh, and in the place of a waw.
   * @type {(text: string) => string[]}
   */
  const spellings = (text) => (text.includes('\u0670') ? [text, text.replace(/(?<=[ىی])\u0670/g, '').replace(/و?\u0670/g, 'ا')] : [text]);

  /** @type {(tag: string) => string} */
  const base = (tag) => tag.split('-')[0].toLowerCase();

  /** @type {(texts: string[]) => string[]} */
  const distinct = (texts) => Array.from(new Set(texts)).filter(Boolean);

  /** @typedef {{ start: number, text: string, spaced: boolean }} Part */

  return searchWords;
})();
