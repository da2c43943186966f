'use strict';
/**
 * The tables of the record as text: which fields an entry has, what each may be, and what is usual, which is left out.
 * One description serves for writing and for reading. Pure.
 */
selfaccess.recordTables = (() => {
  const check = selfaccess.check;
  /** The longest texts, in characters: of a line, of a text, of what a setting holds. Forms keep to them; what is longer in a file is cut. */
  const LINE = 2_000;
  const TEXT = 20_000;
  /** The most entries of a table in a file, and of a list within an entry. */
  const MOST = 20_000;
  const FEW = 100;

  /**
   * `usual`: the value where none is written. `read`: the value, undefined when it cannot be meant; `hurt` is called when something of it is left out.
   * An `optional` field may be missing from the entry itself; one that is neither optional nor has a usual value must be written.
   * @typedef {{ usual?: any, optional?: boolean, read: (value: any, hurt: () => void) => any, write?: (value: any) => any }} Field
   */

  /** @type {(passes: (value: any) => boolean, usual?: any) => Field} */
  const must = (passes, usual) => ({ usual, read: (value) => (passes(value) ? value : undefined) });

  /** @type {(longest: number) => Field} */
  const text = (longest) => ({
    usual: '',
    read: (value, hurt) => {
      if (typeof value !== 'string') return undefined;
      if (value.length > longest) hurt();
      return cut(value, longest);
    },
  });

  /** Not through the middle of a character. @type {(value: string, longest: number) => string} */
  const cut = (value, longest) => value.slice(0, /[\uD800-\uDBFF]/.test(value.charAt(longest - 1)) && value.length > longest ? longest - 1 : longest);

  /** The first of them is usual. @type {(...values: unknown[]) => Field} */
  const oneOf = (...values) => must((value) => values.includes(value), values[0]);

  const time = must(check.isTime);
  const flag = oneOf(false, true);
  const day = must((value) => value === '' || check.isDay(value), '');
  const nameOrNone = must((value) => value === '' || check.isName(value), '');
  /** @type {Field} */
  const names = { usual: [], read: (value) => (Array.isArray(value) && value.length <= FEW && value.every(check.isName) ? [...value] : undefined) };
  const count = must((value) => check.isCount(value), 0);

  /** @type {(least: number, most: number, usual?: number) => Field} */
  const number = (least, most, usual) => ({ ...must((value) => check.isNumber(value, least, most), usual), write: (value) => value && short(value) });

  /** What an entry need not have. @type {(field: Field) => Field} */
  const optional = (field) => ({ ...field, usual: undefined, optional: true });

  /** Four decimals say enough. @type {(value: number) => number} */
  const short = (value) => Math.round(value * 10_000) / 10_000;

  /** @type {Field} */
  const texts = {
    usual: {},
    read: (value, hurt) => {
      const entries = check.isTable(value) ? Object.entries(value) : null;
      if (entries === null || entries.length > FEW || !entries.every(([name, one]) => check.isName(name) && typeof one === 'string')) return undefined;
      return selfaccess.merge.table(Object.fromEntries(entries.map(([name, one]) => [name, text(LINE).read(one, hurt)])));
    },
  };

  /** @type {Record<string, Field>} */
  const OWN = { front: text(LINE), back: text(LINE), language: text(FEW), from: text(LINE), context: text(LINE) };
  /** @type {Field} */
  const own = {
    usual: null,
    read: (value, hurt) => (value === null ? null : readFields(Object.entries(OWN), value, hurt) ?? undefined),
    write: (value) => (value === null ? null : writeFields(Object.entries(OWN), value)),
  };

  const plain = must((value) => check.isPlain(value, 5) && JSON.stringify(value).length <= TEXT, null);

  /** By name of the table the fields of its entries. `ROWS` are written as lists, in this order. @type {Record<string, Record<string, Field>>} */
  const TABLES = {
    goals: {
      time, made: time, text: text(LINE), why: text(LINE), due: day, evidence: text(LINE), resources: names,
      source: oneOf('', 'objective', 'can-do'), state: oneOf('open', 'reached', 'changed', 'dropped', 'gone'), closing: text(LINE),
    },
    notes: {
      time, made: time, kind: oneOf('diary', 'note', 'strategy'), resource: nameOrNone, text: text(TEXT), prompt: text(LINE),
      verdict: oneOf('', 'tried', 'kept', 'not-for-me'), gone: flag,
    },
    cards: {
      time, made: time, due: time, stability: number(0, 1e6, 0), difficulty: number(0, 100, 0), reps: count, lapses: count,
      state: oneOf(0, 1, 2, 3), last: { ...time, usual: 0 }, elapsed: optional(number(0, 1e6)), steps: optional(count), gone: flag, own,
    },
    settings: { time, value: plain },
    contributions: {
      time, made: time, resource: must(check.isName), kind: oneOf('question', 'comment', 'term', 'example'), text: text(TEXT), more: texts,
      state: oneOf('open', 'handed', 'gone'),
    },
    guesses: { time, minutes: must((value) => check.isNumber(value, 0, 10_000)) },
  };
  const ROWS = ['cards', 'settings', 'guesses'];
  /** The same as lists, made once: a record may have thousands of entries. */
  const LISTS = Object.fromEntries(Object.entries(TABLES).map(([name, fields]) => [name, Object.entries(fields)]));

  /** @type {(name: string, entry: any) => unknown} */
  const write = (name, entry) => {
    const fields = LISTS[name];
    if (!ROWS.includes(name)) return writeFields(fields, entry);
    const values = fields.map(([field, { write = same }]) => write(entry[field]));
    while (values.length > 0 && isUsual(values.at(-1), fields[values.length - 1][1].usual)) values.pop();
    return values;
  };

  /** The entry, null when it makes no sense. @type {(name: string, found: any, hurt: () => void) => any} */
  const read = (name, found, hurt) => {
    const fields = LISTS[name];
    if (!ROWS.includes(name)) return readFields(fields, found, hurt);
    return Array.isArray(found) && found.length <= fields.length ? readValues(fields, (_, index) => found[index], hurt) : null;
  };

  /** @type {(fields: [string, Field][], entry: any) => object} */
  const writeFields = (fields, entry) =>
    Object.fromEntries(fields.flatMap(([name, { usual, write = same }]) => (isUsual(entry[name], usual) ? [] : [[name, write(entry[name])]])));

  /** @type {(fields: [string, Field][], found: any, hurt: () => void) => any} */
  const readFields = (fields, found, hurt) => (check.isTable(found) ? readValues(fields, (name) => (Object.hasOwn(found, name) ? found[name] : undefined), hurt) : null);

  /** @type {(fields: [string, Field][], written: (name: string, index: number) => any, hurt: () => void) => any} */
  const readValues = (fields, written, hurt) => {
    const entry = /** @type {any} */ ({});
    for (let index = 0; index < fields.length; index += 1) {
      const [name, { usual, optional, read }] = fields[index];
      const found = written(name, index);
      const given = found === undefined ? usual : found;
      if (optional && (given === undefined || given === null)) continue;
      const value = given === undefined ? undefined : read(given, hurt);
      if (value === undefined) return null;
      entry[name] = value;
    }
    return entry;
  };

  /** @type {(value: unknown) => unknown} */
  const same = (value) => value;

  /** @type {(value: any, usual: any) => boolean} */
  const isUsual = (value, usual) => value === usual || (typeof usual === 'object' && usual !== null && Object.keys(value).length === 0);

  return { NAMES: Object.keys(TABLES), LINE, TEXT, MOST, FEW, short, write, read };
})();
