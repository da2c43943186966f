'use strict';
/** Keeps what one types or puts when there is a pause, and when the page is left, so that there is nothing to hand in and nothing to lose. */
selfaccess.saving = (() => {
  /** In milliseconds. */
  const PAUSE = 600;

  /**
   * `soon` calls `save` after a pause, or when the page is left before; `now` calls it if something waits; `rest`: nothing waits any more.
   * @type {(save: () => void) => { soon(pause?: number): void, now(): void, rest(): void }}
   */
  const saving = (save) => {
    /** @type {ReturnType<typeof setTimeout> | null} */
    let timer = null;
    const rest = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      removeEventListener('beforeunload', now);
    };
    const now = () => {
      if (timer === null) return;
      rest();
      save();
    };
    const soon = (pause = PAUSE) => {
      rest();
      timer = setTimeout(now, pause);
      // On file:// another frame keeps the record, and from `pagehide` on it does not hear us any more. Only now: a page that listens for this is not kept for the way back.
      addEventListener('beforeunload', now);
    };
    addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && now());
    return { soon, now, rest };
  };

  return saving;
})();
