'use strict';
/** All that the learner asks and proposes, `[data-contributions]`: gathered, changed, and handed over. */
selfaccess.contributionsPage = (() => {
  const { el, button, all } = selfaccess.dom;
  const t = selfaccess.t;
  const { contributions } = selfaccess;

  /** @typedef {ReturnType<typeof selfaccess.contributions.all>[number]} Kept */

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = document.querySelector('[data-contributions]');
    if (place === null) return;
    const [kept, catalogue] = await Promise.all([selfaccess.store.read(), selfaccess.catalogueData.get()]);
    let record = kept;
    const entries = selfaccess.catalogueData.byId(catalogue);
    const { root, library, contribute } = selfaccess.page();
    const titleOf = (/** @type {string} */ id) => entries.get(id)?.title ?? id;
    const site = { library: library.title, titleOf };
    /** Those that the learner has unticked; all others are handed over. @type {Set<string>} */
    const unticked = new Set();

    const open = el('div');
    const hand = el('section', { class: 'learning-section hand-over' });
    const status = el('p', { role: 'status', class: 'learning-status' });
    const handed = el('div');

    /** @type {(patch: LearnerRecord) => void} */
    const merge = (patch) => {
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
      show();
    };
    const mine = (/** @type {Contribution["state"]} */ state) => contributions.all(record).filter((item) => item.state === state);
    const ticked = () => mine('open').filter(({ id }) => !unticked.has(id));

    const show = () => {
      if (open.contains(document.activeElement) && all('.contribution-form', open).length > 0) return;
      open.replaceChildren(...opened(mine('open')));
      handed.replaceChildren(...handedOver(mine('handed')));
      showHand();
    };

    /** @type {(items: Kept[]) => HTMLElement[]} */
    const opened = (items) =>
      items.length > 0
        ? [el('section', { class: 'learning-section' }, el('h2', {}, t('contributions.open')), ...byResource(items, (item) => openItem(item)))]
        : mine('handed').length > 0
          ? [el('p', {}, t('contributions.none_open'))]
          : [el('section', { class: 'learning-empty' }, el('p', {}, t('contributions.empty')), el('p', {}, el('a', { class: 'button', href: `${root}catalogue.html` }, t('contributions.empty_step'))))];

    /** @type {(items: Kept[], make: (item: Kept) => HTMLElement) => HTMLElement[]} */
    const byResource = (items, make) => [...new Set(items.map(({ resource }) => resource))].map((resource) => {
      const entry = entries.get(resource);
      return el('div', { class: 'contributions-of' }, el('h3', {}, entry === undefined ? resource : el('a', { href: root + entry.url }, entry.title)),
        el('ul', { class: 'learning-list' }, ...items.filter((item) => item.resource === resource).map(make)));
    });

    /** @type {(item: Kept) => HTMLElement} */
    const openItem = (item) => {
      const box = el('input', {
        type: 'checkbox', checked: !unticked.has(item.id), 'aria-label': t('contributions.tick', { what: shortOf(item) }),
        change: () => {
          if (box.checked) unticked.delete(item.id);
          else unticked.add(item.id);
          showHand();
        },
      });
      const line = el('li', { class: 'contribution', 'data-id': item.id }, el('span', { class: 'contribution-tick' }, box),
        el('div', {}, ...said(item), el('div', { class: 'diary-actions' },
          named(t('diary.change'), item, () => edit(line, item)),
          named(t('diary.remove'), item, () => remove(item)))));
      return line;
    };

    /** A button whose name says what it is about. @type {(label: string, item: Kept, act: () => void) => HTMLElement} */
    const named = (label, item, act) => el('button', { type: 'button', class: 'button quiet', 'aria-label': `${label}: ${shortOf(item)}`, click: act }, label);

    /** @type {(line: HTMLElement, item: Kept) => void} */
    const edit = (line, item) => {
      const form = selfaccess.contribute.form(item, t('diary.done'), (changed) => {
        line.replaceChildren();
        merge(contributions.put(record, item.id, changed, Date.now()));
        lineOf(item.id)?.querySelector('button')?.focus();
      });
      line.replaceChildren(form.root);
      form.focus();
    };
    const lineOf = (/** @type {string} */ id) => all('.contribution', open).find(({ dataset }) => dataset.id === id);

    /** @type {(item: Kept) => void} */
    const remove = ({ id, ...item }) => {
      merge(contributions.remove(record, id, Date.now()));
      undo(t('diary.removed'), () => contributions.put(record, id, item, Date.now()));
    };

    /** Says what was done, with a button that takes it back. @type {(text: string, back: () => LearnerRecord) => void} */
    const undo = (text, back) => {
      const taking = button(t('diary.take_back'), () => {
        status.replaceChildren();
        merge(back());
        (open.querySelector('input') ?? document.getElementById('main'))?.focus();
      }, 'button quiet');
      status.replaceChildren(text, ' ', taking);
      taking.focus();
    };

    const showHand = () => {
      const items = ticked();
      hand.hidden = mine('open').length === 0;
      const email = contribute.email ? selfaccess.letter.mail(items, contribute.email, site) : null;
      const issue = contribute.issues ? selfaccess.letter.issue(items, contribute.issues, site) : null;
      const ways = [
        email !== null && el('a', { class: 'button primary', href: email.href, click: () => given(email.taken) }, t('contributions.by_email', { n: email.taken.length })),
        issue !== null && el('a', { class: email === null ? 'button primary' : 'button', href: issue.href, target: '_blank', rel: 'noopener noreferrer', click: () => given(issue.taken) },
          t('contributions.by_issue', { n: issue.taken.length })),
        button(t('contributions.by_file', { n: items.length }), () => save(items), email === null && issue === null ? 'button primary' : 'button'),
      ];
      const least = Math.min(...[email, issue].flatMap((letter) => (letter === null ? [] : [letter.taken.length])));
      const wanted = [contribute.email, contribute.issues].some(Boolean);
      const partly = !wanted || items.length === 0 ? false : email === null && issue === null ? 'none' : least < items.length ? 'some' : false;
      hand.replaceChildren(el('h2', {}, t('contributions.hand')), el('p', {}, t(wanted ? 'contributions.hand_why' : 'contributions.hand_file')),
        items.length > 0 ? el('div', { class: 'learning-actions' }, ...ways) : el('p', { class: 'quiet' }, t('contributions.nothing_ticked')),
        partly === false ? '' : el('p', { class: 'quiet' }, t(`contributions.too_long_${partly}`)));
    };

    /** Once the link has been followed. @type {(ids: string[]) => void} */
    const given = (ids) => void setTimeout(() => {
      merge(contributions.mark(record, ids, 'handed', Date.now()));
      undo(t('contributions.marked', { n: ids.length }), () => contributions.mark(record, ids, 'open', Date.now()));
    });

    /** @type {(items: Kept[]) => void} */
    const save = (items) => {
      const now = Date.now();
      const name = `${t('contributions.file', { library: library.title, date: selfaccess.format.day(now) })}.json`;
      selfaccess.dom.saveFile(name, contributions.file(items, library.id, titleOf, now));
      const ids = items.map(({ id }) => id);
      merge(contributions.mark(record, ids, 'handed', now));
      undo(`${t('learning.saved', { name })} ${t('contributions.marked', { n: ids.length })}`, () => contributions.mark(record, ids, 'open', Date.now()));
    };

    /** @type {(items: Kept[]) => HTMLElement[]} */
    const handedOver = (items) => (items.length === 0 ? [] : [
      el('section', { class: 'learning-section' }, el('h2', {}, t('contributions.handed')), el('p', {}, t('contributions.handed_why')), ...byResource(items, (item) =>
        el('li', { class: 'contribution' }, el('div', {}, ...said(item), el('div', { class: 'diary-actions' },
          named(t('diary.take_back'), item, () => {
            merge(contributions.mark(record, [item.id], 'open', Date.now()));
            lineOf(item.id)?.querySelector('input')?.focus();
          }),
          named(t('diary.remove'), item, () => remove(item))))))),
    ]);

    place.replaceChildren(open, hand, status, handed);
    selfaccess.store.onChange((changed) => {
      record = changed;
      show();
    });
    show();
  };

  /** @type {(item: Kept) => HTMLElement[]} */
  const said = ({ kind, text, more, made }) => [
    el('p', { class: 'quiet' }, selfaccess.format.beside([t(`contributions.kind_${kind}`), selfaccess.format.date(made)])),
    ...selfaccess.contributions.FIELDS[kind].filter((name) => more[name]).map((name) =>
      el('p', { class: 'contribution-more' }, el('span', { class: 'note' }, `${t(`contributions.field_${name}`)}: `), el('span', { dir: 'auto' }, more[name]))),
    ...(text === '' ? [] : [el('p', { class: 'written', dir: 'auto' }, text)]),
  ];

  /** @type {(item: Kept) => string} */
  const shortOf = ({ kind, text, more }) => {
    const whole = kind === 'term' ? more.term ?? '' : text;
    return whole.length > 40 ? `${whole.slice(0, 39)}…` : whole;
  };

  return { start };
})();
