'use strict';
/** What the record says of time and of how much was done, by day and by resource; docs/learning.md tells the formulas. Pure. */
selfaccess.spent = (() => {
  /** @typedef {{ seconds: number, answers: number, reviews: number }} Day */

  /**
   * By day, in their order. Browsers add up. Answers of before activity was counted (or brought by a file without it) are counted from the attempts.
   * @type {(record: LearnerRecord) => Map<string, Day>}
   */
  const byDay = (record) => {
    /** @type {Map<string, Day>} */
    const days = new Map();
    for (const [day, devices] of Object.entries(record.activity)) {
      const all = Object.values(devices);
      const sum = (/** @type {keyof Day} */ name) => all.reduce((total, counts) => total + counts[name], 0);
      days.set(day, { seconds: sum('seconds'), answers: sum('answers'), reviews: sum('reviews') });
    }
    for (const [day, n] of attemptsByDay(record)) {
      const known = days.get(day) ?? { seconds: 0, answers: 0, reviews: 0 };
      days.set(day, { ...known, answers: Math.max(known.answers, n) });
    }
    return new Map([...days].sort(([x], [y]) => (x < y ? -1 : 1)));
  };

  /** @type {(record: LearnerRecord) => Map<string, number>} */
  const attemptsByDay = (record) => {
    /** @type {Map<string, number>} */
    const days = new Map();
    let [day, until] = ['', -Infinity];
    let from = Infinity;
    for (const { time } of record.attempts) {
      // They stand in the order of time: a day is named once.
      if (time < from || time >= until) {
        day = selfaccess.format.day(time);
        from = new Date(time).setHours(0, 0, 0, 0);
        until = new Date(time).setHours(24, 0, 0, 0);
      }
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    return days;
  };

  /** Seconds by resource, on all days and browsers. @type {(record: LearnerRecord) => Record<string, number>} */
  const byResource = (record) => {
    /** @type {Record<string, number>} */
    const found = selfaccess.merge.table();
    for (const devices of Object.values(record.activity))
      for (const { resources } of Object.values(devices))
        for (const [resource, seconds] of Object.entries(resources)) found[resource] = (found[resource] ?? 0) + seconds;
    return found;
  };

  /**
   * The days of the week in which `time` lies; of one before it with a negative number of `weeks`. `first`: the weekday with which weeks begin, 0 for Monday.
   * @type {(time: number, weeks?: number, first?: number) => string[]}
   */
  const week = (time, weeks = 0, first = selfaccess.days.first()) => {
    const { add, week, weekOf } = selfaccess.days;
    return week(add(weekOf(selfaccess.format.day(time), first), 7 * weeks));
  };

  /** @type {(days: Map<string, Day>, wanted: string[]) => Day} */
  const total = (days, wanted) => {
    const found = wanted.map((day) => days.get(day)).filter((day) => day !== undefined);
    const sum = (/** @type {keyof Day} */ name) => found.reduce((all, day) => all + day[name], 0);
    return { seconds: sum('seconds'), answers: sum('answers'), reviews: sum('reviews') };
  };

  return { byDay, byResource, week, total };
})();
