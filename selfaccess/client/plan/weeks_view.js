'use strict';
/** The plan, week by week. */
selfaccess.weeksView = (() => {
  const { el } = selfaccess.dom;
  const { link, note, own } = selfaccess.goalFields;
  const { duration } = selfaccess.format;
  const t = selfaccess.t;
  /** So many weeks are shown at once; the others unfold. */
  const SHOWN = 3;

  /** @typedef {ReturnType<typeof selfaccess.plan.plan>} Plan */

  /** @type {(plan: Plan) => HTMLElement[]} */
  const weeksView = (plan) => {
    const weeks = group(plan);
    if (weeks.length === 0) return [el('p', {}, t(plan.goals.size === 0 || plan.situation.week === null ? 'goals.plan_empty' : 'goals.plan_none'))];
    const late = [...plan.goals.values()].filter(({ state }) => state === 'late' || state === 'beyond').length;
    const shown = weeks.map((week) => weekBlock(week, plan));
    const rest = shown.slice(SHOWN);
    return [
      ...(late > 0 ? [el('p', { class: 'goal-late' }, t('goals.plan_late', { n: late }))] : []),
      ...paceLine(plan),
      ...shown.slice(0, SHOWN),
      ...(rest.length > 0 ? [el('details', { class: 'weeks-more' }, el('summary', {}, t('goals.weeks_more', { n: rest.length })), ...rest)] : []),
    ];
  };

  /** @type {(plan: Plan) => HTMLElement[]} */
  const paceLine = ({ situation: { factor } }) => {
    if (factor > 1.15) return [el('p', { class: 'goal-facts' }, t('goals.pace_slow', { factor: selfaccess.format.number(factor) }))];
    return factor < 0.85 ? [el('p', { class: 'goal-facts' }, t('goals.pace_quick'))] : [];
  };

  /** @typedef {{ from: string, days: Plan["days"] }} Week */

  /** The weeks in which there is something. @type {(plan: Plan) => Week[]} */
  const group = ({ days, situation }) => {
    const dues = new Set(dueDays(situation.record).keys());
    /** @type {Map<string, Week>} */
    const weeks = new Map();
    for (const one of days) {
      const from = selfaccess.days.weekOf(one.day, situation.first);
      weeks.set(from, { from, days: [...(weeks.get(from)?.days ?? []), one] });
    }
    return [...weeks.values()].filter(({ days }) => days.some(({ day, pieces }) => pieces.length > 0 || dues.has(day)));
  };

  /** @type {(record: LearnerRecord) => Map<string, [string, Goal][]>} */
  const dueDays = (record) => {
    /** @type {Map<string, [string, Goal][]>} */
    const found = new Map();
    for (const one of selfaccess.tasks.open(record.goals)) if (one[1].due !== '') found.set(one[1].due, [...(found.get(one[1].due) ?? []), one]);
    return found;
  };

  /** @type {(week: Week, plan: Plan) => HTMLElement} */
  const weekBlock = ({ from, days }, { situation }) => {
    const dues = dueDays(situation.record);
    const planned = days.reduce((sum, { pieces, review }) => sum + review + pieces.reduce((all, { minutes }) => all + minutes, 0), 0);
    const open = days.reduce((sum, { minutes }) => sum + minutes, 0);
    const ahead = selfaccess.days.between(selfaccess.days.weekOf(situation.today, situation.first), from);
    const other = t('goals.week_of', { day: selfaccess.days.text(from, { day: 'numeric', month: 'long' }) });
    const title = ahead === 0 ? t('goals.this_week') : ahead === 7 ? t('goals.next_week') : other;
    const lines = days.filter(({ day, pieces }) => pieces.length > 0 || dues.has(day)).map((one) => dayLine(one, dues.get(one.day) ?? [], situation.today));
    return el('section', { class: 'plan-week' },
      el('h3', {}, title, ' ', planned > 0 && note(t('goals.week_planned', { planned: duration(planned), time: duration(open) }))),
      el('dl', { class: 'plan-days' }, ...lines));
  };

  /** @type {(one: Plan["days"][number], dues: [string, Goal][], today: string) => HTMLElement} */
  const dayLine = ({ day, pieces, review }, dues, today) =>
    el('div', { class: day === today ? 'plan-day is-today' : 'plan-day' },
      el('dt', {}, selfaccess.days.text(day), day === today && el('span', { class: 'visually-hidden' }, ` (${t('goals.today')})`)),
      ...pieces.map((piece) => el('dd', {}, link(piece.entry), ' ', note(selfaccess.todayView.part(piece)))),
      ...(review > 0 && pieces.length > 0 ? [el('dd', { class: 'plan-review' }, t('goals.review'), ' ', note(duration(review)))] : []),
      ...dues.map(([id, { text }]) => {
        const goal = el('a', { href: `#${selfaccess.goal.anchor(id)}` }, t('goals.goal_day', { goal: own(text) }));
        return el('dd', { class: 'plan-due' }, goal);
      }));

  return weeksView;
})();
