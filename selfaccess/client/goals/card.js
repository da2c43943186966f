'use strict';
/** A goal as it stands on the page: its words, how far it is, what the plan says of it, and what would help. */
selfaccess.goalCard = (() => {
  const { el } = selfaccess.dom;
  const { small, link, note, own } = selfaccess.goalFields;
  const t = selfaccess.t;
  /** So many resources are shown at once; the others unfold. */
  const SHOWN = 5;
  /** So many of the last answers in can-do lists. */
  const LAST = 4;

  /** @typedef {ReturnType<ReturnType<typeof selfaccess.standing>>} Standing */
  /** @typedef {ReturnType<typeof selfaccess.plan.plan>} Plan */
  /**
   * @typedef {object} Actions
   * @property {() => void} change
   * @property {(way: "reached" | "changed" | "dropped", closing: string) => void} end
   * @property {(day: string) => void} later
   * @property {(week: number[], minutes: number) => void} more
   * @property {(entries: CatalogueEntry[]) => void} fewer
   */

  /** @type {(id: string, goal: Goal, standing: Standing, plan: Plan, actions: Actions) => HTMLElement} */
  const goalCard = (id, goal, standing, plan, actions) => {
    const isDone = standing.steps.length > 0 && standing.left === 0;
    return el('article', { class: 'goal', 'aria-labelledby': selfaccess.goal.anchor(id) },
      el('h3', { id: selfaccess.goal.anchor(id), tabindex: -1, dir: 'auto' }, goal.text),
      el('p', { class: 'goal-facts' }, facts(goal, standing)),
      goal.why !== '' && el('p', { class: 'goal-why' }, t('goals.because', { why: own(goal.why) })),
      goal.evidence !== '' && el('p', { class: 'goal-why' }, t('goals.know', { evidence: own(goal.evidence) })),
      standing.steps.length > 0 && el('meter', { min: 0, max: 1, value: standing.share, 'aria-hidden': 'true' }),
      said(standing),
      isDone ? allDone(goal, standing) : outlook(id, plan, standing, actions),
      steps(standing, plan),
      el('div', { class: 'goal-actions' }, small(t('goals.change'), actions.change, `${t('goals.change')}: ${goal.text}`),
        selfaccess.goalEnd.ending(goal, actions.end, isDone ? 'reached' : null)));
  };

  /** "by 30 Nov · 2 of 5 resources done · about 40 min left" @type {(goal: Goal, standing: Standing) => string} */
  const facts = ({ due, made }, { steps, done, left }) => selfaccess.goalFields.facts([
    due === '' ? t('goals.made_on', { day: day(selfaccess.format.day(made)) }) : t('goals.by', { day: day(due) }),
    ...(steps.length === 0 ? [] : [t('goals.steps_done', { done, n: steps.length })]),
    ...(left === 0 ? [] : [t('goals.left', { time: selfaccess.format.duration(left) })]),
  ]);

  /** @type {(day: string) => string} */
  const day = (day) => selfaccess.days.text(day);

  /** What was said of it in can-do lists over time. @type {(standing: Standing) => HTMLElement | false} */
  const said = ({ said }) => {
    const one = (/** @type {Standing["said"][number]} */ { time, given }) =>
      t('goals.said_on', { said: selfaccess.ability.answer(given), day: day(selfaccess.format.day(time)) });
    return said.length > 0 && el('p', { class: 'goal-facts' }, t('goals.said'), ' ', said.slice(-LAST).map(one).join(' → '));
  };

  /** @type {(goal: Goal, standing: Standing) => HTMLElement} */
  const allDone = ({ evidence }, { list }) => el('p', { class: 'goal-outlook' }, t('goals.all_done'),
    evidence !== '' && ` ${t('goals.all_done_evidence', { evidence: own(evidence) })}`,
    ...(list === null ? [] : [` ${t('goals.all_done_list')} `, link(list)]));

  /** @type {(id: string, plan: Plan, standing: Standing, actions: Actions) => HTMLElement} */
  const outlook = (id, plan, { steps }, actions) => {
    const { state, due, finish, left } = plan.goals.get(id) ?? { state: 'done', due: '', finish: null, left: 0 };
    if (steps.length === 0) return el('p', { class: 'goal-outlook' }, t('goals.no_steps'));
    if (state === 'unplanned') return el('p', { class: 'goal-outlook' }, el('a', { href: '#my-week' }, t('goals.unplanned')));
    if (state === 'fits' || state === 'done') return el('p', { class: 'goal-outlook' }, fits(finish ?? '', due));
    const [title, helps] = [t('goals.what_helps'), offers(id, plan, actions)];
    return el('div', { class: 'goal-outlook goal-late' }, el('p', {}, state === 'late' ? late(due, finish ?? due, left, plan) : beyond(plan)),
      helps.length > 0 && el('div', { class: 'goal-offers', role: 'group', 'aria-label': title }, el('p', { 'aria-hidden': 'true' }, title), ...helps));
  };

  /** @type {(due: string, finish: string, left: number, plan: Plan) => string} */
  const late = (due, finish, left, { situation }) =>
    t(due < situation.today ? 'goals.late_passed' : 'goals.late', { day: day(finish), due: day(due), time: selfaccess.format.duration(left) });

  /** @type {(plan: Plan) => string} */
  const beyond = ({ situation }) => t(selfaccess.planTime.sum(situation.week ?? []) === 0 ? 'goals.beyond_none' : 'goals.beyond');

  /** @type {(finish: string, due: string) => string} */
  const fits = (finish, due) => {
    const spare = due === '' ? 0 : selfaccess.days.between(finish, due);
    return spare > 0 ? t('goals.fits_slack', { day: day(finish), n: spare }) : t('goals.fits', { day: day(finish) });
  };

  /** @type {(id: string, plan: Plan, actions: Actions) => HTMLElement[]} */
  const offers = (id, plan, actions) => {
    const { later, more, fewer } = selfaccess.offers(plan, id);
    const names = (fewer ?? []).map(({ title }) => title);
    const without = names.length === 1 ? t('goals.offer_without', { title: names[0] }) : t('goals.offer_fewer', { n: names.length });
    return [
      ...(later === null ? [] : [small(t('goals.offer_later', { day: day(later) }), () => actions.later(later))]),
      ...(more === null ? [] : [small(t('goals.offer_more', { time: selfaccess.format.duration(more.minutes) }), () => actions.more(more.week, more.minutes))]),
      ...(fewer === null ? [] : [small(without, () => actions.fewer(fewer))]),
      ...(names.length > 1 ? [el('p', { class: 'goal-hint' }, t('goals.fewer_list', { titles: selfaccess.format.list(names) }))] : []),
    ];
  };

  /** The resources in the order in which the plan takes them; what is done stands last. @type {(standing: Standing, plan: Plan) => HTMLElement | false} */
  const steps = ({ steps }, { situation, days }) => {
    if (steps.length === 0) return false;
    const order = new Map(situation.tasks.map(({ id }, index) => [id, index]));
    const ends = new Map(days.flatMap(({ pieces }) => pieces.filter(({ ends }) => ends).map(({ id, day }) => /** @type {const} */ ([id, day]))));
    const rank = (/** @type {string} */ id) => order.get(id) ?? Infinity;
    const lines = [...steps].sort((a, b) => (rank(a.id) === rank(b.id) ? 0 : rank(a.id) - rank(b.id))).map((step) => stepLine(step, ends.get(step.id) ?? ''));
    const list = (/** @type {HTMLElement[]} */ some) => el('ul', { class: 'goal-steps' }, ...some);
    if (lines.length <= SHOWN) return list(lines);
    const more = el('summary', {}, t('goals.more_steps', { n: lines.length - SHOWN }));
    return el('div', {}, list(lines.slice(0, SHOWN)), el('details', {}, more, list(lines.slice(SHOWN))));
  };

  /** @type {(step: Standing["steps"][number], end: string) => HTMLElement} */
  const stepLine = ({ id, entry, state, answered, total, left, score }, end) => {
    if (entry === null) return el('li', {}, id, ' ', note(t('goals.gone')));
    const facts = [
      ...(state === 'begun' && answered > 0 ? [t('site.state_counted', { answered, n: total })] : []),
      ...(score === null ? [] : [t('goals.score', { percent: selfaccess.format.percent(score) })]),
      ...(left > 0 ? [selfaccess.format.duration(left)] : []),
      ...(end === '' ? [] : [t('goals.step_by', { day: day(end) })]),
    ];
    const title = el('span', {}, link(entry), state === 'done' && el('span', { class: 'state state-done' }, t('site.state_done')));
    return el('li', { 'data-state': state }, title, ' ', facts.length > 0 && note(selfaccess.goalFields.facts(facts)));
  };

  return goalCard;
})();
