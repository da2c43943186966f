'use strict';
/** match: each left thing has a place for its right one. */
selfaccess.viewMatch = (() => {
  const { el } = selfaccess.dom;

  /** @type {MakeView<"match">} */
  const view = ({ item, root, changed }) => {
    const lefts = item.left.map((_, index) => /** @type {HTMLElement} */ (root.querySelector(`[data-left="${index}"]`)));
    const areas = lefts.map((left, index) => {
      const name = selfaccess.tile.nameOf(left, index + 1);
      const area = el('div', { class: 'slot' });
      left.replaceChildren(el('div', { class: 'match-content' }, ...left.childNodes), area);
      return { area, name };
    });
    const tiles = item.right.map((_, index) => /** @type {HTMLElement} */ (root.querySelector(`[data-right="${index}"]`)));
    const home = /** @type {HTMLElement} */ (root.querySelector('.match-right'));
    const board = selfaccess.board({ tiles, home, areas, single: true, changed: () => {
      clearEmpty();
      changed();
    } });
    root.querySelector('.match')?.classList.add('match-live');

    const read = () => {
      const placed = board.read();
      return lefts.map((_, index) => (placed.includes(index) ? placed.indexOf(index) : null));
    };
    /** The mark of a pair goes when the pair is parted. */
    const clearEmpty = () => {
      const before = marked;
      read().forEach((right, index) => before[index] !== undefined && before[index] !== right && selfaccess.flag.set(lefts[index], null));
    };
    /** @type {(number | null | undefined)[]} the pairs as they were when they were marked */
    let marked = [];

    return {
      read,
      write: (given) => board.write(item.right.map((_, right) => (given?.includes(right) ? given.indexOf(right) : null))),
      mark: (verdict) => {
        marked = verdict === null ? [] : read();
        lefts.forEach((left, index) => selfaccess.flag.set(left, verdict?.parts[index]?.outcome ?? null));
      },
      lock: board.lock,
      focus: board.focus,
    };
  };

  return view;
})();
