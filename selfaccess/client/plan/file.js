'use strict';
/** The plan on paper and as a calendar file. */
selfaccess.planFile = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** @type {(plan: () => ReturnType<typeof selfaccess.plan.plan>, keepHour: (hour: string) => void) => HTMLElement} */
  const planFile = (plan, keepHour) => {
    const status = el('p', { role: 'status', class: 'learning-status' });
    const hour = el('input', { type: 'time', change: () => keepHour(hour.value) });
    hour.value = hourOf(plan().situation.record);
    const save = () => {
      const events = selfaccess.calendar(plan(), { hour: hourOf(plan().situation.record, hour.value), base: base() });
      if (events.length === 0) return void (status.textContent = t('goals.calendar_none'));
      const { title } = selfaccess.page().library;
      const name = `${t('goals.calendar_file', { library: title, date: selfaccess.format.day(Date.now()) })}.ics`;
      selfaccess.dom.saveFile(name, selfaccess.ics(t('goals.calendar_name', { library: title }), events), 'text/calendar');
      status.textContent = t('goals.calendar_saved', { name });
    };
    return el('section', { class: 'learning-section plan-file', 'aria-labelledby': 'plan-file' },
      el('h2', { id: 'plan-file' }, t('goals.calendar')), el('p', {}, t('goals.calendar_hint')),
      selfaccess.goalFields.field(t('goals.hour'), hour, t('goals.hour_hint')),
      el('div', { class: 'goal-actions' }, button(t('goals.calendar_save'), save), button(t('goals.print'), () => window.print())), status);
  };

  /** @type {(record: LearnerRecord, hour?: string) => string} */
  const hourOf = (record, hour = selfaccess.record.setting(record, 'hour', '')) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(hour) ? hour : '');

  /** The site's address, "" for files. */
  const base = () => (location.protocol.startsWith('http') ? new URL(selfaccess.page().root, location.href).href : '');

  return planFile;
})();
