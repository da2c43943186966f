'use strict';
/** On the page of a resource, `[data-notes]`: what the learner notes about it, kept as it is typed. */
selfaccess.notesHere = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = /** @type {HTMLDetailsElement | null} */ (document.querySelector('details[data-notes]'));
    const { resource } = selfaccess.page();
    if (place === null || resource === null) return;
    let record = await selfaccess.store.read();
    /** @type {Map<string, HTMLTextAreaElement>} */
    const fields = new Map();
    const summary = /** @type {HTMLElement} */ (place.querySelector('summary'));
    const list = el('div', { class: 'notes-list' });
    const more = button(t('diary.note_more'), () => {
      const field = add();
      count();
      field.focus();
    }, 'button quiet');
    place.append(list, el('p', { class: 'quiet' }, t('diary.kept_typing'), ' ', el('a', { href: `${selfaccess.page().root}diary.html` }, t('diary.all_notes'))), more);

    /** @type {(id: string, text: string) => void} */
    const save = (id, text) => {
      const isNew = record.notes[id] === undefined || record.notes[id].gone;
      if (text.trim() === '' ? isNew : record.notes[id]?.text === text) return;
      const now = Date.now();
      const patch = text.trim() === '' ? selfaccess.notes.remove(record, id, now) : selfaccess.notes.put(record, id, { kind: 'note', resource: resource.id, text }, now);
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
      count();
    };

    /** @type {(id?: string, note?: Note) => HTMLTextAreaElement} */
    const add = (id = selfaccess.record.newId(Date.now()), note) => {
      const label = note === undefined ? t('diary.note_new') : t('diary.note_of', { date: selfaccess.format.date(note.made) });
      const field = el('textarea', { class: 'typed', rows: 3, dir: 'auto', 'aria-label': label, maxlength: selfaccess.recordTables.TEXT });
      field.value = note?.text ?? '';
      selfaccess.typing.keep(field, (text) => save(id, text));
      fields.set(id, field);
      list.append(field);
      return field;
    };

    /** In the summary how many notes there are, so that a closed box tells of them. */
    const count = () => {
      const n = mine().length;
      summary.textContent = n === 0 ? t('diary.note_here') : t('diary.notes_here', { n });
      more.hidden = [...fields.values()].some(({ value }) => value.trim() === '');
    };
    const mine = () => selfaccess.notes.all(record, 'note').filter((note) => note.resource === resource.id).reverse();

    const show = () => {
      for (const [id, field] of fields) {
        if (record.notes[id]?.gone) selfaccess.typing.put(field, '');
      }
      for (const note of mine()) {
        const field = fields.get(note.id);
        if (field === undefined) add(note.id, note);
        else selfaccess.typing.put(field, note.text);
      }
      if (fields.size === 0) add();
      count();
    };

    list.addEventListener('input', count);
    selfaccess.store.onChange((changed) => {
      record = changed;
      show();
    });
    show();
    if (mine().length > 0) place.open = true;
  };

  return { start };
})();
