'use strict';
/** What waits in the review, for the overview. Pure. */
selfaccess.reviewDue = (() => {
  /**
   * What waits on the day of `now`. `due`: cards in all; `today`: those for which the learner has time; `minutes`: about how long they take.
   * With the catalogue, cards of what is no longer on the site are left out. Answers on questions' pages since the last review are reckoned roughly.
   * @type {(record: LearnerRecord, now: number, catalogue?: CatalogueData | null, answer?: ReviewAnswer) => { due: number, today: number, minutes: number }}
   */
  const due = (record, now, catalogue = null, answer = selfaccess.reviewSchedule.rough) => {
    const all = selfaccess.reviewCards.all(record, answer, now);
    const { due, ids, minutes } = selfaccess.reviewQueue.today(record, catalogue === null ? all : selfaccess.reviewCards.onSite(all, catalogue), now);
    return { due, today: ids.length, minutes };
  };

  return due;
})();
