'use strict';
/** A round of cards: those not known come back at the end, until all are known. Pure; `random` gives numbers from 0 up to 1. */
selfaccess.deck = (() => {
  /**
   * @typedef {{ waiting: Card[], all: number, missed: Card[] }} Deck
   * `waiting[0]` is the card to show; `missed` were not known when they came first.
   */

  /** @type {(cards: Card[], random: () => number) => Deck} */
  const start = (cards, random) => ({ waiting: shuffled(cards, random), all: cards.length, missed: [] });

  /** The deck after its first card was known or not. @type {(deck: Deck, knew: boolean) => Deck} */
  const answer = ({ waiting: [card, ...rest], all, missed }, knew) => ({
    waiting: knew ? rest : [...rest, card],
    all,
    missed: knew || missed.includes(card) ? missed : [...missed, card],
  });

  /** @type {(deck: Deck) => { known: number, all: number, atOnce: number }} */
  const count = ({ waiting, all, missed }) => ({ known: all - waiting.length, all, atOnce: all - missed.length });

  /** Fisher and Yates. @type {(cards: Card[], random: () => number) => Card[]} */
  const shuffled = (cards, random) => {
    const mixed = [...cards];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
    }
    return mixed;
  };

  return { start, answer, count };
})();
