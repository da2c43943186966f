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
      await fill(report, record);
      if (!options.contains(document.activeElement)) options.replaceChildren(selfaccess.learningOptions.options(record));
      // Looking for damaged records takes as long again; what there is to see does not wait for it.
      const damaged = await selfaccess.learningFiles.damaged();
      if (damaged !== null) report.append(damaged);
    };
    place.replaceChildren(report, options, selfaccess.learningFiles.files(show));
    selfaccess.store.onChange(show);
    await show();
  };

  /** From so many answers on the rest takes so long that it comes later. */
  const MANY = 3_000;

  /** Of a large record at first what is seen at once, and then the rest; later all together, so that nobody loses their place. @type {(report: HTMLElement, record: LearnerRecord) => Promise<void>} */
  const fill = async (report, record) => {
    if (selfaccess.record.isEmpty(record)) return report.replaceChildren(selfaccess.learningReport.empty());
    const { above, below } = selfaccess.learningReport.report(record, await selfaccess.catalogueData.get(), Date.now());
    if (report.hasChildNodes() || record.attempts.length < MANY) return report.replaceChildren(...above, ...below());
    report.replaceChildren(...above);
    await new Promise((resolve) => setTimeout(resolve));
    // Unless it was filled anew meanwhile.
    if (above[0].isConnected) report.append(...below());
  };

  return { start };
})();
