'use strict';
/** Text with gaps. Given: per gap what was typed or chosen, null for nothing. */
selfaccess.markGaps = (() => {
  const { RIGHT, WRONG, EMPTY, nothing, verdict, isList } = selfaccess.scoring;
  const { compare, isSlip, isEmpty, ACCENTS } = selfaccess.compare;
  const { shown } = selfaccess.spelling;

  /** @type {Marker<"gaps">["mark"]} */
  const mark = (item, given) => {
    const parts = item.gaps.map((gap, index) => markGap(gap, given[index] ?? null, item));
    if (parts.every(({ outcome }) => outcome === 'empty')) return nothing(parts);
    const whole = verdict(parts.reduce((sum, { score }) => sum + score, 0) / parts.length, parts, item.rules);
    const onlySlips = parts.every(({ outcome }) => outcome === 'right' || outcome === 'almost');
    return whole.outcome !== 'right' && onlySlips ? { ...whole, outcome: 'almost' } : whole;
  };

  /** @type {(gap: Gap, given: string | null, item: GapsItem) => Part} */
  const markGap = (gap, given, item) => {
    if (given === null || isEmpty(given)) return { ...EMPTY, shown: shown(gap.keys[0]) };
    if (gap.menu !== null) return gap.keys.some((key) => shown(key) === given) ? RIGHT : { ...WRONG, shown: shown(gap.keys[0]) };
    const relations = gap.keys.map((key) => compare(given, key, item.language, item.rules));
    const best = relations.reduce((a, b) => (b.level < a.level || (b.level === a.level && b.slips < a.slips) ? b : a));
    if (best.level < ACCENTS) return RIGHT;
    if (best.level === ACCENTS) return item.rules.accents === 'note' ? { ...RIGHT, note: 'accents', shown: best.spelled } : RIGHT;
    if (isSlip(best, item.rules)) return { outcome: 'almost', score: 0, note: 'typo', shown: best.spelled };
    return { ...WRONG, shown: shown(gap.keys[0]) };
  };

  /** @type {Marker<"gaps">["fits"]} */
  const fits = (item, given) => isList(given, (entry) => entry === null || typeof entry === 'string', item.gaps.length);

  return { mark, fits };
})();
