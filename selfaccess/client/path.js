'use strict';
/**
 * Marks what is done on lists of resources, and tells the time left of a path:
 * `<li data-resource="id" data-kind="exercise" data-questions="id id" data-minutes="15">` and `<p data-time-left>`.
 */
selfaccess.path = (() => {
  const { el, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @returns {Promise<void>} */
  const start = async () => {
    if (all('[data-resource]').length === 0) return;
    selfaccess.store.onChange(show);
    show(await selfaccess.store.read());
  };

  /** @type {(record: LearnerRecord) => void} */
  const show = (record) => {
    const progress = selfaccess.progress(record);
    const steps = all('[data-resource]').map((element) => ({ element, minutes: Number(element.dataset.minutes ?? 0), ...progress(measured(element)) }));
    for (const { element, state, answered, total } of steps) mark(element, state, answered, total);
    for (const line of all('[data-time-left]')) {
      line.textContent = timeLeft(steps);
      line.hidden = false;
    }
  };

  /** @type {(element: HTMLElement) => Parameters<ReturnType<typeof selfaccess.progress>>[0]} */
  const measured = ({ dataset }) => ({
    id: dataset.resource ?? '', kind: dataset.kind ?? '', questions: dataset.questions?.split(' ').filter((id) => id !== '') ?? null,
  });

  /** @type {(element: HTMLElement, state: "new" | "begun" | "done", answered: number, total: number) => void} */
  const mark = (element, state, answered, total) => {
    element.dataset.state = state;
    element.querySelector(':scope > .state')?.remove();
    if (state === 'new') return;
    const counted = state === 'begun' && answered > 0;
    element.append(el('span', { class: `state state-${state}` }, counted ? t('site.state_counted', { answered, n: total }) : t(`site.state_${state}`)));
  };

  /** @type {(steps: { minutes: number, state: string }[]) => string} */
  const timeLeft = (steps) => {
    const sum = (/** @type {typeof steps} */ some) => some.reduce((total, { minutes }) => total + minutes, 0);
    const left = sum(steps.filter(({ state }) => state !== 'done'));
    const done = steps.filter(({ state }) => state === 'done').length;
    return done === steps.length
      ? t('site.path_done')
      : t('site.path_left', { left: selfaccess.format.duration(left), all: selfaccess.format.duration(sum(steps)), done, n: steps.length });
  };

  return { start, timeLeft };
})();
