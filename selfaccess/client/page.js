'use strict';
/** What the page says of itself in its island `#page`; read once. */
selfaccess.page = (() => {
  /** @type {PageData | null} */
  let known = null;

  /** @returns {PageData} */
  const page = () => (known ??= JSON.parse(document.getElementById('page')?.textContent ?? ''));

  return page;
})();
