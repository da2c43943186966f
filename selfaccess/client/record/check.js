'use strict';
/** What a value of the record may be: a file may be damaged or hostile. Pure. */
selfaccess.check = (() => {
  const LAST_TIME = 253_402_300_799_999; // the end of the year 9999
  /** 25 hours: the longest day of a year. */
  const DAY = 90_000;

  /** @type {(value: any) => boolean} */
  const isTable = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  /** @type {(value: any) => boolean} */
  const isName = (value) => typeof value === 'string' && value.length > 0 && value.length <= 1000;
  /** @type {(value: any) => boolean} */
  const isQuestion = (value) => isName(value) && !value.includes('#');
  /** @type {(value: any, least: number, most: number) => boolean} */
  const isNumber = (value, least, most) => typeof value === 'number' && value >= least && value <= most;
  /** @type {(value: any) => boolean} */
  const isTime = (value) => isNumber(value, 0, LAST_TIME) && Number.isInteger(value);
  /** @type {(value: any, most?: number) => boolean} */
  const isCount = (value, most = 1e6) => isNumber(value, 0, most) && Number.isInteger(value);
  /** @type {(value: any) => boolean} */
  const isShare = (value) => isNumber(value, 0, 1);
  /** Seconds within one day. @type {(value: any) => boolean} */
  const isSeconds = (value) => isCount(value, DAY);

  /** A day of the calendar, as "2025-11-24". @type {(value: any) => boolean} */
  const isDay = (value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
    const at = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  };

  /** Plain data of no great depth. @type {(value: any, depth: number) => boolean} */
  const isPlain = (value, depth) =>
    value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) ||
    (depth > 0 && typeof value === 'object' && Object.values(value).every((part) => isPlain(part, depth - 1)));

  return { isTable, isName, isQuestion, isNumber, isTime, isCount, isShare, isSeconds, isDay, isPlain };
})();
