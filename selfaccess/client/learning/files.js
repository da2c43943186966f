'use strict';
/** Saving the record to a file, reading one back, and erasing. */
selfaccess.learningFiles = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** @type {(changed: () => void) => HTMLElement} */
  const files = (changed) => {
    const status = el('p', { role: 'status', class: 'learning-status' });
    const input = el('input', { type: 'file', accept: '.json,application/json', class: 'file-input', id: 'learning-file', change: () => bringIn() });
    const bringIn = async () => {
      const file = input.files?.[0];
      if (file === undefined) return;
      status.textContent = await readBack(file);
      input.value = '';
      changed();
    };
    return el('section', { class: 'learning-section learning-files' },
      el('h2', {}, t('learning.files')),
      el('p', {}, t('learning.files_why')),
      el('div', { class: 'learning-actions' },
        button(t('learning.save'), async () => (status.textContent = await save())),
        // A label acts as the button: native file inputs can't be worded.
        el('span', { class: 'file' }, input, el('label', { for: 'learning-file', class: 'button' }, t('learning.read'))),
        button(t('learning.erase'), () => eraseDialog(status, changed), 'button danger')),
      status);
  };

  /** @type {() => Promise<string>} */
  const save = async () => {
    const name = selfaccess.storeNotice.fileName(Date.now());
    selfaccess.dom.saveFile(name, await selfaccess.store.text());
    return t('learning.saved', { name });
  };

  /** Merges a file in and says what came of it. @type {(file: File) => Promise<string>} */
  const readBack = async (file) => {
    if (file.size > selfaccess.recordText.LONGEST) return t('learning.refused_huge');
    const read = selfaccess.record.parse(await file.text().catch(() => ''), selfaccess.page().library.id);
    if ('refused' in read) return t(`learning.refused_${read.refused}`, { library: read.library });
    const before = await selfaccess.store.read();
    const { saved } = await selfaccess.store.merge(read.record);
    return [cameIn(selfaccess.record.news(before, read.record)), read.damaged > 0 && t('learning.damaged', { n: read.damaged }), !saved && t('learning.not_kept')]
      .filter(Boolean).join(' ');
  };

  /** @type {(news: ReturnType<typeof selfaccess.record.news>) => string} */
  const cameIn = ({ attempts, sittings, others }) => {
    const parts = [
      attempts > 0 && t('learning.new_attempts', { n: attempts }),
      sittings > 0 && t('learning.new_sittings', { n: sittings }),
      others > 0 && t('learning.new_others', { n: others }),
    ].filter((part) => part !== false);
    return parts.length > 0 ? t('learning.came_in', { what: selfaccess.format.list(parts) }) : t('learning.nothing_new');
  };

  /** Asks before everything is erased, and offers to save first. @type {(status: HTMLElement, changed: () => void) => void} */
  const eraseDialog = (status, changed) => {
    const told = el('p', { role: 'status' });
    const erase = async () => {
      const { saved } = await selfaccess.store.erase();
      dialog.close();
      status.textContent = t(saved ? 'learning.erased' : 'learning.not_erased');
      changed();
    };
    const dialog = el('dialog', { class: 'learning-dialog', 'aria-labelledby': 'erase-title', close: () => dialog.remove() },
      el('h2', { id: 'erase-title' }, t('learning.erase_title')),
      el('p', {}, t('learning.erase_text')),
      el('div', { class: 'learning-actions' },
        button(t('learning.cancel'), () => dialog.close()),
        button(t('learning.save_first'), async () => (told.textContent = await save())),
        button(t('learning.erase_yes'), erase, 'button danger')),
      told);
    document.body.append(dialog);
    dialog.showModal();
  };

  /** What could not be read whole was set aside; here it can be had. @type {() => Promise<HTMLElement | null>} */
  const damaged = async () => {
    const copies = await selfaccess.store.aside();
    return copies.length === 0 ? null : el('section', { class: 'learning-section' },
      el('h2', {}, t('learning.aside')),
      el('p', {}, t('learning.aside_why')),
      el('ul', { class: 'learning-list' }, ...copies.map(({ time, text }) =>
        el('li', {}, button(t('learning.aside_save', { date: selfaccess.format.date(time) }),
          () => selfaccess.dom.saveFile(selfaccess.storeNotice.fileName(time), text))))));
  };

  return { files, damaged };
})();
