'use strict';
/** What is too wide for its place scrolls sideways: while it does, Tab leads to it, so that the arrow keys can move it. */
selfaccess.scrollers = (() => {
  const start = () => {
    const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => set(/** @type {HTMLElement} */ (target))));
    for (const element of selfaccess.dom.all('main :is(pre, table, .learning-table)')) observer.observe(element);
  };

  /** @type {(element: HTMLElement) => void} */
  const set = (element) => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };

  return { start };
})();
