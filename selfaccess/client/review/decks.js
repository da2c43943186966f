'use strict';
/** The scripts `_selfaccess/decks/N.js`, each read once and only when it is needed. They hand over their data by `load`. */
selfaccess.decks = (() => {
  /** @type {Map<number, unknown>} */
  const loaded = new Map();

  /** @type {(number: number, data: unknown) => void} */
  const load = (number, data) => void loaded.set(number, data);

  /** Null where there is none, or where its file is missing. @type {(number: number | undefined) => Promise<any>} */
  const get = async (number) => {
    if (number === undefined) return null;
    if (!loaded.has(number)) await selfaccess.load(`_selfaccess/decks/${number}.js`).catch(console.error);
    return loaded.get(number) ?? null;
  };

  return { load, get };
})();
