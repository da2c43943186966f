'use strict';
/** The small button that makes a goal of a statement: beside each objective of a resource, `[data-objectives]`, and beside what one cannot do yet. */
selfaccess.goalMark = (() => {
  const { el, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** The buttons of a resource's objectives stand on the page. */
  const start = () => {
    const { resource } = selfaccess.page();
    if (resource === null) return;
    for (const line of all('[data-objectives] li')) {
      const place = line.querySelector('.goal-mark');
      if (place instanceof HTMLElement) live(place, (line.firstChild?.textContent ?? '').trim(), resource.id, 'objective');
    }
  };

  /** A place that holds the button, or the way to the goal. @type {(text: string, resource: string, source: Goal["source"]) => HTMLElement} */
  const mark = (text, resource, source) => {
    const place = el('span', { class: 'goal-mark' }, el('button', { type: 'button', class: 'button small', 'aria-label': t('goals.make_of', { text }) }, t('goals.make')));
    live(place, text, resource, source);
    return place;
  };

  /** @type {(place: HTMLElement, text: string, resource: string, source: Goal["source"]) => Promise<void>} */
  const live = async (place, text, resource, source) => {
    const fill = (/** @type {LearnerRecord} */ record) => {
      const id = selfaccess.goal.same(record, text);
      if (id !== null) place.replaceChildren(el('a', { href: page(`#${selfaccess.goal.anchor(id)}`), 'aria-label': t('goals.is_goal_of', { text }) }, t('goals.is_goal')));
    };
    const make = async () => {
      const [record, catalogue] = await Promise.all([selfaccess.store.read(), selfaccess.catalogueData.get(), selfaccess.need('plan')]);
      if (selfaccess.goal.same(record, text) !== null) return fill(record);
      const pace = selfaccess.pace(record, catalogue);
      const gathered = selfaccess.gather.gather(text, resource === '' ? [] : [resource], catalogue, (entry) => pace.of(entry).state === 'done');
      const resources = gathered.map(({ entry }) => entry.id);
      const { id, patch } = selfaccess.goal.make(record.library, { ...selfaccess.goal.blank(), text, resources, source }, Date.now());
      selfaccess.store.merge(patch);
      const more = el('a', { href: page(`#change-${selfaccess.goal.anchor(id)}`) }, t('goals.made_here_more'));
      place.replaceChildren(el('span', { role: 'status' }, t('goals.made_here')), ' ', more);
      more.focus();
    };
    place.querySelector('button')?.addEventListener('click', make);
    fill(await selfaccess.store.read());
  };

  /** @type {(hash: string) => string} */
  const page = (hash) => `${selfaccess.page().root}goals.html${hash}`;

  return { start, mark };
})();
