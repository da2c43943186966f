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

  /** @type {WeakMap<CatalogueData, Map<string, CatalogueEntry>>} */
  const known = new WeakMap();
  /** The resources by id; made once for a catalogue, which does not change. @type {(catalogue: CatalogueData) => Map<string, CatalogueEntry>} */
  const byId = (catalogue) => {
    const found = known.get(catalogue) ?? new Map(catalogue.resources.map((entry) => [entry.id, entry]));
    known.set(catalogue, found);
    return found;
  };

  return { load, get, byId };
})();
