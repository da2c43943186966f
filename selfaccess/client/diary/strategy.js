'use strict';
/** Strategies tried and kept: on a page on learning to learn, `[data-strategy]`, and in the diary. */
selfaccess.strategy = (() => {
  const { el } = selfaccess.dom;
  const t = selfaccess.t;
  const VERDICTS = /** @type {const} */ (['tried', 'kept', 'not-for-me']);

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-strategy]'));
    const { resource } = selfaccess.page();
    if (place === null || resource === null) return;
    const status = el('p', { role: 'status', class: 'strategy-status' });
    const group = choices(resource.id, resource.title, (verdict) => (status.textContent = verdict === '' ? t('diary.strategy_off') : t('diary.strategy_on')));
    const show = (/** @type {LearnerRecord} */ record) => group.show(record);
    selfaccess.store.onChange(show);
    show(await selfaccess.store.read());
    place.replaceChildren(group.root, status);
    place.hidden = false;
  };

  /**
   * Three buttons of which one may be pressed; pressed again it is taken back. Until one is pressed there is only the first.
   * @type {(resource: string, title: string, told: (verdict: Note["verdict"]) => void) => { root: HTMLElement, show(record: LearnerRecord): void }}
   */
  const choices = (resource, title, told) => {
    const id = selfaccess.notes.strategyId(resource);
    /** @type {LearnerRecord} */
    let record;
    const press = async (/** @type {(typeof VERDICTS)[number]} */ verdict) => {
      const now = Date.now();
      const off = verdictOf(record) === verdict;
      const patch = off ? selfaccess.notes.remove(record, id, now) : selfaccess.notes.put(record, id, { kind: 'strategy', resource, verdict }, now);
      show(selfaccess.record.merge(record, patch));
      told(off ? '' : verdict);
      await selfaccess.store.merge(patch);
    };
    const buttons = VERDICTS.map((verdict) => el('button', { type: 'button', class: 'button', click: () => press(verdict) }));
    const root = el('div', { class: 'strategy', role: 'group', 'aria-label': t('diary.strategy_group', { title }) }, ...buttons);

    const verdictOf = (/** @type {LearnerRecord} */ { notes }) => (notes[id] === undefined || notes[id].gone ? '' : notes[id].verdict);
    const show = (/** @type {LearnerRecord} */ given) => {
      record = given;
      const now = verdictOf(record);
      VERDICTS.forEach((verdict, index) => {
        buttons[index].textContent = now === '' ? t('diary.strategy_try') : t(`diary.verdict_${verdict}`);
        buttons[index].setAttribute('aria-pressed', String(verdict === now));
        buttons[index].hidden = now === '' && index > 0;
      });
    };
    return { root, show };
  };

  return { start, choices };
})();
