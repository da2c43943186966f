'use strict';
/** Answers in the page itself, for stories that are not about how one answers. `given` is as in learner.js. */

/** By tile the place in which it is wanted, null for none. */
const places = ({ type, right }, given) =>
  (type === 'sort' ? given : type === 'match' ? right.map((_, tile) => (given.includes(tile) ? given.indexOf(tile) : null)) : []);

/** @type {(page: import('puppeteer-core').Page, item: any, given: any) => Promise<void>} */
const answerAtOnce = (page, item, given) => page.evaluate(({ type, root }, given, places) => {
  const section = document.querySelector(root);
  const all = (selector) => [...section.querySelectorAll(selector)];
  const write = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const put = (index, to) => {
    const tile = all(`[data-tile="${index}"], [data-right="${index}"]`)[0];
    const { left = '', bin = left } = tile.closest('[data-left], [data-bin]')?.dataset ?? {};
    if (bin === String(to ?? '')) return;
    tile.querySelector('.tile-button').click();
    all(to === null ? '.put-back' : `:is([data-left="${to}"], [data-bin="${to}"]) .put-here`)[0].click();
  };
  const answer = {
    choice: () => all('input').forEach((input) => {
      const on = given.includes(Number(input.value));
      if (input.checked !== on && (on || input.type === 'checkbox')) input.click();
    }),
    gaps: () => given.forEach((text, index) => write(all(`[data-gap="${index}"] :is(input, select)`)[0], text)),
    answer: () => write(all('.typed')[0], given),
    dictation: () => write(all('.typed')[0], given),
    open: () => write(all('.typed')[0], given.text),
    match: () => [null, 'tile'].forEach((turn) => places.forEach((to, index) => ((to === null) === (turn === null)) && put(index, to))),
    sort: () => places.forEach((to, index) => put(index, to)),
    order: () => given.forEach((step, place) => {
      const now = () => all('.order > [data-item]').findIndex(({ dataset }) => dataset.item === String(step));
      while (now() > place) all(`[data-item="${step}"] .move`)[0].click();
    }),
    words: () => {
      all('.words-line .tile-button').forEach((tile) => tile.click());
      given.forEach((tile) => all(`[data-tile="${tile}"] .tile-button`)[0].click());
    },
    mark: () => {
      let [phrases, others] = [given.phrases, given.others];
      for (const unit of all('[data-unit]')) {
        const on = unit.dataset.phrase !== undefined ? phrases-- > 0 : others-- > 0;
        if (on !== (unit.getAttribute('aria-pressed') === 'true')) unit.click();
      }
    },
  };
  answer[type]();
}, item, given, places(item, given));

module.exports = { answerAtOnce };
