'use strict';
/**
 * The learner's cards. Those of words are entries of the record. Those of missed questions follow from the attempts: the first answer of a
 * day counts as a review of its question, from the first that was missed. A card is kept in the record when it was asked in the review
 * itself, or set aside; later answers on the question's page count on from there. Pure.
 */
selfaccess.reviewCards = (() => {
  const { isSame, LENGTH } = selfaccess.reviewDays;
  const { questionId, fresh, read } = selfaccess.reviewCard;

  /**
   * All of them by id, those set aside too.
   * @type {(record: LearnerRecord, answer: ReviewAnswer, now: number) => Record<string, ReviewCard>}
   */
  const all = (record, answer, now) => {
    const cards = selfaccess.merge.table(record.cards);
    if (!selfaccess.settings.isOn(record, 'review_questions')) {
      for (const id of Object.keys(cards)) if (id.startsWith('q:')) delete cards[id];
      return cards;
    }
    for (const [id, attempts] of byQuestion(record.attempts, now)) {
      const card = replay(record.cards[id], attempts, answer);
      if (card !== undefined) cards[id] = card;
    }
    return cards;
  };

  /** The attempts of each question, the oldest first, by the id of its card. @type {(attempts: Attempt[], now: number) => Map<string, Attempt[]>} */
  const byQuestion = (attempts, now) => {
    /** @type {Map<string, Attempt[]>} */
    const found = new Map();
    for (const attempt of attempts) {
      // What is told of days to come is the work of a wrong clock.
      if (attempt.time > now + LENGTH) continue;
      const id = questionId(attempt.resource, attempt.question);
      const list = found.get(id);
      if (list === undefined) found.set(id, [attempt]);
      else list.push(attempt);
    }
    return found;
  };

  /** @type {(kept: ReviewCard | undefined, attempts: Attempt[], answer: ReviewAnswer) => ReviewCard | undefined} */
  const replay = (kept, attempts, answer) => {
    if (kept?.gone) return kept;
    let card = kept;
    let counted = kept?.last ?? -Infinity;
    for (const attempt of attempts) {
      if (attempt.time <= counted || isSame(counted, attempt.time)) continue;
      counted = attempt.time;
      const rating = ratingOf(attempt);
      if (card !== undefined || rating === 1) card = answer(card ?? fresh(attempt.time), rating, attempt.time);
    }
    return card;
  };

  /** What an answer on the page says of the memory. @type {(attempt: Attempt) => ReviewRating} */
  const ratingOf = ({ score, first, hints }) => (score < 1 ? 1 : first < 1 || hints > 0 ? 2 : 3);

  /** Those whose resource is still on the site, with its question. @type {(cards: Record<string, ReviewCard>, catalogue: CatalogueData) => Record<string, ReviewCard>} */
  const onSite = (cards, catalogue) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    return selfaccess.merge.some(cards, ({ own }, id) => {
      const name = read(id);
      if (name === null || name.kind === 'word') return name !== null && own !== null;
      const entry = entries.get(name.of);
      return entry !== undefined && (name.kind === 'term' ? name.of in catalogue.decks : entry.questions.some((question) => question.id === name.part));
    });
  };

  return { all, onSite };
})();
