'use strict';
/** On the home page, `[data-continue]`: where the learner stopped, or what comes next. */
selfaccess.goOn = (() => {
  const { el } = selfaccess.dom;

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-continue]'));
    if (place === null) return;
    const record = await selfaccess.store.read();
    if (selfaccess.record.isEmpty(record)) return;
    const { goOn, next } = selfaccess.summary(record, await selfaccess.catalogueData.get());
    const entry = goOn[0]?.entry ?? next;
    if (entry === null) return;
    const key = goOn.length > 0 ? 'site.continue' : 'site.continue_next';
    const link = el('a', { class: 'button', href: selfaccess.page().root + entry.url }, entry.title);
    place.replaceChildren(el('h2', {}, selfaccess.t(key)), el('p', {}, link));
    place.hidden = false;
  };

  return { start };
})();
