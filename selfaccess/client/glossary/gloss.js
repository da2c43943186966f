'use strict';
/** A small card with the meaning of a glossed word: `<a class="gloss" href="…#term-x" data-meaning data-pronunciation>`. */
selfaccess.gloss = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;
  const GAP = 6;

  /** Without popovers in the browser the link leads to the entry, as without scripts. */
  const start = () => {
    if (!('popover' in HTMLElement.prototype)) return;
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a.gloss[data-meaning]') : null;
      if (!(link instanceof HTMLAnchorElement) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(link);
    });
  };

  /** @type {(link: HTMLAnchorElement) => void} */
  const open = (link) => {
    const { meaning = '', pronunciation = '', meaningLang } = link.dataset;
    const word = link.dataset.term ?? link.textContent ?? '';
    const card = el('div', { class: 'gloss-card', popover: 'auto', role: 'dialog', 'aria-label': word, tabindex: -1 },
      el('p', {}, el('strong', { lang: link.closest('[lang]')?.getAttribute('lang'), dir: 'auto' }, word),
        pronunciation !== '' && el('span', { class: 'pronunciation' }, ' ', pronunciation)),
      el('p', { lang: meaningLang, dir: 'auto' }, meaning),
      el('p', { class: 'gloss-actions' }, el('a', { href: link.href }, t('glossary.entry')), ' ', selfaccess.keep.ofLink(link), ' ', button(t('glossary.close'), () => card.hidePopover(), 'button quiet')));
    card.addEventListener('toggle', (event) => {
      if (/** @type {ToggleEvent} */ (event).newState !== 'closed') return;
      const held = card.contains(document.activeElement) || document.activeElement === document.body;
      card.remove();
      if (held) link.focus();
    });
    document.body.append(card);
    card.showPopover();
    place(card, link);
    card.focus();
  };

  /** Under the word, or above where there is no room; always in the window. @type {(card: HTMLElement, link: HTMLElement) => void} */
  const place = (card, link) => {
    const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const below = word.bottom + GAP + height <= window.innerHeight;
    const left = Math.max(GAP, Math.min(word.left, document.documentElement.clientWidth - width - GAP));
    card.style.left = `${left}px`;
    card.style.top = `${Math.max(GAP, below ? word.bottom + GAP : word.top - GAP - height)}px`;
  };

  return { start };
})();
