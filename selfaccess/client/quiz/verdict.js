'use strict';
/** What a question says after a try: how it was, what the author says to it, and at the end the answer. */
selfaccess.verdict = (() => {
  const { el, all, own } = selfaccess.dom;
  const t = selfaccess.t;
  /** Types of which the parts can be counted: "2 of 3 are right". @type {Item["type"][]} */
  const COUNTED = ['gaps', 'match', 'sort', 'dictation'];

  /** The lines for a try. @type {(verdict: Verdict, state: TryState, item: Item, key: HTMLElement | null) => Node[]} */
  const lines = (verdict, state, item, key) => [
    el('p', { class: `outcome outcome-${verdict.outcome}` },
      el('span', { class: 'outcome-sign', 'aria-hidden': 'true' }, selfaccess.flag.SIGNS[verdict.outcome]), ' ',
      el('strong', {}, t(`quiz.outcome_${verdict.outcome}`)), ...facts(verdict, state, item).flatMap((fact) => [' ', el('span', {}, fact)])),
    ...verdict.feedback.flatMap((index) => piece(key, `[data-feedback="${index}"]`, 'feedback')),
    ...(state.done && verdict.outcome !== 'right' ? answer(key, item) : []),
  ];

  /** @type {(verdict: Verdict, state: TryState, item: Item) => string[]} */
  const facts = ({ outcome, score, parts }, state, item) => {
    const right = parts.filter((part) => part.outcome === 'right').length;
    const left = selfaccess.attempt.left(state, item.rules);
    const accents = parts.some(({ note }) => note === 'accents');
    return [
      COUNTED.includes(item.type) && parts.length > 1 && outcome !== 'right' ? t('quiz.parts_right', { right, n: parts.length }) : '',
      accents ? t('quiz.mind_accents') : '',
      outcome === 'almost' && !state.done ? t('quiz.almost_again') : !state.done && left !== null ? t('quiz.tries_left', { n: left }) : '',
      state.done && item.points !== 1 ? t('quiz.points', { points: selfaccess.format.number(score * item.points), n: item.points }) : '',
    ].filter((fact) => fact !== '');
  };

  /** The right answer, when all is over. @type {(key: HTMLElement | null, item: Item) => Node[]} */
  const answer = (key, item) => {
    const [found] = piece(key, '[data-answer]', 'answer');
    if (found === undefined) return [];
    found.prepend(el('span', { class: 'answer-name', ...own() }, t(item.type === 'open' ? 'quiz.model' : 'quiz.answer')));
    return [found];
  };

  /** @type {(key: HTMLElement | null) => Node[]} */
  const explanation = (key) => piece(key, '[data-explanation]', 'explanation');

  /** A copy of a piece of the key; ids stay with the original. @type {(key: HTMLElement | null, selector: string, name: string) => HTMLElement[]} */
  const piece = (key, selector, name) => {
    const found = key?.querySelector(selector);
    if (!found?.hasChildNodes()) return [];
    const copy = /** @type {HTMLElement} */ (found.cloneNode(true));
    for (const part of [copy, ...all('[id]', copy)]) part.removeAttribute('id');
    copy.classList.add(name);
    return [copy];
  };

  return { lines, answer, explanation };
})();
