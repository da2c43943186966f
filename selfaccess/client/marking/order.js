'use strict';
/** Steps to put in order. Given: the indexes of the steps as the learner put them; [] when nothing was moved. */
selfaccess.markOrder = (() => {
  const { nothing, verdict, part, inOrder, orderShare, isSelection } = selfaccess.scoring;

  /** What need not be moved earns its share. @type {Marker<"order">["mark"]} */
  const mark = (item, given) => {
    if (given.length === 0) return nothing();
    const kept = inOrder(given.map((index) => item.texts[index]), item.texts);
    return verdict(orderShare(kept, item.texts.length), kept.map(part), item.rules);
  };

  /** @type {Marker<"order">["fits"]} */
  const fits = (item, given) => isSelection(given, item.texts.length) && (given.length === 0 || given.length === item.texts.length);

  return { mark, fits };
})();
