'use strict';
/**
 * When a card comes back: FSRS, by ts-fsrs (vendor/), which is handed in. Its long-term scheduler is used, whose steps are days: a card is
 * asked once a day at most, and what was missed comes again within the session without being reckoned. Nothing is left to chance. Pure.
 */
selfaccess.reviewSchedule = (() => {
  const { start, plain, between, isSame, LENGTH } = selfaccess.reviewDays;
  const { isNew } = selfaccess.reviewCard;
  const { short } = selfaccess.recordTables;
  const SETTINGS = { enable_fuzz: false, enable_short_term: false, request_retention: 0.9, maximum_interval: 365 };

  /** @type {(library: Fsrs) => { answer: ReviewAnswer, days: (card: ReviewCard, now: number) => number[] }} */
  const schedule = (library) => {
    const scheduler = library.fsrs(SETTINGS);

    /** @type {ReviewAnswer} */
    const answer = (card, rating, now) => {
      const { card: next } = scheduler.next(toFsrs(card, now), plain(now), rating);
      const { stability, difficulty, reps, lapses, scheduled_days } = next;
      return answered(card, now, scheduled_days, { stability: short(stability), difficulty: short(difficulty), reps, lapses });
    };

    /** In how many days it would come back, by rating. @type {(card: ReviewCard, now: number) => number[]} */
    const days = (card, now) => [1, 2, 3, 4].map((rating) => between(now, answer(card, /** @type {ReviewRating} */ (rating), now).due));

    return { answer, days };
  };

  /** @type {(card: ReviewCard, now: number, days: number, memory: Pick<ReviewCard, "stability" | "difficulty" | "reps" | "lapses">) => ReviewCard} */
  const answered = (card, now, days, { stability, difficulty, reps, lapses }) => {
    const { made, gone, own } = card;
    return { time: selfaccess.record.after(card, now), made, due: start(now, days), stability, difficulty, reps, lapses, state: 2, last: now, gone, own };
  };

  /** @type {(card: ReviewCard, now: number) => FsrsCard} */
  const toFsrs = (card, now) => {
    const empty = { due: plain(now), scheduled_days: 0, elapsed_days: 0, learning_steps: 0 };
    if (isNew(card)) return { ...empty, stability: 0, difficulty: 0, reps: 0, lapses: 0, state: 0 };
    // A time still to come is that of a clock that was wrong: then nothing is known of how long it has been.
    const last = plain(Math.min(card.last, now));
    return { ...empty, stability: card.stability, difficulty: Math.min(card.difficulty, 10), reps: card.reps, lapses: card.lapses, state: 2, last_review: last };
  };

  /**
   * The same without the library, for pages that only count: what was not known comes back tomorrow, what was known
   * after at least as many days as it lasts.
   * @type {ReviewAnswer}
   */
  const rough = (card, rating, now) => {
    const { stability, difficulty, reps, lapses } = card;
    const known = isNew(card);
    const days = rating === 1 ? 1 : Math.max(1, Math.round(stability));
    return answered(card, now, days, { stability: Math.max(stability, 0.2), difficulty: Math.max(difficulty, 1), reps: reps + 1, lapses: lapses + (rating === 1 && !known ? 1 : 0) });
  };

  /** Whether a card's day has come; one that was asked "in the future" is asked anew. @type {(card: ReviewCard, now: number) => boolean} */
  const isDue = ({ due, last }, now) => last > now + LENGTH || (due <= now && !isSame(last, now));

  /** How far it is beyond its time: the greater, the sooner it is forgotten. @type {(card: ReviewCard, now: number) => number} */
  const urgency = ({ stability, last }, now) => (last > now ? Infinity : (now - last) / LENGTH / Math.max(stability, 0.1));

  return { schedule, rough, isDue, urgency };
})();
