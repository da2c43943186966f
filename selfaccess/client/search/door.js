'use strict';
/** The search box before it is used: "/" leads to it, and it says what it is. What finds comes when it is entered (doors.js). */
selfaccess.searchDoor = (() => {
  const ATTRIBUTES = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', autocomplete: 'off', spellcheck: 'false', dir: 'auto' };

  const start = () => {
    const inputs = /** @type {HTMLInputElement[]} */ (selfaccess.dom.all('form[data-search] input'));
    for (const input of inputs) {
      input.addEventListener('focus', ahead, { once: true });
      for (const [name, value] of Object.entries(ATTRIBUTES)) input.setAttribute(name, value);
      input.form?.addEventListener('submit', (event) => event.preventDefault());
    }
    document.addEventListener('keydown', (event) => leads(event, inputs[0]));
  };

  /** What every query reads comes at the same time as the scripts that will ask for it. */
  const ahead = () => {
    const href = `${selfaccess.page().root}_selfaccess/search/index.js`;
    document.head.append(selfaccess.dom.el('link', { rel: 'preload', as: 'script', href }));
  };

  /** @type {(event: KeyboardEvent, input: HTMLInputElement) => void} */
  const leads = (event, input) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const writing = target.isContentEditable || target.matches('input, textarea, select');
    if (event.key !== '/' || writing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  };

  return { start };
})();
