'use strict';
/** Fields that are kept as one types, so that there is nothing to hand in and nothing to lose. */
selfaccess.typing = (() => {
  /** Calls `save` when typing pauses, when the field is left, and when the page is. @type {(field: HTMLInputElement | HTMLTextAreaElement, save: (text: string) => void) => void} */
  const keep = (field, save) => {
    const saving = selfaccess.saving(() => save(field.value));
    field.addEventListener('input', () => saving.soon());
    field.addEventListener('change', saving.now);
  };

  /** What another tab has changed comes in, except into a field in which one is typing. @type {(field: HTMLInputElement | HTMLTextAreaElement, text: string) => void} */
  const put = (field, text) => {
    if (document.activeElement !== field && field.value !== text) field.value = text;
  };

  return { keep, put };
})();
