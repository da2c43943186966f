'use strict';
/** Makes a goal of a wish, by three questions: what will I do, where and with whom, how will I know? Pure, but for the words of the interface. */
selfaccess.concrete = (() => {
  /** A sentence of fewer words is hardly a goal yet. */
  const FEW_WORDS = 4;

  /** Whether a text sounds like a wish: very short, or with words such as "better", which nobody can check. @type {(text: string) => boolean} */
  const isWish = (text) => {
    const said = words(text);
    const vague = selfaccess.t('goals.vague_words').split('|').map(words);
    return said.length > 0 && (said.length < FEW_WORDS || said.some((_, index) => vague.some((some) => some.every((word, next) => said[index + next] === word))));
  };

  /** The words of a text in small letters, whichever apostrophe it was written with. @type {(text: string) => string[]} */
  const words = (text) => {
    const { language } = selfaccess.page();
    return selfaccess.segments(text.toLocaleLowerCase(language).replaceAll("'", '’'), language).filter(({ isWord }) => isWord).map(({ text }) => text);
  };

  /** The sentence of the answers. @type {(what: string, where: string) => string} */
  const sentence = (what, where) => {
    const [deed, place] = [what, where].map((text) => text.trim().replace(/[.。]+$/u, ''));
    return place === '' ? selfaccess.t('goals.sentence', { what: deed }) : selfaccess.t('goals.sentence_where', { what: deed, where: place });
  };

  return { isWish, sentence };
})();
