'use strict';
/** A question on the review page: asked in place and marked as on its own page, or shown with a link to it. */
selfaccess.reviewAskQuestion = (() => {
  const { el, button, all } = selfaccess.dom;
  const t = selfaccess.t;
  /** So many of the right answers are told. */
  const FEW = 3;

  /**
   * @param {{ prompt: ReviewPrompt, url: string, title: string }} shown
   * @param {{ id: string, turn: number, turned: (suggested: ReviewRating | null, state: TryState | null) => void }} host `turn`: how often it was asked
   * @returns {ReviewAsked}
   */
  const ask = ({ prompt, url, title }, { id, turn, turned }) => {
    const link = el('a', { href: selfaccess.page().root + url }, title);
    if (prompt.item === undefined) return linked(prompt, el('p', { class: 'review-from' }, link), () => turned(null, null));
    const { item } = prompt;
    const made = build[/** @type {keyof typeof build} */ (item.type)];
    const { response, answer, prompts } = made(/** @type {any} */ (item), prompt, turn);
    return marked({ ...item, id, rules: { ...item.rules, tries: 1, marking: 'each' } }, {
      prompt: prompts, response, answer, way: [t('review.ask_question'), ' ', link], turn,
      explanation: lines(prompt.explanation ?? ''), after: () => [], turned: ({ state }) => turned(suggested(state), state),
    });
  };

  /** To be done on its page, or in the head. @type {(prompt: ReviewPrompt, link: HTMLElement, turned: () => void) => ReviewAsked} */
  const linked = (prompt, link, turned) => {
    const text = el('div', { class: 'review-front', tabindex: -1, lang: prompt.language, dir: 'auto' }, el('p', { class: 'review-prompt' }, ...lines(prompt.text)));
    const root = el('div', { class: 'review-card' }, el('p', { class: 'review-way' }, t('review.ask_linked')), prompt.text !== '' && text, link);
    return {
      root,
      turn: () => undefined,
      hear: () => undefined,
      // There is nothing to turn: what is to be judged is there from the beginning.
      focus: () => {
        turned();
        (prompt.text === '' ? link.querySelector('a') : text)?.focus();
      },
    };
  };

  /**
   * A question that is marked here. `after`: what is shown when all is over.
   * @template {Item} T
   * @param {T} item
   * @param {{ prompt: Node[], response?: HTMLElement, answer: Node[], explanation?: Node[], way: (Node | string)[], turn?: number, after: () => Node[], turned: (done: { state: TryState }) => void }} parts
   * @returns {ReviewAsked & { isDone: () => boolean }}
   */
  const marked = (item, { prompt, response = field(), answer, explanation = [], way, turn = 0, after, turned }) => {
    const actions = el('div', { class: 'actions', 'data-actions': '' });
    const root = el('div', { class: `review-card question question-${item.type}`, id: 'review-question', 'data-question': item.id },
      el('p', { class: 'review-way' }, ...way),
      prompt.length > 0 && el('div', { class: 'prompt review-front' }, ...prompt),
      response, actions,
      el('div', { class: 'verdict', 'data-verdict': '', role: 'status' }),
      el('div', { 'data-key': '', hidden: true }, el('div', { 'data-answer': '', lang: item.language }, ...answer),
        explanation.length > 0 && el('div', { 'data-explanation': '' }, el('p', {}, ...explanation))));
    let over = false;
    /** @type {(state: TryState) => void} */
    const end = (state) => {
      over = true;
      actions.replaceChildren();
      const more = after();
      if (more.length > 0) root.append(el('div', { class: 'review-back' }, ...more));
      turned({ state });
    };
    /** It changes for the last time when its answer is shown. */
    const changed = () => {
      if (!over && question !== null && question.state().done) end(question.state());
    };
    const giveUp = () => {
      const key = /** @type {HTMLElement} */ (root.querySelector('[data-key]'));
      all('input, select', root).forEach((control) => (/** @type {HTMLInputElement} */ (control).disabled = true));
      root.querySelector('[data-verdict]')?.replaceChildren(...selfaccess.verdict.answer(key, item), ...selfaccess.verdict.explanation(key));
      root.dataset.state = 'finished';
      end({ ...selfaccess.attempt.begin(), tries: 1, first: 0, score: 0, done: true });
    };
    /** @type {Question | null} */
    let question = null;
    question = selfaccess.question(root, item, { asks: () => false, turn: () => turn, changed, keep: () => undefined, clear: () => undefined });
    actions.append(button(t('review.dont_know'), giveUp, 'button quiet'));
    return { root, turn: () => undefined, hear: () => undefined, focus: question.focus, isDone: () => over };
  };

  /** @type {() => HTMLElement} */
  const field = () => el('div', { class: 'response' }, el('input', { class: 'typed', type: 'text' }));

  /** @type {{ [T in "answer" | "choice" | "gaps"]: (item: Extract<Item, { type: T }>, prompt: ReviewPrompt, turn: number) => { response: HTMLElement, answer: Node[], prompts: Node[] } }} */
  const build = {
    answer: ({ keys }, prompt) => ({
      response: field(),
      answer: [bullets(keys.filter(({ score }) => score === 1).slice(0, FEW).map(({ key }) => selfaccess.spelling.shown(key)))],
      prompts: asked(prompt),
    }),
    choice: (item, prompt) => {
      const { options = [], order = [] } = prompt;
      const type = item.multiple ? 'checkbox' : 'radio';
      const option = (/** @type {number} */ index) => el('li', {}, el('label', { class: 'option' },
        el('input', { type, name: 'review-choice', value: index }), el('span', { class: 'option-text', dir: 'auto' }, options[index])));
      return {
        response: el('div', { class: 'response', lang: item.language }, el('ul', { class: 'options' }, ...order.map(option))),
        answer: [bullets(options.filter((_, index) => item.right[index]))],
        prompts: asked(prompt),
      };
    },
    gaps: (item, { pieces = [] }, turn) => {
      const text = (/** @type {(index: number) => Node} */ gap) => pieces.flatMap((piece, index) => [...lines(piece), ...(index < item.gaps.length ? [gap(index)] : [])]);
      return {
        response: el('div', { class: 'response', lang: item.language, dir: 'auto' }, el('p', {}, ...text((index) => gapField(item, index, turn)))),
        answer: [el('p', {}, ...text((index) => el('strong', {}, selfaccess.spelling.shown(item.gaps[index].keys[0]))))],
        prompts: [],
      };
    },
  };

  /** @type {(item: GapsItem, index: number, turn: number) => HTMLElement} */
  const gapField = (item, index, turn) => {
    const { keys, menu } = item.gaps[index];
    const size = Math.max(6, Math.floor((Array.from(selfaccess.spelling.shown(keys[0])).length + 7) / 4) * 4);
    const control = menu === null
      ? el('input', { type: 'text', size })
      : el('select', {}, el('option', { value: '' }), ...selfaccess.shuffle(menu.length, `${item.id} ${index} ${turn}`).map((place) => el('option', {}, menu[place])));
    return el('span', { class: 'gap', 'data-gap': index }, control);
  };

  /** @type {(prompt: ReviewPrompt) => Node[]} */
  const asked = ({ text, language }) => (text === '' ? [] : [el('p', { class: 'review-prompt', lang: language, dir: 'auto' }, ...lines(text))]);

  /** @type {(texts: string[]) => HTMLElement} */
  const bullets = (texts) => el('ul', { class: 'answers' }, ...texts.map((text) => el('li', { dir: 'auto' }, text)));

  /** @type {(text: string) => Node[]} */
  const lines = (text) => text.split('\n').flatMap((line, index) => [...(index > 0 ? [el('br')] : []), document.createTextNode(line)]);

  /** What a marked answer says of the memory; the learner may say otherwise. @type {(state: TryState) => ReviewRating} */
  const suggested = ({ score, first, hints, spared }) => ((score ?? 0) < 1 ? 1 : (first ?? 0) < 1 || hints > 0 || spared ? 2 : 3);

  return { ask, marked, suggested };
})();
