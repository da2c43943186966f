'use strict';
/** Asking, commenting, proposing: the form in a box on each page of a resource, `[data-contribute]`, and for changing what was said. */
selfaccess.contribute = (() => {
  const { el, button, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {Parameters<typeof selfaccess.contributions.tidy>[0]} Said */

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = /** @type {HTMLDetailsElement | null} */ (document.querySelector('details[data-contribute]'));
    const { resource, library, root } = selfaccess.page();
    if (place === null || resource === null) return;
    const status = el('p', { role: 'status', class: 'learning-status' });
    const link = el('a', { href: `${root}contributions.html` });

    const show = (/** @type {LearnerRecord} */ record) => {
      const n = selfaccess.contributions.all(record).filter((item) => item.resource === resource.id).length;
      link.textContent = n === 0 ? t('contributions.to_page') : t('contributions.to_page_n', { n });
    };
    /** @type {(said: Said) => Promise<void>} */
    const keep = async (said) => {
      const now = Date.now();
      const { saved } = await selfaccess.store.merge(selfaccess.contributions.put(selfaccess.record.empty(library.id), selfaccess.record.newId(now), said, now));
      status.textContent = t(saved ? 'contributions.kept' : 'learning.not_kept');
      show(await selfaccess.store.read());
    };
    const begin = { resource: resource.id, kind: /** @type {const} */ ('question'), text: '', more: {} };
    const made = form(begin, t('contributions.keep'), (said) => {
      made.put(begin);
      keep(said);
    });
    place.append(el('p', { class: 'quiet' }, t('contributions.box_why')), made.root, status, el('p', {}, link));
    selfaccess.store.onChange(show);
    show(await selfaccess.store.read());
  };

  let forms = 0;

  /** @type {(said: Said, label: string, done: (said: Said) => void) => { root: HTMLElement, put(said: Said): void, focus(): void }} */
  const form = (begin, label, done) => {
    const name = `contribution-${(forms += 1)}`;
    const { FIELDS, KINDS, missing, tidy } = selfaccess.contributions;
    const kinds = KINDS.map((kind) => el('input', { type: 'radio', name, value: kind, change: () => show() }));
    const more = /** @type {const} */ (['term', 'meaning', 'example']).map((key) => {
      const field = el('input', { type: 'text', class: 'typed', id: `${name}-${key}`, dir: 'auto', maxlength: selfaccess.recordTables.LINE });
      return { key, field, root: el('div', { class: 'contribution-field' }, el('label', { for: field.id }, t(`contributions.field_${key}`)), field) };
    });
    const text = el('textarea', { class: 'typed', rows: 3, dir: 'auto', id: `${name}-text`, maxlength: selfaccess.recordTables.LINE });
    const textLabel = el('label', { for: text.id });
    const fault = el('p', { class: 'contribution-fault', id: `${name}-fault`, role: 'status' });

    const kind = () => KINDS[kinds.findIndex((radio) => radio.checked)] ?? 'question';
    const show = () => {
      more.forEach(({ key, root }) => (root.hidden = !(/** @type {readonly string[]} */ (FIELDS[kind()]).includes(key))));
      textLabel.textContent = t(`contributions.text_${kind()}`);
      tell('');
    };
    /** @type {(missed: string) => void} */
    const tell = (missed) => {
      fault.textContent = missed === '' ? '' : t(`contributions.missing_${missed}`);
      for (const [key, field] of /** @type {[string, HTMLElement][]} */ ([['text', text], ...more.map(({ key, field }) => [key, field])])) {
        if (key === missed) {
          field.setAttribute('aria-invalid', 'true');
          field.setAttribute('aria-describedby', fault.id);
          field.focus();
        } else for (const attribute of ['aria-invalid', 'aria-describedby']) field.removeAttribute(attribute);
      }
    };
    const read = () => tidy({ resource: begin.resource, kind: kind(), text: text.value, more: Object.fromEntries(more.map(({ key, field }) => [key, field.value])) });
    const finish = () => {
      const said = read();
      const missed = missing(said);
      tell(missed);
      if (missed === '') done(said);
    };
    /** @type {(said: Said) => void} */
    const put = (said) => {
      kinds.forEach((radio) => (radio.checked = radio.value === said.kind));
      text.value = said.text;
      more.forEach(({ key, field }) => (field.value = said.more[key] ?? ''));
      show();
    };
    const root = el('div', { class: 'contribution-form' },
      el('fieldset', { class: 'contribution-kinds' }, el('legend', {}, t('contributions.kind')),
        ...kinds.map((radio, index) => el('label', {}, radio, ' ', t(`contributions.kind_${KINDS[index]}`)))),
      ...more.map((field) => field.root),
      el('div', { class: 'contribution-field' }, textLabel, text),
      fault,
      el('p', {}, button(label, finish)));
    put(begin);
    return { root, put, focus: () => (all('.contribution-field:not([hidden]) .typed', root)[0] ?? text).focus() };
  };

  return { start, form };
})();
