'use strict';
/** What one does today, and what fits into the minutes at hand. */
selfaccess.todayView = (() => {
  const { el } = selfaccess.dom;
  const { link, note } = selfaccess.goalFields;
  const t = selfaccess.t;
  const MINUTES = [5, 10, 20, 30];

  /** @typedef {ReturnType<typeof selfaccess.plan.today>} Today */
  /** @typedef {Today["pieces"][number]} Piece */

  /** The box on today. @type {(today: Today, record: LearnerRecord) => HTMLElement} */
  const box = (today, record) => {
    const { day, minutes, spent, moved, worked } = today;
    const why = selfaccess.record.setting(record, 'why', '');
    const facts = [...(minutes ? [t('goals.today_time', { time: time(minutes) })] : []), ...(spent > 0 ? [t('goals.today_spent', { time: time(spent) })] : [])];
    return el('section', { class: 'today', 'aria-labelledby': 'today' },
      el('h2', { id: 'today', tabindex: -1 }, t('goals.today_day', { day: selfaccess.days.text(day, { weekday: 'long', day: 'numeric', month: 'long' }) })),
      facts.length > 0 && el('p', { class: 'goal-facts' }, selfaccess.goalFields.facts(facts)),
      list(today, record),
      moved !== null && el('p', { class: 'today-moved' }, t('goals.moved', { day: selfaccess.days.said(moved.day, day), titles: titles(moved.entries) }),
        why !== '' && ` ${t('goals.remember', { why: selfaccess.goalFields.own(why) })}`),
      worked.length > 0 && el('p', { class: 'today-worked' }, t('goals.worked'), ' ', ...joined(worked.map(link))));
  };

  /** @type {(today: Today, record: LearnerRecord) => HTMLElement} */
  const list = (today, record) => {
    const { pieces, review } = today;
    const lines = pieces.map((piece) =>
      el('li', {}, link(piece.entry), ' ', note(part(piece)), el('p', { class: 'today-goal', dir: 'auto' }, record.goals[piece.goal]?.text ?? '')));
    if (review > 0) lines.push(el('li', {}, el('a', { href: `${selfaccess.page().root}review.html` }, t('goals.review')), ' ', note(time(review))));
    return lines.length > 0 ? el('ol', { class: 'today-list' }, ...lines) : el('p', {}, ...nothing(today));
  };

  /** Why there is nothing, and what comes next. @type {(today: Today) => (Node | string)[]} */
  const nothing = ({ day, minutes, spent, next, goals }) => {
    if (goals.size === 0) return [t('goals.today_no_goal')];
    if (minutes === null) return [t('goals.today_unplanned'), ' ', el('a', { href: `${selfaccess.page().root}goals.html#my-week` }, t('goals.today_say'))];
    if ([...goals.values()].every(({ state }) => state === 'done')) return [t('goals.today_nothing')];
    const why = t(minutes === 0 ? 'goals.today_free' : spent >= minutes ? 'goals.today_had' : 'goals.today_week_had');
    if (next === null) return [why];
    return [why, ' ', t('goals.today_next', { day: selfaccess.days.said(next.day, day), titles: titles(next.pieces.map(({ entry }) => entry)) })];
  };

  /** "15 min", or which part of it. @type {(piece: Piece) => string} */
  const part = ({ minutes, begins, ends }) =>
    begins && ends ? time(minutes) : t(begins ? 'goals.part_first' : ends ? 'goals.part_last' : 'goals.part_next', { time: time(minutes) });

  /** "I have so many minutes". @type {(record: () => LearnerRecord, catalogue: CatalogueData) => HTMLElement} */
  const atHand = (record, catalogue) => {
    const found = el('div', { class: 'at-hand-found', 'aria-live': 'polite' });
    const show = (/** @type {number} */ minutes) => {
      for (const one of buttons) one.setAttribute('aria-pressed', String(one.dataset.minutes === String(minutes)));
      found.replaceChildren(el('h3', {}, t('goals.at_hand_found', { time: time(minutes) })), offered(record(), catalogue, minutes));
    };
    const buttons = MINUTES.map((minutes) => {
      const attributes = { type: 'button', class: 'button small', 'aria-pressed': 'false', 'data-minutes': minutes, click: () => show(minutes) };
      return el('button', attributes, t('goals.at_hand_button', { n: minutes }));
    });
    return el('section', { class: 'at-hand', 'aria-labelledby': 'at-hand' },
      el('h2', { id: 'at-hand' }, t('goals.at_hand')), el('div', { class: 'goal-presets' }, ...buttons), found);
  };

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, minutes: number) => HTMLElement} */
  const offered = (record, catalogue, minutes) => {
    const fitting = selfaccess.fitting(record, catalogue, minutes);
    if (fitting.length === 0) return el('p', {}, t('goals.at_hand_none'));
    return el('ul', { class: 'learning-list' }, ...fitting.map(({ entry, minutes, why }) =>
      el('li', {}, link(entry), ' ', note(selfaccess.goalFields.facts([time(minutes), t(`goals.why_${why}`)])))));
  };

  /** @type {(entries: CatalogueEntry[]) => string} */
  const titles = (entries) => selfaccess.format.list([...new Set(entries.map(({ title }) => title))]);

  /** @type {(minutes: number) => string} */
  const time = (minutes) => selfaccess.format.duration(minutes);

  /** @type {(nodes: Node[]) => (Node | string)[]} */
  const joined = (nodes) => nodes.flatMap((node, index) => (index === 0 ? [node] : [' · ', node]));

  return { box, atHand, part };
})();
