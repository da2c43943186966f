'use strict';
/** "Begin": language, level, why, time, and then a first goal with three resources. Each answer is kept at once, so one may leave and come back. */
selfaccess.begin = (() => {
  const { el, button } = selfaccess.dom;
  const { field, lines, day, choice } = selfaccess.goalFields;
  const t = selfaccess.t;
  const OWN = '';

  /** @typedef {ReturnType<typeof selfaccess.goal.blank>} GoalWords */
  /** @typedef {ReturnType<typeof selfaccess.ability.suggestions>[number]} Suggestion */

  /**
   * @param {{ record: () => LearnerRecord, catalogue: CatalogueData, first: number, keep: (name: string, value: unknown) => void, done: (words: GoalWords) => void, skip: () => void }} given
   *   `keep`: keeps an answer as a setting
   * @returns {HTMLElement}
   */
  const begin = ({ record, catalogue, first, keep, done, skip }) => {
    const languages = catalogue.languages.filter(({ id }) => selfaccess.gather.levelled(catalogue, { language: id, level: '' }).length > 0);
    const learner = () => ({ language: setting('language') || (languages.length === 1 ? languages[0].id : ''), level: setting('level') });
    const setting = (/** @type {string} */ name) => selfaccess.record.setting(record(), name, '');
    const isDone = (/** @type {CatalogueEntry} */ entry) => selfaccess.pace(record(), catalogue).of(entry).state === 'done';

    const level = el('div', {});
    const goal = el('div', {});
    const reason = lines(setting('why'), () => undefined);
    reason.addEventListener('change', () => keep('why', reason.value.trim()));
    const reasons = t('goals.begin_reasons').split('|').map((text) => button(text, () => {
      reason.value = reason.value.trim() === '' ? text : `${reason.value.trim()}, ${text}`;
      keep('why', reason.value);
    }, 'button small'));
    const week = selfaccess.planWeek(selfaccess.planTime.week(record()), first, (minutes) => keep('week', minutes));
    const due = day(selfaccess.days.add(selfaccess.format.day(Date.now()), 28), () => undefined);

    const showLevel = () => level.replaceChildren(...levelStep(record(), catalogue, learner(), (value) => {
      keep('level', value);
      showGoal();
    }));

    const showGoal = () => {
      const suggestions = learner().language === '' ? [] : selfaccess.ability.suggestions(record(), catalogue, learner(), isDone);
      goal.replaceChildren(...goalStep(suggestions, setting('why'), (text, resource) =>
        selfaccess.gather.three(selfaccess.gather.gather(text, resource === '' ? [] : [resource], catalogue, isDone), catalogue, learner(), isDone), (words) => done({ ...words, due: due.value(), why: reason.value })));
    };

    /** @type {(suggestions: Suggestion[], why: string, three: (text: string, resource: string) => ReturnType<typeof selfaccess.gather.three>, finish: (words: GoalWords) => void) => Node[]} */
    const goalStep = (suggestions, why, three, finish) => {
      if (learner().language === '' && languages.length > 0) return [el('p', { class: 'goal-hint' }, t('goals.begin_goal_none'))];
      let chosen = suggestions.at(0) ?? null;
      const own = lines('', () => show());
      const ownField = field(t('goals.text'), own, t('goals.text_hint'));
      const list = el('ul', { class: 'learning-list' });
      const error = el('p', { class: 'goal-error', role: 'alert' });
      const text = () => chosen?.text ?? own.value;
      const show = () => {
        error.textContent = '';
        ownField.hidden = chosen !== null;
        const found = three(text(), chosen?.resource ?? '');
        const lines = found.slice(0, selfaccess.gather.BEGINNING).map(({ entry }) =>
          el('li', {}, el('a', { href: selfaccess.page().root + entry.url }, entry.title), ' ', el('span', { class: 'goal-note' }, facts(entry))));
        const more = found.length - lines.length;
        list.replaceChildren(...lines, ...(more > 0 ? [el('li', { class: 'goal-note' }, t('goals.begin_then', { n: more }))] : []));
      };
      const finishNow = () => {
        if (text().trim() === '') {
          error.textContent = t('goals.needs_text');
          return own.focus();
        }
        const resources = three(text(), chosen?.resource ?? '').map(({ entry }) => entry.id);
        return finish({ text: text(), why, due: '', evidence: '', resources, source: chosen?.source ?? '' });
      };
      const choices = [...suggestions.map(({ text, given }) => ({ value: text, label: text, hint: given === null ? '' : selfaccess.ability.answer(given) })), { value: OWN, label: t('goals.begin_goal_own') }];
      const title = choice(t('goals.begin_goal_hint'), choices, chosen?.text ?? OWN, (value) => {
        chosen = suggestions.find(({ text }) => text === value) ?? null;
        show();
      }, 'stacked');
      show();
      return [title, ownField, el('h4', {}, t('goals.begin_with')), list, due.element, error, el('div', { class: 'goal-actions' }, button(t('goals.begin_finish'), finishNow, 'button primary'))];
    };

    /** @type {(entry: CatalogueEntry) => string} */
    const facts = ({ level, minutes }) => selfaccess.goalFields.facts([...(level === '' ? [] : [level]), ...(minutes === 0 ? [] : [selfaccess.format.duration(minutes)])]);

    showLevel();
    showGoal();
    return el('section', { class: 'begin', 'aria-labelledby': 'begin' },
      el('div', { class: 'begin-head' }, el('h2', { id: 'begin', tabindex: -1 }, t('goals.begin')), button(t('goals.begin_skip'), skip, 'button quiet')),
      el('p', {}, t('goals.begin_lead')),
      el('ol', { class: 'begin-steps' },
        languages.length > 1 && el('li', {}, choice(t('goals.begin_language'), languages.map(({ id, title }) => ({ value: id, label: title })), learner().language, (value) => {
          keep('language', value);
          keep('level', selfaccess.ability.told(record(), catalogue, value)?.level ?? '');
          showLevel();
          showGoal();
        })),
        el('li', {}, level),
        el('li', {}, field(t('goals.begin_why'), reason, t('goals.begin_why_hint'), el('div', { class: 'goal-presets' }, ...reasons))),
        el('li', {}, el('h3', {}, t('goals.begin_time')), el('p', { class: 'goal-hint' }, t('goals.time_hint')), week.element),
        el('li', {}, el('h3', {}, t('goals.begin_goal')), goal)));
  };

  /** By saying, or by a list that tells; what the list told last counts, until something else is said. @type {(record: LearnerRecord, catalogue: CatalogueData, learner: { language: string, level: string }, set: (level: string) => void) => Node[]} */
  const levelStep = (record, catalogue, { language, level }, set) => {
    const levels = catalogue.levels.filter((name) => catalogue.resources.some((entry) => entry.level === name && (language === '' || entry.language === language)));
    const told = selfaccess.ability.told(record, catalogue, language);
    const isNews = told !== null && told.time > (record.settings.level?.time ?? 0);
    if (isNews && told.level !== level) set(told.level);
    const chosen = isNews ? told.level : level;
    const lists = selfaccess.ability.lists(catalogue, language);
    return [
      choice(t('goals.begin_level'), [...levels.map((name) => ({ value: name, label: name })), { value: '', label: t('goals.begin_level_any') }], chosen, set),
      ...(lists.length === 0 ? [] : [el('p', {}, t('goals.begin_level_list'), ' ', ...lists.flatMap((entry, index) =>
        [index > 0 ? ' · ' : '', el('a', { href: selfaccess.page().root + entry.url + selfaccess.beginOffer.FROM }, entry.title)]))]),
      ...(told === null ? [] : [el('p', { class: 'goal-hint' }, t('goals.begin_level_said', { date: selfaccess.format.date(told.time), level: told.level }))]),
    ];
  };

  return begin;
})();
