'use strict';
/** Makes a goal of a wish, by three questions: what will I do, where and with whom, how will I know? Pure, but for the words of the interface. */
selfaccess.concrete = (() => {
  /** A sentence of fewer words is hardly a goal yet. */
  const FEW_WORDS = 4;

  /** Whether a text sounds like a wish: very short, or with words such as "better", which nobody can check. @type {(text: string) => boolean} */
  const isWish = (text) => {
    const language = selfaccess.page().language;
    const words = selfaccess.segments(text.toLocaleLowerCase(language), language).filter(({ isWord }) => isWord).map(({ text }) => text);
    const vague = new Set(selfaccess.t('goals.vague_words').split('|'));
    return words.length > 0 && (words.length < FEW_WORDS || words.some((word) => vague.has(word)));
  };

  /** The sentence of the answers. @type {(what: string, where: string) => string} */
  const sentence = (what, where) => {
    const [deed, place] = [what, where].map((text) => text.trim().replace(/[.。]+$/u, ''));
    return place === '' ? selfaccess.t('goals.sentence', { what: deed }) : selfaccess.t('goals.sentence_where', { what: deed, where: place });
  };

  return { isWish, sentence };
})();
