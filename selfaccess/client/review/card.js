'use strict';
/** One card of the review: its name, and the changes to the record that make it, put it aside and take it up again. Pure. */
selfaccess.reviewCard = (() => {
  /** So often forgotten, a card is called a leech: seeing it more often does not help, something else must. */
  const LEECH = 6;

  /** @typedef {NonNullable<ReviewCard["own"]>} Own */
  /** @typedef {{ kind: "term" | "question" | "word", of: string, part: string }} Name `of`: the glossary or resource, `part`: the anchor or question */

  const KINDS = /** @type {const} */ ({ t: 'term', q: 'question', w: 'word' });

  /** @type {(glossary: string, anchor: string) => string} */
  const termId = (glossary, anchor) => `t:${glossary}#${anchor}`;
  /** @type {(resource: string, question: string) => string} */
  const questionId = (resource, question) => `q:${selfaccess.record.key(resource, question)}`;
  /** @type {(now: number) => string} */
  const wordId = (now) => `w:${selfaccess.record.newId(now)}`;

  /** What an id names; null for one that is none. @type {(id: string) => Name | null} */
  const read = (id) => {
    const kind = /^[tqw]:./.test(id) ? KINDS[/** @type {keyof typeof KINDS} */ (id[0])] : null;
    if (kind === null) return null;
    const rest = id.slice(2);
    if (kind === 'word') return { kind, of: '', part: rest };
    const [of, part] = selfaccess.record.split(rest);
    return of === '' || part === '' ? null : { kind, of, part };
  };

  /** A card that was never asked. @type {(now: number, own?: Own | null) => ReviewCard} */
  const fresh = (now, own = null) => ({ time: now, made: now, due: now, stability: 0, difficulty: 0, reps: 0, lapses: 0, state: 0, last: 0, gone: false, own });

  /** The change that brings cards in. @type {(record: LearnerRecord, cards: Record<string, ReviewCard>) => LearnerRecord} */
  const patch = (record, cards) => ({ ...selfaccess.record.empty(record.library), cards: selfaccess.merge.table(cards) });

  /** Takes cards up: new ones, and those set aside, which begin anew; one that is there already stays. @type {(record: LearnerRecord, wanted: Record<string, Own | null>, now: number) => LearnerRecord} */
  const keep = (record, wanted, now) => {
    const taken = Object.entries(wanted).flatMap(([id, own]) => {
      const found = record.cards[id];
      if (found === undefined) return [[id, fresh(now, own)]];
      return found.gone ? [[id, { ...fresh(now, own ?? found.own), time: selfaccess.record.after(found, now) }]] : [];
    });
    return patch(record, Object.fromEntries(taken));
  };

  /** Sets a card aside; it stays in the list of those and can be taken up again. @type {(record: LearnerRecord, id: string, card: ReviewCard, now: number) => LearnerRecord} */
  const setAside = (record, id, card, now) => patch(record, { [id]: { ...card, time: selfaccess.record.after(record.cards[id], now), gone: true } });

  /** Throws a card away, with what the learner wrote. @type {(record: LearnerRecord, id: string, now: number) => LearnerRecord} */
  const remove = (record, id, now) => patch(record, { [id]: { ...fresh(now), time: selfaccess.record.after(record.cards[id], now), gone: true } });

  /** @type {(record: LearnerRecord, id: string, card: ReviewCard, own: Own, now: number) => LearnerRecord} */
  const write = (record, id, card, own, now) => patch(record, { [id]: { ...card, time: selfaccess.record.after(record.cards[id], now), own } });

  /** @type {(card: ReviewCard | undefined) => boolean} */
  const isKept = (card) => card !== undefined && !card.gone;

  /** @type {(card: ReviewCard) => boolean} */
  const isLeech = ({ lapses }) => lapses >= LEECH;

  /** Never asked, or so damaged that nothing can be reckoned from it. @type {(card: ReviewCard) => boolean} */
  const isNew = ({ reps, stability, difficulty, last }) => reps === 0 || last === 0 || stability < 0.001 || difficulty < 1;

  return { termId, questionId, wordId, read, fresh, patch, keep, setAside, remove, write, isKept, isLeech, isNew };
})();
