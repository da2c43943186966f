'use strict';
/** The form in which a goal is written or changed, with help to make it concrete. */
selfaccess.goalForm = (() => {
  const { el, button } = selfaccess.dom;
  const { field, lines, day } = selfaccess.goalFields;
  const t = selfaccess.t;
  /** How long one must stop typing before resources are looked for, in milliseconds. */
  const PAUSE = 600;

  /** @typedef {ReturnType<typeof selfaccess.goal.blank>} GoalWords */

  /**
   * @param {object} given
   * @param {string} given.title
   * @param {string} given.save what the button says
   * @param {string | null} given.id of the goal that is changed; null for a new one
   * @param {GoalWords} given.words
   * @param {LearnerRecord} given.record
   * @param {CatalogueData} given.catalogue
   * @param {(words: GoalWords) => void} given.done
   * @param {() => void} given.cancel
   * @returns {HTMLFormElement}
   */
  const goalForm = ({ title, save, id, words, record, catalogue, done, cancel }) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    /** What the site no longer has stays with the goal. */
    const gone = words.resources.filter((one) => !entries.has(one));
    const chosen = words.resources.map((one) => entries.get(one)).filter((entry) => entry !== undefined).map((entry) => ({ entry, why: 'chosen' }));

    const text = lines(words.text, () => typed());
    text.required = true;
    const wish = el('p', { class: 'goal-hint', role: 'status' });
    const why = lines(words.why, () => undefined);
    const evidence = lines(words.evidence, () => undefined);
    const due = day(words.due, () => told());
    const resources = selfaccess.goalResources({ catalogue, record, chosen, changed: () => told() });
    const forecast = el('p', { class: 'goal-forecast', role: 'status' });
    const error = el('p', { class: 'goal-error', role: 'alert' });

    let waiting = 0;
    const typed = () => {
      error.textContent = '';
      clearTimeout(waiting);
      waiting = window.setTimeout(look, PAUSE);
    };
    const look = () => {
      const isWish = selfaccess.concrete.isWish(text.value);
      const hint = isWish ? t('goals.wish') : '';
      if (wish.textContent !== hint) wish.textContent = hint;
      resources.suggest(text.value);
      told();
    };
    const told = () => {
      const said = forecastOf(record, catalogue, id, { text: text.value, due: due.value(), resources: resources.ids() });
      if (forecast.textContent !== said) forecast.textContent = said;
    };

    const form = el('form', { class: 'goal-form', novalidate: true, submit: (/** @type {Event} */ event) => {
      event.preventDefault();
      if (text.value.trim() === '') {
        error.textContent = t('goals.needs_text');
        return text.focus();
      }
      clearTimeout(waiting);
      const chosen = [...resources.ids(), ...gone];
      return done({ text: text.value, why: why.value, due: due.value(), evidence: evidence.value, resources: chosen, source: words.source });
    } },
    el('h3', { tabindex: -1 }, title), field(t('goals.text'), text, t('goals.text_hint'), wish, error),
    concrete((sentence, sign) => {
      text.value = sentence;
      if (sign !== '') evidence.value = sign;
      look();
      text.focus();
    }),
    el('div', { class: 'goal-pair' }, field(t('goals.evidence'), evidence, t('goals.evidence_hint')), field(t('goals.why'), why)),
    due.element, resources.element, forecast,
    el('div', { class: 'goal-actions' }, el('button', { type: 'submit', class: 'button primary' }, save), button(t('goals.cancel'), cancel)));
    told();
    return form;
  };

  /** Three questions that make a sentence. @type {(put: (sentence: string, sign: string) => void) => HTMLElement} */
  const concrete = (put) => {
    const [what, where, sign] = ['', '', ''].map((empty) => lines(empty, () => undefined));
    const made = el('p', { class: 'goal-hint', role: 'status' });
    const make = () => {
      if (what.value.trim() === '') return what.focus();
      made.textContent = t('goals.concrete_made');
      return put(selfaccess.concrete.sentence(what.value, where.value), sign.value.trim());
    };
    return el('details', { class: 'goal-concrete' }, el('summary', {}, t('goals.concrete')),
      field(t('goals.concrete_what'), what), field(t('goals.concrete_where'), where), field(t('goals.concrete_sign'), sign),
      button(t('goals.concrete_make'), make), made);
  };

  /**
   * What the goal would take.
   * @type {(record: LearnerRecord, catalogue: CatalogueData, id: string | null, words: { text: string, due: string, resources: string[] }) => string}
   */
  const forecastOf = (record, catalogue, id, { text, due, resources }) => {
    if (resources.length === 0) return t('goals.sum_none');
    const now = Date.now();
    const before = id === null ? { ...selfaccess.goal.blank(), time: now, made: now, closing: '' } : record.goals[id];
    const goal = { ...before, text, due, resources, state: /** @type {const} */ ('open') };
    const key = id ?? 'new';
    const outlook = selfaccess.plan.plan({ ...record, goals: selfaccess.merge.table({ ...record.goals, [key]: goal }) }, catalogue, now).goals.get(key);
    if (outlook === undefined || outlook.state === 'done') return '';
    const sum = t('goals.sum', { n: selfaccess.standing(record, catalogue)(goal).steps.length, time: selfaccess.format.duration(outlook.left) });
    if (outlook.state === 'unplanned') return sum;
    const forecast = outlook.state === 'fits' ? 'goals.forecast' : outlook.state === 'late' ? 'goals.forecast_late' : 'goals.forecast_beyond';
    return `${sum} ${t(forecast, { day: outlook.finish === null ? '' : selfaccess.days.text(outlook.finish) })}`;
  };

  return goalForm;
})();
