'use strict';
/** The diary's page, `[data-diary]`: a line for today, what was written, strategies, and what keeps one going. */
selfaccess.diary = (() => {
  const { el } = selfaccess.dom;
  const t = selfaccess.t;
  /** So many of the resources that were used last may be chosen from. */
  const ABOUT = 8;

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = document.querySelector('[data-diary]');
    if (place === null) return;
    const [kept, catalogue] = await Promise.all([selfaccess.store.read(), selfaccess.catalogueData.get()]);
    let record = kept;
    const entries = selfaccess.catalogueData.byId(catalogue);
    const entry = (/** @type {string} */ id) => entries.get(id) ?? null;

    /** @type {(patch: LearnerRecord) => void} */
    const merge = (patch) => {
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
    };
    const written = selfaccess.diaryList.list({ record: () => record, entry, merge });
    const intro = el('p', { class: 'learning-empty' }, t('diary.empty'));
    const strategies = el('div');
    const measure = el('div');

    const show = () => {
      intro.hidden = Object.keys(record.notes).length > 0;
      written.show();
      if (!strategies.contains(document.activeElement)) strategies.replaceChildren(strategiesSection(() => record, catalogue, entry, merge));
      showMeasure();
    };
    const showMeasure = () => {
      const open = measure.querySelector('details')?.open ?? false;
      measure.replaceChildren(selfaccess.measure.section(record, catalogue, (part, on) => {
        merge(selfaccess.settings.turn(record, part, on, Date.now()));
        showMeasure();
        const index = selfaccess.motivation.PARTS.findIndex((one) => part === `motivation-${one}`);
        measure.querySelectorAll('input')[index]?.focus();
      }));
      const details = measure.querySelector('details');
      if (details !== null) details.open = open;
    };

    place.replaceChildren(intro, writing(() => record, entry, async () => {
      record = await selfaccess.store.read();
      show();
    }), written.root, strategies, measure);
    selfaccess.store.onChange((changed) => {
      record = changed;
      show();
    });
    show();
  };

  /** @type {(record: () => LearnerRecord, entry: (id: string) => CatalogueEntry | null, changed: () => void) => HTMLElement} */
  const writing = (record, entry, changed) => {
    const status = el('p', { role: 'status', class: 'learning-status' });
    const place = el('div');
    const choices = recent(record(), entry);
    const about = el('select', { id: 'diary-about', change: () => put() },
      el('option', { value: '' }, t('diary.about_nothing')), ...choices.map(({ id, title }) => el('option', { value: id }, title)));
    const now = Date.now();
    const today = choices.find(({ last }) => selfaccess.format.day(last) === selfaccess.format.day(now));
    about.value = today?.id ?? '';

    const put = () => {
      const text = place.querySelector('textarea')?.value ?? '';
      const chosen = choices.find(({ id }) => id === about.value);
      const { root, field } = selfaccess.diaryLine.form({ kind: chosen?.kind ?? '', skills: chosen?.skills ?? [], resource: chosen?.resource ?? '' }, record(), async () => {
        status.textContent = t('diary.is_in');
        await changed();
        put();
        place.querySelector('textarea')?.focus();
      }, 2);
      field.value = text;
      place.replaceChildren(root);
    };
    put();
    return el('section', { class: 'learning-section diary-today' }, el('h2', {}, t('diary.today')),
      choices.length > 0 && el('p', { class: 'diary-about' }, el('label', { for: 'diary-about' }, t('diary.about')), ' ', about), place, status);
  };

  /** What a line may be about: the resources used last, and the review when there was one today. */
  /** @type {(record: LearnerRecord, entry: (id: string) => CatalogueEntry | null) => { id: string, title: string, last: number, kind: string, skills: string[], resource: string }[]} */
  const recent = (record, entry) => {
    const now = Date.now();
    const used = Object.entries(record.visits).sort(([, a], [, b]) => b.last - a.last);
    const found = used.flatMap(([id, { last }]) => {
      const one = entry(id);
      return one === null ? [] : [{ id, title: one.title, last, kind: one.kind, skills: one.skills, resource: id }];
    });
    const reviewed = Object.values(record.activity[selfaccess.format.day(now)] ?? {}).some(({ reviews }) => reviews > 0);
    return [...found.slice(0, ABOUT), ...(reviewed ? [{ id: 'review', title: t('review.title'), last: 0, kind: 'review', skills: [], resource: '' }] : [])];
  };

  /** @type {(record: () => LearnerRecord, catalogue: CatalogueData, entry: (id: string) => CatalogueEntry | null, merge: (patch: LearnerRecord) => void) => HTMLElement} */
  const strategiesSection = (record, catalogue, entry, merge) => {
    const mine = selfaccess.notes.all(record(), 'strategy');
    const first = selfaccess.room.any(catalogue);
    if (mine.length === 0 && first === null) return el('div');
    const root = selfaccess.page().root;
    const rows = mine.map(({ id, resource, text }) => {
      const found = entry(resource);
      const title = found?.title ?? resource;
      const group = selfaccess.strategy.choices(resource, title, record, merge);
      const field = el('textarea', { class: 'typed', rows: 1, dir: 'auto', id: `strategy-${id}`, placeholder: ' ', maxlength: selfaccess.recordTables.TEXT });
      field.value = text;
      selfaccess.typing.keep(field, (text) => {
        const note = record().notes[id];
        if (note !== undefined && !note.gone) merge(selfaccess.notes.put(record(), id, { text: text.trim() }, Date.now()));
      });
      return el('li', {}, el('h3', {}, found === null ? title : el('a', { href: root + found.url }, title)), group.root,
        el('label', { for: `strategy-${id}` }, t('diary.strategy_text')), field);
    });
    return el('section', { class: 'learning-section strategies' }, el('h2', {}, t('diary.strategies')),
      mine.length === 0 && first !== null && el('p', {}, t('diary.strategies_none'), ' ', el('a', { href: root + first.url }, first.title)),
      rows.length > 0 && el('ul', { class: 'learning-list' }, ...rows));
  };

  return { start };
})();
