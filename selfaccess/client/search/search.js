'use strict';
/** The search of the whole library: reads what it needs when it is first asked. */
selfaccess.search = (() => {

  /**
   * The best `limit` of all that was found.
   * @param {string} query
   * @param {number} limit
   * @param {() => boolean} [wanted] whether the answer still is; where it is not, no texts are read
   * @returns {Promise<{ count: number, results: SearchResult[] }>}
   */
  const search = async (query, limit, wanted = () => true) => {
    const { engine, words } = await ready();
    const { count, hits, marked } = await engine.find(query, limit);
    const texts = await Promise.all((wanted() ? hits : []).map((hit) => engine.text(hit.document)));
    const { snippet, title } = selfaccess.searchSnippet;
    const results = texts.map((text) => ({
      ...text,
      title_parts: title({ language: text.title_language, text: text.title }, text.language, marked, words),
      snippet: snippet(text.text, text.language, marked, words),
    }));
    return { count, results };
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
    const { get, getLunr } = selfaccess.searchFiles;
    /** @type {[SearchIndex, Lunr]} */
    const [index, lunr] = await Promise.all([get('index'), getLunr()]);
    const words = selfaccess.searchWords(index);
    return { words, engine: selfaccess.searchEngine(lunr, index, words, get) };
  };

  return { search, ready };
})();
