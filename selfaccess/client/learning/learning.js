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
      const record = await selfaccess.store.read();
      report.replaceChildren(...(await content(record)));
      if (!options.contains(document.activeElement)) options.replaceChildren(selfaccess.learningOptions.options(record));
      // Looking for damaged records takes as long again; what there is to see does not wait for it.
      const damaged = await selfaccess.learningFiles.damaged();
      if (damaged !== null) report.append(damaged);
    };
    place.replaceChildren(report, options, selfaccess.learningFiles.files(show));
    selfaccess.store.onChange(show);
    await show();
  };

  /** @type {(record: LearnerRecord) => Promise<Node[]>} */
  const content = async (record) =>
    selfaccess.record.isEmpty(record) ? selfaccess.learningReport.empty() : selfaccess.learningReport.report(record, await selfaccess.catalogueData.get(), Date.now());

  return { start };
})();
