'use strict';
/** What has been written, by day: searched, changed, thrown away, printed, and saved as Markdown. */
selfaccess.diaryList = (() => {
  /** So many entries are shown at once; on paper all are. */
  const SHOWN = 8;

  const { el, button, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {ReturnType<typeof selfaccess.notes.all>[number]} Kept */
  /** What the page gives: the record as it is now, how a resource is called, and a way to change the record. */
  /** @typedef {{ record(): LearnerRecord, entry(id: string): CatalogueEntry | null, merge(patch: LearnerRecord): void }} Diary */

  /** @type {(diary: Diary) => { root: HTMLElement, show(): void }} */
  const list = (diary) => {
    const place = el('div', { class: 'diary-days' });
    const status = el('p', { role: 'status', class: 'learning-status' });
    const search = el('input', { type: 'search', class: 'typed', id: 'diary-search', input: () => show() });
    const kind = el('select', { 'aria-label': t('diary.kind'), change: () => show() },
      ...['all', 'diary', 'note'].map((value) => el('option', { value }, t(`diary.kind_${value}`))));
    const tools = el('div', { class: 'learning-actions diary-tools' },
      button(t('site.print'), () => window.print()), button(t('diary.export'), () => (status.textContent = save(diary))));
    const finding = el('div', { class: 'diary-find' }, el('label', { for: 'diary-search' }, t('diary.search')), search, kind);
    const root = el('section', { class: 'learning-section diary-written' }, el('h2', {}, t('diary.written')), finding, tools, status, place);
    let whole = false;

    const titleOf = (/** @type {string} */ id) => diary.entry(id)?.title ?? id;

    const show = () => {
      if (place.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement) return;
      const kinds = /** @type {Note["kind"][]} */ (kind.value === 'all' ? ['diary', 'note'] : [kind.value]);
      const written = selfaccess.notes.all(diary.record(), 'diary', 'note');
      const found = selfaccess.notes.find(written.filter((note) => kinds.includes(note.kind)), search.value, titleOf);
      root.hidden = written.length === 0 && status.childNodes.length === 0;
      if (search.value !== '' || kind.value !== 'all') status.textContent = t('diary.found', { n: found.length });
      else if (status.textContent === t('diary.found', { n: Number(place.dataset.found) })) status.textContent = '';
      place.dataset.found = String(found.length);
      place.replaceChildren(...days(found), ...(found.length > SHOWN && !whole ? [showAll(found.length)] : []));
    };

    /** @type {(n: number) => HTMLElement} */
    const showAll = (n) => button(t('diary.show_all', { n }), () => {
      whole = true;
      show();
      all('.diary-entry', place)[SHOWN]?.focus();
    });

    /** @type {(found: Kept[]) => HTMLElement[]} */
    const days = (found) => {
      /** @type {Map<string, HTMLElement[]>} */
      const byDay = new Map();
      found.forEach((note, index) => {
        const day = selfaccess.format.date(note.made);
        const item = entry(note);
        if (index >= SHOWN && !whole) item.classList.add('later');
        byDay.set(day, [...(byDay.get(day) ?? []), item]);
      });
      return Array.from(byDay, ([day, items]) =>
        el('section', { class: items.every((item) => item.classList.contains('later')) ? 'diary-day later' : 'diary-day' }, el('h3', {}, day), el('ul', {}, ...items)));
    };

    /** @type {(note: Kept) => HTMLElement} */
    const entry = (note) => {
      const short = note.text.length > 40 ? `${note.text.slice(0, 39)}…` : note.text;
      const change = el('button', { type: 'button', class: 'button quiet', 'aria-label': `${t('diary.change')}: ${short}`, click: () => edit(item, note) }, t('diary.change'));
      const item = el('li', { class: 'diary-entry', tabindex: -1, 'data-id': note.id },
        note.prompt !== '' && el('p', { class: 'diary-prompt', dir: 'auto' }, note.prompt),
        el('p', { class: 'diary-text', dir: 'auto' }, note.text),
        el('div', { class: 'diary-foot' },
          about(note),
          el('span', { class: 'diary-actions' }, change,
            el('button', { type: 'button', class: 'button quiet', 'aria-label': `${t('diary.remove')}: ${short}`, click: () => remove(note) }, t('diary.remove')))));
      return item;
    };

    /** @type {(note: Kept) => HTMLElement} */
    const about = ({ kind, resource }) => {
      const found = diary.entry(resource);
      return el('span', { class: 'note' }, ...(resource === '' ? [] : [
        t(kind === 'note' ? 'diary.note_on' : 'diary.about'), ' ', found === null ? resource : el('a', { href: selfaccess.page().root + found.url }, found.title)]));
    };

    /** @type {(item: HTMLElement, note: Kept) => void} */
    const edit = (item, note) => {
      const field = el('textarea', { class: 'typed', rows: 4, dir: 'auto', 'aria-label': note.prompt || t('diary.change'), maxlength: selfaccess.recordTables.TEXT });
      field.value = note.text;
      const save = (/** @type {string} */ text) => {
        if (text.trim() !== '') diary.merge(selfaccess.notes.put(diary.record(), note.id, { text: text.trim() }, Date.now()));
      };
      selfaccess.typing.keep(field, save);
      const done = () => {
        field.blur();
        show();
        const again = all('.diary-entry', place).find(({ dataset }) => dataset.id === note.id);
        again?.querySelector('button')?.focus();
      };
      item.replaceChildren(field, el('p', {}, button(t('diary.done'), done)));
      field.focus();
    };

    /** @type {(note: Kept) => void} */
    const remove = ({ id, ...note }) => {
      diary.merge(selfaccess.notes.remove(diary.record(), id, Date.now()));
      const back = button(t('diary.take_back'), () => {
        diary.merge(selfaccess.notes.put(diary.record(), id, { ...note }, Date.now()));
        status.replaceChildren();
        show();
        all('.diary-entry', place).find(({ dataset }) => dataset.id === id)?.focus();
      }, 'button quiet');
      status.replaceChildren(t('diary.removed'), ' ', back);
      show();
      back.focus();
    };

    return { root, show };
  };

  /** @type {(diary: Diary) => string} */
  const save = ({ record, entry }) => {
    const now = Date.now();
    const { library } = selfaccess.page();
    const name = `${t('diary.file', { library: library.title, date: selfaccess.format.day(now) })}.md`;
    selfaccess.dom.saveFile(name, selfaccess.diaryExport.markdown(record(), (id) => entry(id)?.title ?? id, library.title, now), 'text/markdown');
    return t('learning.saved', { name });
  };

  return { list };
})();
