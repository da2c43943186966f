'use strict';
/** A session on the page: one card after the other, by keys, by touch, or heard; and at its end what was done. */
selfaccess.reviewRun = (() => {
  const { el, button } = selfaccess.dom;
  const { start, answer, without, goOn, state, count } = selfaccess.reviewSession;
  const t = selfaccess.t;
  /** What takes longer was a pause, in seconds. */
  const PAUSE = 60;
  const RATINGS = /** @type {ReviewRating[]} */ ([1, 2, 3, 4]);

  /** @typedef {{ id: string, before: ReviewCard | null, session: ReturnType<typeof start> }} Undo `before`: null where nothing was kept */

  /**
   * @param {HTMLElement} place
   * @param {{
   *   ids: string[], cards: Record<string, ReviewCard>, texts: Map<string, ReviewShown>, schedule: ReturnType<typeof selfaccess.reviewSchedule.schedule>,
   *   record: LearnerRecord, reviewed: number, ended: (reviewed: number) => void,
   * }} given `reviewed`: how many cards were answered today, before and after; `ended`: the learner has seen what was done
   */
  const run = (place, { ids, cards, texts, schedule, record: before, reviewed, ended }) => {
    const { minutes, pace } = selfaccess.reviewQueue.measure(before);
    /** What the record holds, as far as this page knows. */
    let record = before;
    let session = start(ids.filter((id) => texts.has(id)), minutes * 60);
    /** Cards that were counted as reviewed. @type {Set<string>} */
    const counted = new Set();
    /** @type {Undo | null} */
    let undo = null;
    /** @type {ReviewAsked | null} */
    let asked = null;
    /** What the number keys do. @type {Map<string, () => void>} */
    let keys = new Map();
    let begun = 0;

    const progress = el('p', { class: 'review-progress', role: 'status' });
    const bar = el('progress', { class: 'review-bar', max: 1, value: 0, 'aria-hidden': 'true' });
    const stop = button(t('review.stop'), () => end(), 'button quiet');
    const undoing = button(t('review.undo'), () => takeBack(), 'button quiet');
    const body = el('div', { class: 'review-body' });
    const help = el('p', { class: 'review-keys quiet', 'aria-hidden': 'true' }, t('review.keys'));
    place.replaceChildren(el('section', { class: 'review-session', 'aria-label': t('review.session') },
      el('div', { class: 'review-head' }, progress, undoing, stop), bar, body, help));

    /** @type {(patch: LearnerRecord) => void} */
    const keep = (patch) => {
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
    };

    const next = () => {
      const now = state(session);
      keys = new Map();
      undoing.hidden = undo === null;
      if (now === 'end') return end();
      if (now === 'time') return timeIsOver();
      ask();
      return undefined;
    };

    /** @type {(way?: ReviewWay) => void} */
    const ask = (way) => {
      const [{ id, again }] = session.turns;
      const shown = /** @type {ReviewShown} */ (texts.get(id));
      const card = cards[id];
      begun = performance.now();
      const done = session.asked.length;
      progress.textContent = again > 0 ? t('review.once_more') : t('review.progress', { number: done + 1, n: done + count(session).left });
      bar.value = done / Math.max(1, done + count(session).left);
      const rating = el('div', { class: 'review-rating' });
      const extra = el('div', { class: 'review-extra' });
      /** @type {(suggested: ReviewRating | null, attempt: Attempt | null, few?: boolean) => void} */
      const turned = (suggested, attempt, few = false) => {
        rating.replaceChildren(ratings(id, { suggested, few: few || again > 0, attempt }));
        if (suggested !== null) /** @type {HTMLElement | null} */ (rating.querySelector('.primary'))?.focus();
        if (selfaccess.reviewCard.isLeech(card)) extra.replaceChildren(selfaccess.reviewLeech(id, card, shown, { setAside: () => setAside(id), write: (sentence) => write(id, sentence) }));
      };
      asked = shown.kind === 'question'
        ? selfaccess.reviewAskQuestion.ask(shown, { id, turn: card.reps + again, turned: (suggested, tries) => turned(suggested, attemptOf(id, shown.prompt, tries), suggested === null) })
        : selfaccess.reviewAskWord.ask(shown.text, way ?? wayOf(card, shown.text), { id, turned: (suggested) => turned(suggested, null), other: ask });
      body.replaceChildren(asked.root, rating, extra);
      asked.focus();
    };

    /** @type {(card: ReviewCard, text: ReviewText) => ReviewWay} */
    const wayOf = (card, text) => {
      const { isOn } = selfaccess.settings;
      const able = { voice: selfaccess.reviewAskWord.canHear(text), listen: isOn(record, 'review_listen'), spell: isOn(record, 'review_spell') };
      return selfaccess.reviewWay.way(card, selfaccess.reviewWay.possible(text, able));
    };

    /** An answer given here is one like on the question's page. @type {(id: string, prompt: ReviewPrompt, tries: TryState | null) => Attempt | null} */
    const attemptOf = (id, { item }, tries) => {
      const name = selfaccess.reviewCard.read(id);
      if (name === null || item === undefined || tries === null) return null;
      return {
        resource: name.of, question: name.part, time: Date.now(), score: tries.score ?? 0, first: tries.first ?? 0, points: item.points,
        tries: Math.max(1, tries.tries), hints: tries.hints,
      };
    };

    /** The buttons that say how well it was known; `few`: only whether. @type {(id: string, options: { suggested: ReviewRating | null, few: boolean, attempt: Attempt | null }) => HTMLElement} */
    const ratings = (id, { suggested, few, attempt }) => {
      const days = schedule.days(cards[id], Date.now());
      const offered = few ? /** @type {ReviewRating[]} */ ([1, 3]) : RATINGS;
      const buttons = offered.map((rating, index) => {
        const rate = () => rated(rating, attempt);
        keys.set(String(index + 1), rate);
        const words = few ? t(rating === 1 ? 'review.not_yet' : 'review.know_now') : t(`review.rating_${rating}`);
        const when = session.turns[0].again === 0 && el('span', { class: 'review-when' }, selfaccess.reviewWhen(days[rating - 1]));
        return el('button', { type: 'button', class: `button${rating === (suggested ?? 0) ? ' primary' : ''}`, 'data-rating': rating, 'aria-keyshortcuts': index + 1, click: rate },
          el('kbd', { 'aria-hidden': 'true' }, String(index + 1)), el('span', { class: 'review-words' }, words, ' ', when));
      });
      return el('div', { class: 'review-ratings', role: 'group', 'aria-label': t('review.how_well') }, ...buttons);
    };

    /** @type {(rating: ReviewRating, attempt: Attempt | null) => void} */
    const rated = (rating, attempt) => {
      const [{ id, again }] = session.turns;
      const now = Date.now();
      const seconds = Math.min(PAUSE, (performance.now() - begun) / 1000);
      undo = { id, before: again === 0 ? cards[id] : null, session };
      if (again === 0) {
        const first = !counted.has(id);
        cards[id] = schedule.answer(cards[id], rating, now);
        // The attempt is the one that this review stands for.
        const attempts = attempt !== null && first ? [{ ...attempt, time: now }] : [];
        keep({ ...selfaccess.reviewCard.patch(record, { [id]: cards[id] }), attempts });
        if (first) selfaccess.activity.done({ reviews: 1 });
        counted.add(id);
      }
      session = answer(session, rating, seconds);
      next();
    };

    const takeBack = () => {
      if (undo === null) return;
      const { id, before } = undo;
      session = undo.session;
      if (before !== null) {
        cards[id] = { ...before, time: selfaccess.record.after(cards[id], Date.now()) };
        keep(selfaccess.reviewCard.patch(record, { [id]: cards[id] }));
      }
      undo = null;
      next();
    };

    /** @type {(id: string) => void} */
    const setAside = (id) => {
      keep(selfaccess.reviewCard.setAside(record, id, cards[id], Date.now()));
      cards[id] = record.cards[id];
      session = without(session, id);
      undo = null;
      selfaccess.announce(t('review.was_set_aside'));
      next();
    };

    /** @type {(id: string, sentence: string) => void} */
    const write = (id, sentence) => {
      const own = { front: '', back: '', language: '', from: '', ...cards[id].own, context: sentence };
      keep(selfaccess.reviewCard.write(record, id, cards[id], own, Date.now()));
      cards[id] = record.cards[id];
      const shown = texts.get(id);
      if (shown?.kind === 'word') Object.assign(shown.text, { example: sentence, translation: '' });
    };

    const timeIsOver = () => {
      const { left } = count(session);
      const words = el('p', { class: 'review-told', tabindex: -1 }, t('review.time_over', { n: minutes }), ' ', t('review.time_left', { n: Math.max(left, session.turns.length) }));
      const on = () => {
        session = goOn(session);
        next();
      };
      body.replaceChildren(words, el('div', { class: 'review-actions' }, button(t('review.finish'), end, 'button primary'), button(t('review.go_on'), on)));
      words.focus();
    };

    const end = () => {
      document.removeEventListener('keydown', onKey);
      const { asked, known, missed } = count(session);
      const now = Date.now();
      if (asked >= 3) keep(selfaccess.settings.change(record, 'review_pace', selfaccess.reviewQueue.paced(pace, asked, session.seconds), now));
      const all = reviewed + counted.size;
      const queue = selfaccess.reviewQueue.today(record, cards, now, all);
      selfaccess.reviewEnd(place, { asked, known, seconds: session.seconds, missed: missed.flatMap((id) => texts.get(id) ?? []), queue, ended: () => ended(all) });
    };

    /** @type {(event: KeyboardEvent) => void} */
    const onKey = (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (!place.isConnected || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      if (target.closest('dialog') !== null || (target.matches('input, textarea, select') && !isChoice(target) && !isLocked(target))) return;
      const act = keys.get(event.key) ?? actions[event.key.toLowerCase()];
      if (act === undefined || ([' ', 'enter'].includes(event.key.toLowerCase()) && target.closest('button, a, summary, label, input') !== null)) return;
      event.preventDefault();
      act();
    };
    /** @type {Record<string, () => void>} */
    const actions = { ' ': () => asked?.turn(), enter: () => asked?.turn(), u: takeBack, l: () => asked?.hear() };
    document.addEventListener('keydown', onKey);
    selfaccess.store.onChange((changed) => (record = selfaccess.record.merge(record, changed)));
    next();
    place.scrollIntoView({ block: 'start' });
  };

  /** @type {(element: HTMLElement) => boolean} */
  const isChoice = (element) => element.matches('[type=radio], [type=checkbox]');
  /** @type {(element: HTMLElement) => boolean} */
  const isLocked = (element) => element.matches('[readonly], :disabled');

  return run;
})();
