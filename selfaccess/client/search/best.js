'use strict';
/** Which documents lunr would put first, and with what scores. Reckoned as lunr does, but without an object for each posting. Pure. */
selfaccess.searchBest = (() => {
  /**
   * `others`: so many were found that do not fit.
   * @typedef {{ word: number, boost: number, fields: { boost: number, postings: { documents: ArrayLike<number>, weights: ArrayLike<number> } }[] }} BestTerm `word`: a bit for each word it answers
   * @typedef {{ count: number, others: number, hits: { document: number, score: number }[] }} Best how many were found, and the best, the best first
   */

  /** Of the documents that fit, all unless told (1 for each that does). @type {(size: number, terms: BestTerm[], limit: number, fits?: Uint8Array | null) => Best} */
  const searchBest = (size, terms, limit, fits = null) => {
    const scores = new Float64Array(size);
    const words = new Uint32Array(size);
    /** @type {number[]} those that have a word */
    const found = [];
    for (const { word, boost, fields } of terms) {
      const rarity = rarityOf(fields, size);
      for (const field of fields) {
        const { documents, weights } = field.postings;
        const factor = boost * rarity * field.boost;
        for (let place = 0; place < documents.length; place += 1) {
          const document = documents[place];
          if (words[document] === 0) found.push(document);
          words[document] |= word;
          scores[document] += factor * weights[place];
        }
      }
    }
    const fitting = fits === null ? found : found.filter((document) => fits[document] === 1);
    const magnitude = Math.sqrt(terms.reduce((sum, { boost }) => sum + boost * boost, 0)); // of lunr's vector of the query
    const hits = chosen(fitting, words, scores, limit).map((document) => ({ document, score: scores[document] / magnitude }));
    return { count: fitting.length, others: found.length - fitting.length, hits };
  };

  /** Those first that have more of the words. @type {(documents: number[], words: Uint32Array, scores: Float64Array, limit: number) => number[]} */
  const chosen = (documents, words, scores, limit) => {
    /** @type {number[]} */
    const found = [];
    const before = (/** @type {number} */ one, /** @type {number} */ other) =>
      bits(words[other]) - bits(words[one]) || scores[other] - scores[one] || one - other;
    let last = -1;
    for (const document of documents) {
      // Most of thousands have no more of the words than the last that is chosen, and count less.
      const less = scores[document] < scores[last] || (scores[document] === scores[last] && document > last);
      if (last >= 0 && ((less && words[document] === words[last]) || before(last, document) < 0)) continue;
      const place = found.findIndex((other) => before(document, other) < 0);
      found.splice(place < 0 ? found.length : place, 0, document);
      found.length = Math.min(found.length, limit);
      last = found.length === limit ? found[limit - 1] : -1;
    }
    return found;
  };

  /** @type {(word: number) => number} */
  const bits = (word) => {
    let count = 0;
    for (let left = word; left !== 0; left &= left - 1) count += 1;
    return count;
  };

  /** lunr's idf. @type {(fields: BestTerm["fields"], size: number) => number} */
  const rarityOf = (fields, size) => {
    const having = fields.reduce((sum, { postings }) => sum + postings.documents.length, 0);
    return Math.log(1 + Math.abs((size - having + 0.5) / (having + 0.5)));
  };

  return searchBest;
})();
