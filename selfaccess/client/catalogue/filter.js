'use strict';
/** Which cards of the catalogue a choice of filters leaves: any of the values within a filter, all filters together. */
selfaccess.filter = (() => {
  const NAMES = /** @type {const} */ (['language', 'level', 'skill', 'topic', 'kind']);

  /** @typedef {(typeof NAMES)[number]} Name */
  /** @typedef {Record<Name, string[]> & { minutes: number }} CardValues `minutes`: 0 when not said */
  /** @typedef {Record<Name, string[]> & { minutes: number }} Choice `minutes`: at most so many; 0 for any */

  /** @type {(card: CardValues, choice: Choice, except?: Name | "minutes") => boolean} */
  const fits = (card, choice, except) =>
    NAMES.every((name) => name === except || choice[name].length === 0 || choice[name].some((value) => card[name].includes(value))) &&
    (except === 'minutes' || choice.minutes === 0 || (card.minutes > 0 && card.minutes <= choice.minutes));

  /**
   * How many cards each value would leave under the other filters.
   * @type {(cards: CardValues[], choice: Choice) => Record<Name, Map<string, number>>}
   */
  const counts = (cards, choice) =>
    /** @type {Record<Name, Map<string, number>>} */ (Object.fromEntries(NAMES.map((name) => [name, tally(cards.filter((card) => fits(card, choice, name)), name)])));

  /** @type {(cards: CardValues[], name: Name) => Map<string, number>} */
  const tally = (cards, name) => {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const card of cards) for (const value of card[name]) found.set(value, (found.get(value) ?? 0) + 1);
    return found;
  };

  /** @type {() => Choice} */
  const none = () => ({ language: [], level: [], skill: [], topic: [], kind: [], minutes: 0 });

  /** From the address: "#level=A2&skill=listening". What is unknown in it is ignored. @type {(fragment: string) => Choice} */
  const read = (fragment) => {
    const given = new URLSearchParams(fragment.replace(/^#/, ''));
    const choice = none();
    for (const name of NAMES) choice[name] = [...new Set(given.getAll(name))];
    choice.minutes = Math.max(0, Number.parseInt(given.get('minutes') ?? '', 10) || 0);
    return choice;
  };

  /** @type {(choice: Choice) => string} */
  const write = (choice) => {
    const given = new URLSearchParams(NAMES.flatMap((name) => choice[name].map((value) => [name, value])));
    if (choice.minutes > 0) given.set('minutes', String(choice.minutes));
    return `#${given}`;
  };

  return { fits, counts, none, read, write };
})();
