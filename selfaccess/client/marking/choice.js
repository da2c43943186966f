'use strict';
/** Options to tick. Given: the indexes of those ticked. */
selfaccess.markChoice = (() => {
  const { EMPTY, nothing, verdict, part, isSelection } = selfaccess.scoring;

  /** With several right options each right tick earns its share, and each wrong one takes as much away. @type {Marker<"choice">["mark"]} */
  const mark = (item, given) => {
    if (given.length === 0) return nothing();
    const right = item.right.filter(Boolean).length;
    const ticked = given.map((index) => item.right[index]);
    const share = ticked.reduce((sum, isRight) => sum + (isRight ? 1 : -1), 0) / right;
    const parts = item.right.map((isRight, index) => (given.includes(index) ? part(isRight) : EMPTY));
    return verdict(Math.max(0, share), parts, item.rules, { feedback: [...given].sort((a, b) => a - b) });
  };

  /** @type {Marker<"choice">["fits"]} */
  const fits = (item, given) => isSelection(given, item.right.length) && (item.multiple || given.length <= 1);

  return { mark, fits };
})();
