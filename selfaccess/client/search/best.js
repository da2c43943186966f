'use strict';
/** Which documents lunr would put first. Reckoned as lunr does, but without an object for each posting: lunr itself then ranks these few of thousands. Pure. */
selfaccess.searchBest = (() => {
  /**
   * @typedef {{ word: number, boost: number, fields: { boost: number, postings: { documents: number[], weights: number[] } }[] }} BestTerm `word`: a bit for each word it answers
   * @typedef {{ count: number, best: Map<number, number> }} Best how many were found, and of the best how many words each has
   */

  /** @type {(size: number, terms: BestTerm[], limit: number) => Best} */
  const searchBest = (size, terms, limit) => {
    const scores = new Float64Array(size);
    const words = new Uint32Array(size);
    for (const { word, boost, fields } of terms) {
      const rarity = rarityOf(fields, size);
      for (const field of fields) {
        const { documents, weights } = field.postings;
        for (let place = 0; place < documents.length; place += 1) {
          scores[documents[place]] += boost * rarity * weights[place] * field.boost;
          words[documents[place]] |= word;
        }
      }
    }
    return { count: words.reduce((sum, word) => sum + (word === 0 ? 0 : 1), 0), best: chosen(words, scores, limit) };
  };

  /** Those first that have more of the words. @type {(words: Uint32Array, scores: Float64Array, limit: number) => Map<number, number>} */
  const chosen = (words, scores, limit) => {
    /** @type {number[]} the best so far, the best first */
    const found = [];
    const counts = words.map(bits);
    const before = (/** @type {number} */ one, /** @type {number} */ other) => counts[other] - counts[one] || scores[other] - scores[one] || one - other;
    counts.forEach((count, document) => {
      if (count === 0 || (found.length === limit && before(found[limit - 1], document) < 0)) return;
      const place = found.findIndex((other) => before(document, other) < 0);
      found.splice(place < 0 ? found.length : place, 0, document);
      found.length = Math.min(found.length, limit);
    });
    return new Map(found.map((document) => [document, counts[document]]));
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

  return Object.assign(searchBest, { rarityOf });
})();
