'use strict';
/** The search box: results below it as one types, and a filter at their head; arrows move, Enter opens, Escape closes. */
selfaccess.searchBox = (() => {
  /** Half of them are seen; each costs a file of texts. */
  const AT_ONCE = 6;
  const { el, all } = selfaccess.dom;

  const start = () => all('form[data-search]').forEach((form, number) => box(/** @type {HTMLFormElement} */ (form), `search-${number}`));

  /** @type {(form: HTMLFormElement, id: string) => void} */
  const box = (form, id) => {
    const input = /** @type {HTMLInputElement} */ (form.querySelector('input'));
    const popover = /** @type {HTMLElement} */ (form.querySelector('[data-search-results]'));
    const status = el('p', { class: 'search-status', role: 'status' });
    const narrow = selfaccess.searchNarrow(`${id}-filters`, input, () => begin());
    const list = el('div', { class: 'search-list', role: 'listbox', id: `${id}-list`, 'aria-label': selfaccess.t('search.results') });
    popover.classList.add('search-results');
    popover.tabIndex = -1; // it scrolls, but by the arrow keys of the box: not a stop of its own
    popover.hidden = true;
    popover.append(el('div', { class: 'search-head' }, status, narrow.clear, narrow.opener), narrow.panel, list);
    input.setAttribute('aria-controls', list.id);

    let limit = AT_ONCE;
    /** The number of the last search begun: only its answer is shown. */
    let latest = 0;
    /** @type {Promise<void> | null} of the query that stands in the box */
    let answered = null;
    /** Escape has closed the list: an answer that is still on its way leaves it so. */
    let closed = false;

    const options = () => all('[role=option]', list);
    const active = () => options().find((option) => option.getAttribute('aria-selected') === 'true');

    /** @type {(open: boolean) => void} */
    const show = (open) => {
      popover.hidden = !open;
      input.setAttribute('aria-expanded', String(open && list.childElementCount > 0));
      if (!open) choose(undefined);
    };

    /** @type {(option: HTMLElement | undefined) => void} */
    const choose = (option) => {
      active()?.setAttribute('aria-selected', 'false');
      option?.setAttribute('aria-selected', 'true');
      option?.scrollIntoView({ block: 'nearest' });
      if (option) input.setAttribute('aria-activedescendant', option.id);
      else input.removeAttribute('aria-activedescendant');
    };

    /** Down from the last is the box itself, and from there the first. @type {(by: 1 | -1) => void} */
    const move = (by) => {
      const found = options();
      const current = active();
      const place = current ? found.indexOf(current) + by : by > 0 ? 0 : found.length - 1;
      choose(found[place]);
    };

    /** Another query, or another filter. */
    const begin = () => {
      limit = AT_ONCE;
      closed = false;
      ask();
    };

    /** What stands in the box is looked for when the search before has ended: so keys that come faster than answers cost nothing. */
    const ask = () => {
      const number = (latest += 1);
      answered = Promise.resolve(answered).then(() => (number === latest ? answer(number) : undefined));
    };

    /** @type {(number: number) => Promise<void>} */
    const answer = async (number) => {
      const query = input.value.trim();
      if (query === '') return clear();
      try {
        const { count, others, results } = await selfaccess.search.search(query, limit, { fits: narrow.fits(), wanted: () => number === latest });
        if (number !== latest) return;
        if (count > 0) fill(count, results);
        else tell(others > 0 ? selfaccess.t('catalogue.found_none') : selfaccess.t('search.nothing', { query }));
      } catch (error) {
        console.error('selfaccess: search', error);
        if (number === latest) tell(selfaccess.t('search.failed'));
      }
      if (number === latest) popover.dataset.query = query; // what the list answers, for those who measure
    };

    const clear = () => {
      popover.dataset.query = '';
      list.replaceChildren();
      status.textContent = '';
      show(false);
    };

    /** @type {(text: string) => void} */
    const tell = (text) => {
      list.replaceChildren();
      status.textContent = text;
      show(!closed && form.contains(document.activeElement));
    };

    /** @type {(count: number, results: SearchResult[]) => void} */
    const fill = (count, results) => {
      choose(undefined);
      list.replaceChildren(...results.map((result, number) => selfaccess.searchResult(result, `${id}-${number}`)));
      if (count > results.length) list.append(more(Math.min(AT_ONCE, count - results.length)));
      status.textContent = selfaccess.t('search.found', { n: count });
      show(!closed && form.contains(document.activeElement));
    };

    /** @type {(n: number) => HTMLElement} */
    const more = (n) => {
      const option = { role: 'option', id: `${id}-more`, tabindex: -1, 'aria-selected': 'false' };
      return el('button', { type: 'button', class: 'search-more', ...option, click: showMore }, selfaccess.t('search.more', { n }));
    };

    const showMore = async () => {
      const known = options().length - 1;
      limit += AT_ONCE;
      ask();
      await answered;
      choose(options()[known]);
    };

    /** Opens the result chosen, else the first; after Escape, the list. */
    const open = async () => {
      if (input.value.trim() === '') return;
      if (answered === null) ask();
      await answered;
      if (popover.hidden) reopen();
      else (active() ?? options()[0])?.click();
    };

    const reopen = () => {
      closed = false;
      show(status.textContent !== '');
    };

    const close = () => {
      closed = true;
      show(false);
    };

    const empty = () => {
      latest += 1; // what is on its way is not wanted any more
      input.value = '';
      narrow.drop();
      clear();
    };

    /** @type {Record<string, () => void>} */
    const KEYS = {
      ArrowDown: () => (popover.hidden ? reopen() : move(1)),
      ArrowUp: () => (popover.hidden ? reopen() : move(-1)),
      Escape: () => (popover.hidden ? empty() : close()),
    };

    const enter = () => {
      selfaccess.search.ready().catch(() => undefined);
      reopen();
    };
    input.addEventListener('focus', enter);
    input.addEventListener('input', begin);
    input.addEventListener('keydown', (event) => {
      if (event.isComposing || !Object.hasOwn(KEYS, event.key)) return;
      event.preventDefault();
      KEYS[event.key]();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      open();
    });
    // What is pressed in the list leaves the focus in the box; only a menu of the filter takes it.
    popover.addEventListener('mousedown', (event) => {
      if (/** @type {Element} */ (event.target).closest('select') === null) event.preventDefault();
    });
    popover.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      input.focus();
      close();
    });
    form.addEventListener('focusout', (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) show(false);
    });
    // It has been entered while the scripts came, and perhaps somebody has begun to type.
    if (document.activeElement !== input) return;
    enter();
    if (input.value !== '') ask();
  };

  return { start };
})();
