'use strict';
/** Reads a number as a learner types it in a language: decimal comma or point, thousands parted, digits of any script. Pure. */
selfaccess.numeral = (() => {
  const DECIMAL = '٫';

  /** The value, or null where the text is no number. @type {(text: string, language: string) => number | null} */
  const numeral = (text, language) => {
    const digits = latinDigits(text.normalize('NFKC').trim()).replace(/^[−–‐‑]/, '-').replace(/[.,;!?。،]$/, '');
    const plain = withPoint(digits.replace(/(?<=\d)[\s'’٬_](?=\d{3}(?!\d))/g, ''), marks(language));
    return /^[-+]?\d+(\.\d+)?$|^[-+]?\.\d+$/.test(plain) ? Number(plain) : null;
  };

  /** @type {(text: string, marks: { decimal: string, group: string }) => string} */
  const withPoint = (text, { decimal, group }) => {
    const grouped = new RegExp(`^[-+]?\\d{1,3}(\\${group}\\d{3})+(?!\\d)`);
    const whole = /^[.,]$/.test(group) && grouped.test(text) ? text.replaceAll(group, '') : text;
    return whole.replace(decimal, '.').replace(DECIMAL, '.');
  };

  /** @type {(language: string) => { decimal: string, group: string }} */
  const marks = (language) => {
    const parts = new Intl.NumberFormat(`${language}-u-nu-latn`).formatToParts(1234567.5);
    const of = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? '';
    return { decimal: of('decimal'), group: of('group') };
  };

  /** Digits come in tens; a block of ten begins at a code that ends in 0 or 6 (sixteenths). @type {(text: string) => string} */
  const latinDigits = (text) =>
    text.replace(/\p{Nd}/gu, (digit) => {
      const code = /** @type {number} */ (digit.codePointAt(0));
      const low = code % 16;
      return String(/\p{Nd}/u.test(String.fromCodePoint(code - low)) ? low : low - 6);
    });

  return numeral;
})();
