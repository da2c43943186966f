'use strict';
/** Motivation in the learner's own measure, as it is seen; each part may be switched off. */
selfaccess.measure = (() => {
  const { el } = selfaccess.dom;
  const { format, t } = selfaccess;

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, now: number) => HTMLElement[]} one item a part that is on and has something to say */
  const items = (record, catalogue, now) => {
    const { goals, minutes, words, weeks } = selfaccess.motivation(record, catalogue, now);
    return [
      goals !== null && goals.reached + goals.open > 0 && item(t('diary.goals_reached', { n: goals.reached }), [
        goals.open > 0 ? t('diary.goals_open', { n: goals.open }) : '', goals.steps.all > 0 ? t('diary.goal_steps', { n: goals.steps.all, done: goals.steps.done }) : '']),
      minutes !== null && minutes.all > 0 && item(t('diary.minutes_week', { time: format.duration(minutes.week) }), [
        minutes.before > 0 ? t('diary.minutes_before', { time: format.duration(minutes.before) }) : '', t('diary.minutes_all', { time: format.duration(minutes.all) })]),
      words !== null && words.known + words.learning > 0 && item(t('diary.words_known', { n: words.known }), [
        words.learning > 0 ? t('diary.words_learning', { n: words.learning }) : ''], el('p', { class: 'quiet' }, t('diary.words_why'))),
      weeks !== null && weeks.kept > 0 && item(t('diary.weeks_kept', { n: weeks.kept }), [], row(weeks.shown), el('p', { class: 'quiet' }, t('diary.weeks_why'))),
    ].filter((found) => found !== false);
  };

  /** @type {(figure: string, facts: string[], ...more: HTMLElement[]) => HTMLElement} */
  const item = (figure, facts, ...more) => {
    const said = facts.filter((fact) => fact !== '');
    return el('li', {}, el('strong', {}, figure), said.length > 0 && el('span', { class: 'note' }, ` ${format.beside(said)}`), ...more);
  };

  /** The weeks as a row of marks, each with its words. @type {(shown: { day: string, kept: boolean }[]) => HTMLElement} */
  const row = (shown) =>
    el('ol', { class: 'weeks' }, ...shown.map(({ day, kept }) =>
      el('li', { class: kept ? 'week-kept' : 'week-rest' }, el('span', { class: 'visually-hidden' },
        t(kept ? 'diary.week_kept' : 'diary.week_rest', { date: format.date(new Date(`${day}T12:00:00`).getTime()) })))));

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, turn: (part: string, on: boolean) => void) => HTMLElement} */
  const section = (record, catalogue, turn) => {
    const found = items(record, catalogue, Date.now());
    const isOn = selfaccess.motivation.PARTS.some((part) => selfaccess.settings.isOn(record, `motivation-${part}`));
    const boxes = selfaccess.motivation.PARTS.map((part) => {
      const box = el('input', { type: 'checkbox', checked: selfaccess.settings.isOn(record, `motivation-${part}`), change: () => turn(`motivation-${part}`, box.checked) });
      return el('label', {}, box, ' ', t(`diary.measure_${part}`));
    });
    return el('section', { class: 'learning-section measure' }, el('h2', {}, t('diary.measure')), el('p', {}, t('diary.measure_why')),
      found.length > 0 ? el('ul', { class: 'measures' }, ...found) : isOn && el('p', { class: 'quiet' }, t('diary.measure_none')),
      el('details', { class: 'measure-choice' }, el('summary', {}, t('diary.measure_choice')), ...boxes));
  };

  return { items, section };
})();
