'use strict';
/** The sentence of a text around one of its words. Pure. */
selfaccess.sentence = (() => {
  const LONGEST = 300;

  /** @type {(text: string, from: number, to: number, language: string) => string} */
  const sentence = (text, from, to, language) => {
    const [start, end] = bounds(text.replace(/\s/g, ' '), from, to, language);
    // The dash before a line of a dialogue is none of its words.
    const found = text.slice(start, end).replace(/\s+/g, ' ').replace(/^ ?[—–-] /, '').trim();
    return found.length <= LONGEST ? found : text.slice(from, to);
  };

  /** @type {(text: string, from: number, to: number, language: string) => [number, number]} */
  const bounds = (text, from, to, language) => {
    if (Intl.Segmenter === undefined) return [0, text.length];
    let [start, end] = [0, text.length];
    for (const { index, segment } of new Intl.Segmenter(language || undefined, { granularity: 'sentence' }).segment(text)) {
      if (index <= from) start = index;
      if (index + segment.length >= to) {
        end = index + segment.length;
        break;
      }
    }
    return [start, end];
  };

  return sentence;
})();
