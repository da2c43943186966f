'use strict';
/** Days of the learner's own calendar: a card comes back on a day, not at an hour, and summer time moves nothing. Pure. */
selfaccess.reviewDays = (() => {
  const LENGTH = 24 * 60 * 60 * 1000;
  /** A day in autumn has an hour more, and zones may change by more. */
  const LONGEST = 2 * LENGTH;

  /** The first moment of the day so many days after that of `now`. @type {(now: number, days?: number) => number} */
  const start = (now, days = 0) => {
    const at = new Date(now);
    return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days).getTime();
  };

  /** The day of `time` as one of a calendar without zones, at its noon: what ts-fsrs counts with. @type {(time: number) => Date} */
  const plain = (time) => {
    const at = new Date(time);
    return new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), 12));
  };

  /** How many days lie between two times; negative when `to` is the earlier one. @type {(from: number, to: number) => number} */
  const between = (from, to) => Math.round((plain(to).getTime() - plain(from).getTime()) / LENGTH);

  /** @type {(x: number, y: number) => boolean} */
  const isSame = (x, y) => Math.abs(x - y) < LONGEST && between(x, y) === 0;

  return { LENGTH, start, plain, between, isSame };
})();
