'use strict';
/** How a goal ends: reached, changed or let go, with a line on why; and the list of those that have ended. */
selfaccess.goalEnd = (() => {
  const { el, button } = selfaccess.dom;
  const { field, lines, choice } = selfaccess.goalFields;
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
  const ended = (goals, again, discard) => (goals.length === 0 ? null : el('details', { class: 'goals-ended' },
    el('summary', {}, t('goals.ended', { n: goals.length })),
    el('ul', { class: 'learning-list' }, ...goals.map(([id, { text, state, time, closing }]) =>
      el('li', {}, el('p', { class: 'goal-text', dir: 'auto' }, text),
        el('p', { class: 'goal-facts' }, t(`goals.ended_on_${state}`, { day: selfaccess.days.text(selfaccess.format.day(time), { dateStyle: 'medium' }) })),
        closing !== '' && el('p', { class: 'goal-closing', dir: 'auto' }, closing),
        el('div', { class: 'goal-actions' },
          el('button', { type: 'button', class: 'button small', 'aria-label': `${t('goals.again')}: ${text}`, click: () => again(id) }, t('goals.again')),
          el('button', { type: 'button', class: 'button small', 'aria-label': `${t('goals.discard')}: ${text}`, click: () => discard(id) }, t('goals.discard'))))))));

  return { ending, ended };
})();
