'use strict';
/** What happens when a page has been read: each part looks for its own elements, and one that fails does not stop the others. */
selfaccess.start = (() => {
  /** @type {[string, () => unknown][]} */
  const PARTS = [
    ['visit', () => selfaccess.visit.start()],
    ['activity', () => selfaccess.activity.start()],
    ['guess', () => selfaccess.guess.start()],
    ['quiz', () => selfaccess.quiz.start()],
    ['sound', () => selfaccess.sound.start()],
    ['questionnaire', () => selfaccess.questionnaire.start()],
    ['catalogue', () => selfaccess.catalogue.start()],
    ['learning', () => selfaccess.learning.start()],
    ['diary', () => selfaccess.diary.start()],
    ['adviser', () => selfaccess.adviser.start()],
    ['contributions', () => selfaccess.contributionsPage.start()],
    ['goals', () => selfaccess.goals.start()],
    ['goal marks', () => selfaccess.goalMark.start()],
    ['begin', () => selfaccess.beginOffer.start()],
    ['continue', () => selfaccess.goOn.start()],
    ['path', () => selfaccess.path.start()],
    ['cards', () => selfaccess.cards.start()],
    ['keep', () => selfaccess.keep.start()],
    ['review', () => selfaccess.review.start()],
    ['search', () => selfaccess.searchBox.start()],
    ['gloss', () => selfaccess.gloss.start()],
    ['paper', () => selfaccess.paper.start()],
    ['strategy', () => selfaccess.strategy.start()],
    ['notes', () => selfaccess.notesHere.start()],
    ['contribute', () => selfaccess.contribute.start()],
    ['room', () => selfaccess.room.start()],
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
