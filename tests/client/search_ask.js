'use strict';
/** For test_search.py: `node search_ask.js TASK` reads JSON from standard input and writes JSON. */
const { readFileSync } = require('node:fs');
const { open } = require('./search_site.js');

const BOOSTS = { title: 10, summary: 3, body: 1 };

/** @type {Record<string, (input: any) => Promise<unknown>>} */
const TASKS = {
  /** The terms of texts, each in its language. */
  terms: async ({ folder, texts }) => {
    const { words } = await learned(open(folder));
    return texts.map(([text, language]) => words.parts(text).flatMap((part) => words.terms(part, language)));
  },

  stems: async ({ folder, words }) => {
    const selfaccess = open(folder);
    const { alphabets } = await selfaccess.searchFiles.get('index');
    const stemmers = Object.assign({}, ...(await Promise.all(Object.keys(alphabets).map((name) => selfaccess.searchFiles.get(`stemmers-${name}`)))));
    return Object.fromEntries(Object.entries(words).map(([language, all]) => [language, all.map((word) => stemmers[language].stemWord(word))]));
  },

  /** What is shown for queries, and what was read for them from a fresh page. */
  ask: async ({ folder, queries }) =>
    Promise.all(
      queries.map(async (query) => {
        const selfaccess = open(folder);
        const { count, results } = await selfaccess.search.search(query, 5);
        return { count, read: selfaccess.read.length, results: results.map(shown) };
      }),
    ),

  /** The addresses that a query finds among the documents that have what is chosen, and how many others it finds. */
  narrowed: async ({ folder, asked }) => {
    const selfaccess = open(folder);
    const filters = await selfaccess.searchFiles.get('filters');
    return Promise.all(asked.map(async ([query, choice]) => {
      const { count, others, results } = await selfaccess.search.search(query, 5, { fits: selfaccess.searchFilters.fitting(filters, choice) });
      return { count, others, urls: results.map(({ url }) => url) };
    }));
  },

  /** The first five of queries, by us and by one plain lunr index of the same terms, with their scores. */
  compare: async ({ folder, documents, queries }) => {
    const { search, searchFiles } = open(folder);
    const { index: { languages }, engine, words } = await search.ready();
    const index = plain(await searchFiles.getLunr(), documents);
    return Promise.all(
      queries.map(async (query) => {
        const { count, hits } = await engine.find(query, 5);
        const ours = hits.map(({ document, score }) => [document, score]);
        return { ours, count, theirs: answer(index, words.asked(query, languages)) };
      }),
    );
  },
};

/** With the stemmers of all alphabets. */
const learned = async (selfaccess) => {
  const prepared = await selfaccess.search.ready();
  const { alphabets } = await selfaccess.searchFiles.get('index');
  for (const name of Object.keys(alphabets)) prepared.words.learn(name, await selfaccess.searchFiles.get(`stemmers-${name}`));
  return prepared;
};

const shown = ({ url, title, kind, level, place, snippet, title_parts }) => ({ url, title, kind, level, place, title_parts: text([title_parts]), snippet: text(snippet) });
const text = (pieces) => pieces.map((piece) => piece.parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('')).join(' ');

/** @param {Record<string, string[]>[]} documents their terms, by field */
const plain = (lunr, documents) => {
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const [field, boost] of Object.entries(BOOSTS)) builder.field(field, { boost });
  documents.forEach((terms, ref) => builder.add({ ref, ...terms }));
  return builder.build();
};

/** lunr's answer; where words are not spaced those first that have more of the pairs. Spaced words count as one. */
const answer = (index, asked) => {
  const words = asked.map((word) => {
    const stems = word.stems.map((term) => ({ term, boost: 0.5 }));
    const itself = [
      ...word.written.map((term) => ({ term, boost: 3 })),
      ...word.folded.map((term) => ({ term, boost: 3 })),
      ...(word.open ? word.folded.filter((term) => !word.spaced || term.length > 1).map((term) => ({ term: `${term}*`, boost: 0.5 })) : []),
    ];
    const found = itself.some((clause) => terms(index, clause).length > 0);
    return [...stems, ...(found || !word.spaced ? itself : word.folded.filter((term) => term.length > 3).map((term) => ({ term, boost: 0.5, editDistance: 1 })))];
  });
  if (words.flat().length === 0) return [];
  const results = index.query((query) => words.flat().forEach((clause) => query.clause({ ...clause, usePipeline: false })));
  const answers = (result) => asked.filter((_, number) => words[number].some((clause) => terms(index, clause).some((term) => term in result.matchData.metadata)));
  const having = (result) => new Set(answers(result).map((word) => word.spaced || word)).size;
  return results
    .map((result) => ({ ...result, words: having(result) }))
    .sort((one, other) => other.words - one.words || other.score - one.score || Number(one.ref) - Number(other.ref))
    .slice(0, 8)
    .map(({ ref, score }) => [Number(ref), score]);
};
const terms = (index, clause) => index.tokenSet.intersect(lunr.TokenSet.fromClause(clause)).toArray();

const main = async () => {
  const input = JSON.parse(readFileSync(0, 'utf8'));
  process.stdout.write(JSON.stringify(await TASKS[process.argv[2]](input)));
};
main();
