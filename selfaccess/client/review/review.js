'use strict';
/** The page of the review, `[data-review]`. */
selfaccess.review = (() => {
  const { el } = selfaccess.dom;

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-review]'));
    if (place === null) return;
    selfaccess.announce.prepare();
    const [catalogue] = await Promise.all([selfaccess.catalogueData.get(), selfaccess.load('_selfaccess/ts-fsrs.js')]);
    const schedule = selfaccess.reviewSchedule.schedule(FSRS);
    const [view, below] = [el('div'), el('div')];
    const status = el('p', { class: 'learning-status', role: 'status' });
    place.replaceChildren(view, status, below);
    let running = false;
    /** How many cards were answered on a day, as this page knows; the record is told a little later. */
    let known = { day: '', reviewed: 0 };

    /** `whole`: what stands below too. @type {(told?: string, whole?: boolean) => Promise<{ record: LearnerRecord, cards: Record<string, ReviewCard> }>} */
    const show = async (told = '', whole = true) => {
      const record = await selfaccess.store.read();
      const day = selfaccess.format.day(Date.now());
      const reviewed = Math.max(selfaccess.reviewQueue.reviewed(record, Date.now()), known.day === day ? known.reviewed : 0);
      const { cards, queue, texts } = await ready(record, catalogue, schedule.answer, reviewed);
      /** @type {ReviewChange} */
      const change = async (make, told, whole) => {
        await selfaccess.store.merge(make(await selfaccess.store.read()));
        const shown = await show(told, whole);
        if (whole) focusOn(view);
        return shown;
      };
      const begin = async (/** @type {boolean} */ more) => {
        running = true;
        status.textContent = '';
        below.replaceChildren();
        const { ids } = more ? selfaccess.reviewQueue.queue(cards, { ...selfaccess.reviewQueue.measure(record), reviewed: 0, now: Date.now() }) : queue;
        const ended = async (/** @type {number} */ after) => {
          running = false;
          known = { day, reviewed: after };
          await show();
          focusOn(view);
        };
        selfaccess.reviewRun(view, {
          ids, cards: { ...cards }, texts: more ? await selfaccess.reviewTexts(ids.map((id) => [id, cards[id]]), catalogue) : texts, schedule, record, reviewed, ended,
        });
      };
      const given = { cards, record, catalogue, queue, reviewed, begin, change };
      view.replaceChildren(...selfaccess.reviewHome.top(given));
      if (whole) below.replaceChildren(...selfaccess.reviewHome.rest(given));
      status.textContent = told;
      return { record, cards };
    };
    selfaccess.store.onChange(() => running || show('', false));
    await show();
  };

  /** @type {(view: HTMLElement) => void} */
  const focusOn = (view) => /** @type {HTMLElement | null} */ (view.querySelector('.review-begin, .review-now button, a'))?.focus();

  /**
   * The cards that are on the site, and today's with what stands on them; one that is missing there makes room for others.
   * @type {(record: LearnerRecord, catalogue: CatalogueData, answer: ReviewAnswer, reviewed: number) => Promise<{ cards: Record<string, ReviewCard>, queue: ReturnType<typeof selfaccess.reviewQueue.today>, texts: Map<string, ReviewShown> }>}
   */
  const ready = async (record, catalogue, answer, reviewed) => {
    const now = Date.now();
    const cards = selfaccess.reviewCards.onSite(selfaccess.reviewCards.all(record, answer, now), catalogue);
    for (;;) {
      const queue = selfaccess.reviewQueue.today(record, cards, now, reviewed);
      const texts = await selfaccess.reviewTexts(queue.ids.map((id) => [id, cards[id]]), catalogue);
      const missing = queue.ids.filter((id) => !texts.has(id));
      if (missing.length === 0) return { cards, queue, texts };
      for (const id of missing) delete cards[id];
    }
  };

  return { start };
})();
