'use strict';
/** The sections of My learning, built from a summary. */
selfaccess.learningReport = (() => {
  /** So many lines of a list are shown at once; the others unfold. */
  const SHOWN = 8;

  const { el } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {ReturnType<typeof selfaccess.summary>} Summary */
  /** @typedef {Summary["recent"][number]} Row */

  /** @type {(summary: Summary) => HTMLElement[]} */
  const report = (summary) =>
    [goOn(summary), totals(summary), again(summary), scores('learning.skills', 'learning.skill', summary.skills),
      scores('learning.levels', 'learning.level', summary.levels), questionnaires(summary), recent(summary)].filter((section) => section !== null);

  /** What a page with nothing in it says: how it fills, and a first step. */
  const empty = () => [
    el('section', { class: 'learning-empty' },
      el('p', {}, t('learning.empty')),
      el('p', {}, el('a', { class: 'button', href: `${selfaccess.page().root}catalogue.html` }, t('learning.empty_step')))),
  ];

  /** @type {(title: string, ...content: (Node | null)[]) => HTMLElement} */
  const section = (title, ...content) => el('section', { class: 'learning-section' }, el('h2', {}, t(title)), ...content);

  /** @type {(summary: Summary) => HTMLElement | null} */
  const goOn = ({ goOn, next }) => {
    const lines = goOn.slice(0, 3).map((row) => el('li', {}, titled(row), ' ', note(progressText(row))));
    if (lines.length === 0 && next !== null) lines.push(el('li', {}, t('learning.next'), ' ', link(next)));
    return lines.length > 0 ? section('learning.continue', el('ul', { class: 'learning-list' }, ...lines)) : null;
  };

  /** @type {(summary: Summary) => HTMLElement} */
  const totals = ({ totals }) =>
    section('learning.totals', el('ul', { class: 'learning-totals' },
      el('li', {}, t('learning.total_resources', { n: totals.resources })),
      el('li', {}, t('learning.total_questions', { n: totals.questions })),
      el('li', {}, t('learning.total_week', { n: totals.week }))));

  /** @type {(summary: Summary) => HTMLElement | null} */
  const again = ({ again }) =>
    again.length > 0 ? section('learning.again', el('p', {}, t('learning.again_hint')), longList(again.map((row) => el('li', {}, titled(row), missed(row))))) : null;

  /** @type {(row: Row) => HTMLElement} */
  const missed = (row) =>
    el('ul', { class: 'learning-missed' }, ...row.missed.map(({ id, number, score }) =>
      el('li', {},
        el('a', { href: `${selfaccess.page().root}${row.entry?.url}#q-${id}`, 'aria-label': t('learning.question_of', { number, title: row.title }) },
          t('learning.question', { number })),
        ' ', score > 0 ? note(selfaccess.format.percent(score)) : null)));

  /** @type {(title: string, column: string, groups: Summary["skills"]) => HTMLElement | null} */
  const scores = (title, column, groups) =>
    groups.length > 0
      ? section(title, table([column, 'learning.questions', 'learning.score'], groups.map(({ title, score }) =>
        row(title, String(score.questions), measured(score.share)))))
      : null;

  /** @type {(summary: Summary) => HTMLElement | null} */
  const questionnaires = ({ questionnaires }) =>
    questionnaires.length > 0
      ? section('learning.questionnaires', ...questionnaires.map((answered) =>
        el('div', { class: 'learning-questionnaire' },
          el('h3', {}, answered.entry === null ? answered.title : link(answered.entry)),
          el('p', {}, t('learning.answered_on', { n: answered.times, date: selfaccess.format.date(answered.time) })),
          answered.results.length > 0 ? resultsTable(answered) : null)))
      : null;

  /** @type {(answered: Summary["questionnaires"][number]) => HTMLElement} */
  const resultsTable = ({ results, before }) => {
    const last = before === null ? [] : [t('learning.before', { date: selfaccess.format.date(before) })];
    const rows = results.map(({ name, percent, before: then }) =>
      row(selfaccess.questionnaireResults.title(name), measured(percent / 100),
        ...(before === null ? [] : [then === null ? '–' : selfaccess.format.percent(then / 100)])));
    return table(['learning.result', 'learning.score'], rows, last);
  };

  /** @type {(summary: Summary) => HTMLElement | null} */
  const recent = ({ recent }) =>
    section('learning.recent', longList(recent.map((one) =>
      el('li', {}, titled(one), ' ', note(selfaccess.format.date(one.last)), ' ', note(progressText(one))))));

  /** "7 of 9 questions, 85 %" @type {(row: Row) => string} */
  const progressText = ({ progress, score }) => {
    const parts = [
      progress.total > 0 && progress.state !== 'done' ? t('learning.progress', { n: progress.total, answered: progress.answered }) : t(`site.state_${progress.state}`),
      ...(score === null ? [] : [t('learning.right', { percent: selfaccess.format.percent(score.share) })]),
    ];
    return selfaccess.format.beside(parts);
  };

  /** A list of which the tail unfolds. @type {(lines: HTMLElement[]) => HTMLElement} */
  const longList = (lines) => {
    const list = (/** @type {HTMLElement[]} */ some) => el('ul', { class: 'learning-list' }, ...some);
    if (lines.length <= SHOWN) return list(lines);
    const more = el('details', {}, el('summary', {}, t('learning.more', { n: lines.length - SHOWN })), list(lines.slice(SHOWN)));
    return el('div', {}, list(lines.slice(0, SHOWN)), more);
  };

  /** @type {(columns: string[], rows: HTMLElement[], more?: string[]) => HTMLElement} */
  const table = (columns, rows, more = []) =>
    el('div', { class: 'learning-table' }, el('table', {},
      el('thead', {}, el('tr', {}, ...[...columns.map((key) => t(key)), ...more].map((text) => el('th', { scope: 'col' }, text)))),
      el('tbody', {}, ...rows)));

  /** @type {(title: string, ...cells: (string | HTMLElement)[]) => HTMLElement} */
  const row = (title, ...cells) => el('tr', {}, el('th', { scope: 'row' }, title), ...cells.map((cell) => el('td', {}, cell)));

  /** A share as a figure; the bar beside it only repeats it. @type {(share: number) => HTMLElement} */
  const measured = (share) =>
    el('span', { class: 'measured' }, el('meter', { min: 0, max: 1, value: share, 'aria-hidden': 'true' }), el('span', {}, selfaccess.format.percent(share)));

  /** @type {(row: Row) => HTMLElement} */
  const titled = (row) => (row.entry === null ? el('span', { class: 'learning-gone' }, row.title, ' ', note(t('learning.gone'))) : link(row.entry));

  /** @type {(entry: CatalogueEntry) => HTMLElement} */
  const link = (entry) => el('a', { href: selfaccess.page().root + entry.url }, entry.title);

  /** @type {(text: string) => HTMLElement} */
  const note = (text) => el('span', { class: 'note' }, text);

  return { report, empty };
})();
