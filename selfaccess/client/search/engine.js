'use strict';
/** Answers queries: finds the scripts that hold what is asked for, and what of it is best. */
selfaccess.searchEngine = (() => {
  /** A headword or title beats a meaning or summary, and that a text. */
  const FIELDS = { title: 10, summary: 3, body: 1 };
  /** What a word counts as it is written with its accents, without them, as another form, as a beginning, with a slip, and where only its beginning is there. */
  const BOOSTS = { written: 3, folded: 3, stem: 0.5, beginning: 0.5, slip: 0.5, akin: 0.5 };
  /** Beginnings of fewer letters are not looked for, in a large library for want of which to choose. */
  const LEAST_BEGINNING = 2;
  const LEAST_BEGINNING_OF_MANY = 3;
  const MANY = 2_000;
  const LEAST_SLIP = 4;
  const LEAST_HALVED = 3;
  /** Words that have so many letters and marks in common at their beginning, and such a share of all, may be forms of one. */
  const LEAST_AKIN = 4;
  const AKIN = 0.6;
  /** @type {Found} */
  const NOTHING = { count: 0, others: 0, hits: [], marked: new Map() };
  const fields = /** @type {("title" | "summary" | "body")[]} */ (Object.keys(FIELDS));

  /**
   * @param {SearchIndex} index
   * @param {ReturnType<typeof selfaccess.searchWords>} words
   * @param {Pick<typeof selfaccess.searchFiles, "get" | "getLunr">} files
   */
  const searchEngine = (index, words, { get, getLunr }) => {
    const { after, within, beginningWith, numbers, postings } = selfaccess.searchRanges;
    /** The first term of each script, by kind. @type {Record<Kind, string[]>} */
    const firsts = { terms: listed(index.terms), starts: listed(index.starts), ends: listed(index.ends) };
    const leastBeginning = index.documents < MANY ? LEAST_BEGINNING : LEAST_BEGINNING_OF_MANY;

    /**
     * The best `limit` of the documents found that fit, the best first; nothing where the answer is not `wanted` any more.
     * @type {(query: string, limit: number, fits?: Uint8Array | null, wanted?: () => boolean) => Promise<Found>}
     */
    const find = async (query, limit, fits = null, wanted = () => true) => {
      const alphabets = words.alphabetsOf(query);
      if (alphabets.some((alphabet) => !known.has(stemmersOf(alphabet)))) readAhead(query);
      await Promise.all(alphabets.map(learn));
      if (!wanted()) return NOTHING;
      const asked = await Promise.all(words.asked(query, index.languages).map(lookUp));
      if (!wanted()) return NOTHING;
      const terms = await Promise.all(boosted(asked).map(held));
      return { ...selfaccess.searchBest(index.documents, terms, limit, fits), marked: marked(asked) };
    };

    /** Reads what is asked for whatever the stems are, while the stemmers come. @type {(query: string) => void} */
    const readAhead = (query) => {
      for (const clause of words.asked(query, index.languages).flatMap((word) => [...clausesOf(word), ...stemsOf(word)])) expanded(clause).catch(() => undefined);
    };

    /** All terms that answer: with what they count together, and a bit for each pair that they answer, or one for all words. @type {(asked: Asked[]) => Boosted[]} */
    const boosted = (asked) => {
      /** @type {Map<string, Boosted>} */
      const found = new Map();
      asked.forEach(({ word: { spaced }, answers }, number) => {
        const bit = spaced ? 1 : 2 << number % 31;
        for (const { clause, terms } of answers) {
          for (const term of terms) {
            const known = found.get(term) ?? { term, boost: 0, word: 0 };
            found.set(term, { term, boost: known.boost + clause.boost, word: known.word | bit });
          }
        }
      });
      return Array.from(found.values());
    };

    /** A term with its postings. @type {(term: Boosted) => Promise<Held>} */
    const held = async (boosted) => {
      const holder = await shard(within(firsts.terms, boosted.term)[0]);
      return { ...boosted, fields: fields.map((name) => ({ boost: FIELDS[name], postings: holder.postings(name, boosted.term) })) };
    };

    /** The stemmers of an alphabet. @type {(alphabet: string) => Promise<void>} */
    const learn = (alphabet) => read(stemmersOf(alphabet), (stemmers) => words.learn(alphabet, stemmers));

    /**
     * What is asked for a word, and the terms of the index that answer. A slip is only supposed where the word is neither there nor begins another: what is
     * there may have the same stem in a language that is not meant. Another form is guessed where the library has a language without a stemmer: beside slips in
     * a script of which it has none, else if nothing has been found.
     * @type {(word: AskedWord) => Promise<Asked>}
     */
    const lookUp = async (word) => {
      const [itself, stems] = await Promise.all([clausesOf(word), stemsOf(word)].map((clauses) => Promise.all(clauses.map(answered))));
      if (!word.spaced || isFound(itself)) return { word, answers: [...itself, ...stems] };
      const slips = await Promise.all(word.folded.filter((form) => form.length >= LEAST_SLIP).map(slipped));
      const others = [...stems, ...slips];
      const isGuessed = index.unstemmed && (!isFound(others) || word.folded.every((form) => words.alphabetsOf(form).length === 0));
      return { word, answers: isGuessed ? [...others, ...(await Promise.all(word.folded.map(akin)))] : others };
    };

    /** @type {(clause: Clause) => Promise<Answer>} */
    const answered = async (clause) => ({ clause, terms: await expanded(clause) });

    /** @type {(answers: Answer[]) => boolean} */
    const isFound = (answers) => answers.some(({ terms }) => terms.length > 0);

    /** @type {(word: AskedWord) => Clause[]} */
    const clausesOf = ({ written, folded, open, spaced }) => [
      ...written.map((term) => ({ term, boost: BOOSTS.written })),
      ...folded.map((term) => ({ term, boost: BOOSTS.folded })),
      ...folded
        .filter((form) => open && (!spaced || form.length >= leastBeginning))
        .map((form) => ({ term: `${form}*`, boost: BOOSTS.beginning })),
    ];

    /** @type {(word: AskedWord) => Clause[]} */
    const stemsOf = ({ stems }) => stems.map((term) => ({ term, boost: BOOSTS.stem }));

    /** The terms of the index that a clause means. @type {(clause: Clause) => Promise<string[]>} */
    const expanded = async ({ term }) => {
      if (!term.endsWith('*')) return (await termsOf('terms', within(firsts.terms, term))).filter((each) => each === term);
      return startingWith('terms', term.slice(0, -1));
    };

    /** @type {(kind: "terms" | "starts", beginning: string) => Promise<string[]>} */
    const startingWith = async (kind, beginning) =>
      (await termsOf(kind, beginningWith(firsts[kind], beginning))).filter((each) => each.startsWith(beginning));

    /**
     * The terms of the index that lunr takes for `term` with a slip: of one character with its marks, each of which is told to lunr as one letter. A slip leaves
     * either the beginning or the end of a word whole; a character between them allows for two that changed places. Of one or two characters (in Hindi, for
     * example, words of four letters) nearly all words would be near: there only the marks are others, if such a word is there.
     * @type {(term: string) => Promise<Answer>}
     */
    const slipped = async (term) => {
      const characters = words.characters(term);
      const place = characters.length >> 1;
      const isShort = characters.length < LEAST_HALVED;
      const [beginning, end] = isShort ? [bare(characters[0]), ''] : [characters.slice(0, place).join(''), characters.slice(place + 1).join('')];
      const [lunr, some, others] = await Promise.all([
        getLunr(),
        startingWith('starts', beginning),
        isShort ? [] : termsOf('ends', beginningWith(firsts.ends, backwards(end))),
      ]);
      const alike = [...some, ...others.filter((other) => other.endsWith(end))];
      const all = Array.from(new Set(alike), (other) => ({ other, its: words.characters(other) }));
      const spell = spelling();
      const near = new Map(all.filter(({ its }) => Math.abs(its.length - characters.length) < 2).map(({ other, its }) => [spell(its), other]));
      const meant = lunr.TokenSet.fromArray(Array.from(near.keys()).sort()).intersect(lunr.TokenSet.fromClause({ term: spell(characters), editDistance: 1 }));
      const terms = meant.toArray().flatMap((each) => near.get(each) ?? []);
      const likest = isShort ? terms.filter((other) => bare(other) === bare(term)) : [];
      return { clause: { term, boost: BOOSTS.slip }, terms: likest.length > 0 ? likest : terms };
    };

    /** The terms of the index that have most of their beginning in common with `term`: they may be other forms of it. @type {(term: string) => Promise<Answer>} */
    const akin = async (term) => {
      const letters = Array.from(term);
      const least = Math.max(LEAST_AKIN, Math.ceil(letters.length * AKIN));
      if (letters.length < least) return { clause: { term, boost: BOOSTS.akin }, terms: [] };
      const alike = await startingWith('starts', letters.slice(0, least).join(''));
      const lengths = alike.map((each) => inCommon(letters, Array.from(each)));
      const most = Math.max(...lengths);
      return { clause: { term, boost: BOOSTS.akin }, terms: alike.filter((_, number) => lengths[number] === most) };
    };

    /** All terms of some scripts. @type {(kind: Kind, numbers: number[]) => Promise<string[]>} */
    const termsOf = async (kind, numbers) => (await Promise.all(numbers.map(listOf[kind]))).flat();

    /** The terms of a script by its kind and number. @type {Record<Kind, (number: number) => Promise<string[]>>} */
    const listOf = {
      terms: async (number) => (await shard(number)).terms,
      starts: (number) => read(`starts-${number}`, lines),
      ends: (number) => read(`ends-${number}`, (data) => lines(data).map(backwards)),
    };

    /** Terms with their postings. @type {(number: number) => Promise<Shard>} */
    const shard = (number) => read(`terms-${number}`, readTerms);

    /** @type {Map<string, Promise<any>>} */
    const known = new Map();

    /** What a script says, read once. @type {<T>(name: string, reader: (data: any) => T) => Promise<T>} */
    const read = (name, reader) => {
      const found = known.get(name) ?? get(name).then(reader);
      found.catch(() => known.delete(name));
      known.set(name, found);
      return found;
    };

    /** @param {string} data a line for each term, with its postings in the body, the summary and the title as far as there are any @returns {Shard} */
    const readTerms = (data) => {
      const entries = new Map(lines(data).map((line) => {
        const [term, body = '', summary = '', title = ''] = line.split(' ');
        return [term, { title, summary, body }];
      }));
      return { terms: Array.from(entries.keys()), postings: (field, term) => postings(entries.get(term)?.[field] ?? '', index.blocks) };
    };

    /** What to show of a document. @type {(document: number) => Promise<SearchText>} */
    const text = async (document) => {
      const block = after(index.blocks, document) - 1;
      let first = index.blocks[block];
      for (const count of numbers(index.texts[block])) {
        if (document < first + count) break;
        first += count;
      }
      return (await get(`texts-${first}`))[document - first];
    };

    return { find, text };
  };

  /** Writes each of some characters, which may have marks, as one letter. @type {() => (characters: string[]) => string} */
  const spelling = () => {
    /** @type {Map<string, string>} */
    const letters = new Map();
    return (characters) => {
      for (const each of characters) if (!letters.has(each)) letters.set(each, String.fromCharCode(0xe000 + letters.size));
      return characters.map((each) => letters.get(each)).join('');
    };
  };

  /** A text without marks. @type {(text: string) => string} */
  const bare = (text) => text.replace(/\p{M}+/gu, '');

  /** How many letters and marks two words have in common at their beginning. @type {(one: string[], other: string[]) => number} */
  const inCommon = (one, other) => {
    const place = one.findIndex((letter, place) => letter !== other[place]);
    return place < 0 ? one.length : place;
  };

  /** @type {(alphabet: string) => string} */
  const stemmersOf = (alphabet) => `stemmers-${alphabet}`;

  /** @type {(data: string) => string[]} */
  const lines = (data) => data.split('\n');

  /** @type {(text: string) => string} */
  const backwards = (text) => Array.from(text).reverse().join('');

  /** @type {(terms: string) => string[]} */
  const listed = (terms) => (terms === '' ? [] : terms.split(' '));

  /** The terms to mark in a text, each with the word that it answers. @type {(asked: Asked[]) => Map<string, AskedWord>} */
  const marked = (asked) => new Map(asked.flatMap(({ word, answers }) => answers.flatMap(({ terms }) => terms.map((term) => [term, word]))));

  /** @typedef {{ term: string, boost: number }} Clause */
  /** @typedef {{ clause: Clause, terms: string[] }} Answer */
  /** @typedef {{ word: AskedWord, answers: Answer[] }} Asked */
  /** @typedef {ReturnType<typeof selfaccess.searchRanges.postings>} Postings */
  /** @typedef {"title" | "summary" | "body"} Field */
  /** @typedef {"terms" | "starts" | "ends"} Kind */
  /** @typedef {{ terms: string[], postings: (field: Field, term: string) => Postings }} Shard */
  /** @typedef {{ term: string, boost: number, word: number }} Boosted */
  /** @typedef {Boosted & { fields: { boost: number, postings: Postings }[] }} Held */
  /** @typedef {{ count: number, others: number, hits: { document: number, score: number }[], marked: Map<string, AskedWord> }} Found */

  return searchEngine;
})();
