'use strict';
/** What the sections of My learning are built from. */
selfaccess.learningParts = (() => {
  /** So many lines of a list are shown at once; the others unfold. */
  const SHOWN = 8;

  const { el } = selfaccess.dom;
  const t = selfaccess.t;

  /** @type {(title: string, ...content: (Node | null | false)[]) => HTMLElement} `title` is the key of a text */
  const section = (title, ...content) => el('section', { class: 'learning-section' }, el('h2', {}, t(title)), ...content);

  /** @type {(entry: CatalogueEntry) => HTMLElement} */
  const link = (entry) => el('a', { href: selfaccess.page().root + entry.url }, entry.title);

  /** A resource that the site may have no more. @type {(row: { entry: CatalogueEntry | null, title: string }) => HTMLElement} */
  const titled = ({ entry, title }) => (entry === null ? el('span', { class: 'learning-gone' }, title, ' ', note(t('learning.gone'))) : link(entry));

  /** @type {(entry: CatalogueEntry, question: string, number: number) => HTMLElement} */
  const questionLink = (entry, question, number) =>
    el('a', { href: `${selfaccess.page().root}${entry.url}#q-${question}`, 'aria-label': t('learning.question_of', { number, title: entry.title }) }, t('learning.question', { number }));

  /** @type {(text: string) => HTMLElement} */
  const note = (text) => el('span', { class: 'note' }, text);

  /** @type {(lines: HTMLElement[]) => HTMLElement} */
  const list = (lines) => el('ul', { class: 'learning-list' }, ...lines);

  /**
   * A list of which the tail unfolds; a line that is not seen is not made.
   * @template T
   * @param {T[]} entries
   * @param {(entry: T) => HTMLElement} line
   * @param {number} [shown]
   */
  const longList = (entries, line, shown = SHOWN) =>
    entries.length <= shown
      ? list(entries.map(line))
      : el('div', {}, list(entries.slice(0, shown).map(line)), unfold(t('learning.more', { n: entries.length - shown }), () => [list(entries.slice(shown).map(line))]));

  /** What is made only when it is looked at. @type {(summary: string, make: () => Node[]) => HTMLElement} */
  const unfold = (summary, make) => {
    const details = el('details', {
      class: 'learning-more',
      toggle: () => {
        if (details.open && details.children.length === 1) details.append(...make());
      },
    }, el('summary', {}, summary));
    return details;
  };

  /** @type {(columns: string[], rows: (string | Node)[][], caption?: string) => HTMLElement} the first cell of a row names it */
  const table = (columns, rows, caption = '') =>
    el('div', { class: 'learning-table' }, el('table', {},
      caption !== '' && el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...columns.map((text) => el('th', { scope: 'col' }, text)))),
      el('tbody', {}, ...rows.map(([name, ...cells]) => el('tr', {}, el('th', { scope: 'row' }, name), ...cells.map((cell) => el('td', {}, cell)))))));

  /** A share as a figure; the bar beside it only repeats it. @type {(share: number) => HTMLElement} */
  const measured = (share) =>
    el('span', { class: 'measured' }, el('meter', { min: 0, max: 1, value: share, 'aria-hidden': 'true' }), el('span', {}, selfaccess.format.percent(share)));

  return { section, link, titled, questionLink, note, list, longList, unfold, table, measured };
})();
