'use strict';
/** The scripts of the index, each read once and only when it is needed. They hand over their data by `load`. */
selfaccess.searchFiles = (() => {
  /** @type {Map<string, unknown>} */
  const loaded = new Map();

  /** @type {(name: string, data: unknown) => void} */
  const load = (name, data) => void loaded.set(name, data);

  /** @type {(name: string) => Promise<any>} */
  const get = async (name) => {
    if (!loaded.has(name)) await selfaccess.load(`_selfaccess/search/${name}.js`);
    return loaded.get(name);
  };

  /** lunr itself is a script without our call around it. @type {() => Promise<Lunr>} */
  const getLunr = async () => {
    await selfaccess.load('_selfaccess/search/lunr.js');
    return lunr;
  };

  return { load, get, getLunr };
})();
