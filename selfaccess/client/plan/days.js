'use strict';
/**
 * Days of the calendar, the learner's own, as "2025-11-24". They are reckoned as days alone, without a clock or a zone, so summer time cannot shift them.
 * Weekdays are 0 for Monday to 6 for Sunday.
 */
selfaccess.days = (() => {
  const DAY = 86_400_000;
  const [MONDAY, SATURDAY, SUNDAY] = [0, 5, 6];

  /** @type {(day: string) => number} */
  const at = (day) => Date.parse(`${day}T00:00:00Z`);

  /** The day that comes `n` days later. @type {(day: string, n: number) => string} */
  const add = (day, n) => new Date(at(day) + n * DAY).toISOString().slice(0, 10);

  /** How many days later `to` is than `from`. @type {(from: string, to: string) => number} */
  const between = (from, to) => (at(to) - at(from)) / DAY;

  /** @type {(day: string) => number} */
  const weekday = (day) => (new Date(at(day)).getUTCDay() + 6) % 7;

  /** The first day of the week that holds `day`; weeks begin with the weekday `first`. @type {(day: string, first: number) => string} */
  const weekOf = (day, first) => add(day, -((weekday(day) - first + 7) % 7));

  /** The days of the week that begins with `from`. @type {(from: string) => string[]} */
  const week = (from) => Array.from({ length: 7 }, (_, index) => add(from, index));

  /** The weekdays in the order in which weeks run. @type {(first: number) => number[]} */
  const weekdays = (first) => Array.from({ length: 7 }, (_, index) => (first + index) % 7);

  /**
   * How weeks are where the learner is, as the browser says; where it does not, as in most of the world.
   * @type {(language: string) => { first: number, weekend: number[] }}
   */
  const usual = (language) => {
    try {
      const locale = /** @type {any} */ (new Intl.Locale(language));
      const { firstDay, weekend } = locale.getWeekInfo?.() ?? locale.weekInfo;
      return { first: firstDay - 1, weekend: weekend.map((/** @type {number} */ day) => day - 1) };
    } catch {
      return { first: MONDAY, weekend: [SATURDAY, SUNDAY] };
    }
  };

  /** The weekday with which weeks begin. @type {(language?: string) => number} */
  const first = (language = navigator.language) => usual(language).first;

  /** The weekdays of the weekend. @type {(language?: string) => number[]} */
  const weekend = (language = navigator.language) => usual(language).weekend;

  /** "Tue, 25 Nov" in the site's language. @type {(day: string, options?: Intl.DateTimeFormatOptions) => string} */
  const text = (day, options = { weekday: 'short', day: 'numeric', month: 'short' }) =>
    new Intl.DateTimeFormat(`${selfaccess.page().language}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' }).format(at(day));

  /** "Tuesday". @type {(weekday: number, width?: "long" | "short") => string} */
  const name = (weekday, width = 'long') => text(add('2024-01-01', weekday), { weekday: width });

  /** The day as one says it from `today`: "today", "tomorrow", or with its date. @type {(day: string, today: string) => string} */
  const said = (day, today) => {
    const ahead = between(today, day);
    if (ahead < -1 || ahead > 1) return text(day);
    return new Intl.RelativeTimeFormat(`${selfaccess.page().language}-u-nu-latn`, { numeric: 'auto' }).format(ahead, 'day');
  };

  return { add, between, weekday, weekOf, week, weekdays, first, weekend, text, name, said };
})();
