'use strict';
/** On a resource, `[data-time]`: the author's estimate, the learner's own guess, which is asked for lightly, and the time that it really takes. */
selfaccess.guess = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-time]'));
    const { resource, library } = selfaccess.page();
    if (place === null || resource === null) return;
    let record = await selfaccess.store.read();
    const [counts, asks] = ['time', 'guess'].map((part) => selfaccess.settings.isOn(record, part));
    const line = /** @type {HTMLElement} */ (place.querySelector('span'));
    const ask = /** @type {HTMLDetailsElement} */ (place.querySelector('details'));
    const summary = /** @type {HTMLElement} */ (ask.querySelector('summary'));

    const show = () => {
      const guess = record.guesses[resource.id];
      const { seconds, paused } = selfaccess.activity.here();
      const facts = [
        ...(guess === undefined ? [] : [t('learning.time_guessed', { time: selfaccess.format.duration(guess.minutes) })]),
        ...(counts && seconds >= 60 ? [t('learning.time_spent', { time: selfaccess.format.duration(Math.round(seconds / 60)) })] : []),
        ...(counts && paused ? [t('learning.time_paused')] : []),
      ];
      // Unchanged text is not written, so that nobody's selection is lost.
      const text = facts.length === 0 ? '' : `${selfaccess.format.beside(facts)}.`;
      if (line.textContent !== text) line.textContent = text;
      place.hidden = facts.length === 0 && ask.hidden;
    };

    /** @type {(minutes: number) => void} */
    const guessed = (minutes) => {
      const guess = { time: selfaccess.record.after(record.guesses[resource.id], Date.now()), minutes };
      const patch = { ...selfaccess.record.empty(library.id), guesses: selfaccess.merge.table({ [resource.id]: guess }) };
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
      offer();
      ask.open = false;
      show();
      summary.focus();
    };

    const offer = () => {
      summary.textContent = t(record.guesses[resource.id] === undefined ? 'learning.time_ask' : 'learning.time_change');
      ask.replaceChildren(summary, el('p', { role: 'group', 'aria-label': t('learning.time_ask') },
        ...choices(resource.minutes).map((minutes) => button(selfaccess.format.duration(minutes), () => guessed(minutes)))));
    };

    ask.hidden = !asks || resource.minutes === 0;
    offer();
    show();
    selfaccess.activity.onTick(show);
  };

  /** What one may guess: around the author's minutes. @type {(minutes: number) => number[]} */
  const choices = (minutes) => [...new Set([0.5, 1, 1.5, 2, 3].map((factor) => Math.max(1, rounded(minutes * factor))))];

  /** @type {(minutes: number) => number} */
  const rounded = (minutes) => (minutes < 10 ? Math.round(minutes) : 5 * Math.round(minutes / 5));

  return { start, choices };
})();
