'use strict';
/**
 * The record in this browser's localStorage, under `selfaccess:<library>`; the only file that touches it.
 * Every write reads, merges and writes in one go, without waiting in between: so it also succeeds while the page is being left.
 * Two tabs may still write within the same milliseconds in two processes; the keeper then hears of the other's write and merges anew.
 */
selfaccess.storeLocal = (() => {
  /**
   * @param {() => Storage} open may throw, where storage is blocked
   * @param {string} library
   * @param {() => number} [now]
   * @returns {LocalStore}
   */
  const local = (open, library, now = Date.now) => {
    const key = `selfaccess:${library}`;
    const broken = `${key}:broken:`;
    const own = `${key}:device`;
    /** This page's name where the browser's cannot be kept. @type {string | null} */
    let nameless = null;

    /** The text as it is; whoever understands it sees what is wrong with it. */
    const read = () => {
      try {
        return { text: open().getItem(key), problem: null };
      } catch {
        return { text: null, problem: /** @type {const} */ ('blocked') };
      }
    };

    /** The text, and whether anything is wrong with it. */
    const look = () => {
      const { text, problem } = read();
      return { text, problem: problem ?? understand(text, library).problem };
    };

    /** @type {LocalStore["merge"]} */
    const merge = (patch) => {
      const { text, problem } = look();
      if (problem === 'blocked' || problem === 'newer') return { saved: false, problem };
      const change = understood(patch, library).record;
      if (selfaccess.record.isEmpty(change)) return { saved: true, problem };
      const record = selfaccess.merge.merge(understand(text, library).record, change);
      return attempt(problem, () => {
        if (problem === 'broken') setAside(text ?? '');
        const merged = selfaccess.record.serialise(record);
        if (merged !== text) open().setItem(key, merged);
        last = { text: merged, library, record, problem: null };
      });
    };

    /** Keeps a text that could not be read whole, once. @type {(text: string) => void} */
    const setAside = (text) => {
      if (!copies().some((copy) => copy.text === text)) open().setItem(broken + now(), text);
    };

    /** The random name under which this browser counts; never merged, and another one after everything was erased. */
    const device = () => {
      try {
        const kept = open().getItem(own);
        if (kept !== null) return kept;
        const made = selfaccess.record.newId(now());
        open().setItem(own, made);
        return made;
      } catch {
        return (nameless ??= selfaccess.record.newId(now()));
      }
    };

    /** All of this library that is kept here, set-aside copies too. */
    const erase = () => {
      const { problem } = look();
      if (problem === 'blocked' || problem === 'newer') return { saved: false, problem };
      return attempt(null, () => {
        for (const copy of copies()) open().removeItem(broken + copy.time);
        open().removeItem(key);
        open().removeItem(own);
      });
    };

    /** The texts that could not be read whole, the one that still stands in the record's place among them. */
    const aside = () => {
      const { text, problem } = look();
      if (problem === 'blocked') return [];
      const found = copies();
      return problem === 'broken' && !found.some((copy) => copy.text === text) ? [...found, { time: now(), text: text ?? '' }] : found;
    };

    const copies = () => {
      const storage = open();
      const names = keys(storage).filter((name) => name.startsWith(broken));
      const times = names.map((name) => Number(name.slice(broken.length))).sort((x, y) => x - y);
      return times.map((time) => ({ time, text: storage.getItem(broken + time) ?? '' }));
    };

    /** @type {(listener: (text: string | null) => void) => void} */
    const onChange = (listener) =>
      window.addEventListener('storage', (event) => {
        if (event.key === key || event.key === null) listener(event.newValue);
      });

    /** A page taken out of the browser's back and forward cache has missed events. @type {(listener: () => void) => void} */
    const onReturn = (listener) => window.addEventListener('pageshow', (event) => event.persisted && listener());

    return { read, merge, erase, aside, device, onChange, onReturn };
  };

  /** @type {(problem: StoreProblem | null, write: () => void) => Saved} */
  const attempt = (problem, write) => {
    try {
      write();
      return { saved: true, problem };
    } catch (error) {
      const full = error instanceof Error && /quota/i.test(error.name);
      return { saved: false, problem: full ? 'full' : 'blocked' };
    }
  };

  /** @typedef {{ text: string | null, library: string, record: LearnerRecord, problem: StoreProblem | null }} Understood */
  /** @type {Understood | null} */
  let last = null;

  /**
   * What a stored text says; reading the same text twice costs nothing.
   * @type {(text: string | null, library: string) => Understood}
   */
  const understand = (text, library) => {
    if (last === null || last.text !== text || last.library !== library) last = { text, library, ...understood(text, library) };
    return last;
  };

  /** @type {(text: string | null, library: string) => { record: LearnerRecord, problem: StoreProblem | null }} */
  const understood = (text, library) => {
    if (text === null) return { record: selfaccess.record.empty(library), problem: null };
    const read = selfaccess.record.parse(text, library);
    if ('refused' in read) return { record: selfaccess.record.empty(library), problem: read.refused === 'newer' ? 'newer' : 'broken' };
    return { record: read.record, problem: read.damaged > 0 ? 'broken' : null };
  };

  /** @type {(storage: Storage) => string[]} */
  const keys = (storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');

  /**
   * A page's own note of what the hub has not confirmed yet; a lost one loses nothing but that. Each page that is opened has one of its own, because the one
   * before may write its last note when this one is open already.
   * @type {(open: () => Storage, library: string) => Slot}
   */
  const slot = (open, library) => {
    const all = `selfaccess:${library}:unsent`;
    const key = `${all}:${selfaccess.record.newId(Date.now())}`;
    /** @type {<T>(use: (storage: Storage) => T) => T | null} */
    const quietly = (use) => {
      try {
        return use(open());
      } catch {
        return null;
      }
    };
    const notes = (/** @type {Storage} */ storage) => keys(storage).filter((key) => key === all || key.startsWith(`${all}:`));
    return {
      left: () => quietly((storage) => notes(storage).map((key) => ({
        text: storage.getItem(key) ?? '',
        taken: (text) => void quietly((storage) => storage.getItem(key) === text && storage.removeItem(key)),
      }))) ?? [],
      set: (text) => void quietly((storage) => (text === null ? storage.removeItem(key) : storage.setItem(key, text))),
      clear: () => void quietly((storage) => notes(storage).forEach((key) => storage.removeItem(key))),
    };
  };

  return { local, slot, understand };
})();
