'use strict';
/** One line on what worked. At the end of something finished, `[data-diary-line]`, it is offered without standing in the way; the diary's page has it, too. */
selfaccess.diaryLine = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {Parameters<typeof selfaccess.prompts.sorts>[0]} Activity */
  /** What the line is about. @typedef {Activity & { resource: string }} About */

  /** When something was finished, or had been today: other parts of the page call it, as often as they like. @returns {Promise<void>} */
  const offer = async () => {
    const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-diary-line]'));
    const { resource } = selfaccess.page();
    if (place === null || resource === null) return;
    const record = await selfaccess.store.read();
    if (!place.hidden || !workedToday(record, resource.id, Date.now())) return;
    const written = today(record, resource.id, Date.now());
    if (written === null) ask(place, { kind: resource.kind, skills: resource.skills, resource: resource.id }, record);
    else place.replaceChildren(kept(written.text));
    place.hidden = false;
  };

  /** After a session of the review. @type {(place: HTMLElement) => Promise<void>} */
  const afterReview = async (place) => {
    ask(place, { kind: 'review', skills: [], resource: '' }, await selfaccess.store.read());
    place.hidden = false;
  };

  /** @type {(place: HTMLElement, about: About, record: LearnerRecord) => void} */
  const ask = (place, about, record) => {
    const { root } = form(about, record, (text) => {
      const line = kept(text);
      place.replaceChildren(line);
      // The field is gone; from here one goes on, and hears that it is kept.
      line.focus();
    });
    place.replaceChildren(root);
  };

  /** @type {(record: LearnerRecord, resource: string, now: number) => boolean} */
  const workedToday = (record, resource, now) => {
    const day = selfaccess.format.day(now);
    return [...record.attempts, ...record.sittings].some((done) => done.resource === resource && selfaccess.format.day(done.time) === day) ||
      Object.entries(record.drafts).some(([key, { done, time }]) => done && selfaccess.record.split(key)[0] === resource && selfaccess.format.day(time) === day);
  };

  /** Today's line about the resource. @type {(record: LearnerRecord, resource: string, now: number) => Note | null} */
  const today = (record, resource, now) =>
    selfaccess.notes.all(record, 'diary').find((note) => note.resource === resource && selfaccess.format.day(note.made) === selfaccess.format.day(now)) ?? null;

  /**
   * The question with a field for the answer; what stands in it is kept when the page is left, too. With one row Enter keeps it.
   * @type {(about: About, record: LearnerRecord, done: (text: string) => void, rows?: number) => { root: HTMLElement, field: HTMLTextAreaElement }}
   */
  const form = (about, record, done, rows = 1) => {
    const prompt = selfaccess.prompts.today(about, record, Date.now());
    const field = el('textarea', { class: 'typed', id: 'diary-line', rows, dir: 'auto', maxlength: selfaccess.recordTables.TEXT });
    const write = () => {
      const text = field.value.trim();
      if (text === '') return field.focus();
      field.value = '';
      add({ text, prompt, resource: about.resource });
      done(text);
    };
    const leave = () => void (field.isConnected && field.value.trim() !== '' && write());
    addEventListener('pagehide', leave);
    // As in saving.js: on file:// the frame that keeps the record hears us only before.
    field.addEventListener('input', () => addEventListener('beforeunload', leave));
    if (rows === 1) selfaccess.dom.onEnter(field, write);
    const root = el('div', { class: 'diary-line' }, el('label', { for: 'diary-line' }, prompt), el('div', { class: 'diary-write' }, field, button(t('diary.write'), write)));
    return { root, field };
  };

  /** @type {(line: Pick<Note, "text" | "prompt" | "resource">) => Promise<unknown>} */
  const add = (line) => {
    const now = Date.now();
    const { empty, newId } = selfaccess.record;
    return selfaccess.store.merge(selfaccess.notes.put(empty(selfaccess.page().library.id), newId(now), { kind: 'diary', ...line }, now));
  };

  /** @type {(text: string) => HTMLElement} */
  const kept = (text) =>
    el('p', { class: 'diary-line', tabindex: -1 }, t('diary.in_diary'), ' ', el('q', { dir: 'auto' }, text), ' ',
      el('a', { href: `${selfaccess.page().root}diary.html` }, t('diary.to_diary')));

  return { offer, afterReview, form, workedToday, today };
})();
