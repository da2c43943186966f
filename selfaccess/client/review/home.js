'use strict';
/** The review before and after a session: what waits today, the days to come, what slips away, all cards, and how much one wants. */
selfaccess.reviewHome = (() => {
  const { el, button } = selfaccess.dom;
  const { LIMITS, measure, forecast } = selfaccess.reviewQueue;
  const { section, unfold } = selfaccess.learningParts;
  const t = selfaccess.t;
  const WEEK = 7;
  const MINUTES = [5, 10, 15, 20, 30];
  const FRESH = [0, 2, 5, 10, 20];

  /** @typedef {ReturnType<typeof selfaccess.reviewQueue.today>} Queue */
  /**
   * @typedef {{
   *   cards: Record<string, ReviewCard>, record: LearnerRecord, catalogue: CatalogueData, queue: Queue, reviewed: number,
   *   begin: (more: boolean) => void, change: ReviewChange,
   * }} Given `reviewed`: how many cards were answered today; `begin`: a session, or (`more`) another one when the day's is done
   */

  /** Nothing is there yet: what it is for, and a first step. @type {(given: Given) => Node[]} */
  const empty = ({ catalogue, change, record }) => {
    const glossary = catalogue.resources.find(({ id }) => id in catalogue.decks);
    const { root } = selfaccess.page();
    return [el('div', { class: 'learning-empty' }, el('p', {}, t('review.empty')),
      el('p', { class: 'review-actions' },
        el('a', { class: 'button primary', href: glossary === undefined ? `${root}catalogue.html` : root + glossary.url }, t(glossary === undefined ? 'review.empty_step' : 'review.empty_glossary')),
        button(t('review.add_word'), () => add(record, catalogue, change))))];
  };

  /** What waits. @type {(given: Given) => Node[]} */
  const top = (given) => (Object.keys(given.cards).length === 0 ? empty(given) : [now(given, Object.values(given.cards).filter((card) => !card.gone))]);

  /** What stands below. @type {(given: Given) => Node[]} */
  const rest = (given) => {
    const { cards, record, catalogue, change } = given;
    if (Object.keys(cards).length === 0) return [];
    const active = Object.values(cards).filter((card) => !card.gone);
    const leeches = Object.entries(cards).filter(([, card]) => !card.gone && selfaccess.reviewCard.isLeech(card));
    return [
      ...(leeches.length > 0 ? [leech(leeches, given)] : []),
      section('review.cards',
        el('p', {}, t('review.cards_count', { n: active.length })),
        selfaccess.reviewList({ cards, catalogue, change }),
        el('p', { class: 'review-actions' }, button(t('review.add_word'), () => add(record, catalogue, change)))),
      section('review.how', unfold(t('review.how_change'), () => [settings(given)])),
    ];
  };

  /** @type {(given: Given, active: ReviewCard[]) => HTMLElement} */
  const now = ({ cards, record, queue, reviewed, begin }, active) => {
    const time = Date.now();
    const last = active.reduce((latest, card) => Math.max(latest, card.last), 0);
    const away = last > 0 && selfaccess.reviewDays.between(last, time) >= WEEK && queue.due > 0;
    const start = queue.ids.length > 0 && button(t('review.start'), () => begin(false), 'button primary review-begin');
    const more = queue.ids.length === 0 && queue.later > 0 && button(t('review.more'), () => begin(true));
    return el('section', { class: 'review-now', 'aria-labelledby': 'review-now' },
      el('h2', { id: 'review-now', class: 'visually-hidden' }, t('review.now')),
      away && el('p', {}, t('review.away')),
      el('p', { class: 'review-today' }, selfaccess.reviewTold(queue)),
      (start || more) && el('p', { class: 'review-actions' }, start, more),
      active.length > 0 && week(cards, record, reviewed, time));
  };

  /** The days to come, each within the learner's time; the bars only repeat the figures. @type {(cards: Record<string, ReviewCard>, record: LearnerRecord, reviewed: number, now: number) => HTMLElement} */
  const week = (cards, record, reviewed, now) => {
    const counts = forecast(cards, { ...measure(record), reviewed, now }, WEEK);
    const most = Math.max(1, ...counts);
    const weekday = new Intl.DateTimeFormat(selfaccess.page().language, { weekday: 'short' });
    const days = counts.map((count, index) => {
      const bar = el('span', { class: 'review-day-bar', 'aria-hidden': 'true' });
      bar.style.blockSize = `${(count / most) * 3}rem`;
      const name = weekday.format(selfaccess.reviewDays.start(now, index));
      return el('li', { 'aria-current': index === 0 ? 'date' : null }, bar, el('span', { class: 'review-day-count' }, selfaccess.format.number(count)), ' ', el('span', { class: 'review-day' }, name));
    });
    return el('div', { class: 'review-forecast' }, el('h3', { id: 'review-week' }, t('review.week')), el('ol', { class: 'review-week', 'aria-labelledby': 'review-week' }, ...days));
  };

  /** @type {(leeches: [string, ReviewCard][], given: Given) => HTMLElement} */
  const leech = (leeches, { catalogue, change }) => {
    const place = el('div', {});
    selfaccess.reviewTexts(leeches, catalogue).then((texts) => place.replaceChildren(...leeches.flatMap(([id, card]) => {
      const shown = texts.get(id);
      if (shown === undefined) return [];
      const name = shown.kind === 'word' ? el('strong', { lang: shown.text.language || null, dir: 'auto' }, shown.text.term) : el('strong', {}, shown.title);
      const act = selfaccess.reviewLeech(id, card, shown, {
        setAside: () => change((record) => selfaccess.reviewCard.setAside(record, id, card, Date.now()), t('review.was_set_aside'), true),
        write: (sentence) => change((record) => selfaccess.reviewCard.write(record, id, card, { front: '', back: '', language: '', from: '', ...card.own, context: sentence }, Date.now()), t('review.example_kept'), false),
      });
      return [el('div', { class: 'review-leech-of' }, el('p', {}, name), act)];
    })));
    return section('review.leeches', el('p', {}, t('review.leeches_hint')), place);
  };

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, change: ReviewChange) => void} */
  const add = (record, catalogue, change) => {
    const own = { front: '', back: '', language: language(record, catalogue), from: '', context: '' };
    selfaccess.reviewWord.ask(own, catalogue, (word) =>
      change((record) => selfaccess.reviewCard.keep(record, { [selfaccess.reviewCard.wordId(Date.now())]: word }, Date.now()), t('review.was_kept'), true));
  };

  /** That of the resource that was opened last, or else the site's first. @type {(record: LearnerRecord, catalogue: CatalogueData) => string} */
  const language = ({ visits }, { resources, languages }) => {
    const [last] = resources.filter(({ id, language }) => language !== '' && id in visits).sort((x, y) => visits[y.id].last - visits[x.id].last);
    return last?.language ?? languages[0]?.id ?? '';
  };

  /** @type {(given: Given) => HTMLElement} */
  const settings = ({ record, change }) => {
    const { minutes, fresh } = measure(record);
    /** @type {(name: keyof typeof LIMITS, value: number, values: number[], title: string, words: (n: number) => string) => HTMLElement} */
    const choose = (name, value, values, title, words) => {
      const offered = [...new Set([...values, value])].sort((x, y) => x - y);
      const select = el('select', { change: () => change((record) => selfaccess.settings.change(record, name, Number(select.value), Date.now()), '', false) },
        ...offered.map((n) => el('option', { value: n, selected: n === value }, words(n))));
      return el('label', { class: 'review-row' }, t(title), select);
    };
    /** @type {(part: string) => HTMLElement} */
    const turn = (part) => {
      const box = el('input', { type: 'checkbox', checked: selfaccess.settings.isOn(record, part), change: () => change((record) => selfaccess.settings.turn(record, part, box.checked, Date.now()), '', false) });
      return el('label', { class: 'review-turn' }, box, ' ', t(`review.set_${part}`));
    };
    return el('div', { class: 'review-settings' },
      choose('review_minutes', minutes, MINUTES, 'review.set_minutes', (n) => selfaccess.format.duration(n)),
      choose('review_new', fresh, FRESH, 'review.set_new', (n) => selfaccess.format.number(n)),
      turn('review_questions'), turn('review_listen'), turn('review_spell'));
  };

  return { top, rest };
})();
