'use strict';
/** Arrow keys in a row of things: where they lead from `at`, null for other keys and beyond the ends. Left and right follow the writing. */
selfaccess.arrows = (() => {
  /** @type {(event: KeyboardEvent, at: number, length: number, place: Element) => number | null} */
  const arrows = (event, at, length, place) => {
    if (event.ctrlKey || event.metaKey || event.altKey || at < 0) return null;
    const forward = getComputedStyle(place).direction === 'rtl' ? -1 : 1;
    /** @type {Record<string, number>} */
    const targets = { ArrowRight: at + forward, ArrowLeft: at - forward, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: length - 1 };
    const to = targets[event.key];
    if (to === undefined) return null;
    event.preventDefault();
    return to >= 0 && to < length ? to : null;
  };

  return arrows;
})();
