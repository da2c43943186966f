'use strict';
/** Cuts a text into words as its language does. Pure. */
selfaccess.segments = (() => {
  /** @typedef {{ text: string, isWord: boolean }} Segment */

  /** All of the text, in pieces. @type {(text: string, language: string) => Segment[]} */
  const segments = (text, language) => (Intl.Segmenter === undefined ? runs(text) : cut(text, language));

  /** @type {(text: string, language: string) => Segment[]} */
  const cut = (text, language) => {
    const found = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
    return Array.from(found, ({ segment, isWordLike }) => ({ text: segment, isWord: isWordLike === true || /[\p{L}\p{N}]/u.test(segment) }));
  };

  /** Where the browser can't cut words: runs of letters and digits. @type {(text: string) => Segment[]} */
  const runs = (text) =>
    (text.match(/[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*|[^\p{L}\p{M}\p{N}]+/gu) ?? []).map((piece) => ({ text: piece, isWord: /[\p{L}\p{N}]/u.test(piece) }));

  return segments;
})();
