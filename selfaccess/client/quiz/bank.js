'use strict';
/** The bank of a text with gaps: pick a tile and then a gap (or drag it there). A tile counts as used while its text stands in a gap. */
selfaccess.bank = (() => {
  const { el, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {HTMLInputElement | HTMLSelectElement} Control */

  /** @type {(root: HTMLElement, controls: Control[], changed: () => void) => { update(): void, drop(control: Control): boolean, lock(is: boolean): void }} */
  const bank = (root, controls, changed) => {
    const place = /** @type {HTMLElement} */ (root.querySelector('[data-bank]'));
    const tiles = all('[data-tile]', place);
    /** @type {HTMLElement | null} */
    let picked = null;
    let locked = false;

    tiles.forEach((tile, index) => {
      selfaccess.tile.make(tile, index + 1, () => choose(tile)).append(el('span', { class: 'tile-used visually-hidden' }));
      selfaccess.drag(tile, { allowed: () => !locked, targets: () => controls, drop: (control) => fill(tile, /** @type {Control} */ (control)) });
    });
    selfaccess.tile.rove(place);

    /** @type {(tile: HTMLElement) => void} */
    const choose = (tile) => {
      pick(picked === tile ? null : tile);
      if (picked !== null) selfaccess.announce(t('quiz.picked_gap', { piece: selfaccess.tile.name(tile) }));
    };

    /** @type {(tile: HTMLElement | null) => void} */
    const pick = (tile) => {
      picked = tile;
      tiles.forEach((other) => selfaccess.tile.button(other).setAttribute('aria-pressed', String(other === picked)));
      root.classList.toggle('picking', picked !== null);
    };

    /** @type {(tile: HTMLElement, control: Control) => void} */
    const fill = (tile, control) => {
      control.value = selfaccess.tile.name(tile);
      pick(null);
      control.dispatchEvent(new InputEvent('input', { bubbles: true }));
      selfaccess.announce(t('quiz.filled', { piece: control.value, number: controls.indexOf(control) + 1 }));
      changed();
    };

    /** Puts the picked tile into the gap, where there is one. @type {(control: Control) => boolean} */
    const drop = (control) => {
      if (picked === null || locked) return false;
      fill(picked, control);
      return true;
    };

    // A gap that is only a place to put a tile does not bring up the keyboard of a phone.
    for (const control of controls)
      for (const event of ['pointerdown', 'mousedown']) control.addEventListener(event, (press) => picked !== null && press.preventDefault());
    for (const control of controls) control.addEventListener('click', () => drop(control));
    root.addEventListener('keydown', (event) => event.key === 'Escape' && pick(null));

    /** Each text in a gap uses up one tile of that text. */
    const update = () => {
      const filled = controls.map(({ value }) => value.trim());
      for (const tile of tiles) {
        const at = filled.indexOf(selfaccess.tile.name(tile));
        if (at >= 0) filled.splice(at, 1);
        tile.classList.toggle('used', at >= 0);
        /** @type {HTMLElement} */ (tile.querySelector('.tile-used')).textContent = at >= 0 ? ` ${t('quiz.used')}` : '';
      }
    };

    /** @type {(is: boolean) => void} */
    const lock = (is) => {
      locked = is;
      pick(null);
      tiles.forEach((tile) => (selfaccess.tile.button(tile).disabled = is));
    };

    return { update, drop, lock };
  };

  return bank;
})();
