'use strict';
/** My learning: `[data-learning]` is filled with what the record says. */
selfaccess.learning = (() => {
  /** @returns {Promise<void>} */
  const start = async () => {
    const place = document.querySelector('[data-learning]');
    if (place === null) return;
    const report = selfaccess.dom.el('div');
    const options = selfaccess.dom.el('div');
    const show = async () => {
      report.replaceChildren(...(await content()));
      if (!options.contains(document.activeElement)) options.replaceChildren(selfaccess.learningOptions.options(await selfaccess.store.read()));
    };
    place.replaceChildren(report, options, selfaccess.learningFiles.files(show));
    selfaccess.store.onChange(show);
    await show();
  };

  /** @returns {Promise<Node[]>} */
  const content = async () => {
    const record = await selfaccess.store.read();
    const damaged = await selfaccess.learningFiles.damaged();
    const sections = selfaccess.record.isEmpty(record)
      ? selfaccess.learningReport.empty()
      : selfaccess.learningReport.report(record, await selfaccess.catalogueData.get(), Date.now());
    return damaged === null ? sections : [...sections, damaged];
  };

  return { start };
})();
