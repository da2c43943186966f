'use strict';
/** Brings bundles of the client (client.py), each once and with what it needs: `await selfaccess.need('search')`. */
selfaccess.need = (() => {
  /** @type {Record<string, string[]>} what each bundle needs */
  let needs = {};
  /** All lie in one folder; its name is that of the site's version. */
  const folder = () => document.querySelector('script[src]')?.getAttribute('src')?.match(/_selfaccess\/client-\w+\//)?.[0];
  /** @type {Map<string, Promise<void>>} what is there, or on its way */
  const known = new Map();

  /** @type {(...names: string[]) => Promise<unknown>} done when all have run; what failed may be tried again */
  const need = (...names) => Promise.all(names.map((name) => known.get(name) ?? bring(name)));

  /** All that is missing is asked for at once; scripts run in the order in which they are asked for. @type {(name: string) => Promise<void>} */
  const bring = (name) => {
    const before = need(...(needs[name] ?? []));
    const coming = Promise.all([before, selfaccess.load(`${folder()}${name}.js`, { ordered: true })]).then(() => undefined);
    known.set(name, coming);
    coming.catch(() => known.delete(name));
    return coming;
  };

  /** @type {(table: typeof needs) => void} */
  const load = (table) => void (needs = table);

  /** @type {Set<string>} */
  const run = new Set();

  /** Each bundle tells that it has run. @type {(name: string) => void} */
  const came = (name) => {
    run.add(name);
    if (!known.has(name)) known.set(name, Promise.resolve());
  };

  /** Whether all have run. @type {(...names: string[]) => boolean} */
  const has = (...names) => names.every((name) => run.has(name));

  return Object.assign(need, { load, came, has });
})();
