'use strict';
/** What a typed text is to a key, under the rules of the question. Pure. */
selfaccess.compare = (() => {
  /** From best to worst: to the letter; equal as the rules fold; equal but for accents; another text. */
  const EXACT = 0;
  const SAME = 1;
  const ACCENTS = 2;
  const OTHER = 3;

  /** @typedef {{ level: number, slips: number, spelled: string }} Relation `spelled`: the key in the spelling that comes nearest */

  /** @type {(given: string, key: Key, language: string, rules: Rules) => Relation} */
  const compare = (given, key, language, rules) => {
    const { fold, plain } = selfaccess.fold;
    const spelled = selfaccess.spelling.spelling(key, given);
    const equal = (/** @type {(text: string) => string} */ folded) => folded(given) === folded(spelled);
    const kept = (/** @type {string} */ text) => fold(text, language, { ...rules, accents: 'keep' });
    const dropped = (/** @type {string} */ text) => fold(text, language, { ...rules, accents: 'drop' });
    if (equal((text) => plain(text, language))) return { level: EXACT, slips: 0, spelled };
    if (equal(kept)) return { level: SAME, slips: 0, spelled };
    if (rules.accents !== 'strict' && equal(dropped)) return { level: ACCENTS, slips: 0, spelled };
    const folded = rules.accents === 'strict' ? kept : dropped;
    return { level: OTHER, slips: selfaccess.slips(folded(given), folded(spelled)), spelled };
  };

  /** Whether so few letters are off that it is a slip: as many as the rules allow, and less than half of the key. @type {(relation: Relation, rules: Rules) => boolean} */
  const isSlip = ({ level, slips, spelled }, rules) => level === OTHER && slips <= rules.typos && slips * 2 < Array.from(spelled).length;

  /** Whether nothing was typed. @type {(given: string | null) => boolean} */
  const isEmpty = (given) => given === null || given.trim() === '';

  return { compare, isSlip, isEmpty, SAME, ACCENTS, OTHER };
})();
