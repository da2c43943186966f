'use strict';
/** `selfaccess.load("_selfaccess/catalogue.js")` adds a script of the site, once; fetch and modules don't work on file://. */
selfaccess.load = (() => {
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /**
   * @param {string} url relative to the site's root
   * @param {{ ordered?: boolean }} [options] `ordered`: runs after those that were asked for before
   * @returns {Promise<void>} done when the script has run; a failed one may be tried again
   */
  const load = (url, { ordered = false } = {}) => {
    const found = loading.get(url) ?? add(url, ordered);
    loading.set(url, found);
    return found;
  };

  /** @type {(url: string, ordered: boolean) => Promise<void>} */
  const add = (url, ordered) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.async = !ordered;
      script.src = selfaccess.page().root + url;
      script.onload = () => resolve();
      script.onerror = () => {
        loading.delete(url);
        script.remove();
        reject(new Error(`${url} could not be loaded`));
      };
      document.head.append(script);
    });

  return load;
})();
