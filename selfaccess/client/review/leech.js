'use strict';
/** What is offered for a card that is forgotten again and again: seeing it more often does not help, something else must. */
selfaccess.reviewLeech = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /**
   * @param {string} id
   * @param {ReviewCard} card
   * @param {ReviewShown} shown
   * @param {{ setAside: () => void, write: (sentence: string) => void }} act
   * @returns {HTMLElement}
   */
  const leech = (id, card, shown, { setAside, write }) => {
    const url = shown.kind === 'word' ? shown.text.url : shown.url;
    const place = el('div', { class: 'review-example-form', hidden: true });
    const actions = el('p', { class: 'review-actions' },
      url !== '' && el('a', { class: 'button', href: selfaccess.page().root + url }, t(shown.kind === 'word' ? 'review.see_entry' : 'review.see_question')),
      shown.kind === 'word' && button(t('review.make_example'), () => form(place, shown.text, write)),
      button(t('review.set_aside'), setAside));
    return el('aside', { class: 'review-leech', 'aria-label': t('review.leech') }, el('p', {}, t('review.leech_said', { n: card.lapses })), actions, place);
  };

  /** @type {(place: HTMLElement, text: ReviewText, write: (sentence: string) => void) => void} */
  const form = (place, text, write) => {
    const field = el('textarea', { id: 'review-sentence', class: 'typed', rows: 2, maxlength: 300, lang: text.language, dir: 'auto' });
    field.value = text.example;
    const status = el('p', { role: 'status' });
    const save = () => {
      write(field.value.trim());
      status.textContent = t('review.example_kept');
    };
    place.replaceChildren(el('label', { for: 'review-sentence' }, t('review.example_label', { term: text.term })), field, button(t('review.keep_example'), save), status);
    place.hidden = false;
    field.focus();
  };

  return leech;
})();
