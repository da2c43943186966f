'use strict';
/** A day as one says it: "tomorrow", "in 12 days", "in 3 months". */
selfaccess.reviewWhen = (() => {
  /** @type {(days: number) => string} */
  const when = (days) => {
    const format = new Intl.RelativeTimeFormat(`${selfaccess.page().language}-u-nu-latn`, { numeric: 'auto' });
    if (days < 60) return format.format(days, 'day');
    return days < 360 ? format.format(Math.round(days / 30), 'month') : format.format(Math.max(1, Math.round(days / 365)), 'year');
  };

  return when;
})();
