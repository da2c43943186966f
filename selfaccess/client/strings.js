'use strict';
/** The words of the interface: `selfaccess.t("site.minutes", { n: 3 })`. The bundle brings them in the language of the site. */
selfaccess.strings = (() => {
  /** @typedef {string | Record<string, string>} Text */
  /** @type {Map<string, Text>} */
  const texts = new Map();

  /** @param {Record<string, Text>} more by key, `area.name`; a plural is a mapping of Intl.PluralRules' categories */
  const load = (more) => {
    for (const [key, text] of Object.entries(more)) texts.set(key, text);
  };

  /**
   * The text of `key` with its {placeholders} filled; `n` chooses the plural. A key without a text stands for itself.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  const t = (key, values = {}) => {
    const text = texts.get(key);
    if (text === undefined) return key;
    const chosen = typeof text === 'string' ? text : plural(text, Number(values.n));
    return chosen.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
  };

  /** @type {(forms: Record<string, string>, n: number) => string} */
  const plural = (forms, n) => forms[(rules ??= new Intl.PluralRules(language())).select(n)] ?? forms.other;

  /** Made once. @type {Intl.PluralRules | undefined} */
  let rules;

  const language = () => selfaccess.page().language;

  return { load, t };
})();

selfaccess.t = selfaccess.strings.t;
