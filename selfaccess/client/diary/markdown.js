'use strict';
/** Plain text as Markdown that reads the same wherever Markdown is shown (CommonMark, and the tables, strikethrough and lists of others). Pure. */
selfaccess.markdown = (() => {
  /** What means something anywhere; an underscore within a word does not. */
  const ANYWHERE = /[\\`*[\]<~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
  /** What means something at the beginning of a line. */
  const BEGINNING = /^(?:[#>+\-=:]|\d{1,9}(?=[.)]))/;

  /** One line, in which breaks are spaces; it may stand in a heading, too, which ends before the last number signs. @type {(text: string) => string} */
  const line = (text) => escaped(clean(text).replace(/\s+/g, ' ').trim()).replace(/(?<= )#+$/, '\\$&');

  /** Paragraphs, and within them the lines as they were typed. @type {(text: string) => string} */
  const block = (text) =>
    clean(text).trim().split(/\n\s*\n/).map((paragraph) => paragraph.split('\n').map((one) => escaped(one.trim())).filter((one) => one !== '').join('\\\n')).join('\n\n');

  /** @type {(text: string) => string} */
  const escaped = (text) =>
    text.replace(ANYWHERE, '\\$&').replace(BEGINNING, (found) => (/^\d/.test(found) ? `${found}\\` : `\\${found}`));

  /** @type {(text: string) => string} */
  const clean = (text) => text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');

  return { line, block };
})();
