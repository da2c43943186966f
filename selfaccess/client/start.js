'use strict';
/** What happens when a page has been read: each part looks for its own elements, and one that fails does not stop the others. */
selfaccess.start = (() => {
  /** @type {[string, () => unknown][]} */
  const PARTS = [
    ['visit', () => selfaccess.visit.start()],
    ['quiz', () => selfaccess.quiz.start()],
    ['sound', () => selfaccess.sound.start()],
    ['questionnaire', () => selfaccess.questionnaire.start()],
    ['catalogue', () => selfaccess.catalogue.start()],
    ['learning', () => selfaccess.learning.start()],
    ['continue', () => selfaccess.goOn.start()],
    ['path', () => selfaccess.path.start()],
    ['cards', () => selfaccess.cards.start()],
    ['search', () => selfaccess.searchBox.start()],
    ['gloss', () => selfaccess.gloss.start()],
    ['paper', () => selfaccess.paper.start()],
    ['scrollers', () => selfaccess.scrollers.start()],
  ];

  const start = () => {
    if ('hub' in document.documentElement.dataset) return selfaccess.store.serve();
    document.documentElement.dataset.scripted = '';
    for (const [name, part] of PARTS) run(name, part);
  };

  /** @type {(name: string, part: () => unknown) => Promise<void>} */
  const run = async (name, part) => {
    try {
      await part();
    } catch (error) {
      console.error(`selfaccess: ${name}`, error);
    }
  };

  return start;
})();
