'use strict';
/**
 * Cuts a passage into what can be marked: each phrase of the key, and every other word, also one that ruby or emphasis divides
 * (`<ruby>食<rt>た</rt></ruby>べる` is one word). Each becomes a `[data-unit]`.
 */
selfaccess.units = (() => {
  const { el, all } = selfaccess.dom;
  const BLOCKS = 'p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, blockquote, pre, figcaption, div';

  /** @type {(passage: HTMLElement, language: string) => void} */
  const units = (passage, language) => {
    all('[data-phrase]', passage).forEach((phrase) => (phrase.dataset.unit = ''));
    for (const run of runsOf(passage)) cutRun(run, language);
  };

  /** Texts that follow each other with neither a phrase nor the edge of a block between them. @type {(passage: HTMLElement) => Text[][]} */
  const runsOf = (passage) => {
    /** @type {Text[][]} */
    const runs = [];
    /** @type {unknown} */
    let last = null;
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.matches('br, [data-phrase], img, audio, video')) last = null;
        continue;
      }
      const parent = /** @type {Element} */ (node.parentElement);
      if (parent.closest('rt, rp, [data-phrase], audio, video, code') !== null) continue;
      const block = parent.closest(BLOCKS) ?? passage;
      if (block !== last) runs.push([]);
      last = block;
      runs[runs.length - 1].push(/** @type {Text} */ (node));
    }
    return runs;
  };

  /** @type {(run: Text[], language: string) => void} */
  const cutRun = (run, language) => {
    const text = run.map(({ data }) => data).join('');
    let at = 0;
    const words = selfaccess.segments(text, language).flatMap((segment) => {
      const from = at;
      at += segment.text.length;
      return segment.isWord ? [{ from, to: at }] : [];
    });
    // From the end, so that the places before stay what they are.
    for (const word of words.reverse()) wrap(piecesOf(run, word.from, word.to));
  };

  /** The texts that make up the word, cut out of the run. @type {(run: Text[], from: number, to: number) => Text[]} */
  const piecesOf = (run, from, to) => {
    let at = 0;
    return run.flatMap((text) => {
      const [begin, end] = [Math.max(from - at, 0), Math.min(to - at, text.data.length)];
      at += text.data.length;
      if (begin >= end) return [];
      if (end < text.data.length) text.splitText(end);
      return [begin > 0 ? text.splitText(begin) : text];
    });
  };

  /** One element around all pieces, where they fill whole elements; else around each. @type {(pieces: Text[]) => void} */
  const wrap = (pieces) => {
    const [first, last] = [lifted(pieces[0], pieces), lifted(pieces[pieces.length - 1], pieces)];
    const unit = el('span', { 'data-unit': true });
    if (first.parentNode !== last.parentNode || (first !== last && first.parentElement?.matches('ruby'))) return pieces.forEach((piece) => wrapOne(piece));
    first.before(unit);
    /** @type {ChildNode | null} */
    let next = first;
    while (next !== null) {
      /** @type {ChildNode} */
      const node = next;
      next = node === last ? null : node.nextSibling;
      unit.append(node);
    }
  };

  /** @type {(piece: Text) => void} */
  const wrapOne = (piece) => {
    const unit = el('span', { 'data-unit': true });
    piece.before(unit);
    unit.append(piece);
  };

  /** The outermost element that holds nothing but pieces of the word (and their readings). @type {(piece: Text, pieces: Text[]) => Text | Element} */
  const lifted = (piece, pieces) => {
    /** @type {Text | Element} */
    let found = piece;
    for (let parent = piece.parentElement; parent !== null && !parent.matches(`${BLOCKS}, .passage`); parent = parent.parentElement) {
      if (!textsOf(parent).every((text) => pieces.includes(text))) break;
      found = parent;
    }
    return found;
  };

  /** @type {(element: Element) => Text[]} */
  const textsOf = (element) =>
    Array.from(element.childNodes).flatMap((node) => (node instanceof Text ? (node.data === '' ? [] : [node]) : node instanceof Element && !node.matches('rt, rp') ? textsOf(node) : []));

  return units;
})();
