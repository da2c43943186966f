'use strict';
/** sort: tiles to be put into groups. */
selfaccess.viewSort = (() => {
  /** @type {MakeView<"sort">} */
  const view = ({ item, root, changed }) => {
    const areas = item.bins.map((_, index) => {
      const area = /** @type {HTMLElement} */ (root.querySelector(`[data-bin="${index}"]`));
      return { area, name: selfaccess.tile.nameOf(area, index + 1) };
    });
    const tiles = item.tiles.map((_, index) => /** @type {HTMLElement} */ (root.querySelector(`.tiles > [data-tile="${index}"]`)));
    const home = /** @type {HTMLElement} */ (root.querySelector('.tiles'));
    const board = selfaccess.board({ tiles, home, areas, single: false, changed });

    return {
      read: board.read,
      write: (given) => board.write(given ?? item.tiles.map(() => null)),
      mark: (verdict) =>
        tiles.forEach((tile, index) => selfaccess.flag.set(tile, verdict?.parts[index]?.outcome ?? null, selfaccess.tile.button(tile))),
      lock: board.lock,
      focus: board.focus,
    };
  };

  return view;
})();
