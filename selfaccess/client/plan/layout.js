'use strict';
/**
 * Lays tasks out over days. The tasks come in the order in which they are to be done (what is due first, first), so whoever fills the days in that order and
 * still misses a deadline could not have kept it in any other way. Minutes are whole. Pure.
 */
selfaccess.layout = (() => {
  /** A sitting is at least so long, in minutes, where there is a choice; nothing shorter than a scrap is left for another day. */
  const SITTING = 10;
  const SCRAP = 5;

  /** @typedef {{ id: string, left: number, due: string }} Job */
  /** `begun`: whether something was done on that day before. @typedef {{ day: string, minutes: number, begun: boolean }} Day */
  /**
   * A sitting. `begins` and `ends`: whether it is the first and the last one of its task.
   * @typedef {{ day: string, id: string, minutes: number, begins: boolean, ends: boolean }} Piece
   */
  /**
   * `finish`: the day on which a task will be done; `rest`: minutes for which there is no day.
   * @typedef {{ pieces: Piece[], finish: Map<string, string>, rest: Map<string, number> }} Layout
   */

  /**
   * In sittings as one would choose them; where a day is lost by that, which could be kept, every minute is used.
   * @type {(jobs: Job[], days: Day[]) => Layout}
   */
  const layout = (jobs, days) => {
    const easy = fill(jobs, days, sitting);
    if (kept(jobs, easy) === jobs.length) return easy;
    const tight = fill(jobs, days, (left, free) => Math.min(left, free));
    return kept(jobs, tight) > kept(jobs, easy) ? tight : easy;
  };

  /** How many are done by their day. @type {(jobs: Job[], laid: Layout) => number} */
  const kept = (jobs, { finish }) => jobs.filter(({ id, due }) => finish.has(id) && (due === '' || /** @type {string} */ (finish.get(id)) <= due)).length;

  /**
   * @param {Job[]} jobs
   * @param {Day[]} days
   * @param {(left: number, free: number, fresh: boolean, next: number) => number} choose how many minutes to take: 0 leaves the rest of the day
   * @returns {Layout}
   */
  const fill = (jobs, days, choose) => {
    /** @type {Layout} */
    const laid = { pieces: [], finish: new Map(), rest: new Map() };
    const open = days.filter(({ minutes }) => minutes > 0);
    let at = 0;
    let used = 0;
    for (const { id, left: all } of jobs) {
      let left = all;
      while (left > 0 && at < open.length) {
        const { day, minutes: whole, begun } = open[at];
        const taken = choose(left, whole - used, used === 0 && !begun, open[at + 1]?.minutes ?? 0);
        if (taken > 0) laid.pieces.push({ day, id, minutes: taken, begins: left === all, ends: left === taken });
        if (left === taken) laid.finish.set(id, day);
        left -= taken;
        used += taken;
        if (taken === 0 || used === whole) [at, used] = [at + 1, 0];
      }
      if (left > 0) laid.rest.set(id, left);
    }
    return laid;
  };

  /** What is begun late in a day is done in one go, or worth the while. @type {(left: number, free: number, fresh: boolean, next: number) => number} */
  const sitting = (left, free, fresh, next) => {
    if (left <= free) return left;
    if (!fresh && (free < SITTING || left <= next)) return 0;
    return left - free < SCRAP && left >= 2 * SCRAP ? left - SCRAP : free;
  };

  return { layout };
})();
