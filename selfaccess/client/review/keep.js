'use strict';
/** Taking words up as cards where one meets them: in a glossary, in the card of a glossed word, after a gap. By a button, or by the key K. */
selfaccess.keep = (() => {
  const { el, all } = selfaccess.dom;
  const { termId, wordId, isKept, keep, setAside, remove } = selfaccess.reviewCard;
  const t = selfaccess.t;

  /** @typedef {{ id: (record: LearnerRecord) => string, name: string, own: NonNullable<ReviewCard["own"]> | null }} Wanted `id`: of the card that is there, or would be */

  /** A button that takes a word up, or lets it go. @type {(wanted: Wanted, record: Promise<LearnerRecord>) => HTMLButtonElement} */
  const toggle = ({ id, name, own }, record) => {
    document.addEventListener('keydown', onKey);
    const star = el('span', { class: 'keep-star', 'aria-hidden': 'true' });
    const words = el('span', {}, own === null ? t('review.keep_short') : name);
    const button = el('button', { type: 'button', class: 'keep', 'aria-label': t('review.keep_of', { term: name }), title: t('review.keep_key'), 'aria-keyshortcuts': 'k', click: () => turn() }, star, ' ', words);
    if (own !== null) words.lang = own.language;
    const show = (/** @type {boolean} */ is) => {
      button.setAttribute('aria-pressed', String(is));
      star.textContent = is ? '★' : '☆';
    };
    show(false);
    record.then((known) => show(isKept(known.cards[id(known)])));

    const turn = async () => {
      const now = Date.now();
      const known = await selfaccess.store.read();
      const of = id(known);
      const card = known.cards[of];
      const kept = isKept(card);
      show(!kept);
      // A word that was taken up by mistake leaves nothing behind.
      await selfaccess.store.merge(!kept ? keep(known, { [of]: own }, now) : card.reps === 0 && own !== null ? remove(known, of, now) : setAside(known, of, card, now));
      selfaccess.announce(t(kept ? 'review.let_go' : 'review.kept_of', { term: name }));
    };
    return button;
  };

  /** @type {(glossary: string, anchor: string, name: string, record: Promise<LearnerRecord>) => HTMLButtonElement} */
  const ofTerm = (glossary, anchor, name, record) => toggle({ id: () => termId(glossary, anchor), name, own: null }, record);

  /** A word of one's own; the one that is there already, if it is. @type {(own: NonNullable<ReviewCard["own"]>, record: Promise<LearnerRecord>) => HTMLButtonElement} */
  const ofWord = (own, record) => {
    const made = wordId(Date.now());
    const found = (/** @type {LearnerRecord} */ known) => Object.entries(known.cards).find(([id, card]) =>
      id.startsWith('w:') && card.own?.front === own.front && card.own.language === own.language)?.[0];
    return toggle({ id: (known) => found(known) ?? made, name: own.front, own }, record);
  };

  /** On a glossary's page each headword has its button. */
  const start = () => {
    const { resource } = selfaccess.page();
    if (resource === null || resource.kind !== 'glossary') return;
    const record = selfaccess.store.read();
    for (const entry of all('.headword')) {
      const term = entry.querySelector('dfn')?.cloneNode(true);
      if (!(term instanceof HTMLElement)) continue;
      all('rt, rp', term).forEach((reading) => reading.remove());
      entry.querySelector('dt')?.append(ofTerm(resource.id, entry.id, (term.textContent ?? '').trim(), record));
    }
  };

  /** K does what the button of the word does in which one is. @type {(event: KeyboardEvent) => void} */
  const onKey = (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.key.toLowerCase() !== 'k' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.isContentEditable || (target.matches('input, textarea, select') && !target.matches('[readonly]'))) return;
    const gap = target.closest('[data-gap]');
    const button = gap === null
      ? target.closest('.keep') ?? target.closest('.headword, .gloss-card')?.querySelector('.keep')
      : target.closest('[data-question]')?.querySelector(`.keep[data-of="${/** @type {HTMLElement} */ (gap).dataset.gap}"]`);
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.click();
  };

  /** For the small card of a glossed word. @type {(link: HTMLAnchorElement) => HTMLElement | null} */
  const ofLink = (link) => {
    const { glossary, term = '' } = link.dataset;
    return glossary === undefined ? null : ofTerm(glossary, decodeURIComponent(link.hash.slice(1)), term, selfaccess.store.read());
  };

  return { start, ofWord, ofLink };
})();
