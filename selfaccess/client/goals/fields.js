'use strict';
/** The fields of the forms on goals. */
selfaccess.goalFields = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;
  /** Days that are offered, in weeks from today. */
  const WEEKS = [2, 4, 12];

  let made = 0;

  /** A control under its label, with a hint in between. @type {(label: string, control: HTMLElement, hint?: string, ...more: Node[]) => HTMLElement} */
  const field = (label, control, hint = '', ...more) => {
    const id = (control.id = `goal-field-${(made += 1)}`);
    if (hint !== '') control.setAttribute('aria-describedby', `${id}-hint`);
    const hinted = hint !== '' && el('p', { id: `${id}-hint`, class: 'goal-hint' }, hint);
    return el('div', { class: 'goal-field' }, el('label', { for: id }, label), hinted, control, ...more);
  };

  /** @type {(value: string, changed: () => void) => HTMLTextAreaElement} */
  const lines = (value, changed) => {
    const area = el('textarea', { rows: 2, maxlength: selfaccess.recordTables.LINE, input: changed, dir: 'auto' });
    area.value = value;
    return area;
  };

  /** A day, with buttons for usual ones. @type {(value: string, changed: () => void) => { element: HTMLElement, value: () => string }} */
  const day = (value, changed) => {
    const today = selfaccess.format.day(Date.now());
    const input = el('input', { type: 'date', min: today, input: changed });
    input.value = value;
    const set = (/** @type {string} */ day) => {
      input.value = day;
      changed();
    };
    const presets = el('div', { class: 'goal-presets', role: 'group', 'aria-label': t('goals.due') },
      ...WEEKS.map((n) => button(t('goals.due_in_weeks', { n }), () => set(selfaccess.days.add(today, 7 * n)), 'button small')),
      button(t('goals.due_none'), () => set(''), 'button small'));
    return { element: field(t('goals.due'), input, '', presets), value: () => (selfaccess.check.isDay(input.value) ? input.value : '') };
  };

  /**
   * One of some choices; the first words of each may have a hint after them.
   * @param {string} title
   * @param {{ value: string, label: string, hint?: string }[]} choices
   * @param {string | null} chosen
   * @param {(value: string) => void} changed
   * @param {string} [className]
   * @returns {HTMLFieldSetElement}
   */
  const choice = (title, choices, chosen, changed, className = '') => {
    const name = `goal-choice-${(made += 1)}`;
    const lines = choices.map(({ value, label, hint = '' }) => {
      const radio = el('input', { type: 'radio', name, value, checked: value === chosen, change: () => changed(value) });
      return el('label', {}, radio, el('span', {}, label, hint !== '' && el('span', { class: 'goal-hint' }, ' ', hint)));
    });
    return el('fieldset', { class: `goal-choice ${className}` }, el('legend', {}, title), el('div', { class: 'goal-choices' }, ...lines));
  };

  /** `full`: its name, where the label says too little by itself. @type {(label: string, click: () => void, full?: string) => HTMLButtonElement} */
  const small = (label, click, full) => el('button', { type: 'button', class: 'button small', 'aria-label': full, click }, label);

  /** @type {(entry: CatalogueEntry) => HTMLElement} */
  const link = (entry) => el('a', { href: selfaccess.page().root + entry.url }, entry.title);

  /** @type {(text: string) => HTMLElement} */
  const note = (text) => el('span', { class: 'goal-note' }, text);

  /** Facts side by side; they may hold commas themselves. @type {(texts: string[]) => string} */
  const facts = (texts) => texts.join(' · ');

  /** The learner's own words inside ours, whatever way they run. @type {(text: string) => string} */
  const own = (text) => `\u2068${text}\u2069`;

  return { field, lines, day, choice, small, link, note, facts, own };
})();
