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
    let record = await selfaccess.store.read();
    const status = el('p', { role: 'status', class: 'strategy-status' });
    const group = choices(resource.id, resource.title, () => record, (patch) => {
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
      status.textContent = t(patch.notes[selfaccess.notes.strategyId(resource.id)].gone ? 'diary.strategy_off' : 'diary.strategy_on');
    });
    selfaccess.store.onChange((changed) => {
      record = changed;
      group.show();
    });
    place.replaceChildren(group.root, status);
  };

  /**
   * Three buttons of which one may be pressed; pressed again it is taken back. Until one is pressed there is only the first.
   * @type {(resource: string, title: string, record: () => LearnerRecord, merge: (patch: LearnerRecord) => void) => { root: HTMLElement, show(): void }}
   */
  const choices = (resource, title, record, merge) => {
    const id = selfaccess.notes.strategyId(resource);
    const press = (/** @type {(typeof VERDICTS)[number]} */ verdict) => {
      const now = Date.now();
      merge(verdictOf() === verdict ? selfaccess.notes.remove(record(), id, now) : selfaccess.notes.put(record(), id, { kind: 'strategy', resource, verdict }, now));
      show();
    };
    const buttons = VERDICTS.map((verdict) => el('button', { type: 'button', class: 'button', click: () => press(verdict) }));
    const root = el('div', { class: 'strategy', role: 'group', 'aria-label': t('diary.strategy_group', { title }) }, ...buttons);

    const verdictOf = () => {
      const note = record().notes[id];
      return note === undefined || note.gone ? '' : note.verdict;
    };
    const show = () => {
      const now = verdictOf();
      VERDICTS.forEach((verdict, index) => {
        buttons[index].textContent = now === '' ? t('diary.strategy_try') : t(`diary.verdict_${verdict}`);
        buttons[index].setAttribute('aria-pressed', String(verdict === now));
        buttons[index].hidden = now === '' && index > 0;
      });
    };
    show();
    return { root, show };
  };

  return { start, choices };
})();
