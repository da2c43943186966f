'use strict';
/** open: a field to write in, criteria to tick oneself, perhaps a recorder. */
selfaccess.viewOpen = (() => {
  const { el, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @type {MakeView<"open">} */
  const view = ({ item, root, changed, named }) => {
    const field = /** @type {HTMLTextAreaElement} */ (root.querySelector('.response .typed'));
    const criteria = /** @type {HTMLElement | null} */ (root.querySelector('.criteria'));
    const boxes = /** @type {HTMLInputElement[]} */ (criteria === null ? [] : all('input[type=checkbox]', criteria));
    const counter = el('p', { class: 'word-count' });
    selfaccess.field.prepare(field, item.language);
    named(field);
    if (item.words !== null) {
      field.after(counter);
      counter.id = `${root.id}-words`;
      field.setAttribute('aria-describedby', counter.id);
    }
    if (item.record) (criteria ?? field.parentElement?.lastElementChild ?? field).before(selfaccess.recorder(item.id));
    const count = () => {
      if (item.words === null) return;
      const { least, most } = item.words;
      const n = selfaccess.segments(field.value, item.language).filter(({ isWord }) => isWord).length;
      counter.textContent = least === 0 || least === most ? t('quiz.words_of', { n, most }) : t('quiz.words_between', { n, least, most });
    };
    field.addEventListener('input', () => {
      count();
      changed();
    });
    boxes.forEach((box) => box.addEventListener('change', changed));
    count();

    return {
      read: () => ({ text: field.value, criteria: boxes.map(({ checked }) => checked) }),
      write: (given) => {
        field.value = given?.text ?? '';
        boxes.forEach((box, index) => (box.checked = given?.criteria[index] ?? false));
        count();
      },
      /** The criteria appear when the learner asks. */
      mark: (_, finished) => criteria !== null && (criteria.hidden = !finished),
      lock: () => {},
      focus: () => field.focus(),
    };
  };

  return view;
})();
