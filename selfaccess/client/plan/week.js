'use strict';
/** The fields in which the learner says how many minutes there are on each weekday. */
selfaccess.planWeek = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** What is offered: minutes, and whether on workdays and at weekends. */
  const PRESETS = /** @type {const} */ ([['daily', 10, true, true], ['workdays', 20, true, false], ['weekend', 60, false, true]]);

  /**
   * `changed`: when a field is left, or a button was pressed.
   * @param {number[] | null} week minutes, Monday first; null where nothing was said
   * @param {number} first the weekday with which weeks begin
   * @param {(week: number[]) => void} changed
   * @returns {{ element: HTMLElement, value: () => number[], set: (week: number[]) => void }}
   */
  const planWeek = (week, first, changed) => {
    const inputs = Array.from({ length: 7 }, (_, weekday) => el('input', {
      type: 'number', min: 0, max: selfaccess.planTime.WHOLE_DAY, step: 5, inputmode: 'numeric', input: () => show(), change: () => told(),
      'aria-label': t('goals.time_day', { day: selfaccess.days.name(weekday) }),
    }));
    const weekend = selfaccess.days.weekend();
    const value = () => inputs.map((input) => Math.min(selfaccess.planTime.WHOLE_DAY, Math.max(0, Math.round(Number(input.value) || 0))));
    const put = (/** @type {number[]} */ minutes) => inputs.forEach((input, weekday) => (input.value = minutes[weekday] > 0 ? String(minutes[weekday]) : ''));
    const set = (/** @type {number[]} */ minutes) => {
      put(minutes);
      told();
    };
    const sum = el('p', { class: 'week-sum', role: 'status' });
    const show = () => {
      const minutes = selfaccess.planTime.sum(value());
      const text = minutes === 0 ? t('goals.time_none') : t('goals.time_sum', { time: selfaccess.format.duration(minutes) });
      if (sum.textContent !== text) sum.textContent = text;
    };
    const told = () => {
      show();
      changed(value());
    };
    put(week ?? selfaccess.plan.NO_TIME);
    show();
    const presets = PRESETS.map(([name, n, isWorkday, isWeekend]) => {
      const isMeant = (/** @type {number} */ weekday) => (weekend.includes(weekday) ? isWeekend : isWorkday);
      return button(t(`goals.time_preset_${name}`, { n }), () => set(value().map((minutes, weekday) => (isMeant(weekday) ? n : minutes))), 'button small');
    });
    const element = el('div', { class: 'week' },
      el('div', { class: 'week-days' }, ...selfaccess.days.weekdays(first).map((weekday) =>
        el('label', {}, el('span', { 'aria-hidden': 'true' }, selfaccess.days.name(weekday, 'short')), inputs[weekday]))),
      el('div', { class: 'goal-presets' }, ...presets, button(t('goals.time_clear'), () => set(selfaccess.plan.NO_TIME), 'button small')),
      sum);
    return { element, value, set };
  };

  return planWeek;
})();
