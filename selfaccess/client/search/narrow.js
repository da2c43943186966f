'use strict';
/** The filter at the head of the results: a button that opens some menus; what they hold is read when they are first opened. */
selfaccess.searchNarrow = (() => {
  const { el, all, button } = selfaccess.dom;
  const { facets, fitting } = selfaccess.searchFilters;
  const NAMES = { language: 'catalogue.language', level: 'catalogue.level', skill: 'catalogue.skill', kind: 'catalogue.kind', minutes: 'catalogue.minutes' };

  /**
   * What is chosen stays until it is cleared, or dropped with the query; where the menus are closed, the button says it.
   * @param {string} id of the panel
   * @param {HTMLInputElement} input the search box
   * @param {() => void} changed is called when something else is chosen
   */
  const searchNarrow = (id, input, changed) => {
    const panel = el('div', { class: 'search-filters', role: 'group', id, 'aria-label': selfaccess.t('search.filter'), hidden: true });
    const opener = button(selfaccess.t('search.filter'), () => open(panel.hidden === true), 'button quiet');
    opener.setAttribute('aria-controls', id);
    const clear = button(selfaccess.t('search.clear'), () => (leave(clear, input), reset(), changed()), 'button quiet');
    /** @type {Uint8Array | null} the documents that fit, null for all */
    let fits = null;

    /** @type {(open: boolean) => Promise<void>} */
    const open = async (open) => {
      if (open && panel.childElementCount === 0) await fill();
      if (!open) leave(panel, opener);
      panel.hidden = !open;
      say();
    };

    /** The focus does not stay on what goes away. @type {(from: HTMLElement, to: HTMLElement) => void} */
    const leave = (from, to) => {
      if (from.contains(document.activeElement)) to.focus();
    };

    const fill = async () => {
      try {
        /** @type {[SearchFilters, SearchIndex]} */
        const [filters, { learnt }] = await Promise.all([selfaccess.searchFiles.get('filters'), selfaccess.searchFiles.get('index')]);
        panel.replaceChildren(...facets(filters).map(([name, values]) => menu(name, labels(name, values, filters, learnt))));
        panel.onchange = () => {
          const choice = chosen().map(({ name, value }) => [name, value]);
          fits = choice.length === 0 ? null : fitting(filters, Object.fromEntries(choice));
          say();
          changed();
        };
      } catch (error) {
        console.error('selfaccess: search', error);
        panel.textContent = selfaccess.t('search.failed');
      }
    };

    /** @returns {HTMLSelectElement[]} */
    const menus = () => all('select', panel);
    const chosen = () => menus().filter(({ value }) => value !== '');

    const say = () => {
      const some = chosen();
      clear.hidden = some.length === 0;
      opener.setAttribute('aria-expanded', String(!panel.hidden));
      const told = panel.hidden ? some.map(({ selectedOptions: [{ text }] }) => el('span', { dir: 'auto' }, text)) : [];
      opener.replaceChildren(selfaccess.t('search.filter'), ...told);
    };

    const reset = () => {
      for (const menu of menus()) menu.value = '';
      fits = null;
      say();
    };

    const drop = () => {
      panel.hidden = true;
      reset();
    };

    say();
    return { opener, clear, panel, drop, fits: () => fits };
  };

  /** @type {(name: keyof typeof NAMES, labels: [value: string, label: string][]) => HTMLElement} */
  const menu = (name, labels) => {
    const options = labels.map(([value, label]) => el('option', { value }, label));
    return el('label', {}, selfaccess.t(NAMES[name]), el('select', { name }, el('option', { value: '' }, selfaccess.t('search.any')), ...options));
  };

  /**
   * Each value as the learner reads it; languages in the order of the alphabet.
   * @type {(name: keyof typeof NAMES, values: string[], filters: SearchFilters, learnt: Record<string, string>) => [string, string][]}
   */
  const labels = (name, values, { skills }, learnt) => {
    const titles = new Map(skills);
    /** @type {Record<keyof typeof NAMES, (value: string) => string>} */
    const named = {
      language: (tag) => learnt[tag] ?? tag,
      level: (level) => level,
      skill: (id) => titles.get(id) ?? id,
      kind: (kind) => selfaccess.t(`search.kind_${kind}`),
      minutes: (n) => selfaccess.t('catalogue.at_most', { n: Number(n) }),
    };
    const found = values.map((value) => /** @type {[string, string]} */ ([value, named[name](value)]));
    return name === 'language' ? found.sort(([, one], [, other]) => one.localeCompare(other, selfaccess.page().language)) : found;
  };

  return searchNarrow;
})();
