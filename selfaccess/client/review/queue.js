'use strict';
/** What is asked today: no more than the learner has time for, the most urgent first, and of new words a few. Pure. */
selfaccess.reviewQueue = (() => {
  const { isDue, urgency } = selfaccess.reviewSchedule;
  const { isNew } = selfaccess.reviewCard;
  const { between, isSame, start } = selfaccess.reviewDays;

  /** How long a card takes as long as nothing is known of the learner, in seconds. */
  const PACE = 12;
  const LIMITS = /** @type {const} */ ({ review_minutes: { usual: 5, least: 1, most: 60 }, review_new: { usual: 5, least: 0, most: 50 } });
  const PACES = { least: 3, most: 60 };

  /** @typedef {{ minutes: number, fresh: number, pace: number }} Measure minutes a day, new words a day, and seconds a card */

  /** @type {(record: LearnerRecord) => Measure} */
  const measure = (record) => ({ minutes: limit(record, 'review_minutes'), fresh: limit(record, 'review_new'), pace: pace(record) });

  /** @type {(record: LearnerRecord, name: keyof typeof LIMITS) => number} */
  const limit = (record, name) => {
    const { usual, least, most } = LIMITS[name];
    return selfaccess.record.setting(record, name, usual, (value) => Number.isInteger(value) && value >= least && value <= most);
  };

  /** @type {(record: LearnerRecord) => number} */
  const pace = (record) => selfaccess.record.setting(record, 'review_pace', PACE, (value) => typeof value === 'number' && value >= PACES.least && value <= PACES.most);

  /** The pace after a session of so many cards in so many seconds; the old one weighs as much as twenty cards. @type {(pace: number, cards: number, seconds: number) => number} */
  const paced = (pace, cards, seconds) => {
    const next = (20 * pace + seconds) / (20 + cards);
    return Math.round(10 * Math.min(PACES.most, Math.max(PACES.least, next))) / 10;
  };

  /** How many cards a session of so many minutes holds. @type {(minutes: number, pace: number) => number} */
  const capacity = (minutes, pace) => Math.floor((minutes * 60) / pace);

  /**
   * `ids`: what to ask today, in order. `due`: how many wait in all; `later`: those of them for which there is no time today.
   * `minutes`: about how long today's take. `next`: the day on which more will be due, null when nothing is planned.
   * @typedef {{ ids: string[], due: number, later: number, minutes: number, next: number | null }} Queue
   */

  /**
   * @param {Record<string, ReviewCard>} cards
   * @param {Measure & { reviewed: number, now: number }} day `reviewed`: how many cards were answered today
   * @returns {Queue}
   */
  const queue = (cards, { minutes, fresh, pace, reviewed, now }) => {
    const active = Object.entries(cards).filter(([, card]) => !card.gone);
    const waiting = active.filter(([, card]) => !isNew(card) && isDue(card, now)).map(([id, card]) => ({ id, rank: urgency(card, now) }));
    const begun = active.filter(([id, card]) => card.reps === 1 && !id.startsWith('q:') && isSame(card.last, now)).length;
    const unseen = active.filter(([, card]) => isNew(card)).map(([id, { made }]) => ({ id, rank: -made }));
    const all = [...waiting.sort(byRank), ...unseen.sort(byRank).slice(0, Math.max(0, fresh - begun))];
    const room = Math.max(0, capacity(minutes, pace) - reviewed);
    const ids = all.slice(0, room).map(({ id }) => id);
    const later = all.length - ids.length;
    return { ids, due: all.length, later, minutes: Math.ceil((ids.length * pace) / 60), next: later > 0 || unseen.length > 0 ? start(now, 1) : soonest(active, now) };
  };

  /** The day of the first card that is still to come. @type {(cards: [string, ReviewCard][], now: number) => number | null} */
  const soonest = (cards, now) => {
    const days = cards.filter(([, card]) => !isNew(card) && !isDue(card, now)).map(([, { due }]) => Math.max(due, start(now, 1)));
    return days.length > 0 ? days.reduce((first, day) => Math.min(first, day)) : null;
  };

  /** @type {(x: { id: string, rank: number }, y: { id: string, rank: number }) => number} */
  const byRank = (x, y) => (x.rank === y.rank ? (x.id < y.id ? -1 : 1) : x.rank > y.rank ? -1 : 1);

  /** How many cards were answered on the day of `now`, in all browsers. @type {(record: LearnerRecord, now: number) => number} */
  const reviewed = (record, now) => Object.values(record.activity[selfaccess.format.day(now)] ?? {}).reduce((sum, { reviews }) => sum + reviews, 0);

  /** What stands in the queue of the record today; `known`: so many cards were answered at least. @type {(record: LearnerRecord, cards: Record<string, ReviewCard>, now: number, known?: number) => Queue} */
  const today = (record, cards, now, known = 0) => queue(cards, { ...measure(record), reviewed: Math.max(known, reviewed(record, now)), now });

  /**
   * How many cards are asked on each of the days from today on, if none is missed; what a day has no room for waits for the next.
   * @type {(cards: Record<string, ReviewCard>, day: Measure & { reviewed: number, now: number }, days: number) => number[]}
   */
  const forecast = (cards, { minutes, fresh, pace, reviewed, now }, days) => {
    const active = Object.values(cards).filter((card) => !card.gone);
    const counts = Array.from({ length: days }, () => 0);
    for (const card of active.filter((card) => !isNew(card))) {
      const day = isDue(card, now) ? 0 : Math.max(1, between(now, card.due));
      if (day < days) counts[day] += 1;
    }
    const today = queue(cards, { minutes, fresh, pace, reviewed, now });
    let unseen = active.filter(isNew).length - (today.due - counts[0]);
    let waiting = today.later;
    return counts.map((count, day) => {
      if (day === 0) return today.ids.length;
      const begun = Math.min(unseen, fresh);
      unseen -= begun;
      const asked = Math.min(waiting + count + begun, capacity(minutes, pace));
      waiting += count + begun - asked;
      return asked;
    });
  };

  return { LIMITS, measure, capacity, paced, queue, today, reviewed, forecast };
})();
