'use strict';
/** A report as it is read and printed. It is made from the report alone, so that what is seen is what is handed over. */
selfaccess.adviserPaper = (() => {
  const { el } = selfaccess.dom;
  const { format, t } = selfaccess;

  /** @typedef {ReturnType<typeof selfaccess.adviserReport.make>} Report */

  /** @type {(report: Report, library: string) => HTMLElement[]} */
  const paper = ({ name, made, since, parts }, library) => [
    el('h3', { class: 'paper-title' }, name === undefined ? t('adviser.paper_title') : t('adviser.paper_title_of', { name })),
    el('p', { class: 'paper-facts' }, format.beside([library, format.date(made), t(since === undefined ? 'adviser.paper_whole' : 'adviser.paper_since', { date: since === undefined ? '' : date(since) })])),
    ...Object.entries(parts).map(([part, held]) => section(part, held)),
    ...('agreement' in parts ? [signatures()] : []),
  ];

  /** @type {(part: string, held: any) => HTMLElement} */
  const section = (part, held) => {
    const isEmpty = Object.keys(held).length === 0;
    return el('section', { class: `paper-part paper-${part}` }, el('h4', {}, t(`adviser.part_${part}`)), ...(isEmpty ? [el('p', { class: 'quiet' }, t('adviser.nothing'))] : SHOW[part](held)));
  };

  /** @type {Record<string, (held: any) => HTMLElement[]>} */
  const SHOW = {
    agreement: ({ goals = [], ...texts }) => [
      facts([
        ...(goals.length > 0 ? [[t('adviser.agreement_goals'), el('ul', {}, ...goals.map((/** @type {string} */ goal) => el('li', { dir: 'auto' }, goal)))]] : []),
        ...Object.entries(texts).map(([name, text]) => [t(`adviser.agreement_${name}`), written(text)]),
      ]),
    ],
    goals: (goals) => goals.map((/** @type {any} */ { text = '', why, due, evidence, state, closing, made, resources = [] }) =>
      el('div', { class: 'paper-entry' },
        el('p', {}, el('strong', { dir: 'auto' }, text), ' ', el('span', { class: 'note' }, format.beside([
          t(`adviser.goal_${state}`), t('adviser.goal_made', { date: date(made) }), ...(due === undefined ? [] : [t('adviser.goal_due', { date: date(due) })])]))),
        facts([
          ...(why === undefined ? [] : [[t('adviser.goal_why'), written(why)]]),
          ...(evidence === undefined ? [] : [[t('adviser.goal_evidence'), written(evidence)]]),
          ...(closing === undefined ? [] : [[t('adviser.goal_closing'), written(closing)]]),
          ...(resources.length === 0 ? [] : [[t('adviser.goal_resources'), el('ul', {}, ...resources.map((/** @type {any} */ { title, state: far }) =>
            el('li', {}, title, ' ', note(t(`site.state_${far}`)))))]]),
        ]))),
    time: (weeks) => [table(['week', 'minutes', 'answers', 'reviews'], weeks.map((/** @type {any} */ { week, minutes, answers, reviews }) =>
      [date(week), format.duration(minutes), format.number(answers), format.number(reviews)]))],
    work: (rows) => [table(['resource', 'about', 'done', 'right', 'minutes', 'last'], rows.map((/** @type {any} */ { title, kind, language, level, state, answered, questions, score, minutes, last }) => [
      title, format.beside([...(kind === undefined ? [] : [t(`search.kind_${kind}`)]), ...(language === undefined ? [] : [languageName(language)]), ...(level === undefined ? [] : [level])]),
      questions > 0 && kind !== 'questionnaire' ? t('adviser.answered', { answered, n: questions, state: t(`site.state_${state}`) }) : t(`site.state_${state}`),
      score === undefined ? '–' : format.percent(score), format.duration(minutes), date(last)]))],
    questions: (rows) => [table(['resource', 'question', 'times', 'first', 'right', 'sure'], rows.map((/** @type {any} */ { title, question, number, times, first, score, confidence }) => [
      title, number === undefined ? question : format.number(number), format.number(times), format.percent(first), format.percent(score), confidence === undefined ? '–' : format.percent(confidence)]))],
    skills: (rows) => [shares('skill', rows)],
    levels: (rows) => [shares('level', rows)],
    questionnaires: (all) => all.map((/** @type {any} */ { title, day, results, before }) => {
      const names = [...new Set([...Object.keys(results), ...Object.keys(before?.results ?? {})])];
      const cells = (/** @type {Record<string, number> | undefined} */ of, /** @type {string} */ name) => (of?.[name] === undefined ? '–' : format.percent(of[name] / 100));
      return el('div', { class: 'paper-entry' }, el('h5', {}, title),
        tableOf([t('adviser.column_result'), date(day), ...(before === undefined ? [] : [date(before.day)])],
          names.map((name) => [selfaccess.questionnaireResults.title(name), cells(results, name), ...(before === undefined ? [] : [cells(before.results, name)])])));
    }),
    words: ({ known, learning }) => [el('p', {}, format.beside([t('diary.words_known', { n: known }), t('diary.words_learning', { n: learning })]))],
    strategies: (all) => all.map((/** @type {any} */ { title, verdict, text }) =>
      el('div', { class: 'paper-entry' }, el('p', {}, el('strong', {}, title), ' ', note(t(`diary.verdict_${verdict}`))), ...(text === undefined ? [] : [written(text)]))),
    diary: (lines) => lines.map((/** @type {any} */ line) => entry(line)),
    notes: (lines) => lines.map((/** @type {any} */ line) => entry(line)),
  };

  /** @type {(line: { day: string, title?: string, prompt?: string, text?: string }) => HTMLElement} */
  const entry = ({ day, title, prompt, text = '' }) =>
    el('div', { class: 'paper-entry' }, el('p', { class: 'quiet' }, format.beside([date(day), ...(title === undefined ? [] : [title])])),
      prompt !== undefined && el('p', { class: 'diary-prompt', dir: 'auto' }, prompt), written(text));

  /** The learner's own words, with their lines. @type {(text: string) => HTMLElement} */
  const written = (text) => el('p', { class: 'written', dir: 'auto' }, text);

  /** @type {(pairs: any[][]) => HTMLElement} */
  const facts = (pairs) => el('dl', { class: 'paper-facts' }, ...pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));

  /** @type {(name: string, rows: any[]) => HTMLElement} */
  const shares = (name, rows) => table([name, 'questions', 'right'], rows.map(({ title, questions, score }) => [title, format.number(questions), format.percent(score)]));

  /** @type {(columns: string[], rows: string[][]) => HTMLElement} */
  const table = (columns, rows) => tableOf(columns.map((name) => t(`adviser.column_${name}`)), rows);

  /** @type {(columns: string[], rows: string[][]) => HTMLElement} the table may be wider than a phone, and is then moved by keys, too */
  const tableOf = (columns, rows) =>
    el('div', { class: 'learning-table', tabindex: 0, role: 'group', 'aria-label': columns[0] }, el('table', {},
      el('thead', {}, el('tr', {}, ...columns.map((text) => el('th', { scope: 'col' }, text)))),
      el('tbody', {}, ...rows.map(([name, ...cells]) => el('tr', {}, el('th', { scope: 'row' }, name), ...cells.map((text) => el('td', {}, text)))))));

  /** On paper, where the two sign. */
  const signatures = () => el('div', { class: 'signatures', 'aria-hidden': 'true' }, el('p', {}, t('adviser.signed_learner')), el('p', {}, t('adviser.signed_adviser')));

  /** @type {(day: string) => string} */
  const date = (day) => format.date(new Date(`${day}T12:00:00`).getTime());

  /** @type {(tag: string) => string} */
  const languageName = (tag) => new Intl.DisplayNames([selfaccess.page().language], { type: 'language' }).of(tag) ?? tag;

  /** @type {(text: string) => HTMLElement} */
  const note = (text) => el('span', { class: 'note' }, text);

  return { paper };
})();
