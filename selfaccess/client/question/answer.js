'use strict';
/** answer: one field. */
selfaccess.viewAnswer = (() => {
  const { el } = selfaccess.dom;

  /** @type {MakeView<"answer">} */
  const view = ({ item, root, changed, submit, named }) => {
    const field = /** @type {HTMLInputElement} */ (root.querySelector('.response .typed'));
    const place = /** @type {HTMLElement} */ (root.querySelector('.response'));
    const note = el('p', { class: 'typed-note' });
    selfaccess.field.prepare(field, item.language);
    selfaccess.dom.onEnter(field, submit);
    named(field);
    field.after(note);
    field.addEventListener('input', () => {
      clear();
      changed();
    });
    const clear = () => {
      selfaccess.flag.set(place, null);
      note.replaceChildren();
    };

    return {
      read: () => field.value,
      write: (given) => void (field.value = given ?? ''),
      mark: (verdict) => {
        clear();
        const part = verdict?.parts[0];
        if (part === undefined) return;
        selfaccess.flag.set(place, part.outcome);
        if (part.note === 'typo') note.append(selfaccess.slip.slip(field.value, part.shown ?? '', item));
        if (part.note === 'accents') note.append(selfaccess.slip.accents(field.value, part.shown ?? '', item));
      },
      lock: (locked) => void (field.readOnly = locked),
      focus: () => field.focus(),
    };
  };

  return view;
})();
