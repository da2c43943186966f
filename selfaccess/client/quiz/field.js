'use strict';
/** Fields in which learners type: set for the language, without the help that would give the answer away. */
selfaccess.field = (() => {
  /** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

  /** @type {(field: Field, language: string) => void} */
  const prepare = (field, language) => {
    const rightToLeft = selfaccess.languages.get(language).dir === 'rtl';
    const attributes = { lang: language, dir: rightToLeft ? 'rtl' : 'auto', autocapitalize: 'off', autocomplete: 'off', autocorrect: 'off', spellcheck: 'false' };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    field.dataset.letters = '';
    selfaccess.letters.start();
  };

  return { prepare };
})();
