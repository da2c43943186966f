'use strict';
/** A short answer. Given: the text. */
selfaccess.markAnswer = (() => {
  const { RIGHT, nothing } = selfaccess.scoring;
  const { compare, isSlip, isEmpty, SAME, ACCENTS, OTHER } = selfaccess.compare;
  const { shown } = selfaccess.spelling;

  /** The key that fits most exactly decides, be it a right or an expected wrong one; of keys that fit alike, the one that gives most. @type {Marker<"answer">["mark"]} */
  const mark = (item, given) => {
    if (isEmpty(given)) return nothing();
    const relations = item.keys.map((key) => relate(key, given, item));
    const index = indexOfBest(relations, item.keys.map(({ score }) => score));
    if (relations[index].level < OTHER) return found(item, index, relations[index]);
    const slip = indexOfSlip(relations, item);
    if (slip >= 0) return one({ outcome: 'almost', score: 0, note: 'typo', shown: relations[slip].spelled }, []);
    return one({ outcome: 'wrong', score: 0, shown: shown(firstRight(item)) }, []);
  };

  /** @type {(key: AnswerKey, given: string, item: AnswerItem) => ReturnType<typeof compare>} */
  const relate = ({ key, number }, given, item) => {
    if (number === null) return compare(given, key, item.language, item.rules);
    const value = selfaccess.numeral(given, item.language);
    const near = value !== null && Math.abs(value - number.value) <= number.tolerance + 1e-9 * Math.max(1, Math.abs(number.value));
    return { level: near ? SAME : OTHER, slips: Infinity, spelled: given };
  };

  /** @type {(relations: { level: number }[], scores: number[]) => number} */
  const indexOfBest = (relations, scores) =>
    relations.reduce((best, { level }, index) => {
      const better = level - relations[best].level || scores[best] - scores[index];
      return better < 0 ? index : best;
    }, 0);

  /** @type {(relations: ReturnType<typeof compare>[], item: AnswerItem) => number} */
  const indexOfSlip = (relations, item) =>
    relations.reduce((best, relation, index) => {
      const counts = item.keys[index].score > 0 && isSlip(relation, item.rules);
      return counts && (best < 0 || relation.slips < relations[best].slips) ? index : best;
    }, -1);

  /** @type {(item: AnswerItem, index: number, relation: ReturnType<typeof compare>) => Verdict} */
  const found = (item, index, { level, spelled }) => {
    const { score } = item.keys[index];
    /** @type {Outcome} */
    const outcome = score === 1 ? 'right' : score > 0 ? 'part' : 'wrong';
    const noted = level === ACCENTS && item.rules.accents === 'note' && score > 0;
    const part = noted ? { outcome, score, note: /** @type {const} */ ('accents'), shown: spelled } : outcome === 'right' ? RIGHT : { outcome, score, shown: shown(firstRight(item)) };
    return one(part, [index]);
  };

  /** @type {(item: AnswerItem) => Key} */
  const firstRight = (item) => (item.keys.find(({ score }) => score === 1) ?? item.keys[0]).key;

  /** @type {(part: Part, feedback: number[]) => Verdict} */
  const one = (part, feedback) => ({ outcome: part.outcome, score: part.score, parts: [part], feedback });

  /** @type {Marker<"answer">["fits"]} */
  const fits = (_, given) => typeof given === 'string';

  return { mark, fits };
})();
