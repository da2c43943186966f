'use strict';
/** What happens when a page has been read: each part that has a place on it is brought, where it is not there yet, and looks for its own elements. */
selfaccess.start = (() => {
  /** The parts of pages: the bundle of each, and the place that wants it. One that fails does not stop the others. */
  const PARTS = [
    ['visit', 'core', 'html'],
    ['activity', 'core', 'html'],
    ['guess', 'here', '[data-time]'],
    ['quiz', 'quiz', '[data-question]'],
    ['sound', 'sound', 'audio[controls], video[controls]'],
    ['questionnaire', 'questionnaire', '[data-questionnaire]'],
    ['catalogue', 'catalogue', '#filters'],
    ['learning', 'learning', '[data-learning]'],
    ['diary', 'diary', '[data-diary]'],
    ['adviser', 'adviser', '[data-adviser]'],
    ['contributionsPage', 'contributions', '[data-contributions]'],
    ['goals', 'goals', '[data-goals]'],
    ['review', 'review', '[data-review]'],
    ['beginOffer', 'begin', '[data-begin], [data-questionnaire]'],
    ['goOn', 'home', '[data-continue]'],
    ['path', 'lists', '[data-resource]'],
    ['keep', 'keep', '.glossary'],
    ['strategy', 'strategy', '[data-strategy]'],
    ['room', 'room', '[data-room]'],
    ['searchDoor', 'core', '[data-search]'],
    ['paper', 'core', '[data-print]'],
    ['doors', 'core', 'html'],
    ['scrollers', 'core', 'html'],
  ];

  /** When all scripts of the page have run. What waits for the fonts, and what for the record, is seen when they are there (base.css). */
  const start = () => document.addEventListener('DOMContentLoaded', async () => {
    document.documentElement.dataset.scripted = '';
    requestAnimationFrame(() => setTimeout(typeset));
    await Promise.all(PARTS.filter(([, , place]) => document.querySelector(place) !== null).map(([part, bundle]) => selfaccess.doors.bring(part, bundle)));
    show('waits');
    document.documentElement.dataset.ready = '';
  });

  /** Fonts are asked for when the page is laid out for the first time. */
  const typeset = async () => {
    await document.fonts.ready;
    show('untyped');
  };

  /** @type {(waiting: string) => void} */
  const show = (waiting) => Array.from(document.getElementsByClassName(waiting)).forEach((element) => element.classList.remove(waiting));

  return start;
})();
