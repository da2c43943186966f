'use strict';
/** What the site holds; `_selfaccess/catalogue.js` brings it when a page asks. */
selfaccess.catalogueData = (() => {
  /** @type {CatalogueData} */
  let data = { resources: [], packs: [], levels: [], skills: [], languages: [], decks: {}, prompts: {} };

  /** @type {(brought: CatalogueData) => void} */
  const load = (brought) => void (data = brought);

  /** Without it (a file of the site is missing) resources are named by their ids. @returns {Promise<CatalogueData>} */
  const get = async () => {
    await selfaccess.load('_selfaccess/catalogue.js').catch(console.error);
    return data;
  };

  return { load, get };
})();
