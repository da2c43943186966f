'use strict';
/** The resources of a goal as a list to tick: what was gathered, what is suggested, and a search for more. */
selfaccess.goalResources = (() => {
  const { el } = selfaccess.dom;
  const { field, small, note } = selfaccess.goalFields;
  const t = selfaccess.t;
  /** So many finds of the search are shown. */
  const SHOWN = 6;

  /** @typedef {{ entry: CatalogueEntry, why: string, box: HTMLInputElement, line: HTMLElement }} Row */

  /**
   * @param {object} given
   * @param {CatalogueData} given.catalogue
   * @param {LearnerRecord} given.record
   * @param {{ entry: CatalogueEntry, why: string }[]} given.chosen are ticked at first
   * @param {() => void} given.changed
   * @returns {{ element: HTMLElement, ids: () => string[], suggest: (text: string) => void }}
   */
  const resources = ({ catalogue, record, chosen, changed }) => {
    const pace = selfaccess.pace(record, catalogue);
    /** @type {Map<string, Row>} */
    const rows = new Map();
    const list = el('ul', { class: 'goal-resources' });
    const none = el('p', { class: 'goal-hint' }, t('goals.serve_none'));

    /** @type {(entry: CatalogueEntry, why: string, ticked: boolean) => void} */
    const add = (entry, why, ticked) => {
      const known = rows.get(entry.id);
      if (known !== undefined) return void (known.box.checked ||= ticked);
      const box = el('input', { type: 'checkbox', checked: ticked, change: changed });
      const line = el('li', {}, el('label', {}, box, el('span', {}, el('span', { class: 'goal-resource-title' }, entry.title), ' ', note(facts(entry, why)))));
      rows.set(entry.id, { entry, why, box, line });
      list.append(line);
    };

    /** @type {(entry: CatalogueEntry, why: string) => string} */
    const facts = (entry, why) => {
      const { state, left } = pace.of(entry);
      const time = state === 'done' ? t('site.state_done') : selfaccess.format.duration(left);
      return selfaccess.goalFields.facts([...(entry.level === '' ? [] : [entry.level]), ...(entry.kind === 'path' ? [] : [time]), t(`goals.why_${why}`)]);
    };

    const ids = () => Array.from(rows.values()).filter(({ box }) => box.checked).map(({ entry }) => entry.id);

    /** Looks what serves the words of the goal; what was not ticked of the last time goes. @type {(text: string) => void} */
    const suggest = (text) => {
      for (const [id, { box, line }] of rows) {
        if (box.checked || line.contains(document.activeElement)) continue;
        line.remove();
        rows.delete(id);
      }
      for (const { entry, why } of selfaccess.gather.gather(text, [], catalogue, (entry) => pace.of(entry).state === 'done')) add(entry, why, true);
      const language = selfaccess.record.setting(record, 'language', '');
      const isOf = (/** @type {CatalogueEntry} */ entry) => language === '' || [language, ''].includes(entry.language);
      const others = catalogue.resources.filter((entry) => !rows.has(entry.id) && entry.kind !== 'questionnaire' && isOf(entry));
      for (const { entry, why } of selfaccess.gather.byWords(text, others)) add(entry, why, false);
      show();
    };

    const show = () => (none.hidden = rows.size > 0);

    const found = el('ul', { class: 'goal-found', 'aria-live': 'polite' });
    const stay = (/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && event.preventDefault();
    const search = el('input', { type: 'search', autocomplete: 'off', input: () => find(), keydown: stay });
    const find = () => {
      const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const fits = (/** @type {CatalogueEntry} */ { title, topics, level }) => {
        const text = [title, ...topics, level].join(' ').toLocaleLowerCase();
        return words.every((word) => text.includes(word));
      };
      const finds = words.length === 0 ? [] : catalogue.resources.filter((entry) => fits(entry) && !rows.get(entry.id)?.box.checked).slice(0, SHOWN);
      const lines = finds.map((entry) => el('li', {}, small(`+ ${entry.title}`, () => take(entry), t('goals.found_add', { title: entry.title }))));
      found.replaceChildren(...(words.length > 0 && finds.length === 0 ? [el('li', { class: 'goal-hint' }, t('goals.found_none'))] : lines));
    };
    const take = (/** @type {CatalogueEntry} */ entry) => {
      add(entry, 'chosen', true);
      show();
      search.value = '';
      find();
      search.focus();
      changed();
    };

    for (const { entry, why } of chosen) add(entry, why, true);
    show();
    const element = el('fieldset', { class: 'goal-serve' }, el('legend', {}, t('goals.serve')), none, list, field(t('goals.find'), search, '', found));
    return { element, ids, suggest };
  };

  return resources;
})();
