'use strict';
/**
 * Tiles to be put into places: pick a tile and then a place, or a place and then a tile; a mouse may drag as well.
 * Used for matching (a place holds one) and sorting (a place holds any number).
 */
selfaccess.board = (() => {
  const { el, all, button, own } = selfaccess.dom;
  const { announce } = selfaccess;
  const t = selfaccess.t;

  /** @typedef {{ area: HTMLElement, list: HTMLElement, name: string, put: HTMLButtonElement }} Place */
  /**
   * `tiles` by index; `areas` hold the places; `home` the tiles that are not placed.
   * @typedef {{ tiles: HTMLElement[], home: HTMLElement, areas: { area: HTMLElement, name: string }[], single: boolean, changed: () => void }} Options
   */

  /** @param {Options} options */
  const board = ({ tiles, home, areas, single, changed }) => {
    const order = all(':scope > *', home);
    /** @type {(number | null)[]} the place of each tile */
    let placed = tiles.map(() => null);
    /** @type {{ tile: number } | { place: number } | null} */
    let picked = null;
    let locked = false;

    const places = areas.map(({ area, name }, index) => makePlace(area, name, () => choosePlace(index)));
    const back = button(t('quiz.put_back'), () => picked !== null && 'tile' in picked && put(picked.tile, null), 'button put-back');
    home.after(back);

    tiles.forEach((tile, index) => {
      selfaccess.tile.make(tile, index + 1, () => chooseTile(index));
      selfaccess.drag(tile, {
        allowed: () => !locked,
        targets: () => [home, ...places.map(({ area }) => area)],
        drop: (target) => put(index, target === home ? null : places.findIndex(({ area }) => area === target)),
      });
    });
    [home, ...places.map(({ list }) => list)].forEach(selfaccess.tile.rove);
    [home, ...places.map(({ area }) => area)].forEach((area) => area.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && picked !== null) pick(null);
    }));

    /** @type {(index: number) => void} */
    const chooseTile = (index) => {
      if (picked !== null && 'place' in picked) return put(index, picked.place);
      const again = picked !== null && picked.tile === index;
      pick(again ? null : { tile: index });
      if (!again) announce(t('quiz.picked', { piece: nameOf(index) }));
    };

    /** @type {(index: number) => void} */
    const choosePlace = (index) => {
      if (picked !== null && 'tile' in picked) return put(picked.tile, index);
      const again = picked !== null && picked.place === index;
      pick(again ? null : { place: index });
      if (!again) announce(t('quiz.place_picked', { place: places[index].name }));
    };

    /** @type {(next: typeof picked) => void} */
    const pick = (next) => {
      picked = next;
      show();
    };

    /** @type {(index: number, place: number | null) => void} */
    const put = (index, place) => {
      const focused = document.activeElement;
      if (placed[index] === place) return pick(null);
      if (single && place !== null) placed = placed.map((other) => (other === place ? null : other));
      placed[index] = place;
      picked = null;
      lay();
      if (focused !== null && focused !== document.body) refocus(index);
      const left = placed.filter((other) => other === null).length;
      announce(place === null ? t('quiz.taken_back', { piece: nameOf(index) }) : t('quiz.put', { piece: nameOf(index), place: places[place].name, n: left }));
      changed();
    };

    /** On to the next tile that waits; else it stays with the one that moved. @type {(index: number) => void} */
    const refocus = (index) => {
      const next = placed[index] === null ? undefined : order.find((tile) => tile.parentElement === home);
      selfaccess.tile.button(next ?? tiles[index]).focus();
    };

    /** Every tile where it belongs. */
    const lay = () => {
      for (const tile of order) {
        const place = placed[tiles.indexOf(tile)] ?? null;
        const list = place === null ? home : places[place].list;
        if (tile.parentElement !== list) selfaccess.flag.set(tile, null, selfaccess.tile.button(tile));
        list.append(tile);
      }
      show();
    };

    const show = () => {
      tiles.forEach((tile, index) => {
        const own = selfaccess.tile.button(tile);
        own.setAttribute('aria-pressed', String(picked !== null && 'tile' in picked && picked.tile === index));
        own.disabled = locked;
      });
      places.forEach(({ area, put }, index) => {
        const full = single && placed.includes(index);
        area.classList.toggle('full', full);
        put.setAttribute('aria-pressed', String(picked !== null && 'place' in picked && picked.place === index));
        put.hidden = locked || (full && !(picked !== null && 'tile' in picked && placed[picked.tile] !== index));
      });
      back.hidden = picked === null || !('tile' in picked) || placed[picked.tile] === null;
      home.hidden = locked && home.childElementCount === 0;
    };

    /** @type {(index: number) => string} */
    const nameOf = (index) => selfaccess.tile.name(tiles[index]);

    lay();
    return {
      /** The place of each tile. */
      read: () => [...placed],
      /** @type {(next: (number | null)[]) => void} */
      write: (next) => {
        placed = [...next];
        picked = null;
        lay();
      },
      /** @type {(is: boolean) => void} */
      lock: (is) => {
        locked = is;
        pick(null);
      },
      /** @type {(index: number) => HTMLElement} */
      area: (index) => places[index].area,
      focus: () => (order.find((tile) => tile.parentElement === home) ?? order[0])?.querySelector('button')?.focus(),
    };
  };

  /** @type {(area: HTMLElement, name: string, onPut: () => void) => Place} */
  const makePlace = (area, name, onPut) => {
    const list = el('ul', { class: 'placed' });
    const put = el('button', { type: 'button', class: 'put-here', ...own(), click: onPut }, t('quiz.put_here'), el('span', { class: 'visually-hidden' }, ` ${t('quiz.place', { place: name })}`));
    area.append(list, put);
    return { area, list, name, put };
  };

  return board;
})();
