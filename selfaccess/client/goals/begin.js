'use strict';
/** "Begin": language, level, why, time, and then a first goal with three resources. Each answer is kept at once, so one may leave and come back. */
selfaccess.begin = (() => {
  const { el, button } = selfaccess.dom;
  const { field, lines, day, choice, link, note, facts } = selfaccess.goalFields;
  const t = selfaccess.t;
  const OWN = '';

  /** @typedef {ReturnType<typeof selfaccess.goal.blank>} GoalWords */
  /** @typedef {ReturnType<typeof selfaccess.ability.suggestions>[number]} Suggestion */

  /**
   * @param {object} given
   * @param {() => LearnerRecord} given.record
   * @param {CatalogueData} given.catalogue
   * @param {number} given.first the weekday with which weeks begin
   * @param {(name: string, value: unknown) => void} given.keep keeps an answer as a setting
   * @param {(words: GoalWords) => void} given.done
   * @param {() => void} given.skip
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
      goal.replaceChildren(...goalStep(suggestions));
    };

    /** @type {(text: string, resource: string) => CatalogueEntry[]} */
    const three = (text, resource) => {
      const { gather, three } = selfaccess.gather;
      return three(gather(text, resource === '' ? [] : [resource], catalogue, isDone), catalogue, learner(), isDone).map(({ entry }) => entry);
    };

    /** @type {(suggestions: Suggestion[]) => Node[]} */
    const goalStep = (suggestions) => {
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
        const lines = found.slice(0, selfaccess.gather.BEGINNING).map((entry) => el('li', {}, link(entry), ' ', note(factsOf(entry))));
        const more = found.length - lines.length;
        list.replaceChildren(...lines, ...(more > 0 ? [el('li', {}, note(t('goals.begin_then', { n: more })))] : []));
      };
      const finishNow = () => {
        if (text().trim() === '') {
          error.textContent = t('goals.needs_text');
          return own.focus();
        }
        const resources = three(text(), chosen?.resource ?? '').map(({ id }) => id);
        return done({ text: text(), why: reason.value, due: due.value(), evidence: '', resources, source: chosen?.source ?? '' });
      };
      const suggested = suggestions.map(({ text, given }) => ({ value: text, label: text, hint: given === null ? '' : selfaccess.ability.answer(given) }));
      const choices = [...suggested, { value: OWN, label: t('goals.begin_goal_own') }];
      const title = choice(t('goals.begin_goal_hint'), choices, chosen?.text ?? OWN, (value) => {
        chosen = suggestions.find(({ text }) => text === value) ?? null;
        show();
      }, 'stacked');
      show();
      const finish = el('div', { class: 'goal-actions' }, button(t('goals.begin_finish'), finishNow, 'button primary'));
      return [title, ownField, el('h4', {}, t('goals.begin_with')), list, due.element, error, finish];
    };

    /** @type {(entry: CatalogueEntry) => string} */
    const factsOf = ({ level, minutes }) => facts([...(level === '' ? [] : [level]), ...(minutes === 0 ? [] : [selfaccess.format.duration(minutes)])]);

    const setLanguage = (/** @type {string} */ language) => {
      keep('language', language);
      keep('level', selfaccess.ability.told(record(), catalogue, language)?.level ?? '');
      showLevel();
      showGoal();
    };

    const choices = languages.map(({ id, title }) => ({ value: id, label: title }));
    showLevel();
    showGoal();
    return el('section', { class: 'begin', 'aria-labelledby': 'begin' },
      el('div', { class: 'begin-head' }, el('h2', { id: 'begin', tabindex: -1 }, t('goals.begin')), button(t('goals.begin_skip'), skip, 'button quiet')),
      el('p', {}, t('goals.begin_lead')),
      el('ol', { class: 'begin-steps' },
        languages.length > 1 && el('li', {}, choice(t('goals.begin_language'), choices, learner().language, setLanguage)),
        el('li', {}, level),
        el('li', {}, field(t('goals.begin_why'), reason, t('goals.begin_why_hint'), el('div', { class: 'goal-presets' }, ...reasons))),
        el('li', {}, el('h3', {}, t('goals.begin_time')), el('p', { class: 'goal-hint' }, t('goals.time_hint')), week.element),
        el('li', {}, el('h3', {}, t('goals.begin_goal')), goal)));
  };

  /**
   * By saying, or by a list that tells; what the list told last counts, until something else is said.
   * @type {(record: LearnerRecord, catalogue: CatalogueData, learner: { language: string, level: string }, set: (level: string) => void) => Node[]}
   */
  const levelStep = (record, catalogue, { language, level }, set) => {
    const ours = catalogue.resources.filter((entry) => language === '' || entry.language === language);
    const levels = catalogue.levels.filter((name) => ours.some((entry) => entry.level === name));
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
