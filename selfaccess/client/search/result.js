'use strict';
/** One result as an option of the list: its title, what it is, and the passage that was found. */
selfaccess.searchResult = (() => {
  const { el } = selfaccess.dom;

  /**
   * @param {SearchResult} result
   * @param {string} id
   * @returns {HTMLElement}
   */
  const searchResult = (result, id) =>
    el(
      'a',
      { class: 'search-result', role: 'option', id, href: selfaccess.page().root + result.url, tabindex: -1, 'aria-selected': 'false' },
      el('span', { class: 'search-title' }, passage(result.title_parts)),
      ' ',
      el('span', { class: 'search-about' }, ...about(result).flatMap((text) => [el('span', { dir: 'auto' }, text), ' '])),
      el('span', { class: 'search-snippet' }, ...result.snippet.flatMap((piece) => [passage(piece), ' '])),
    );

  /** @type {(result: SearchResult) => string[]} */
  const about = ({ kind, language_name, level, place }) => [selfaccess.t(`search.kind_${kind}`), language_name, level, place].filter(Boolean);

  /** @type {(piece: MarkedPiece) => HTMLElement} */
  const passage = ({ language, parts }) =>
    el('span', { lang: language || null, dir: 'auto' }, ...parts.map(({ text, marked }) => (marked ? el('mark', {}, text) : text)));

  return searchResult;
})();
