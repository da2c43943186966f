'use strict';
/**
 * How long somebody is at a page: while it is seen, and for a while after each sign of life (a key, a touch, scrolling, sound that plays), since one also
 * reads without moving. What is longer was a pause. Pure.
 *
 * Two clocks are told with each event: `at` only runs forward (performance.now()) and measures; `now` (Date.now()) may jump and only names the day.
 */
selfaccess.timeCounter = (() => {
  /** How long one may read without a sign of life, in milliseconds. */
  const PATIENCE = 180_000;

  /**
   * `from`: up to where time is counted; `sign`: of the last sign of life, null before the first.
   * @typedef {{ seen: boolean, from: number, sign: number | null }} Count
   * @typedef {{ type: "show" | "hide" | "sign" | "tick", at: number, now: number }} Event
   * @typedef {{ day: string, ms: number }} Span
   */

  /** @type {() => Count} */
  const begin = () => ({ seen: false, from: 0, sign: null });

  /** What an event makes of the count, and the time since the one before it, by days. @type {(count: Count, event: Event) => { count: Count, spans: Span[] }} */
  const step = ({ seen, from, sign }, { type, at, now }) => {
    const until = seen && sign !== null ? Math.min(at, sign + PATIENCE) : from;
    const spans = until > from ? byDay(now - (at - from), now - (at - until)) : [];
    return {
      count: {
        seen: type === 'show' || (seen && type !== 'hide'),
        from: at,
        sign: type === 'show' || type === 'sign' ? at : sign,
      },
      spans,
    };
  };

  /** Whether one has been silent for longer than one reads. @type {(count: Count, at: number) => boolean} */
  const isPause = ({ seen, sign }, at) => seen && sign !== null && at > sign + PATIENCE;

  /** The time between two moments, parted at midnight where the learner is. @type {(start: number, end: number) => Span[]} */
  const byDay = (start, end) => {
    /** @type {Span[]} */
    const spans = [];
    for (let from = start; from < end; ) {
      const until = Math.min(end, midnightAfter(from));
      spans.push({ day: selfaccess.format.day(from), ms: until - from });
      from = until;
    }
    return spans;
  };

  /** @type {(time: number) => number} */
  const midnightAfter = (time) => {
    const midnight = new Date(time).setHours(24, 0, 0, 0);
    // Where clocks go back at midnight itself, the day's last hour comes twice.
    return midnight > time ? midnight : time + 3_600_000;
  };

  return { PATIENCE, begin, step, isPause };
})();
