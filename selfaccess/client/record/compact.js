'use strict';
/**
 * Of many answers to one question those stay that anything is shown or reckoned from: the first, the best and the newest.
 * Each is a choice of the foremost by a total order, so what is chosen of a union is what is chosen of the union of the chosen:
 * merging stays commutative, associative and idempotent, whether or not its parts were compacted before. Pure.
 */
selfaccess.compact = (() => {
  /** How many of the newest answers to a question stay; nothing may be reckoned from more (see evaluation.js). */
  const NEWEST = 6;

  /** @type {(attempts: Attempt[]) => Attempt[]} of one question, the oldest first, no two of the same time */
  const compact = (attempts) => {
    if (attempts.length <= NEWEST + 1) return attempts;
    const newest = attempts.slice(-NEWEST);
    const best = attempts.reduce((best, attempt) => (attempt.score > best.score ? attempt : best));
    return attempts[0] === best || newest.includes(best) ? [attempts[0], ...newest] : [attempts[0], best, ...newest];
  };

  return { NEWEST, compact };
})();
