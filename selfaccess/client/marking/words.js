'use strict';
/** Pieces to lay in order. Given: the indexes of the pieces laid, in their order. */
selfaccess.markWords = (() => {
  const { nothing, verdict, part, inOrder, orderShare, isSelection } = selfaccess.scoring;

  /** Against the right order to which it comes nearest. @type {Marker<"words">["mark"]} */
  const mark = (item, given) => {
    if (given.length === 0) return nothing();
    const texts = given.map((index) => item.tiles[index]);
    const [best] = item.orders.map((order) => against(texts, order)).sort((a, b) => b.share - a.share);
    return verdict(best.share, best.kept.map(part), item.rules);
  };

  /** @type {(texts: string[], order: string[]) => { kept: boolean[], share: number }} */
  const against = (texts, order) => {
    const kept = inOrder(texts, order);
    return { kept, share: orderShare(kept, order.length) };
  };

  /** @type {Marker<"words">["fits"]} */
  const fits = (item, given) => isSelection(given, item.tiles.length);

  return { mark, fits };
})();
