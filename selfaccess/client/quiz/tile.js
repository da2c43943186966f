'use strict';
/** A tile: something to pick up and put elsewhere. All of it is a button, or beside a player or a link stands one. */
selfaccess.tile = (() => {
  const { el, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** The button of a tile, made when it has none. @type {(tile: HTMLElement, number: number, onClick: () => void) => HTMLButtonElement} */
  const make = (tile, number, onClick) => {
    tile.classList.add('tile');
    tile.dataset.name = nameOf(tile, number);
    const own = tile.querySelector('audio, video, a[href], button, input') !== null;
    const button = el('button', { type: 'button', class: own ? 'tile-button tile-choose' : 'tile-button', click: onClick });
    if (own) button.append(t('quiz.choose'), el('span', { class: 'visually-hidden' }, ` ${name(tile)}`));
    else button.append(...tile.childNodes);
    tile.append(button);
    return button;
  };

  /** @type {(tile: HTMLElement, number: number) => string} */
  const nameOf = (tile, number) => {
    const copy = /** @type {HTMLElement} */ (tile.cloneNode(true));
    all('rt, rp, audio, video', copy).forEach((part) => part.remove());
    all('img', copy).forEach((image) => image.replaceWith(image.getAttribute('alt') ?? ''));
    return copy.textContent?.replace(/\s+/g, ' ').trim() || t('quiz.piece', { number });
  };

  /** What a tile is called when it is spoken of. @type {(tile: HTMLElement) => string} */
  const name = (tile) => tile.dataset.name ?? '';

  /** @type {(tile: HTMLElement) => HTMLButtonElement} */
  const button = (tile) => /** @type {HTMLButtonElement} */ (tile.querySelector('.tile-button'));

  /** Arrow keys go from tile to tile within a list. @type {(list: HTMLElement) => void} */
  const rove = (list) =>
    list.addEventListener('keydown', (event) => {
      const buttons = all('.tile-button:not(:disabled)', list);
      const to = selfaccess.arrows(event, buttons.indexOf(/** @type {HTMLElement} */ (event.target)), buttons.length, list);
      if (to !== null) buttons[to].focus();
    });

  return { make, nameOf, name, button, rove };
})();
