'use strict';
/** On My learning: what is asked and counted, and may be switched off. */
selfaccess.learningOptions = (() => {
  const { el } = selfaccess.dom;
  const t = selfaccess.t;
  const PARTS = ['time', 'guess', 'confidence'];

  /** @type {(record: LearnerRecord) => HTMLElement} */
  const options = (record) => {
    const status = el('p', { role: 'status', class: 'learning-status' });
    const boxes = PARTS.map((part) => {
      const box = el('input', { type: 'checkbox', checked: selfaccess.settings.isOn(record, part), change: () => turn(part, box.checked) });
      return el('li', {}, el('label', {}, box, ' ', t(`learning.option_${part}`)));
    });
    const turn = async (/** @type {string} */ part, /** @type {boolean} */ on) => {
      const change = selfaccess.settings.turn(await selfaccess.store.read(), part, on, Date.now());
      const { saved } = await selfaccess.store.merge(change);
      status.textContent = t(saved ? 'learning.option_kept' : 'learning.not_kept');
    };
    return el('section', { class: 'learning-section learning-options' }, el('h2', {}, t('learning.options')), el('p', {}, t('learning.options_why')), el('ul', {}, ...boxes), status);
  };

  return { options };
})();
