'use strict';
/** The frame's side of the store: hub.html, whose script is this and what it takes to merge. It serves pages of local files alone. */
selfaccess.serve = (() => {
  const CALLS = /** @type {const} */ (['read', 'merge', 'erase', 'aside', 'device']);

  const start = () => {
    const { library } = selfaccess.page();
    serve(library.id, selfaccess.storeLocal.local(() => window.localStorage, library.id));
  };

  /** @type {(library: string, store: LocalStore) => void} */
  const serve = (library, store) => {
    if (window.parent === window || location.protocol !== 'file:') return;
    /** @type {(message: object) => void} */
    const send = (message) => window.parent.postMessage({ selfaccess: library, ...message }, '*');
    window.addEventListener('message', ({ source, origin, data }) => {
      if (source !== window.parent || !['null', 'file://'].includes(origin) || !isCall(data, library)) return;
      send({ id: data.id, answer: answer(store, data) });
    });
    store.onChange((text) => send({ changed: text }));
    send({ ready: true });
  };

  /** @type {(store: LocalStore, data: { call: StoreCall, argument: string }) => unknown} */
  const answer = (store, { call, argument }) => (call === 'merge' ? store.merge(argument) : store[call]());

  /** @type {(data: any, library: string) => boolean} */
  const isCall = (data, library) =>
    data?.selfaccess === library && Number.isInteger(data.id) && CALLS.includes(data.call) && (data.call !== 'merge' || typeof data.argument === 'string');

  return Object.assign(start, { serve });
})();
