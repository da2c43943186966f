'use strict';
/** The mark beside a part of an answer: a sign for the eye, a word for the ear, an attribute for the style sheet. */
selfaccess.flag = (() => {
  const { el, own } = selfaccess.dom;
  /** `missed`: right, but not chosen. */
  /** @typedef {Outcome | "missed"} Flag */
  /** @type {Record<Flag, string>} */
  const SIGNS = { right: '✓', almost: '≈', part: '◐', wrong: '✗', missed: '←', empty: '' };

  /** Sets, changes or (null) takes away the mark of `part`; it stands at the end of `place`. @type {(part: HTMLElement, flag: Flag | null, place?: Element) => void} */
  const set = (part, flag, place = part) => {
    Array.from(place.children).filter((child) => child.matches('.flag')).forEach((child) => child.remove());
    if (flag === null || flag === 'empty') return void delete part.dataset.outcome;
    part.dataset.outcome = flag;
    place.append(el('span', { class: `flag flag-${flag}` }, ...sign(flag)));
  };

  /** @type {(flag: Flag) => (Node | string)[]} */
  const sign = (flag) => [el('span', { 'aria-hidden': 'true' }, SIGNS[flag]), el('span', { class: 'visually-hidden', ...own() }, ` ${selfaccess.t(`quiz.flag_${flag}`)} `)];

  return { set, SIGNS };
})();
