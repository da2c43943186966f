'use strict';
/** Which cards of the catalogue a choice of filters leaves: any of the values within a filter, all filters together. */
selfaccess.filter = (() => {
  const NAMES = /** @type {const} */ (['language', 'level', 'skill', 'topic', 'kind']);

  /** @typedef {(typeof NAMES)[number]} Name */
  /** @typedef {Record<Name, string[]> & { minutes: number }} CardValues `minutes`: 0 when not said */
  /** @typedef {Record<Name, string[]> & { minutes: number }} Choice `minutes`: at most so many; 0 for any */

  /** A set of cards: a bit for each, so that ten thousand are a few hundred numbers. @typedef {Uint32Array} Cards */
  /** Which cards are left, in order, and for each value how many it would leave under the other filters; none for none. @typedef {{ found: number[], counts: Record<Name, Map<string, number>> }} Left */

  /** What a choice leaves of these cards. @type {(cards: CardValues[]) => (choice: Choice) => Left} */
  const index = (cards) => {
    const of = (/** @type {(card: CardValues) => boolean} */ is) => {
      const set = new Uint32Array(Math.ceil(cards.length / 32));
      cards.forEach((card, at) => is(card) && add(set, at));
      return set;
    };
    const all = of(() => true);
    const values = NAMES.map((name) => setsOf(cards, name, all.length));
    return (choice) => {
      const filters = NAMES.map((name, at) => (choice[name].length === 0 ? all : union(choice[name].flatMap((value) => values[at].get(value) ?? []), all.length)));
      const short = choice.minutes === 0 ? all : of(({ minutes }) => minutes > 0 && minutes <= choice.minutes);
      const under = (/** @type {Cards[]} */ others) => others.reduce(common, short);
      return {
        found: members(under(filters)),
        counts: /** @type {Left["counts"]} */ (Object.fromEntries(NAMES.map((name, at) => {
          const others = under(filters.filter((_, other) => other !== at));
          return [name, new Map(Array.from(values[at], ([value, set]) => /** @type {const} */ ([value, size(common(set, others))])).filter(([, n]) => n > 0))];
        }))),
      };
    };
  };

  /** @type {(cards: CardValues[], name: Name, length: number) => Map<string, Cards>} */
  const setsOf = (cards, name, length) => {
    /** @type {Map<string, Cards>} */
    const sets = new Map();
    cards.forEach((card, at) => {
      for (const value of card[name]) {
        const set = sets.get(value) ?? new Uint32Array(length);
        add(set, at);
        sets.set(value, set);
      }
    });
    return sets;
  };

  /** @type {(set: Cards, at: number) => void} */
  const add = (set, at) => void (set[at >>> 5] |= 1 << (at & 31));

  /** @type {(sets: Cards[], length: number) => Cards} */
  const union = (sets, length) => sets.reduce((one, other) => one.map((bits, at) => bits | other[at]), new Uint32Array(length));

  /** @type {(one: Cards, other: Cards) => Cards} */
  const common = (one, other) => one.map((bits, at) => bits & other[at]);

  /** @type {(set: Cards) => number[]} */
  const members = (set) => Array.from(set).flatMap((bits, at) => {
    const found = [];
    // The lowest bit is taken away until there is none.
    for (let left = bits; left !== 0; left &= left - 1) found.push(32 * at + 31 - Math.clz32(left & -left));
    return found;
  });

  /** @type {(set: Cards) => number} */
  const size = (set) => set.reduce((sum, bits) => {
    let n = 0;
    for (let left = bits; left !== 0; left &= left - 1) n += 1;
    return sum + n;
  }, 0);

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

  return { index, none, read, write };
})();
