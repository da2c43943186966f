'use strict';
/** The learner's record for every page: `await selfaccess.store.read()`, `selfaccess.store.merge(patch)`. Chooses the way to it. */
selfaccess.store = (() => {
  const open = () => window.localStorage;

  /** @returns {Store} */
  const way = () => {
    const { library, root } = selfaccess.page();
    if (location.protocol === 'file:') return selfaccess.storeHub.client(library.id, `${root}hub.html`, selfaccess.storeLocal.slot(open, library.id));
    const local = selfaccess.storeLocal.local(open, library.id);
    return {
      ...local,
      left: [],
      read: async () => local.read(),
      merge: async (patch) => local.merge(patch),
      erase: async () => local.erase(),
      aside: async () => local.aside(),
      device: async () => local.device(),
    };
  };

  /** @type {Keeper | null} */
  let made = null;
  const kept = () => (made ??= selfaccess.keeper(way(), selfaccess.page().library.id, tell));

  let isTold = false;
  /** What is wrong is said on the page; that comes when it is needed. @type {(problem: StoreProblem | null) => Promise<void>} */
  const tell = async (problem) => {
    if (problem === null && !isTold) return;
    isTold = true;
    await selfaccess.need('notice');
    selfaccess.storeNotice.tell(problem);
  };

  /** @type {Keeper} */
  const store = {
    read: () => kept().read(),
    merge: (patch) => kept().merge(patch),
    erase: () => kept().erase(),
    text: () => kept().text(),
    aside: () => kept().aside(),
    device: () => kept().device(),
    onChange: (listener) => kept().onChange(listener),
  };
  return store;
})();
