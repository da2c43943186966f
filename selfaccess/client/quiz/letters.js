'use strict';
/** The row of letters that keyboards lack, beside the field in which one types; a letter goes in at the caret. */
selfaccess.letters = (() => {
  const { el, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
  /** @type {Field | null} the field that was typed in last */
  let field = null;
  /** @type {HTMLElement | null} */
  let row = null;

  /** Hears of fields that are entered; as often as one likes. */
  const start = () => document.addEventListener('focusin', entered);

  /** @type {(event: FocusEvent) => void} */
  const entered = ({ target }) => {
    if (target instanceof HTMLElement && 'letters' in target.dataset) show(/** @type {Field} */ (target));
  };

  /** It stays until a field elsewhere is entered: what vanishes under the pointer loses clicks. @type {(target: Field) => void} */
  const show = (target) => {
    const place = target.closest('[data-question]')?.querySelector('.response');
    if (!place) return;
    const stays = row !== null && row.lang === target.lang && row.previousElementSibling === place;
    field = target;
    if (stays) return;
    row?.remove();
    row = rowOf(target.lang);
    if (row !== null) place.after(row);
  };

  /** @type {(language: string) => HTMLElement | null} */
  const rowOf = (language) => {
    const groups = groupsOf(language);
    if (groups.length === 0) return null;
    const toolbar = el('div', { class: 'letters', role: 'toolbar', 'aria-label': t('quiz.letters'), lang: language, dir: selfaccess.languages.get(language).dir });
    let capital = false;
    const fill = () => {
      const buttons = groups.map((group) => el('span', { class: 'letter-group' }, ...group.map((letter) => key(capital ? other(letter, language) : letter))));
      const turns = groups.flat().some((letter) => other(letter, language) !== letter);
      toolbar.replaceChildren(...buttons, turns ? shift() : '');
      rove(toolbar);
    };
    const shift = () => {
      const turn = () => {
        capital = !capital;
        const byKeyboard = toolbar.contains(document.activeElement);
        fill();
        if (byKeyboard) all('.letter-shift', toolbar)[0].focus();
      };
      const name = t(selfaccess.languages.base(language) === 'ja' ? 'quiz.katakana' : 'quiz.capitals');
      return el('button', { type: 'button', class: 'letter letter-shift', 'aria-label': name, title: name, 'aria-pressed': String(capital), click: turn }, '⇧');
    };
    // The field keeps the focus, and with it the caret and the keyboard of a phone.
    toolbar.addEventListener('pointerdown', (event) => event.preventDefault());
    toolbar.addEventListener('mousedown', (event) => event.preventDefault());
    fill();
    return toolbar;
  };

  /** @type {(letter: string) => HTMLElement} */
  const key = (letter) => el('button', { type: 'button', class: 'letter', click: () => insert(letter) }, letter);

  /** @type {(letter: string) => void} */
  const insert = (letter) => {
    if (field === null || field.readOnly) return;
    const from = field.selectionStart ?? field.value.length;
    const { text, back } = selfaccess.hangul.typed(field.value.slice(0, from), letter);
    field.setRangeText(text, from - back, field.selectionEnd ?? from, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: letter }));
  };

  /** The letters of a language by groups. @type {(language: string) => string[][]} */
  const groupsOf = (language) => {
    const groups = selfaccess.languages.get(language).letters.split(/\s+/).map((group) => group.match(/\P{M}\p{M}*|\p{M}/gu) ?? []);
    const found = groups.filter((group) => group.length > 0).map((group) => [...group]);
    return found.every((group) => group.length === 1) && found.length > 0 ? [found.flat()] : found;
  };

  /** The capital of a letter; of hiragana the katakana. @type {(letter: string, language: string) => string} */
  const other = (letter, language) => {
    if (/^[ぁ-ゖ]$/.test(letter)) return String.fromCodePoint(/** @type {number} */ (letter.codePointAt(0)) + 0x60);
    const capital = letter === 'ß' ? 'ẞ' : letter.toLocaleUpperCase(language);
    return Array.from(capital).length === Array.from(letter).length ? capital : letter;
  };

  /** One stop of Tab for the whole row; arrows go along it. @type {(toolbar: HTMLElement) => void} */
  const rove = (toolbar) => {
    const buttons = all('button', toolbar);
    buttons.forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
    toolbar.onkeydown = (event) => {
      const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const to = selfaccess.arrows(event, at, buttons.length, toolbar);
      if (to === null) return;
      buttons.forEach((button, index) => (button.tabIndex = index === to ? 0 : -1));
      buttons[to].focus();
    };
  };

  return { start, other };
})();
