'use strict';
/** What is known of languages (selfaccess/languages.yaml), of which the page tells: `selfaccess.languages.get("pt-BR")`. */
selfaccess.languages = (() => {
  /** @type {Language} */
  const UNKNOWN = { dir: 'ltr', letters: '', own: '', spaced: true };

  /** @type {Map<string, Language>} */
  const languages = new Map();

  /** @param {Record<string, Partial<Language>>} more by tag */
  const load = (more) => {
    for (const [tag, language] of Object.entries(more)) languages.set(tag, { ...UNKNOWN, ...language });
  };

  /** A region takes what its language has. @type {(tag: string) => Language} */
  const get = (tag) => languages.get(tag) ?? languages.get(base(tag)) ?? UNKNOWN;

  /** "pt" of "pt-BR". @type {(tag: string) => string} */
  const base = (tag) => tag.split('-')[0].toLowerCase();

  return { load, get, base };
})();
