'use strict';
/** The way in: a quiet box, `[data-begin]`, that offers to begin until one has begun or will not; and on a questionnaire the way back. */
selfaccess.beginOffer = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;
  /** What the address of a questionnaire ends in when one came from "Begin". */
  const FROM = '#begin';

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-begin]'));
    if (place === null || !isOffered(await selfaccess.store.read())) return;
    const skip = async () => {
      selfaccess.store.merge(selfaccess.settings.change(await selfaccess.store.read(), 'begin', 'skipped', Date.now()));
      const said = el('p', { tabindex: -1 }, t('goals.begin_skipped'));
      place.replaceChildren(said);
      said.focus();
    };
    const go = el('a', { class: 'button', href: page() }, t('goals.begin_go'));
    place.replaceChildren(el('p', {}, t('goals.begin_offer')), el('div', { class: 'goal-actions' }, go, button(t('goals.begin_skip'), skip, 'button quiet')));
    place.hidden = false;
  };

  /** Until there was a goal, or one would not. @type {(record: LearnerRecord) => boolean} */
  const isOffered = (record) => selfaccess.record.setting(record, 'begin', '') === '' && Object.values(record.goals).every(({ state }) => state === 'gone');

  const page = () => `${selfaccess.page().root}goals.html${FROM}`;

  /** After a questionnaire to which one was sent, as its address says. */
  const back = () => {
    const form = document.querySelector('form[data-questionnaire]');
    const link = el('a', { class: 'button', href: page() }, t('goals.begin_back_link'));
    form?.after(el('aside', { class: 'begin-back' }, el('p', {}, t('goals.begin_back'), ' ', link)));
  };

  return { start, isOffered, back, FROM };
})();
