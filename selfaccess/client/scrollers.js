'use strict';
/** What is too wide for its place scrolls sideways: while it does, Tab leads to it, so that the arrow keys can move it. */
selfaccess.scrollers = (() => {
  const start = () => {
    const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => set(/** @type {HTMLElement} */ (target))));
    const elements = selfaccess.dom.all('main :is(pre, table, .learning-table)');
    elements.forEach((element) => observer.observe(element));
    // Letters of another font make what is in them wider, and not themselves.
    document.fonts.addEventListener('loadingdone', () => elements.forEach(set));
  };

  /** @type {(element: HTMLElement) => void} */
  const set = (element) => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };

  return { start };
})();
