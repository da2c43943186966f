'use strict';
/** The page for an adviser, `[data-adviser]`: the learning agreement, what is to be handed over, and the preview, which is what is handed over. */
selfaccess.adviser = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;
  const { PARTS, AGREEMENT, agreed } = selfaccess.adviserReport;
  /** The periods, in days back; 0 for the whole time. */
  const PERIODS = [0, 28, 84];

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = document.querySelector('[data-adviser]');
    if (place === null) return;
    const [kept, catalogue] = await Promise.all([selfaccess.store.read(), selfaccess.catalogueData.get()]);
    let record = kept;

    /** @type {(name: string, value: string) => void} */
    const set = (name, value) => {
      const patch = selfaccess.settings.change(record, name, value, Date.now());
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
      show();
    };
    const agreement = agreementForm(() => record, set);
    const choice = choiceForm(() => record, set, () => show());
    const preview = el('div', { class: 'paper' });
    const file = el('details', { class: 'paper-file' });
    const status = el('p', { role: 'status', class: 'learning-status' });
    const actions = el('div', { class: 'learning-actions' },
      button(t('site.print'), () => window.print(), 'button primary'), button(t('adviser.save'), () => (status.textContent = save(current))));
    const nothing = el('p', { class: 'quiet' }, t('adviser.nothing_ticked'));
    const exact = el('p', { class: 'quiet adviser-exact' }, t('adviser.preview_why'));

    const report = () => selfaccess.adviserReport.make(record, catalogue, choice.read(), Date.now());
    /** What is shown; the same is saved. */
    let current = report();
    const show = () => {
      agreement.show();
      choice.show();
      const { parts, name } = choice.read();
      const isEmpty = parts.length === 0 && name === '';
      current = report();
      preview.hidden = exact.hidden = actions.hidden = file.hidden = isEmpty;
      nothing.hidden = !isEmpty;
      preview.replaceChildren(...selfaccess.adviserPaper.paper(current, selfaccess.page().library.title));
      file.replaceChildren(el('summary', {}, t('adviser.file_itself')), el('pre', { tabindex: 0, role: 'group', 'aria-label': t('adviser.file_itself'), dir: 'ltr' }, selfaccess.adviserReport.text(current)));
    };

    place.replaceChildren(
      el('p', { class: 'adviser-intro' }, t('adviser.intro')),
      agreement.root,
      choice.root,
      el('section', { class: 'learning-section adviser-preview', 'aria-labelledby': 'adviser-preview' },
        el('h2', { id: 'adviser-preview' }, t('adviser.preview')), nothing, exact, preview, actions, status, file));
    selfaccess.store.onChange((changed) => {
      record = changed;
      show();
    });
    show();
  };

  /** The fields are kept as they are typed. @type {(record: () => LearnerRecord, set: (name: string, value: string) => void) => { root: HTMLElement, show(): void }} */
  const agreementForm = (record, set) => {
    const fields = AGREEMENT.map((name) => {
      const field = el('textarea', { class: 'typed', rows: 2, dir: 'auto', id: `agreement-${name}`, maxlength: selfaccess.recordTables.LINE, 'aria-describedby': `agreement-${name}-hint` });
      selfaccess.typing.keep(field, (text) => set(`agreement:${name}`, text.trim()));
      const root = el('div', { class: 'adviser-field' }, el('label', { for: field.id }, t(`adviser.agreement_${name}`)),
        el('p', { class: 'quiet', id: `agreement-${name}-hint` }, t(`adviser.agreement_${name}_hint`)), field);
      return { name, field, root };
    });
    const goals = el('div', { class: 'adviser-field' });
    const root = el('section', { class: 'learning-section adviser-agreement' }, el('h2', {}, t('adviser.agreement')), el('p', {}, t('adviser.agreement_why')),
      goals, ...fields.map((one) => one.root), el('p', { class: 'quiet' }, t('diary.kept_typing')));
    const show = () => {
      for (const { name, field } of fields) selfaccess.typing.put(field, agreed(record(), name));
      const open = selfaccess.tasks.open(record().goals);
      goals.replaceChildren(el('h3', {}, t('adviser.agreement_goals')),
        open.length > 0 && el('ul', {}, ...open.map(([, { text }]) => el('li', { dir: 'auto' }, text))) || el('p', { class: 'quiet' }, t('adviser.no_goals')),
        el('p', {}, el('a', { href: `${selfaccess.page().root}goals.html` }, t('adviser.to_goals'))));
    };
    return { root, show };
  };

  /**
   * What is ticked is not kept: handing over is to be chosen each time anew.
   * @type {(record: () => LearnerRecord, set: (name: string, value: string) => void, changed: () => void) => { root: HTMLElement, read(): Parameters<typeof selfaccess.adviserReport.make>[2], show(): void }}
   */
  const choiceForm = (record, set, changed) => {
    const named = el('input', { type: 'checkbox', change: changed });
    const name = el('input', { type: 'text', class: 'typed', id: 'adviser-name', dir: 'auto', autocomplete: 'name', maxlength: 200 });
    selfaccess.typing.keep(name, (text) => set('name', text.trim()));
    const boxes = PARTS.map((part) => {
      const box = el('input', { type: 'checkbox', 'aria-describedby': `part-${part}-hint`, change: changed });
      const root = el('li', {}, el('label', {}, box, ' ', el('span', {}, t(`adviser.part_${part}`))), el('p', { class: 'quiet', id: `part-${part}-hint` }, t(`adviser.part_${part}_hint`)));
      return { part, box, root };
    });
    const period = el('select', { id: 'adviser-period', change: changed }, ...PERIODS.map((days) => el('option', { value: days }, days === 0 ? t('adviser.period_all') : t('adviser.period_weeks', { n: days / 7 }))));
    const root = el('section', { class: 'learning-section adviser-choice' }, el('h2', { id: 'adviser-choice' }, t('adviser.choice')), el('p', {}, t('adviser.choice_why')),
      el('div', { role: 'group', 'aria-labelledby': 'adviser-choice' }, el('ul', { class: 'adviser-parts' },
        el('li', {}, el('label', {}, named, ' ', el('span', {}, t('adviser.part_name'))), el('div', { class: 'adviser-name' }, el('label', { for: 'adviser-name' }, t('adviser.name')), name)),
        ...boxes.map((one) => one.root))),
      el('p', { class: 'adviser-period' }, el('label', { for: 'adviser-period' }, t('adviser.period')), ' ', period));

    const read = () => {
      const days = Number(period.value);
      return {
        parts: boxes.filter(({ box }) => box.checked).map(({ part }) => part),
        name: named.checked ? selfaccess.record.setting(record(), 'name', '') : '',
        since: days === 0 ? '' : selfaccess.days.add(selfaccess.format.day(Date.now()), -days),
      };
    };
    const show = () => {
      selfaccess.typing.put(name, selfaccess.record.setting(record(), 'name', ''));
      /** @type {HTMLElement} */ (name.parentElement).hidden = !named.checked;
    };
    return { root, read, show };
  };

  /** @type {(report: ReturnType<typeof selfaccess.adviserReport.make>) => string} */
  const save = (report) => {
    const name = `${t('adviser.file', { library: selfaccess.page().library.title, date: selfaccess.format.day(report.made) })}.json`;
    selfaccess.dom.saveFile(name, selfaccess.adviserReport.text(report));
    return t('learning.saved', { name });
  };

  return { start };
})();
