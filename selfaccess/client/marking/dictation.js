'use strict';
/** Listen and write. Given: the text. */
selfaccess.markDictation = (() => {
  const { RIGHT, WRONG, EMPTY, nothing, verdict, count } = selfaccess.scoring;
  const { compare, isSlip, isEmpty, ACCENTS } = selfaccess.compare;

  /** Each word of the key that is right earns its share, each word too many takes as much away; of several keys the nearest counts. @type {Marker<"dictation">["mark"]} */
  const mark = (item, given) => {
    if (isEmpty(given)) return nothing();
    return item.keys.map((key) => against(key, given, item)).reduce((best, verdict) => (better(verdict, best) ? verdict : best));
  };

  /** @type {(key: Key, given: string, item: DictationItem) => Verdict} */
  const against = (key, given, item) => {
    const relation = compare(given, key, item.language, item.rules);
    const diff = selfaccess.diff.words(given, relation.spelled, item.language, item.rules);
    const parts = diff.filter(({ kind }) => kind !== 'extra').map(partOf);
    const extra = count(diff, ({ kind }) => kind === 'extra');
    const share = relation.level <= ACCENTS ? 1 : Math.max(0, count(parts, ({ score }) => score === 1) - extra) / parts.length;
    // A difference that no word shows (where a space stands, say) is not right all the same.
    const whole = verdict(relation.level > ACCENTS ? Math.min(share, 1 - 1 / (parts.length + 1)) : share, parts, item.rules, { diff });
    return isSlip(relation, item.rules) ? { ...whole, outcome: 'almost' } : whole;
  };

  /** @type {(piece: DiffPiece) => Part} */
  const partOf = ({ kind, key }) => {
    if (kind === 'same') return RIGHT;
    if (kind === 'accent') return { ...RIGHT, note: 'accents', shown: key };
    return { ...(kind === 'missing' ? EMPTY : WRONG), shown: key };
  };

  /** @type {(a: Verdict, b: Verdict) => boolean} */
  const better = (a, b) => a.score - b.score > 0 || (a.outcome === 'almost' && b.outcome === 'wrong');

  /** @type {Marker<"dictation">["fits"]} */
  const fits = (_, given) => typeof given === 'string';

  return { mark, fits };
})();
