'use strict';
/** Numbers, dates and lists as the site's language writes them; digits are those of the pages' own text. */
selfaccess.format = (() => {
  const locale = () => `${selfaccess.page().language}-u-nu-latn`;

  /** A formatter is made once: that takes longer than a hundred uses. @type {<T>(make: () => T) => () => T} */
  const once = (make) => {
    /** @type {any} */
    let made;
    return () => (made ??= make());
  };
  const percents = once(() => new Intl.NumberFormat(locale(), { style: 'percent' }));
  const numbers = once(() => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }));
  const dates = once(() => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }));
  const lists = once(() => new Intl.ListFormat(locale(), { type: 'conjunction' }));
  const units = once(() => new Intl.ListFormat(locale(), { type: 'unit' }));

  /** @type {(share: number) => string} 0–1 */
  const percent = (share) => percents().format(share);

  /** @type {(n: number) => string} */
  const number = (n) => numbers().format(n);

  /** @type {(time: number) => string} */
  const date = (time) => dates().format(time);

  /** @type {(texts: string[]) => string} */
  const list = (texts) => lists().format(texts);

  /** Facts side by side: "7 of 9, 85%". @type {(texts: string[]) => string} */
  const beside = (texts) => units().format(texts);

  /** The day as 2025-11-24, for file names. @type {(time: number) => string} */
  const day = (time) => {
    const at = new Date(time);
    return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  };

  /** 90 as "1 h 30 min". @type {(minutes: number) => string} */
  const duration = (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return selfaccess.t('site.minutes', { n: rest });
    return rest === 0 ? selfaccess.t('site.hours', { n: hours }) : selfaccess.t('site.hours_minutes', { hours, minutes: rest });
  };

  return { duration, percent, number, date, list, beside, day };
})();
