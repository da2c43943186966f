'use strict';
/** The review: what waits, for the overview; and its page, `[data-review]`. */
selfaccess.review = (() => {
  /**
   * What waits on the day of `now`. Pure. `due`: cards in all; `today`: those for which the learner has time; `minutes`: about how long they take.
   * @type {(record: LearnerRecord, now: number, answer?: ReviewAnswer) => { due: number, today: number, minutes: number }}
   */
  const due = (record, now, answer = selfaccess.reviewSchedule.rough) => {
    const { due, ids, minutes } = selfaccess.reviewQueue.today(record, selfaccess.reviewCards.all(record, answer, now), now);
    return { due, today: ids.length, minutes };
  };

  return { due };
})();
