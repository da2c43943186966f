'use strict';
/** Fields that are kept as one types, so that there is nothing to hand in and nothing to lose. */
selfaccess.typing = (() => {
  /** Typing is kept when it pauses so long, in milliseconds. */
  const PAUSE = 600;

  /** Calls `save` when typing pauses, when the field is left, and when the page is. @type {(field: HTMLInputElement | HTMLTextAreaElement, save: (text: string) => void) => void} */
  const keep = (field, save) => {
    /** @type {ReturnType<typeof setTimeout> | null} */
    let timer = null;
    const flush = () => {
      if (timer === null) return;
      clearTimeout(timer);
      timer = null;
      removeEventListener('beforeunload', flush);
      save(field.value);
    };
    field.addEventListener('input', () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(flush, PAUSE);
      // On file:// another frame keeps the record, and from `pagehide` on it does not hear us any more. Only now: a page that listens for this is not kept for the way back.
      addEventListener('beforeunload', flush);
    });
    field.addEventListener('change', flush);
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
  };

  /** What another tab has changed comes in, except into a field in which one is typing. @type {(field: HTMLInputElement | HTMLTextAreaElement, text: string) => void} */
  const put = (field, text) => {
    if (document.activeElement !== field && field.value !== text) field.value = text;
  };

  return { keep, put };
})();
