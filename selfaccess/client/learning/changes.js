'use strict';
/** On My learning: then and now, and the learner's own judgement beside the marks. */
selfaccess.learningChanges = (() => {
  const { el } = selfaccess.dom;
  const { section, link, titled, note, longList } = selfaccess.learningParts;
  const { format, t } = selfaccess;

  /** @typedef {ReturnType<typeof selfaccess.evaluation>} Evaluation */
  /** @typedef {ReturnType<typeof selfaccess.summary>["questionnaires"][number]} Questionnaire */

  /** @type {(evaluation: Evaluation, questionnaires: Questionnaire[]) => (HTMLElement | null)[]} */
  const sections = (evaluation, questionnaires) => [confidence(evaluation.confidence), said(evaluation.said), again(evaluation.again), answered(questionnaires)];

  /** How right one was, by how sure. @type {(confidence: Evaluation["confidence"]) => HTMLElement | null} */
  const confidence = ({ sureness, judgement }) => {
    if (sureness.length === 0) return null;
    const rows = [...sureness].reverse().map(({ confidence, answers, share }) => ({
      name: t('learning.sure_answers', { sure: t(`quiz.sure_${selfaccess.confidence.LEVELS.indexOf(confidence)}`), answers: t('learning.answers', { n: answers }) }),
      values: [{ value: share, text: format.percent(share) }],
    }));
    const about = {
      title: t('learning.confidence'), description: t('learning.chart_confidence'), columns: [t('learning.you_were'), t('learning.were_right')],
      rows: () => rows.map(({ name, values }) => [name, values[0].text]),
    };
    return section('learning.confidence', el('p', {}, t(`learning.judgement_${judgement}`)), selfaccess.chart.bars(about, rows));
  };

  /** Can-do statements beside the marks. @type {(said: Evaluation["said"]) => HTMLElement | null} */
  const said = (said) => {
    if (said.length === 0) return null;
    const SAID = ['questionnaire.not_yet', 'questionnaire.with_help', 'questionnaire.yes_i_can'];
    const notes = /** @type {const} */ (['over', 'under']).filter((judgement) => said.some((one) => one.judgement === judgement));
    const line = (/** @type {Evaluation["said"][number]} */ { text, given, entry, share, judgement }) =>
      el('li', {}, el('p', {}, text), note(t('learning.you_said', { said: t(SAID[given]) })), ' · ',
        note(t('learning.marks_say', { percent: format.percent(share) })), ' ', link(entry), ' · ', note(t(`learning.said_${judgement}`)));
    const ordered = [...said.filter(({ judgement }) => judgement !== 'fair'), ...said.filter(({ judgement }) => judgement === 'fair')];
    return section('learning.said', ...notes.map((judgement) => el('p', {}, t(`learning.said_note_${judgement}`))), longList(ordered, line, 5));
  };

  /** Exercises taken again. @type {(again: Evaluation["again"]) => HTMLElement | null} */
  const again = (again) => {
    if (again.length === 0) return null;
    const SHOWN = 6;
    const value = (/** @type {{ share: number }} */ { share }) => ({ value: share, text: format.percent(share) });
    const about = {
      title: t('learning.then_now'), description: t('learning.chart_then_now'),
      columns: [t('learning.resource'), t('learning.questions'), t('learning.first_time'), t('learning.date'), t('learning.last_time'), t('learning.date')],
      rows: () => again.map(({ entry, questions, then, now }) =>
        [link(entry), String(questions), format.percent(then.share), format.date(then.time), format.percent(now.share), format.date(now.time)]),
    };
    return section('learning.then_now', el('p', {}, t('learning.then_now_hint')), legend([t('learning.first_time'), t('learning.last_time')]),
      selfaccess.chart.bars(about, again.slice(0, SHOWN).map(({ entry, questions, then, now }) =>
        ({ name: t('learning.then_now_of', { n: questions, title: entry.title }), values: [value(then), value(now)] }))));
  };

  /** Which bar is which. @type {(names: string[]) => HTMLElement} */
  const legend = (names) =>
    el('ul', { class: 'chart-legend' }, ...names.map((name, index) => el('li', {}, el('span', { class: `chart-key chart-key-${index}`, 'aria-hidden': 'true' }), name)));

  /** @type {(questionnaires: Questionnaire[]) => HTMLElement | null} */
  const answered = (questionnaires) =>
    questionnaires.length > 0
      ? section('learning.questionnaires', ...questionnaires.map((one) =>
        el('div', { class: 'learning-questionnaire' },
          el('h3', {}, titled(one)),
          el('p', {}, t('learning.answered_on', { n: one.times, date: format.date(one.time) })),
          ...(one.results.length > 0 ? results(one) : []))))
      : null;

  /** The last results beside those of the time before. @type {(one: Questionnaire) => HTMLElement[]} */
  const results = ({ title, time, before, results }) => {
    const percent = (/** @type {number | null} */ share) => ({ value: (share ?? 0) / 100, text: share === null ? '–' : format.percent(share / 100) });
    const dates = [...(before === null ? [] : [before]), time].map((one) => t('learning.before', { date: format.date(one) }));
    const rows = results.map(({ name, percent: now, before: then }) =>
      ({ name: selfaccess.questionnaireResults.title(name), values: [...(before === null ? [] : [percent(then)]), percent(now)] }));
    const about = {
      title, description: t('learning.chart_results'), columns: [t('learning.result'), ...dates], rows: () => rows.map(({ name, values }) => [name, ...values.map(({ text }) => text)]),
    };
    return [...(before === null ? [] : [legend(dates)]), selfaccess.chart.bars(about, rows)];
  };

  return { sections };
})();
