'use strict';
/** What happens when a page has been read: each part that has a place on it is brought, where it is not there yet, and looks for its own elements. */
selfaccess.start = (() => {
  /** The parts of a page: the bundle of each, and the place that wants it. One that fails does not stop the others. @typedef {[part: string, bundle: string, place: string][]} Parts */
  /** @type {Parts} */
  const ANYWHERE = [
    ['visit', 'core', 'html'],
    ['activity', 'core', 'html'],
    ['sound', 'sound', 'audio[controls], video[controls]'],
    ['path', 'lists', '[data-resource]'],
    ['searchDoor', 'core', '[data-search]'],
    ['doors', 'core', 'html'],
    ['scrollers', 'core', 'html'],
  ];
  /** On the page of a resource. @type {Parts} */
  const RESOURCE = [
    ['guess', 'here', '[data-time]'],
    ['questionnaire', 'questionnaire', '.kind-questionnaire [data-questionnaire]'],
    ['keep', 'keep', '.glossary'],
    ['paper', 'core', '[data-print]'],
  ];
  /** On all others. @type {Parts} */
  const OTHERS = [
    ['catalogue', 'catalogue', '#filters'],
    ['learning', 'learning', '[data-learning]'],
    ['diary', 'diary', '[data-diary]'],
    ['adviser', 'adviser', '[data-adviser]'],
    ['contributionsPage', 'contributions', '[data-contributions]'],
    ['goals', 'goals', '[data-goals]'],
    ['review', 'review', '[data-review]'],
    ['beginOffer', 'begin', '[data-begin]'],
    ['goOn', 'home', '[data-continue]'],
    ['room', 'room', '[data-room]'],
  ];

  /** When all scripts of the page have run. What waits for the fonts, and what for the record, is seen when they are there (base.css). */
  const start = () => document.addEventListener('DOMContentLoaded', async () => {
    document.documentElement.dataset.scripted = '';
    requestAnimationFrame(() => setTimeout(typeset));
    // Questions come first, and what is typed into them meanwhile before the rest.
    const quiz = document.querySelector('[data-question]') === null ? null : selfaccess.doors.bring('quiz', 'quiz');
    await new Promise((resolve) => setTimeout(resolve));
    const parts = [...ANYWHERE, ...(selfaccess.page().resource === null ? OTHERS : RESOURCE)];
    const wanted = parts.filter(([, , place]) => document.querySelector(place) !== null);
    await Promise.all([quiz, ...wanted.map(([part, bundle]) => selfaccess.doors.bring(part, bundle))]);
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
