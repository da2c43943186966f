'use strict';
/** Tells a screen reader what has changed elsewhere on the page: `selfaccess.announce("…")`. */
selfaccess.announce = (() => {
  /** @type {HTMLElement | null} */
  let region = null;

  /** @type {(text: string) => void} */
  const announce = (text) => {
    region ??= prepare();
    // The same text again is only spoken when it comes anew.
    region.textContent = '';
    setTimeout(() => region !== null && (region.textContent = text), 50);
  };

  /** A live region speaks of what changes in it, so it stands there before it is needed. @returns {HTMLElement} */
  const prepare = () => {
    if (region !== null) return region;
    region = selfaccess.dom.el('div', { class: 'visually-hidden', 'aria-live': 'polite' });
    document.body.append(region);
    return region;
  };

  return Object.assign(announce, { prepare });
})();
