'use strict';
/** Answers queries: finds the scripts that hold what is asked for, makes a small lunr index of it and lets lunr rank. */
selfaccess.searchEngine = (() => {
  /** A headword or title beats a meaning or summary, and that a text. */
  const FIELDS = { title: 10, summary: 3, body: 1 };
  /** What a word counts as it is written with its accents, without them, as another form, as a beginning, and with a slip. */
  const BOOSTS = { written: 2, folded: 2, stem: 1, beginning: 0.5, slip: 0.5 };
  const LEAST_BEGINNING = 2;
  const LEAST_SLIP = 4;
  const fields = /** @type {("title" | "summary" | "body")[]} */ (Object.keys(FIELDS));

  /**
   * @param {Lunr} lunr
   * @param {SearchIndex} index
   * @param {ReturnType<typeof selfaccess.searchWords>} words
   * @param {(name: string) => Promise<any>} get gives the data of a script of the index
   */
  const searchEngine = (lunr, index, words, get) => {
    const { within, beginningWith, postings } = selfaccess.searchRanges;
    /** @type {Map<string, Promise<Shard>>} */
    const shards = new Map();

    /** All documents found, the best first. @type {(query: string) => Promise<Found>} */
    const find = async (query) => {
      await Promise.all(words.alphabetsOf(query).map(learn));
      const asked = await Promise.all(words.asked(query, index.languages).map(lookUp));
      const terms = Array.from(new Set(asked.flatMap((word) => word.terms))).sort();
      const answers = (await assembled(terms)).query((made) => {
        for (const clause of asked.flatMap((word) => word.clauses)) made.clause({ ...clause, usePipeline: false });
      });
      const hits = answers.map(({ ref, score, matchData }) => {
        const has = (/** @type {string} */ term) => term in matchData.metadata;
        return { document: Number(ref), score, words: asked.filter((word) => word.terms.some(has)).length };
      });
      hits.sort((one, other) => other.words - one.words || other.score - one.score || one.document - other.document);
      return { hits, marked: marked(asked) };
    };

    /** @type {Map<string, Promise<void>>} */
    const learnt = new Map();

    /** The stemmers of an alphabet. @type {(alphabet: string) => Promise<void>} */
    const learn = (alphabet) => {
      const found = learnt.get(alphabet) ?? get(`stemmers-${alphabet}`).then((stemmers) => words.learn(alphabet, stemmers));
      found.catch(() => learnt.delete(alphabet));
      learnt.set(alphabet, found);
      return found;
    };

    /** What lunr is asked for a word, and the terms of the index that answer. A slip is only supposed where nothing else is found. */
    const lookUp = async (/** @type {AskedWord} */ word) => {
      const clauses = clausesOf(word);
      const terms = (await Promise.all(clauses.map(expanded))).flat();
      if (terms.length > 0 || !word.spaced) return { word, clauses, terms };
      const slips = word.folded.filter((form) => form.length >= LEAST_SLIP).map((term) => ({ term, boost: BOOSTS.slip, editDistance: 1 }));
      return { word, clauses: slips, terms: (await Promise.all(slips.map(slipped))).flat() };
    };

    /** @type {(word: AskedWord) => Clause[]} */
    const clausesOf = ({ written, folded, stems, open, spaced }) => [
      ...written.map((term) => ({ term, boost: BOOSTS.written })),
      ...folded.map((term) => ({ term, boost: BOOSTS.folded })),
      ...stems.map((term) => ({ term, boost: BOOSTS.stem })),
      ...folded
        .filter((form) => open && (!spaced || form.length >= LEAST_BEGINNING))
        .map((form) => ({ term: `${form}*`, boost: BOOSTS.beginning })),
    ];

    /** The terms of the index that a clause means. @type {(clause: Clause) => Promise<string[]>} */
    const expanded = (clause) => {
      const numbers = clause.term.endsWith('*') ? beginningWith(index.terms, clause.term.slice(0, -1)) : within(index.terms, clause.term);
      return matching(clause, numbers.map((number) => shard('terms', number)));
    };

    /** One slip leaves either the beginning or the end of a word whole; a character between them allows for two that changed places. */
    const slipped = async (/** @type {Clause} */ clause) => {
      const letters = Array.from(clause.term);
      const beginning = letters.slice(0, (letters.length - 1) >> 1).join('');
      const end = letters.slice(-(letters.length >> 1)).reverse().join('');
      const numbers = beginningWith(index.terms, beginning);
      const backwards = beginningWith(index.ends, end);
      const found = [...numbers.map((number) => shard('terms', number)), ...backwards.map((number) => shard('ends', number))];
      return Array.from(new Set(await matching(clause, found)));
    };

    /** @type {(clause: Clause, some: Promise<Shard>[]) => Promise<string[]>} */
    const matching = async (clause, some) => {
      const meant = lunr.TokenSet.fromClause(clause);
      return (await Promise.all(some)).flatMap(({ tokens }) => tokens.intersect(meant).toArray());
    };

    /** @type {(kind: "terms" | "ends", number: number) => Promise<Shard>} */
    const shard = (kind, number) => {
      const name = `${kind}-${number}`;
      const found = shards.get(name) ?? get(name).then(kind === 'terms' ? readTerms : readEnds);
      found.catch(() => shards.delete(name));
      shards.set(name, found);
      return found;
    };

    /** @type {(data: SearchTerms) => Shard} */
    const readTerms = (data) => {
      const entries = new Map(fields.map((field) => [field, new Map(Object.entries(data[field]))]));
      const terms = Array.from(new Set(Array.from(entries.values(), (found) => Array.from(found.keys())).flat())).sort();
      return { tokens: lunr.TokenSet.fromArray(terms), postings: (field, term) => postings(entries.get(field)?.get(term) ?? '', index.blocks) };
    };

    /** @type {(data: string[]) => Shard} */
    const readEnds = (data) => ({
      tokens: lunr.TokenSet.fromArray(data.map((end) => Array.from(end).reverse().join('')).sort()),
      postings: () => [],
    });

    /** The index that lunr would have made, but of these terms only. @type {(terms: string[]) => Promise<LunrIndex>} */
    const assembled = async (terms) => {
      /** @type {Record<string, any>} */
      const invertedIndex = Object.create(null);
      /** @type {Map<string, number[]>} */
      const vectors = new Map();
      const holders = await Promise.all(terms.map((term) => shard('terms', within(index.terms, term)[0])));
      terms.forEach((term, number) => {
        const found = fields.map((field) => ({ field, postings: holders[number].postings(field, term) }));
        const documents = (/** @type {Postings} */ some) => Object.fromEntries(some.map(({ document }) => [document, {}]));
        const posting = Object.fromEntries(found.map(({ field, postings }) => [field, documents(postings)]));
        const rarity = lunr.idf(posting, index.documents);
        invertedIndex[term] = { ...posting, _index: number };
        for (const { field, postings } of found) {
          for (const { document, weight } of postings) {
            const reference = `${field}/${document}`;
            const vector = vectors.get(reference) ?? [];
            vector.push(number, rarity * weight * FIELDS[field]);
            vectors.set(reference, vector);
          }
        }
      });
      const fieldVectors = Object.fromEntries(Array.from(vectors, ([reference, elements]) => [reference, new lunr.Vector(elements)]));
      return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: lunr.TokenSet.fromArray(terms), fields, pipeline: new lunr.Pipeline() });
    };

    /** What to show of a document. @type {(document: number) => Promise<SearchText>} */
    const text = async (document) => {
      const number = within(index.texts, document)[0];
      const first = index.texts[number];
      return (await get(`texts-${first}`))[document - first];
    };

    return { find, text };
  };

  /** The terms to mark in a text, each with the word that it answers. */
  const marked = (/** @type {{ word: AskedWord, terms: string[] }[]} */ asked) => new Map(asked.flatMap(({ word, terms }) => terms.map((term) => [term, word])));

  /** @typedef {{ term: string, boost: number, editDistance?: number }} Clause */
  /** @typedef {{ document: number, weight: number }[]} Postings */
  /** @typedef {{ tokens: LunrTokenSet, postings: (field: "title" | "summary" | "body", term: string) => Postings }} Shard */
  /** @typedef {{ hits: { document: number, score: number, words: number }[], marked: Map<string, AskedWord> }} Found */

  return searchEngine;
})();
