'use strict';
/** Records that a resource was opened: where one stopped is the one opened last. */
selfaccess.visit = (() => {
  const start = () => {
    const { resource, library } = selfaccess.page();
    if (resource === null) return;
    const now = Date.now();
    const visits = { [resource.id]: { first: now, last: now } };
    selfaccess.store.merge({ ...selfaccess.record.empty(library.id), visits });
  };

  return { start };
})();
