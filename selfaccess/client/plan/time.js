'use strict';
/** The time that the learner has, day by day: what was said for each weekday, less what is already spent. No week holds more than its own time. Pure. */
selfaccess.planTime = (() => {
  const days = selfaccess.days;
  /** The plan looks so many days ahead. */
  const AHEAD = 366;
  const WHOLE_DAY = 24 * 60;
  /** Of each day on which there is so much time, a little is kept for the review, where there are cards. */
  const [ROOMY, REVIEW] = [15, 5];

  /**
   * In minutes. `review`: what of `minutes` is kept for the review; `begun`: whether some of that day is spent.
   * @typedef {{ day: string, minutes: number, review: number, begun: boolean }} OpenDay
   */

  /** The minutes that the learner has on each weekday, Monday first; null where that was never said. @type {(record: LearnerRecord) => number[] | null} */
  const week = (record) => selfaccess.record.setting(record, 'week', /** @type {number[] | null} */ (null), isWeek);

  /** @type {(value: any) => boolean} */
  const isWeek = (value) => Array.isArray(value) && value.length === 7 && value.every((minutes) => selfaccess.check.isCount(minutes, WHOLE_DAY));

  /** @type {(week: number[]) => number} */
  const sum = (week) => week.reduce((total, minutes) => total + minutes, 0);

  /** When a day begins where the learner is. @type {(day: string) => number} */
  const startOf = (day) => new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))).getTime();

  /**
   * The minutes that went on each day of a week. Where no time was counted on a day, what was answered tells it.
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @param {(entry: CatalogueEntry) => number} whole the minutes of a resource
   * @param {string} from the first day of the week
   * @returns {Map<string, number>}
   */
  const spent = (record, catalogue, whole, from) => {
    const counted = selfaccess.spent.byDay({ ...record, attempts: [] });
    const entries = selfaccess.catalogueData.byId(catalogue);
    const minutes = new Map(days.week(from).map((day) => [day, (counted.get(day)?.seconds ?? 0) / 60]));
    const start = startOf(from);
    for (const { time, resource } of record.attempts) {
      const entry = entries.get(resource);
      if (time < start || entry === undefined) continue;
      const day = selfaccess.format.day(time);
      if (minutes.has(day) && !counted.get(day)?.seconds) minutes.set(day, (minutes.get(day) ?? 0) + whole(entry) / Math.max(1, entry.questions.length));
    }
    return new Map(Array.from(minutes, ([day, some]) => [day, Math.round(some)]));
  };

  /**
   * The days from `today` on, with what is left of each.
   * @param {number[]} week
   * @param {object} given
   * @param {string} given.today
   * @param {number} given.first the weekday with which weeks begin
   * @param {Map<string, number>} given.spent minutes on the days of this week
   * @param {boolean} given.reviews whether there is something to review
   * @param {boolean} given.reviewed whether that was done today
   * @returns {OpenDay[]}
   */
  const open = (week, { today, first, spent, reviews, reviewed }) => {
    let left = sum(week) - sum([...spent.values()]);
    return Array.from({ length: AHEAD }, (_, index) => {
      const day = days.add(today, index);
      if (index > 0 && days.weekday(day) === first) left = sum(week);
      const minutes = Math.max(0, Math.min(week[days.weekday(day)] - (spent.get(day) ?? 0), left));
      left -= minutes;
      return { day, minutes, review: reviews && minutes >= ROOMY && !(reviewed && index === 0) ? REVIEW : 0, begun: (spent.get(day) ?? 0) > 0 };
    });
  };

  return { week, sum, startOf, spent, open, WHOLE_DAY };
})();
