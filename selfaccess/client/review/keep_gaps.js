'use strict';
/** After a text with gaps is done, its answers can be taken up as words of one's own, each with its sentence. */
selfaccess.keepGaps = (() => {
  const { el } = selfaccess.dom;
  const t = selfaccess.t;
  const BLOCKS = 'p, li, td, th, dd, dt, blockquote, h1, h2, h3, h4, h5, h6, .response';

  /** @type {(root: HTMLElement, item: GapsItem) => void} */
  const offer = (root, item) => {
    root.querySelector('.keep-words')?.remove();
    const { resource } = selfaccess.page();
    if (resource === null) return;
    const answers = item.gaps.map(({ keys }) => selfaccess.spelling.shown(keys[0]));
    const record = selfaccess.store.read();
    const buttons = answers.flatMap((answer, index) => {
      if (answers.indexOf(answer) !== index || !/\p{L}/u.test(answer)) return [];
      const own = { front: answer, back: '', language: item.language, from: selfaccess.record.key(resource.id, item.id), context: sentenceOf(root, index, answers, item.language) };
      const button = selfaccess.keep.ofWord(own, record);
      button.dataset.of = String(index);
      return [button];
    });
    if (buttons.length > 0) root.append(el('p', { class: 'keep-words' }, el('span', {}, t('review.keep_words')), ...buttons.flatMap((button) => [' ', button])));
  };

  /** The sentence in which a gap stands, with all its gaps filled. @type {(root: HTMLElement, index: number, answers: string[], language: string) => string} */
  const sentenceOf = (root, index, answers, language) => {
    const block = root.querySelector(`[data-gap="${index}"]`)?.closest(BLOCKS);
    if (!block) return '';
    let text = '';
    let from = 0;
    const walk = (/** @type {Node} */ node) => {
      if (node instanceof Text) text += node.data;
      if (!(node instanceof HTMLElement) || node.matches('rt, rp, .visually-hidden, .bank')) return;
      const gap = Number(node.dataset.gap ?? -1);
      if (gap === index) from = text.length;
      if (gap >= 0) text += answers[gap];
      else node.childNodes.forEach(walk);
    };
    walk(block);
    return selfaccess.sentence(text, from, from + answers[index].length, language);
  };

  return offer;
})();
