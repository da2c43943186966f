'use strict';
/** "Practise as cards" on a glossary's page: `[data-cards]` opens a dialog with a card for each headword. */
selfaccess.cards = (() => {
  const { el, all, button } = selfaccess.dom;
  const t = selfaccess.t;

  const start = () => {
    for (const opener of all('[data-cards] button')) opener.addEventListener('click', () => practise(read()));
  };

  /** The entries of the page, in plain text. @type {() => DeckData} */
  const read = () => {
    const entries = all('.headword');
    const language = (/** @type {string} */ selector) => entries[0]?.querySelector(selector)?.closest('[lang]')?.getAttribute('lang') ?? '';
    const cards = entries.map((entry) => ({
      id: entry.id, term: plain(entry.querySelector('dfn')), pronunciation: plain(entry.querySelector('.pronunciation')).replace(/^\/|\/$/g, ''),
      meaning: plain(entry.querySelector('.meaning')), example: plain(entry.querySelector('.example > span')),
    }));
    return { language: language('dfn'), translations: language('.meaning'), cards };
  };

  /** Without the readings above its characters. @type {(element: Element | null) => string} */
  const plain = (element) => {
    const copy = /** @type {Element | null} */ (element?.cloneNode(true) ?? null);
    for (const reading of copy?.querySelectorAll('rt, rp') ?? []) reading.remove();
    return (copy?.textContent ?? '').replace(/\s+/g, ' ').trim();
  };

  /** @type {(data: DeckData) => void} */
  const practise = (data) => {
    let deck = selfaccess.deck.start(data.cards, Math.random);
    let backwards = false;
    const place = el('div', { class: 'card-place' });
    const progress = el('p', { class: 'card-progress' });
    const turn = el('input', { type: 'checkbox', change: () => ((backwards = turn.checked), ask()) });
    const dialog = el('dialog', { class: 'cards', 'aria-labelledby': 'cards-title', close: () => dialog.remove() },
      el('div', { class: 'cards-head' }, el('h2', { id: 'cards-title' }, t('glossary.cards')), button(t('glossary.close'), () => dialog.close(), 'button quiet')),
      el('label', { class: 'cards-turn' }, turn, ' ', t('glossary.backwards')),
      progress, place);

    const ask = () => {
      const { known, all: n } = selfaccess.deck.count(deck);
      progress.textContent = t('glossary.known', { known, n });
      if (deck.waiting.length === 0) return finish();
      const card = deck.waiting[0];
      const show = button(t('glossary.show'), () => reveal(card), 'button primary');
      place.replaceChildren(question(card), el('div', { class: 'card-actions' }, show));
      show.focus();
    };

    /** @type {(card: Card) => void} */
    const reveal = (card) => {
      const back = answer(card);
      const judge = (/** @type {boolean} */ knew) => () => ((deck = selfaccess.deck.answer(deck, knew)), ask());
      place.replaceChildren(question(card), back,
        el('div', { class: 'card-actions' }, button(t('glossary.knew'), judge(true), 'button primary'), button(t('glossary.not_yet'), judge(false))));
      back.focus();
    };

    const finish = () => {
      const { atOnce, all: n } = selfaccess.deck.count(deck);
      const missed = deck.missed;
      const again = (/** @type {Card[]} */ cards) => () => ((deck = selfaccess.deck.start(cards, Math.random)), ask());
      const done = el('p', { class: 'card-done', tabindex: -1 }, t('glossary.done', { known: atOnce, n }));
      place.replaceChildren(done, el('div', { class: 'card-actions' },
        missed.length > 0 && button(t('glossary.again_missed', { n: missed.length }), again(missed), 'button primary'),
        button(t('glossary.again_all'), again(data.cards)),
        missed.length > 0 && keepMissed(missed)));
      done.focus();
    };

    /** What was missed comes back in the review. @type {(cards: Card[]) => HTMLElement} */
    const keepMissed = (cards) => {
      const told = el('span', { role: 'status' });
      const keep = button(t('review.keep_missed', { n: cards.length }), async () => {
        const record = await selfaccess.store.read();
        const glossary = selfaccess.page().resource?.id ?? '';
        const wanted = Object.fromEntries(cards.map(({ id }) => [selfaccess.reviewCard.termId(glossary, id), null]));
        await selfaccess.store.merge(selfaccess.reviewCard.keep(record, wanted, Date.now()));
        told.textContent = t('review.kept_missed', { n: cards.length });
        keep.disabled = true;
      });
      return el('span', { class: 'card-keep' }, keep, ' ', told);
    };

    /** @type {(card: Card) => HTMLElement} */
    const term = (card) => el('div', { class: 'card-term', lang: data.language, dir: 'auto' }, el('strong', {}, card.term),
      card.pronunciation !== '' && el('span', { class: 'pronunciation', lang: null }, card.pronunciation));
    /** @type {(card: Card) => HTMLElement} */
    const meaning = (card) => el('div', { class: 'card-meaning', lang: data.translations, dir: 'auto' }, card.meaning);
    /** @type {(card: Card) => HTMLElement} */
    const question = (card) => el('div', { class: 'card-front' }, backwards ? meaning(card) : term(card));
    /** @type {(card: Card) => HTMLElement} */
    const answer = (card) => el('div', { class: 'card-back', tabindex: -1 }, backwards ? term(card) : meaning(card),
      card.example !== '' && el('p', { class: 'card-example', lang: data.language, dir: 'auto' }, card.example));

    document.body.append(dialog);
    dialog.showModal();
    ask();
  };

  return { start };
})();
