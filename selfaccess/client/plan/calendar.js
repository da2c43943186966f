'use strict';
/**
 * The plan as events of a calendar. A sitting keeps its name however often the plan is laid out anew (it is the first, second … that is left of a
 * resource for a goal), so a calendar that reads the file again moves it and makes no second one. Pure.
 */
selfaccess.calendar = (() => {
  /** @typedef {Parameters<typeof selfaccess.ics>[1][number]} CalendarEvent */

  /**
   * @param {ReturnType<typeof selfaccess.plan.plan>} plan
   * @param {object} options
   * @param {string} options.hour when the learner begins, "" for events of a whole day
   * @param {string} options.base the address of the site, "" where it has none
   * @returns {CalendarEvent[]}
   */
  const calendar = ({ situation: { record, today }, days }, { hour, base }) => {
    const { library } = record;
    const at = (/** @type {string} */ id) => {
      const { time, made } = record.goals[id];
      return { stamp: time, turn: Math.max(0, selfaccess.days.between(selfaccess.format.day(made), today)) };
    };
    /** @type {Map<string, number>} */
    const turns = new Map();
    const sittings = days.flatMap(({ day, pieces }) => {
      let begin = hour;
      return pieces.map(({ id, goal, minutes, entry }) => {
        const turn = (turns.get(id) ?? 0) + 1;
        turns.set(id, turn);
        const event = {
          uid: name(library, goal, id, String(turn)), ...at(goal), day, hour: begin, minutes,
          title: selfaccess.t('goals.event', { title: entry.title, time: selfaccess.format.duration(minutes) }),
          text: selfaccess.t('goals.event_goal', { goal: record.goals[goal].text }), url: base === '' ? '' : new URL(entry.url, base).href,
        };
        begin = later(begin, minutes);
        return event;
      });
    });
    const ends = selfaccess.tasks.open(record.goals).filter(([, { due }]) => due !== '').map(([id, { due, text, evidence }]) => ({
      uid: name(library, id, 'day'), ...at(id), day: due, hour: '', minutes: 0, title: selfaccess.t('goals.event_due', { goal: text }), text: evidence, url: '',
    }));
    return [...sittings, ...ends];
  };

  /** A name of the letters that every calendar takes. @type {(library: string, ...parts: string[]) => string} */
  const name = (library, ...parts) => `${parts.map(plain).join('.')}@${plain(library)}.selfaccess`;

  /** @type {(part: string) => string} */
  const plain = (part) => part.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);

  /** The hour of the clock after so many minutes; what would run past midnight has no hour any more. @type {(hour: string, minutes: number) => string} */
  const later = (hour, minutes) => {
    if (hour === '') return '';
    const [hours, begun] = hour.split(':').map(Number);
    const at = hours * 60 + begun + minutes;
    return at >= selfaccess.planTime.WHOLE_DAY ? '' : [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
  };

  return calendar;
})();
