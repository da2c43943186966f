'use strict';
/** How a goal ends: reached, changed or let go, with a line on why; and the list of those that have ended. */
selfaccess.goalEnd = (() => {
  const { el, button } = selfaccess.dom;
  const { field, lines, choice, small } = selfaccess.goalFields;
  const t = selfaccess.t;
  const WAYS = /** @type {const} */ (['reached', 'changed', 'dropped']);

  /** @typedef {(typeof WAYS)[number]} Way */

  /** @type {(goal: Goal, end: (way: Way, closing: string) => void, suggested: Way | null) => HTMLDetailsElement} */
  const ending = (goal, end, suggested) => {
    /** @type {Way | null} */
    let chosen = suggested;
    const why = lines('', () => undefined);
    const error = el('p', { class: 'goal-error', role: 'alert' });
    const choices = WAYS.map((value) => ({ value, label: t(`goals.end_${value}`), hint: t(`goals.end_${value}_hint`) }));
    return el('details', { class: 'goal-end' }, el('summary', {}, t('goals.end')),
      choice(t('goals.end_how'), choices, chosen, (value) => {
        chosen = /** @type {Way} */ (value);
        error.textContent = '';
      }),
      field(t('goals.end_why'), why), error,
      button(t('goals.end_do'), () => (chosen === null ? void (error.textContent = t('goals.end_first')) : end(chosen, why.value)), 'button primary'));
  };

  /** @type {(goals: [string, Goal][], again: (id: string) => void, discard: (id: string) => void) => HTMLElement | null} */
  const ended = (goals, again, discard) => {
    if (goals.length === 0) return null;
    const lines = goals.map(([id, { text, state, time, closing }]) => {
      const day = selfaccess.days.text(selfaccess.format.day(time), { dateStyle: 'medium' });
      return el('li', {}, el('p', { class: 'goal-text', dir: 'auto' }, text),
        el('p', { class: 'goal-facts' }, t(`goals.ended_on_${state}`, { day })),
        closing !== '' && el('p', { class: 'goal-closing', dir: 'auto' }, closing),
        el('div', { class: 'goal-actions' },
          small(t('goals.again'), () => again(id), `${t('goals.again')}: ${text}`),
          small(t('goals.discard'), () => discard(id), `${t('goals.discard')}: ${text}`)));
    });
    return el('details', { class: 'goals-ended' }, el('summary', {}, t('goals.ended', { n: goals.length })), el('ul', { class: 'learning-list' }, ...lines));
  };

  return { ending, ended };
})();
