'use strict';
/** The end of a session: what was done, what to look at, and when more is due. */
selfaccess.reviewEnd = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /**
   * @param {HTMLElement} place
   * @param {{ asked: number, known: number, seconds: number, missed: ReviewShown[], queue: ReturnType<typeof selfaccess.reviewQueue.today>, ended: () => void }} done `missed`: what stands on the cards that were not known
   */
  const end = (place, { asked, known, seconds, missed, queue, ended }) => {
    const title = el('h2', { tabindex: -1 }, t(asked === 0 ? 'review.stopped' : 'review.done'));
    const facts = asked === 0 ? '' : [t('review.done_cards', { n: asked }), t('review.done_known', { known, n: asked }), t('review.done_minutes', { n: Math.max(1, Math.round(seconds / 60)) })].join(' ');
    const diary = el('div', { class: 'diary-here', hidden: true });
    if (asked > 0) selfaccess.need('line').then(() => selfaccess.diaryLine.afterReview(diary), console.error);
    place.replaceChildren(el('section', { class: 'review-done' },
      title,
      facts !== '' && el('p', {}, facts),
      el('p', {}, selfaccess.reviewTold(queue)),
      missed.length > 0 && el('div', {}, el('h3', {}, t('review.missed')), el('p', { class: 'quiet' }, t('review.missed_hint')), el('ul', { class: 'review-missed' }, ...missed.map(line))),
      el('p', { class: 'review-actions' }, button(t('review.back'), ended, 'button primary')),
      diary));
    title.focus();
  };

  /** @type {(shown: ReviewShown) => HTMLElement} */
  const line = (shown) => {
    const { root } = selfaccess.page();
    if (shown.kind === 'question') return el('li', {}, el('a', { href: root + shown.url }, shown.title));
    const { term, language, meaning, translations, url } = shown.text;
    const name = el('strong', { lang: language || null, dir: 'auto' }, term);
    return el('li', {}, url === '' ? name : el('a', { href: root + url }, name), meaning !== '' && ' — ', meaning !== '' && el('span', { lang: translations || null, dir: 'auto' }, meaning));
  };

  return end;
})();
