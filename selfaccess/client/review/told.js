'use strict';
/** What waits, in words: no blame for what was left, and no more than the day holds. */
selfaccess.reviewTold = (() => {
  const t = selfaccess.t;

  /** @type {(queue: { ids: string[], later: number, minutes: number, next: number | null }) => string} */
  const told = ({ ids, later, minutes, next }) => {
    const parts = [
      ids.length > 0 ? t('review.today', { n: ids.length, minutes: selfaccess.format.duration(minutes) }) : t(later > 0 ? 'review.day_done' : 'review.nothing'),
      later > 0 ? t('review.later', { n: later }) : '',
      ids.length === 0 && later === 0 && next !== null ? t('review.next', { when: selfaccess.reviewWhen(selfaccess.reviewDays.between(Date.now(), next)) }) : '',
    ];
    return parts.filter(Boolean).join(' ');
  };

  return told;
})();
