'use strict';
/**
 * Dragging with a mouse or pen, beside the buttons that do the same. Not with a finger, which scrolls: a tap picks up, and a tap puts down.
 * `selfaccess.drag(tile, { targets, drop })`
 */
selfaccess.drag = (() => {
  const FAR = 6;

  /**
   * @param {HTMLElement} tile
   * @param {{ targets: () => HTMLElement[], drop: (target: HTMLElement) => void, allowed: () => boolean }} options
   */
  const drag = (tile, { targets, drop, allowed }) => {
    tile.addEventListener('pointerdown', (down) => {
      if (down.pointerType === 'touch' || down.button !== 0 || !allowed() || isControl(down.target, tile)) return;
      let moving = false;
      /** @type {HTMLElement | null} */
      let over = null;

      const move = (/** @type {PointerEvent} */ event) => {
        const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
        if (!moving && Math.hypot(x, y) < FAR) return;
        moving = true;
        tile.classList.add('dragged');
        tile.style.translate = `${x}px ${y}px`;
        mark(targetAt(event.clientX, event.clientY, targets()));
      };
      const mark = (/** @type {HTMLElement | null} */ target) => {
        over?.classList.remove('drop-here');
        over = target;
        over?.classList.add('drop-here');
      };
      const end = (/** @type {PointerEvent} */ event) => {
        removeEventListener('pointermove', move);
        removeEventListener('pointerup', end);
        removeEventListener('pointercancel', end);
        const target = over;
        mark(null);
        tile.classList.remove('dragged');
        tile.style.translate = '';
        if (!moving) return;
        addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
        if (event.type === 'pointerup' && target !== null) drop(target);
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', end);
      addEventListener('pointercancel', end);
    });
    tile.addEventListener('dragstart', (event) => event.preventDefault());
  };

  /** The click that ends a drag is none; one made with a key (`detail` 0) is meant. @type {(event: MouseEvent) => void} */
  const swallow = (event) => {
    if (event.detail === 0) return;
    event.stopPropagation();
    event.preventDefault();
  };

  /** A player or a link in the tile keeps its own use. @type {(target: EventTarget | null, tile: HTMLElement) => boolean} */
  const isControl = (target, tile) => {
    const control = target instanceof Element ? target.closest('audio, video, a[href], input, button:not(.tile-button)') : null;
    return control !== null && tile.contains(control);
  };

  /** The innermost target under the pointer; the tile itself lets the pointer through while it is dragged. @type {(x: number, y: number, targets: HTMLElement[]) => HTMLElement | null} */
  const targetAt = (x, y, targets) => {
    let found = document.elementFromPoint(x, y);
    while (found !== null && !targets.includes(/** @type {HTMLElement} */ (found))) found = found.parentElement;
    return /** @type {HTMLElement | null} */ (found);
  };

  return drag;
})();
