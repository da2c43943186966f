'use strict';
/** The form for a word of one's own. */
selfaccess.reviewWord = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;
  const LONGEST = 300;

  /** Asks for a word in a dialog, and gives it to `keep`. @type {(own: NonNullable<ReviewCard["own"]>, catalogue: CatalogueData, keep: (own: NonNullable<ReviewCard["own"]>) => void) => void} */
  const ask = (own, catalogue, keep) => {
    const [front, back, context] = [own.front, own.back, own.context].map((value) => el('input', { class: 'typed', type: 'text', maxlength: LONGEST, value, dir: 'auto' }));
    const known = catalogue.languages.some(({ id }) => id === own.language) || own.language === '' ? [] : [{ id: own.language, title: own.language }];
    const language = el('select', {}, ...[...catalogue.languages, ...known].map(({ id, title }) => el('option', { value: id, selected: id === own.language }, title)));
    front.required = true;
    const spoken = () => [front, context].forEach((field) => (field.lang = language.value));
    language.addEventListener('change', spoken);
    spoken();
    const save = (/** @type {Event} */ event) => {
      event.preventDefault();
      const [word, meaning, sentence] = [front, back, context].map(({ value }) => value.trim());
      if (word === '') return front.focus();
      keep({ ...own, front: word, back: meaning, context: sentence, language: language.value });
      dialog.close();
    };
    const row = (/** @type {string} */ key, /** @type {HTMLElement} */ control) => el('label', { class: 'review-row' }, t(key), control);
    const dialog = el('dialog', { class: 'learning-dialog', 'aria-labelledby': 'review-word', close: () => dialog.remove() },
      el('h2', { id: 'review-word' }, t(own.front === '' ? 'review.add_word' : 'review.change_word')),
      el('form', { submit: save },
        row('review.word', front), row('review.meaning', back), catalogue.languages.length > 0 && row('review.language', language), row('review.sentence', context),
        el('p', { class: 'review-actions' }, el('button', { type: 'submit', class: 'button primary' }, t('review.keep_word')), button(t('learning.cancel'), () => dialog.close()))));
    document.body.append(dialog);
    dialog.showModal();
  };

  return { ask };
})();
