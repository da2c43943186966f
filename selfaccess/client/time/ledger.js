'use strict';
/**
 * What this browser has counted and not handed to the record yet. The record takes of two numbers the larger one, so what is handed over is always the
 * sum of what it holds under this browser's name and what is new. Pure: each function gives a new ledger.
 */
selfaccess.timeLedger = (() => {
  const DAY = 90_000; // seconds; no day is longer

  /** New on one day; `ms` and those by resource in milliseconds. @typedef {{ ms: number, answers: number, reviews: number, resources: Record<string, number> }} News */
  /** By day. @typedef {Readonly<Record<string, News>>} Ledger */

  /** @type {() => Ledger} */
  const empty = () => selfaccess.merge.table();

  /**
   * @param {Ledger} ledger
   * @param {string} day
   * @param {{ ms?: number, answers?: number, reviews?: number, resource?: string | null }} news `ms` were spent at `resource`, where there is one
   * @returns {Ledger}
   */
  const add = (ledger, day, { ms = 0, answers = 0, reviews = 0, resource = null }) => {
    const before = ledger[day] ?? { ms: 0, answers: 0, reviews: 0, resources: selfaccess.merge.table() };
    const resources = selfaccess.merge.table(before.resources);
    if (resource !== null && ms > 0) resources[resource] = (resources[resource] ?? 0) + ms;
    const after = { ms: before.ms + ms, answers: before.answers + answers, reviews: before.reviews + reviews, resources };
    return selfaccess.merge.table({ ...ledger, [day]: after });
  };

  /** Whole seconds that wait. @type {(ledger: Ledger) => number} */
  const seconds = (ledger) => Object.values(ledger).reduce((sum, { ms }) => sum + Math.floor(ms / 1000), 0);

  /** @type {(ledger: Ledger) => boolean} */
  const isWorth = (ledger) => seconds(ledger) > 0 || Object.values(ledger).some(({ answers, reviews }) => answers + reviews > 0);

  /**
   * Hands over: the activity to merge, and the ledger of what is left (parts of seconds).
   * @param {Ledger} ledger
   * @param {string} device
   * @param {LearnerRecord["activity"]} held what the record holds
   * @returns {{ activity: LearnerRecord["activity"], left: Ledger }}
   */
  const hand = (ledger, device, held) => {
    const { table } = selfaccess.merge;
    /** @type {LearnerRecord["activity"]} */
    const activity = table();
    /** @type {Record<string, News>} */
    const left = table();
    for (const [day, news] of Object.entries(ledger)) {
      const before = held[day]?.[device];
      /** @type {Record<string, number>} */
      const resources = table();
      /** @type {Record<string, number>} */
      const rests = table();
      for (const [resource, ms] of Object.entries(news.resources)) {
        resources[resource] = bounded((before?.resources[resource] ?? 0) + Math.floor(ms / 1000));
        rests[resource] = ms % 1000;
      }
      activity[day] = table({
        [device]: {
          seconds: bounded((before?.seconds ?? 0) + Math.floor(news.ms / 1000)),
          answers: (before?.answers ?? 0) + news.answers,
          reviews: (before?.reviews ?? 0) + news.reviews,
          resources,
        },
      });
      left[day] = { ms: news.ms % 1000, answers: 0, reviews: 0, resources: rests };
    }
    return { activity, left };
  };

  /** @type {(seconds: number) => number} */
  const bounded = (seconds) => Math.min(seconds, DAY);

  return { empty, add, seconds, isWorth, hand };
})();
