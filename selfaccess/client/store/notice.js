'use strict';
/** Says on the page when the record cannot be kept as it should be, and offers to save it to a file. */
selfaccess.storeNotice = (() => {
  /** @type {StoreProblem | null} */
  let shown = null;

  /** A damaged record stays said: the next write mends the store, not the learner's loss. @type {(problem: StoreProblem | null) => void} */
  const tell = (problem) => {
    if (problem === shown || (problem === null && shown === 'broken')) return;
    shown = problem;
    const notice = place();
    notice.replaceChildren(...(problem === null ? [] : content(problem)));
    notice.hidden = problem === null;
  };

  /** The template's element, or one of our own at the top of the page. */
  const place = () => {
    const found = document.getElementById('store-notice') ?? selfaccess.dom.el('div', { id: 'store-notice', role: 'alert' });
    if (!found.isConnected) (document.querySelector('main') ?? document.body).prepend(found);
    return found;
  };

  /** @type {(problem: StoreProblem) => Node[]} */
  const content = (problem) => [
    selfaccess.dom.el('p', {}, selfaccess.t(`site.store_${problem}`)),
    selfaccess.dom.button(selfaccess.t('site.store_save'), () => save(problem)),
  ];

  /** @type {(problem: StoreProblem) => Promise<void>} */
  const save = async (problem) => {
    const damaged = problem === 'broken' ? (await selfaccess.store.aside()).at(-1) : undefined;
    const now = Date.now();
    selfaccess.dom.saveFile(fileName(now), damaged?.text ?? (await selfaccess.store.text()));
  };

  /** @type {(time: number) => string} */
  const fileName = (time) => `${selfaccess.t('learning.file', { library: selfaccess.page().library.title, date: selfaccess.format.day(time) })}.json`;

  return { tell, fileName };
})();
