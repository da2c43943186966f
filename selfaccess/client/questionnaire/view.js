'use strict';
/** The results of a questionnaire on its page: the band of each scale, what to work on, and the time before. */
selfaccess.questionnaireView = (() => {
  const { el, all } = selfaccess.dom;
  const { band, title, toWorkOn } = selfaccess.questionnaireResults;
  const t = selfaccess.t;

  /** @type {(data: QuestionnaireData, last: Sitting, before: Sitting | null, end: HTMLElement) => void} */
  const show = (data, last, before, end) => {
    for (const section of all('[data-results]')) showScale(section, data, last, before);
    const told = new Set(all('[data-results]').map((section) => section.dataset.results));
    const others = Object.keys(last.results).filter((name) => !told.has(name));
    end.replaceChildren(
      el('h2', { tabindex: -1, 'data-handed-in': true }, t('questionnaire.results')),
      el('p', {}, t('questionnaire.handed_in', { date: selfaccess.format.date(last.time) })),
      ...others.map((name) => line(name, last, before)),
      ...workOn(data, last));
  };

  /** To the results, wherever their first piece stands. */
  const focus = () => {
    const first = all('[data-results]:not([hidden]) [data-result-line], [data-handed-in]')[0];
    first?.focus();
  };

  /** @type {(section: HTMLElement, data: QuestionnaireData, last: Sitting, before: Sitting | null) => void} */
  const showScale = (section, data, last, before) => {
    const name = section.dataset.results ?? '';
    const percent = last.results[name];
    const bands = all('.band', section);
    const chosen = percent === undefined ? -1 : band(bands.map(({ dataset }) => ({ from: Number(dataset.from), to: Number(dataset.to) })), percent);
    bands.forEach((element, index) => (element.hidden = index !== chosen));
    section.querySelector(':scope > [data-result-line]')?.remove();
    section.prepend(line(name, last, before));
    section.hidden = false;
  };

  /** "Planning: 65 %. Last time 40 %, on 3 May 2025." @type {(name: string, last: Sitting, before: Sitting | null) => HTMLElement} */
  const line = (name, last, before) => {
    const percent = (/** @type {number} */ value) => selfaccess.format.percent(value / 100);
    const now = last.results[name];
    const then = before?.results[name];
    const text = now === undefined ? t('questionnaire.no_result', { scale: title(name) }) : t('questionnaire.result', { scale: title(name), percent: percent(now) });
    return el('p', { class: 'result-line', tabindex: -1, 'data-result-line': true },
      el('strong', {}, text), ' ',
      now !== undefined && el('meter', { min: 0, max: 100, value: now, 'aria-hidden': 'true' }), ' ',
      before !== null && then !== undefined && el('span', { class: 'note' }, t('questionnaire.before', { percent: percent(then), date: selfaccess.format.date(before.time) })));
  };

  /** @type {(data: QuestionnaireData, last: Sitting) => HTMLElement[]} */
  const workOn = (data, last) => {
    if (data.cando.length === 0) return [];
    const open = toWorkOn(data, last.answers);
    if (open.length === 0) return [el('p', {}, t('questionnaire.nothing_open'))];
    const lines = open.map(({ given, text, resource }) =>
      el('li', {}, text, ' ', el('span', { class: 'note' }, t(given === 0 ? 'questionnaire.not_yet' : 'questionnaire.with_help')), ' ',
        resource !== null && el('a', { href: resource.url }, resource.title), ' ', goalMark(text, resource?.id ?? '')));
    return [el('h3', {}, t('questionnaire.work_on')), el('ul', { class: 'work-on' }, ...lines)];
  };

  /** The place of the button that makes a goal of it. @type {(text: string, resource: string) => HTMLElement} */
  const goalMark = (text, resource) => {
    const place = el('span');
    selfaccess.need('goal').then(() => place.append(selfaccess.goalMark.mark(text, resource, 'can-do')), console.error);
    return place;
  };

  return { show, focus };
})();
