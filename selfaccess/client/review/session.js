'use strict';
/** A session of the review: each card once for its schedule; what was not known comes again at the end. Ends with the cards, or with the time. Pure. */
selfaccess.reviewSession = (() => {
  /** So often a card comes again in one session; after that it has until tomorrow. */
  const AGAIN = 2;
  /** So few cards are not worth stopping for. */
  const FEW = 2;

  /** @typedef {{ id: string, again: number }} Turn `again`: how often it was missed in this session */
  /**
   * `asked`: the answers that count. `seconds`: the time so far, of `most`.
   * @typedef {{ turns: Turn[], asked: { id: string, rating: ReviewRating }[], seconds: number, most: number }} Session
   */

  /** @type {(ids: string[], most: number) => Session} */
  const start = (ids, most) => ({ turns: ids.map((id) => ({ id, again: 0 })), asked: [], seconds: 0, most });

  /** @type {(session: Session, rating: ReviewRating, seconds: number) => Session} */
  const answer = ({ turns: [turn, ...rest], asked, seconds: before, most }, rating, seconds) => ({
    turns: rating === 1 && turn.again < AGAIN ? [...rest, { id: turn.id, again: turn.again + 1 }] : rest,
    asked: turn.again === 0 ? [...asked, { id: turn.id, rating }] : asked,
    seconds: before + seconds,
    most,
  });

  /** Without a card that was set aside. @type {(session: Session, id: string) => Session} */
  const without = (session, id) => ({ ...session, turns: session.turns.filter((turn) => turn.id !== id) });

  /** With as much time as it takes. @type {(session: Session) => Session} */
  const goOn = (session) => ({ ...session, most: Infinity });

  /** @type {(session: Session) => "ask" | "time" | "end"} */
  const state = ({ turns, seconds, most }) => (turns.length === 0 ? 'end' : seconds >= most && turns.length > FEW ? 'time' : 'ask');

  /** @type {(session: Session) => { asked: number, known: number, missed: string[], left: number }} `left`: cards that were not asked yet */
  const count = ({ turns, asked }) => {
    const missed = asked.filter(({ rating }) => rating === 1).map(({ id }) => id);
    return { asked: asked.length, known: asked.length - missed.length, missed, left: turns.filter(({ again }) => again === 0).length };
  };

  return { start, answer, without, goOn, state, count };
})();
