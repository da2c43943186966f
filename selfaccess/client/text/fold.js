'use strict';
/** Folds a text so that two that count as the same answer become equal (docs/format.md, "How typed answers are marked"). Pure. */
selfaccess.fold = (() => {
  /** @typedef {{ case: "ignore" | "strict", punctuation: "ignore" | "strict", accents: "keep" | "drop" }} Folding */

  const NOTHING = /[\u00ad\u0640\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]/g;
  const APOSTROPHES = /[‘’‚‛ʼʻˈ′`´＇‹›\u05f3]/g;
  const QUOTES = /[«»“”„‟″〝〞〟＂「」『』\u05f4]/g;
  const DASHES = /[‐‑‒–—―−⁃﹘﹣－\u05be\u058a]/g;
  const FINAL = /[\s.!?…:;,،؛؟۔。、।॥։።፧]+$/u;
  const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/;
  /** Letters with a mark that Unicode does not take apart. */
  const MARKED = new Map(Object.entries({ æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D' }));
  /** One letter that keyboards write in more than one way. */
  const ALIKE = new Map(Object.entries({
    ar: { 'ی': 'ي', 'ک': 'ك' },
    fa: { 'ي': 'ی', 'ى': 'ی', 'ك': 'ک' },
    ur: { 'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ه': 'ہ' },
    ro: { 'ş': 'ș', 'ţ': 'ț', 'Ş': 'Ș', 'Ţ': 'Ț' },
  }));

  /** @type {(text: string, language: string, folding: Folding) => string} */
  const fold = (text, language, folding) => {
    const cased = folding.case === 'ignore' ? lower(plain(text, language), language) : plain(text, language);
    const bare = folding.accents === 'drop' ? withoutAccents(cased, language) : cased;
    return withoutFinal(folding.punctuation === 'ignore' ? withoutMarks(bare, language) : bare);
  };

  /** What is equal for every answer: compatibility forms, white space, quotes, dashes and apostrophes. @type {(text: string, language: string) => string} */
  const plain = (text, language) => {
    const signs = text.replace(/«\s+([^«»]*?)\s+»/g, '"$1"').replace(APOSTROPHES, "'").replace(QUOTES, '"').replace(DASHES, '-');
    const normal = signs.normalize('NFKC').replace(NOTHING, '').replace(/\s+/g, ' ').replace(/ (?=[!?:;%])/g, '').trim();
    const alike = ALIKE.get(selfaccess.languages.base(language));
    const same = alike ? Array.from(normal, (letter) => Object.entries(alike).find(([from]) => from === letter)?.[1] ?? letter).join('') : normal;
    return selfaccess.languages.get(language).spaced ? same : same.replace(/(?<![\p{sc=Latn}\p{N}\p{P}]) | (?![\p{sc=Latn}\p{N}\p{P}])/gu, '');
  };

  /** Case folded as the language does: ß is ss, Turkish I is ı, the final sigma is a sigma. @type {(text: string, language: string) => string} */
  const lower = (text, language) => {
    const turkic = ['tr', 'az'].includes(selfaccess.languages.base(language)) ? 'tr' : 'und';
    return text.toLocaleLowerCase(turkic).toLocaleUpperCase(turkic).toLocaleLowerCase(turkic).replace(/ς/g, 'σ').normalize('NFC');
  };

  /** @type {(text: string, language: string) => string} */
  const withoutAccents = (text, language) => {
    const own = ownLetters(language);
    return text.normalize('NFC').replace(/\P{M}\p{M}*/gu, (letter) => (own.has(letter) ? letter : bare(letter, own)));
  };

  /** The letter without those marks that make no letter of the language's own. @type {(letter: string, own: Set<string>) => string} */
  const bare = (letter, own) => {
    const [base, ...marks] = letter.normalize('NFD');
    const kept = marks.filter((mark) => !ACCENTS.test(mark) || own.has((base + mark).normalize('NFC')));
    return (MARKED.get(base) ?? base) + kept.join('');
  };

  /** @type {Map<string, Set<string>>} */
  const known = new Map();

  /** In both cases. @type {(language: string) => Set<string>} */
  const ownLetters = (language) => {
    const { own } = selfaccess.languages.get(language);
    const key = `${language} ${own}`;
    const found = known.get(key) ?? new Set([...own, ...own.toLocaleUpperCase(language)]);
    known.set(key, found);
    return found;
  };

  /**
   * Without punctuation, but with what belongs to a word or a number: the apostrophe at a letter, the hyphen inside a word, the
   * point inside a number, signs such as %. Of a text that is nothing but marks, all.
   * @type {(text: string, language: string) => string}
   */
  const withoutMarks = (text, language) => {
    const own = ownLetters(language);
    const unquoted = text.replace(/(?<![\p{L}\p{M}\p{N}])'([^']+(?:(?<=[\p{L}\p{M}])'(?=\p{L})[^']+)*)'(?![\p{L}\p{N}])/gu, ' $1 ');
    const words = unquoted.replace(/\.{2,}/g, ' ').replace(/\p{P}/gu, (mark, at) => (own.has(mark) || inside(mark, unquoted, at) ? mark : '.՛՜՞'.includes(mark) ? '' : ' '));
    const left = plain(words, language);
    return left === '' ? text : left;
  };

  /** @type {(mark: string, text: string, at: number) => boolean} */
  const inside = (mark, text, at) => {
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    if ('%‰٪&@#*/\\'.includes(mark)) return true;
    if (mark === "'") return /[\p{L}\p{M}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after);
    if (mark === '-') return /^\p{N}/u.test(after) || (/[\p{L}\p{M}\p{N}]$/u.test(before) && /^\p{L}/u.test(after));
    return '.,:٫٬'.includes(mark) && /\p{N}$/u.test(before) && /^\p{N}/u.test(after);
  };

  /** Without the marks at its end, unless it is nothing else. @type {(text: string) => string} */
  const withoutFinal = (text) => text.replace(FINAL, '') || text;

  return { fold, plain, withoutFinal };
})();
