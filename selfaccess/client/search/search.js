'use strict';
/** The search of the whole library: reads what it needs when it is first asked. */
selfaccess.search = (() => {
  /**
   * The best `limit` of all that was found and fits; `others` is how many do not.
   * @param {string} query
   * @param {number} limit
   * @param {{ fits?: Uint8Array | null, wanted?: () => boolean }} [options] `fits`: the documents among which to look (filters.js), all unless told;
   *   `wanted`: whether the answer still is: where it is not, nothing is found
   * @returns {Promise<{ count: number, others: number, results: SearchResult[] }>}
   */
  const search = async (query, limit, { fits = null, wanted = () => true } = {}) => {
    const { index, engine, words } = await ready();
    const { count, others, hits, marked } = await engine.find(query, limit, fits, wanted);
    const texts = await Promise.all((wanted() ? hits : []).map((hit) => engine.text(hit.document)));
    const { snippet, title } = selfaccess.searchSnippet(marked, words);
    const results = texts.map((text) => ({
      ...text,
      language_name: index.learnt[text.language] ?? '',
      title_parts: title({ language: text.title_language, text: text.title }, text.language),
      snippet: snippet(text.text, text.language),
    }));
    return { count, others, results };
  };

  /** @type {ReturnType<typeof prepare> | null} */
  let prepared = null;

  /** Begins to read what every query needs; after a failure the next call tries again. */
  const ready = () => {
    prepared ??= prepare();
    prepared.catch(() => (prepared = null));
    return prepared;
  };

  const prepare = async () => {
    /** @type {SearchIndex} */
    const index = await selfaccess.searchFiles.get('index');
    const words = selfaccess.searchWords(index);
    return { index, words, engine: selfaccess.searchEngine(index, words, selfaccess.searchFiles) };
  };

  return { search, ready };
})();
