'use strict';
/** All cards, by where they come from; each can be set aside, taken up again, and, where it is the learner's own, changed. */
selfaccess.reviewList = (() => {
  const { el, button } = selfaccess.dom;
  const { read, isNew, setAside, keep, remove, write } = selfaccess.reviewCard;
  const t = selfaccess.t;

  /** @typedef {{ cards: Record<string, ReviewCard>, catalogue: CatalogueData, change: ReviewChange }} Given */

  /** @type {(given: Given) => HTMLElement} */
  const list = (given) => {
    const { cards, catalogue } = given;
    /** @type {Map<string, { title: string, ids: string[] }>} */
    const groups = new Map();
    for (const [id, card] of Object.entries(cards)) {
      const { name, title } = groupOf(id, card, catalogue);
      const group = groups.get(name) ?? { title, ids: [] };
      groups.set(name, group);
      group.ids.push(id);
    }
    const order = [...groups].sort(([x, a], [y, b]) => Number(x.startsWith('~')) - Number(y.startsWith('~')) || a.title.localeCompare(b.title, selfaccess.page().language));
    return el('div', {}, ...order.map(([, { title, ids }]) => selfaccess.learningParts.unfold(t('review.group', { title, n: ids.length }), () => [rows(ids, given)])));
  };

  /** Words of one's own, and what is set aside, stand at the end. @type {(id: string, card: ReviewCard, catalogue: CatalogueData) => { name: string, title: string }} */
  const groupOf = (id, card, catalogue) => {
    const of = read(id)?.of ?? '';
    if (card.gone) return { name: '~2', title: t('review.aside') };
    if (of === '') return { name: '~1', title: t('review.own') };
    return { name: of, title: catalogue.resources.find((entry) => entry.id === of)?.title ?? of };
  };

  /** @type {(ids: string[], given: Given) => HTMLElement} */
  const rows = (ids, given) => {
    const place = el('ul', { class: 'learning-list review-list' });
    const some = ids.map((id) => /** @type {[string, ReviewCard]} */ ([id, given.cards[id]]));
    selfaccess.reviewTexts(some, given.catalogue).then((texts) =>
      place.replaceChildren(...some.map(([id, card]) => row(id, card, texts.get(id), given))));
    return place;
  };

  /** @type {(id: string, card: ReviewCard, shown: ReviewShown | undefined, given: Given) => HTMLElement} */
  const row = (id, card, shown, given) => {
    const { catalogue, change } = given;
    const name = shown === undefined ? t('review.unknown') : shown.kind === 'word' ? shown.text.term : shown.title;
    const act = (/** @type {string} */ key, /** @type {() => void} */ does) => {
      const made = button(t(key), does, 'button quiet');
      made.setAttribute('aria-label', `${t(key)}: ${name}`);
      return made;
    };
    const { own } = card;
    const isOwn = own !== null && id.startsWith('w:');
    /** Makes the change and the row anew; the focus stays in it. @type {(make: (record: LearnerRecord, now: number) => LearnerRecord, told: string) => Promise<void>} */
    const turn = async (make, told) => {
      const { record, cards } = await change((record) => make(record, Date.now()), told, false);
      const after = record.cards[id] ?? cards[id] ?? card;
      const texts = await selfaccess.reviewTexts([[id, after]], catalogue);
      const next = isOwn && after.own === null ? el('li', { class: 'note', tabindex: -1 }, told) : row(id, after, texts.get(id), given);
      line.replaceWith(next);
      (next.querySelector('button') ?? next).focus();
    };
    const buttons = card.gone
      ? [shown !== undefined && act('review.take_up', () => turn((record, now) => keep(record, { [id]: null }, now), t('review.was_taken_up'))),
        isOwn && act('review.remove', () => turn((record, now) => remove(record, id, now), t('review.was_removed')))]
      : [isOwn && act('review.change', () => selfaccess.reviewWord.ask(own, catalogue, (next) => turn((record, now) => write(record, id, card, next, now), t('review.was_changed')))),
        act('review.set_aside', () => turn((record, now) => setAside(record, id, card, now), t('review.was_set_aside')))];
    const line = el('li', {}, el('span', { class: 'review-line' }, ...named(shown, name), ' ', el('span', { class: 'note' }, card.gone ? t('review.aside') : due(card, Date.now()))),
      el('span', { class: 'review-line-actions' }, ...buttons));
    return line;
  };

  /** @type {(shown: ReviewShown | undefined, name: string) => Node[]} */
  const named = (shown, name) => {
    const { root } = selfaccess.page();
    if (shown === undefined) return [el('span', { class: 'learning-gone' }, name)];
    if (shown.kind === 'question') return [el('a', { href: root + shown.url }, name)];
    const { language, meaning, translations, url } = shown.text;
    const word = el('strong', { lang: language || null, dir: 'auto' }, name);
    return [url === '' ? word : el('a', { href: root + url }, word), ...(meaning === '' ? [] : [document.createTextNode(' — '), el('span', { lang: translations || null, dir: 'auto' }, meaning)])];
  };

  /** @type {(card: ReviewCard, now: number) => string} */
  const due = (card, now) => {
    if (isNew(card)) return t('review.card_new');
    return t('review.card_due', { when: selfaccess.reviewWhen(Math.max(0, selfaccess.reviewDays.between(now, card.due))) });
  };

  return list;
})();
