'use strict';
/** Building the page: only elements and text, never HTML from data. */
selfaccess.dom = (() => {
  /**
   * `el("a", { href, class: "next" }, "Next")`. A value that is a function listens to the event of that name; false and null are left out.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [attributes]
   * @param {...(Node | string | null | false)} children
   * @returns {HTMLElementTagNameMap[T]}
   */
  const el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(name, value);
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? '' : String(value));
    }
    element.append(...children.filter((child) => child !== null && child !== false));
    return element;
  };

  /** @type {(label: string, onClick: (event: Event) => void, className?: string) => HTMLButtonElement} */
  const button = (label, onClick, className = 'button') => el('button', { type: 'button', class: className, click: onClick }, label);

  /** @type {<T extends Element = HTMLElement>(selector: string, root?: ParentNode) => T[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  /** Gives `text` to the learner as a file; works from file:// too. @type {(name: string, text: string, type?: string) => void} */
  const saveFile = (name, text, type = 'application/json') => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = el('a', { href: url, download: name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').replace(/\s+/g, ' '), hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };

  /** Calls `act` on Enter, but not on the one that ends a composition (Japanese, Chinese …) nor on Shift+Enter. @type {(field: HTMLElement, act: () => void) => void} */
  const onEnter = (field, act) =>
    field.addEventListener('keydown', (event) => {
      const { key, isComposing, keyCode, shiftKey } = /** @type {KeyboardEvent} */ (event);
      if (key !== 'Enter' || isComposing || keyCode === 229 || shiftKey) return;
      event.preventDefault();
      act();
    });

  /** What the interface says inside a piece of another language: attributes that set its own. @type {() => { lang: string, dir: string }} */
  const own = () => ({ lang: selfaccess.page().language, dir: 'auto' });

  return { el, button, all, own, onEnter, saveFile };
})();
