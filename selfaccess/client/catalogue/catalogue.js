'use strict';
/** The catalogue page: `#filters` chooses among the cards; the choice stands in the address, so that it can be kept and gone back to. Of very many the first are shown. */
selfaccess.catalogue = (() => {
  const { all, button } = selfaccess.dom;
  const { index, read, write } = selfaccess.filter;
  /** So many are shown at once; as in templates/catalogue.html. */
  const AT_ONCE = 80;

  const start = () => {
    const form = /** @type {HTMLFormElement | null} */ (document.getElementById('filters'));
    if (form === null) return;
    const cards = all('.card[data-id]');
    const choose = index(cards.map(valuesOf));
    const counters = boxes(form).map((box) => ({ box, ...counter(box) }));
    const groups = new Set(cards.map((card) => /** @type {HTMLElement | null} */ (card.closest('[data-group]'))));
    const status = statusOf(form);
    const more = button('', () => {
      const [next] = found.slice(limit);
      limit += AT_ONCE;
      lay();
      cards[next]?.querySelector('a')?.focus();
    });
    Array.from(groups).at(-1)?.after(more);
    /** @type {number[]} the cards that are left */
    let found = [];
    let limit = AT_ONCE;
    /** @type {Set<HTMLElement>} */
    let shown = new Set(cards);

    /** Only what changes is touched. */
    const lay = () => {
      const next = new Set(found.slice(0, limit).map((at) => cards[at]));
      for (const card of shown) if (!next.has(card)) card.hidden = true;
      for (const card of next) if (card.hidden) card.hidden = false;
      shown = next;
      const seen = new Set(Array.from(shown, (card) => card.closest('[data-group]')));
      for (const group of groups) if (group !== null && group.hidden === seen.has(group)) group.hidden = !seen.has(group);
      more.hidden = found.length <= limit;
      more.textContent = selfaccess.t('search.more', { n: Math.min(AT_ONCE, found.length - limit) });
    };

    const show = () => {
      const left = choose(chosen(form));
      found = left.found;
      limit = AT_ONCE;
      lay();
      for (const { box, label, place } of counters) {
        const n = left.counts[/** @type {"kind"} */ (box.name)].get(box.value) ?? 0;
        if (place.textContent !== String(n)) place.textContent = String(n);
        label.classList.toggle('none', n === 0);
      }
      status.textContent = selfaccess.t(found.length > 0 ? 'catalogue.found' : 'catalogue.found_none', { n: found.length });
    };
    // A fragment without "=" is some element's id (a skip link), not a choice.
    const restore = () => {
      if (location.hash !== '' && !location.hash.includes('=')) return;
      put(form, read(location.hash));
      show();
    };

    form.addEventListener('change', () => {
      history.pushState(null, '', write(chosen(form)));
      show();
    });
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      history.pushState(null, '', '#');
      restore();
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    window.addEventListener('hashchange', restore);
    if (location.hash.includes('=')) put(form, read(location.hash));
    show();
    all('.shelves')[0]?.classList.remove('long');
  };

  /** @type {(card: HTMLElement) => Parameters<typeof index>[0][number]} */
  const valuesOf = ({ dataset }) => {
    const words = (/** @type {string | undefined} */ text) => (text ?? '').split(' ').filter((word) => word !== '');
    return {
      language: words(dataset.language), level: dataset.level ? [dataset.level] : [], skill: words(dataset.skills),
      topic: topicsOf(dataset.topics), kind: words(dataset.kind), minutes: Number(dataset.minutes ?? 0),
    };
  };

  /** Topics are free words, which may hold spaces: they are parted by "|". @type {(text: string | undefined) => string[]} */
  const topicsOf = (text) => (text ?? '').split('|').filter((topic) => topic !== '');

  /** @type {(form: HTMLFormElement) => HTMLInputElement[]} */
  const boxes = (form) => all('input[type=checkbox]', form);

  /** @type {(form: HTMLFormElement) => HTMLSelectElement | null} */
  const minutesOf = (form) => form.querySelector('select[name=minutes]');

  /** @type {(form: HTMLFormElement) => ReturnType<typeof read>} */
  const chosen = (form) => {
    const choice = selfaccess.filter.none();
    for (const box of boxes(form)) if (box.checked) choice[/** @type {"kind"} */ (box.name)].push(box.value);
    choice.minutes = Number(minutesOf(form)?.value ?? 0);
    return choice;
  };

  /** @type {(form: HTMLFormElement, choice: ReturnType<typeof read>) => void} */
  const put = (form, choice) => {
    for (const box of boxes(form)) box.checked = choice[/** @type {"kind"} */ (box.name)].includes(box.value);
    const minutes = minutesOf(form);
    if (minutes !== null) minutes.value = choice.minutes > 0 ? String(choice.minutes) : '';
  };

  /** Beside each box, how many it would leave. @type {(box: HTMLInputElement) => { label: HTMLElement, place: HTMLElement }} */
  const counter = (box) => {
    const label = /** @type {HTMLElement} */ (box.closest('label'));
    const place = label.querySelector('.count') ?? selfaccess.dom.el('span', { class: 'count' });
    if (!place.isConnected) label.append(' ', place);
    return { label, place: /** @type {HTMLElement} */ (place) };
  };

  /** @type {(form: HTMLFormElement) => HTMLElement} */
  const statusOf = (form) => {
    const found = document.getElementById('catalogue-status') ?? selfaccess.dom.el('p', { id: 'catalogue-status', role: 'status' });
    if (!found.isConnected) form.after(found);
    return found;
  };

  return { start };
})();
