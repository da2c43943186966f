'use strict';
/** Shows where a typed text differs from its key without telling the key: "mer_s_i"; and where accents belong, which is told. */
selfaccess.slip = (() => {
  const { el } = selfaccess.dom;

  /** What was typed, with the letters that are off marked. @type {(given: string, key: string, item: { language: string, rules: Rules }) => HTMLElement} */
  const slip = (given, key, { language, rules }) => {
    const pieces = selfaccess.diff.letters(given.trim(), key, language, rules);
    return el('bdi', { class: 'slip', lang: language }, ...pieces.map(({ kind, given }) => (kind === 'same' || kind === 'accent' ? given : el('mark', { class: 'slip-letter' }, given || '␣'))));
  };

  /** The key, with the letters marked whose accents were missing. @type {(given: string, key: string, item: { language: string, rules: Rules }) => HTMLElement} */
  const accents = (given, key, { language, rules }) => {
    const pieces = selfaccess.diff.letters(given.trim(), key, language, rules);
    return el('bdi', { class: 'accents', lang: language }, ...pieces.map(({ kind, key }) => (kind === 'accent' ? el('mark', { class: 'accent-letter' }, key) : key)));
  };

  return { slip, accents };
})();
