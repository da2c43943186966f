'use strict';
/** Counts the learner's time on resources and in the review, and how much is answered; hands it to the record at pauses and when the page is left. */
selfaccess.activity = (() => {
  /** How often time is looked at, in milliseconds, and after how many new seconds it is handed over. */
  const TICK = 5_000;
  const ENOUGH = 30;
  /** When answers are handed over, in milliseconds. */
  const SOON = 400;
  const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'input', 'focusin', 'timeupdate'];

  let ledger = selfaccess.timeLedger.empty();
  let count = selfaccess.timeCounter.begin();
  /** @type {string | null} */
  let device = null;
  /** @type {LearnerRecord["activity"]} what the record holds, as far as this page knows */
  let held = selfaccess.merge.table();
  let isPaused = false;
  /** @type {(() => void)[]} */
  const listeners = [];

  /** @returns {Promise<void>} */
  const start = async () => {
    const { resource } = selfaccess.page();
    if (resource === null && document.querySelector('[data-review]') === null) return;
    if (document.visibilityState === 'visible') happened('show');
    selfaccess.store.onChange(learn);
    const record = await know();
    if (!selfaccess.settings.isOn(record, 'time')) return;

    for (const sign of SIGNS) document.addEventListener(sign, onSign, { capture: true, passive: true });
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? happened('show') : leave()));
    addEventListener('pagehide', leave);
    addEventListener('pageshow', ({ persisted }) => persisted && happened('show'));
    // On file:// a page that is being left can no longer reach the hub.
    document.addEventListener('click', ({ target }) => target instanceof Element && target.closest('a[href]') !== null && save(), true);
    setInterval(tick, TICK);
    tick();
  };

  /** What the record holds under which name. @returns {Promise<LearnerRecord>} */
  const know = async () => {
    const [name, record] = await Promise.all([selfaccess.store.device(), selfaccess.store.read()]);
    device = name;
    held = record.activity;
    return record;
  };

  /** Another tab has counted, or all was erased: then one begins anew, under another name. @type {(record: LearnerRecord) => Promise<void>} */
  const learn = async (record) => {
    held = record.activity;
    if (!selfaccess.record.isEmpty(record)) return;
    ledger = selfaccess.timeLedger.empty();
    device = null;
    device = await selfaccess.store.device();
  };

  /** @type {(type: "show" | "hide" | "sign" | "tick") => void} */
  const happened = (type) => {
    const { count: after, spans } = selfaccess.timeCounter.step(count, { type, at: performance.now(), now: Date.now() });
    count = after;
    const resource = selfaccess.page().resource?.id ?? null;
    for (const { day, ms } of spans) ledger = selfaccess.timeLedger.add(ledger, day, { ms, resource });
  };

  let lastSign = 0;
  const onSign = () => {
    // Pointers move often.
    if (performance.now() < lastSign + 1000) return;
    lastSign = performance.now();
    happened('sign');
    if (isPaused) tick();
  };

  const tick = () => {
    happened('tick');
    const paused = selfaccess.timeCounter.isPause(count, performance.now());
    if (selfaccess.timeLedger.seconds(ledger) >= ENOUGH || (paused && !isPaused)) save();
    isPaused = paused;
    listeners.forEach((listener) => listener());
  };

  const leave = () => {
    happened('hide');
    save();
  };

  const save = () => {
    if (device === null || !selfaccess.timeLedger.isWorth(ledger)) return;
    const { activity, left } = selfaccess.timeLedger.hand(ledger, device, held);
    ledger = left;
    const patch = { ...selfaccess.record.empty(selfaccess.page().library.id), activity };
    held = selfaccess.record.merge({ ...patch, activity: held }, patch).activity;
    selfaccess.store.merge(patch);
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  /** Counts what was done now. The answer itself is kept first. @type {(what: { answers?: number, reviews?: number }) => Promise<void>} */
  const done = async (what) => {
    ledger = selfaccess.timeLedger.add(ledger, selfaccess.format.day(Date.now()), what);
    if (device === null) await know();
    clearTimeout(soon);
    soon = setTimeout(save, SOON);
  };

  /** How long the learner has been at this page's resource in all, in seconds, and whether that stands still. */
  const here = () => {
    const id = selfaccess.page().resource?.id ?? '';
    const kept = Object.values(held).flatMap((devices) => Object.values(devices)).reduce((sum, { resources }) => sum + (resources[id] ?? 0), 0);
    const waiting = Object.values(ledger).reduce((sum, { resources }) => sum + (resources[id] ?? 0), 0);
    return { seconds: kept + Math.floor(waiting / 1000), paused: isPaused };
  };

  /** Calls when `here` may have changed. @type {(listener: () => void) => void} */
  const onTick = (listener) => void listeners.push(listener);

  return { start, done, here, onTick };
})();
