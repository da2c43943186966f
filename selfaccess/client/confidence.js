'use strict';
/** "How sure are you?", asked beside the button that marks. It may be passed over. */
selfaccess.confidence = (() => {
  const { el } = selfaccess.dom;
  const t = selfaccess.t;
  const LEVELS = [0, 0.5, 1];
  let groups = 0;

  /** `read` gives what was said, 0–1 or null. @type {() => { root: HTMLElement, read(): number | null, clear(): void }} */
  const ask = () => {
    const name = `confidence-${(groups += 1)}`;
    const radios = LEVELS.map((level) => el('input', { type: 'radio', name, value: level }));
    const root = el('fieldset', { class: 'confidence' }, el('legend', {}, t('quiz.how_sure')),
      ...radios.map((radio, index) => el('label', {}, radio, t(`quiz.sure_${index}`))));
    return {
      root,
      read: () => LEVELS[radios.findIndex((radio) => radio.checked)] ?? null,
      clear: () => radios.forEach((radio) => (radio.checked = false)),
    };
  };

  return { LEVELS, ask };
})();
