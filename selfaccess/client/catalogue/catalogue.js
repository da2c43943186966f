'use strict';
/** The catalogue page: `#filters` chooses among the cards; the choice stands in the address, so that it can be kept and gone back to. */
selfaccess.catalogue = (() => {
  const { all } = selfaccess.dom;
  const { fits, counts, read, write } = selfaccess.filter;

  const start = () => {
    const form = /** @type {HTMLFormElement | null} */ (document.getElementById('filters'));
    if (form === null) return;
    const cards = all('.card[data-id]').map((element) => ({ element, values: valuesOf(element) }));
    const status = statusOf(form);

    const show = () => {
      const choice = chosen(form);
      const shown = cards.filter(({ element, values }) => !(element.hidden = !fits(values, choice)));
      for (const group of all('[data-group]')) group.hidden = group.querySelector('.card:not([hidden])') === null;
      count(form, cards.map(({ values }) => values), choice);
      status.textContent = selfaccess.t(shown.length > 0 ? 'catalogue.found' : 'catalogue.found_none', { n: shown.length });
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
    form.hidden = false;
    restore();
    show();
  };

  /** @type {(card: HTMLElement) => Parameters<typeof fits>[0]} */
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

  /** Beside each box, how many it would leave. @type {(form: HTMLFormElement, cards: Parameters<typeof fits>[0][], choice: ReturnType<typeof read>) => void} */
  const count = (form, cards, choice) => {
    const numbers = counts(cards, choice);
    for (const box of boxes(form)) {
      const label = /** @type {HTMLElement} */ (box.closest('label'));
      const n = numbers[/** @type {"kind"} */ (box.name)].get(box.value) ?? 0;
      counter(label).textContent = String(n);
      label.classList.toggle('none', n === 0);
    }
  };

  /** @type {(label: HTMLElement) => HTMLElement} */
  const counter = (label) => {
    const found = label.querySelector('.count') ?? selfaccess.dom.el('span', { class: 'count' });
    if (!found.isConnected) label.append(' ', found);
    return /** @type {HTMLElement} */ (found);
  };

  /** @type {(form: HTMLFormElement) => HTMLElement} */
  const statusOf = (form) => {
    const found = document.getElementById('catalogue-status') ?? selfaccess.dom.el('p', { id: 'catalogue-status', role: 'status' });
    if (!found.isConnected) form.after(found);
    return found;
  };

  return { start };
})();
