'use strict';
/** A card of a word, asked in one of four ways. */
selfaccess.reviewAskWord = (() => {
  const { el, button } = selfaccess.dom;
  const { blanked } = selfaccess.reviewWay;
  const t = selfaccess.t;

  /**
   * @param {ReviewText} text
   * @param {ReviewWay} way
   * @param {{ id: string, turned: (suggested: ReviewRating | null) => void, other: (way: ReviewWay) => void }} host
   * `turned`: the answer is seen; `other`: asks in another way
   * @returns {ReviewAsked}
   */
  const ask = (text, way, host) => (way === 'spell' ? spell(text, host) : turnable(text, way, host));

  /** Front and back: the learner judges alone. @type {(text: ReviewText, way: Exclude<ReviewWay, "spell">, host: { turned: (suggested: null) => void, other: (way: ReviewWay) => void }) => ReviewAsked} */
  const turnable = (text, way, { turned, other }) => {
    const front = el('div', { class: 'review-front', id: 'review-front' }, ...fronts[way](text));
    const back = el('div', { class: 'review-back', tabindex: -1 });
    const show = button(t('review.show'), () => turn(), 'button primary');
    show.setAttribute('aria-describedby', 'review-front');
    const actions = el('div', { class: 'review-actions' }, show,
      way === 'listen' && button(t('review.cannot_listen'), () => other('recognise'), 'button quiet'));
    const root = el('div', { class: 'review-card' }, el('p', { class: 'review-way' }, t(`review.ask_${way}`)), front, actions);

    const turn = () => {
      if (back.isConnected) return;
      back.append(...backs[way](text));
      actions.replaceWith(back);
      turned(null);
      back.focus();
    };
    const hear = () => hearIn(back.isConnected && way !== 'listen' ? back : root);
    if (way === 'listen') setTimeout(() => root.isConnected && hear(), 0);
    return { root, turn, hear, focus: () => show.focus() };
  };

  /** @type {Record<Exclude<ReviewWay, "spell">, (text: ReviewText) => Node[]>} */
  const fronts = {
    recognise: (text) => [term(text)],
    recall: (text) => [...meaning(text), ...(text.meaning === '' ? gapped(text) : [])],
    listen: (text) => [listen(text)],
  };
  /** @type {typeof fronts} */
  const backs = {
    recognise: (text) => [...meaning(text), ...more(text, true)],
    recall: (text) => [term(text), ...more(text, true)],
    listen: (text) => [term(text), ...meaning(text), ...more(text, false)],
  };

  /** The term is typed, and marked as a short answer is. @type {(text: ReviewText, host: { id: string, turned: (suggested: ReviewRating) => void }) => ReviewAsked} */
  const spell = (text, { id, turned }) => {
    /** @type {AnswerItem} */
    const item = { type: 'answer', id, points: 1, language: text.language, rules: RULES, keys: [{ key: keyOf(text), score: 1, number: null }] };
    const asked = selfaccess.reviewAskQuestion.marked(item, {
      prompt: [...meaning(text), ...gapped(text)],
      answer: [term(text)],
      after: () => more(text, true),
      way: [t('review.ask_spell')],
      turned: ({ state }) => turned(selfaccess.reviewAskQuestion.suggested(state)),
    });
    return { ...asked, hear: () => asked.isDone() && hearIn(asked.root) };
  };
  /** @type {Rules} */
  const RULES = { case: 'ignore', accents: 'note', punctuation: 'ignore', typos: 1, tries: 1, marking: 'each', partial: true };

  /** A Japanese word may be written as it is read. @type {(text: ReviewText) => Key} */
  const keyOf = ({ term, language, pronunciation }) =>
    (selfaccess.languages.base(language) === 'ja' && pronunciation !== '' ? [{ base: term, reading: pronunciation }] : term);

  /** @type {(text: ReviewText) => HTMLElement} */
  const term = ({ term, language }) =>
    el('p', { class: 'review-term' }, el('strong', { lang: language || null, dir: 'auto' }, term));

  /** @type {(text: ReviewText) => HTMLElement[]} */
  const meaning = ({ meaning, translations }) => (meaning === '' ? [] : [el('p', { class: 'review-meaning', lang: translations || null, dir: 'auto' }, meaning)]);

  /** The sentence without the term, where it holds it. @type {(text: ReviewText) => HTMLElement[]} */
  const gapped = ({ example, term, language }) => {
    const sentence = blanked(example, term);
    return sentence === null ? [] : [el('p', { class: 'review-example', lang: language || null, dir: 'auto' }, sentence)];
  };

  /** What else is told when the answer is seen. @type {(text: ReviewText, sounds: boolean) => HTMLElement[]} */
  const more = (text, sounds) => {
    const { pronunciation, example, translation, language, translations, url, title } = text;
    const said = pronunciation === '' ? [] : [el('p', { class: 'review-said' }, selfaccess.languages.base(language) === 'ja' ? pronunciation : `/${pronunciation}/`)];
    const heard = sounds && canHear(text) ? [listen(text)] : [];
    const shown = example === '' ? [] : [el('p', { class: 'review-example' }, el('span', { lang: language || null, dir: 'auto' }, example),
      translation !== '' && el('span', { class: 'translation', lang: translations || null, dir: 'auto' }, translation))];
    const from = url === '' ? [] : [el('p', { class: 'review-from' }, el('a', { href: selfaccess.page().root + url }, title))];
    return [...said, ...heard, ...shown, ...from];
  };

  /** @type {(text: ReviewText) => boolean} */
  const canHear = ({ sound, language, term }) => sound !== '' || (term !== '' && language !== '' && selfaccess.speech.voice(language) !== null);

  /** The recording, or the browser's voice. @type {(text: ReviewText) => HTMLElement} */
  const listen = ({ sound, term, language }) => {
    const place = el('div', { class: 'review-listen' });
    if (sound === '') selfaccess.speech.player(place, term, language, () => undefined);
    else {
      const player = el('audio', { src: selfaccess.page().root + sound, preload: 'auto' });
      place.append(player, button(t('quiz.listen'), () => {
        player.currentTime = 0;
        player.play().catch(() => undefined);
      }, 'button listen-button'));
    }
    return place;
  };

  /** @type {(root: HTMLElement) => void} */
  const hearIn = (root) => /** @type {HTMLElement | null} */ (root.querySelector('.listen-button'))?.click();

  return { ask, canHear };
})();
