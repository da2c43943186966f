'use strict';
/** gaps: fields and menus in a text, and perhaps a bank of tiles to fill them from. */
selfaccess.viewGaps = (() => {
  const { el, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {HTMLInputElement | HTMLSelectElement} Control */

  /** @type {MakeView<"gaps">} */
  const view = ({ item, root, changed, submit, hinted }) => {
    const places = item.gaps.map((_, index) => /** @type {HTMLElement} */ (root.querySelector(`[data-gap="${index}"]`)));
    const controls = places.map((place) => /** @type {Control} */ (place.querySelector('input, select')));
    const bank = root.querySelector('[data-bank]') === null ? null : selfaccess.bank(root, controls, () => changed());

    controls.forEach((control, index) => {
      if (!control.hasAttribute('aria-label')) control.setAttribute('aria-label', t('quiz.gap', { number: index + 1 }));
      control.addEventListener('input', () => {
        clear(places[index]);
        bank?.update();
        changed();
      });
      if (control instanceof HTMLSelectElement) return;
      selfaccess.field.prepare(control, item.language);
      selfaccess.dom.onEnter(control, () => !bank?.drop(control) && onward(index));
    });
    places.forEach((place, index) => addHint(place, index, hinted));

    /** Enter leads through the gaps, and checks when none is empty. @type {(index: number) => void} */
    const onward = (index) => {
      const after = [...controls.slice(index + 1), ...controls.slice(0, index)];
      const next = after.find((control) => control.value.trim() === '');
      if (next === undefined) submit();
      else next.focus();
    };

    let offers = false;
    /** When all is done its words can be taken up. @type {(is: boolean) => Promise<void>} */
    const offerWords = async (is) => {
      offers = is;
      root.querySelector('.keep-words')?.remove();
      if (!is) return;
      await selfaccess.need('keep-gaps');
      if (offers) selfaccess.keepGaps(root, item);
    };

    return {
      read: () => controls.map(({ value }) => (value.trim() === '' ? null : value)),
      write: (given) => {
        controls.forEach((control, index) => (control.value = given?.[index] ?? ''));
        if (given === null) places.forEach(hideHint);
        bank?.update();
      },
      mark: (verdict, finished) => {
        offerWords(finished && verdict !== null);
        places.forEach((place, index) => {
          clear(place);
          const part = verdict?.parts[index];
          if (part === undefined) return;
          selfaccess.flag.set(place, finished && part.outcome === 'empty' ? 'wrong' : part.outcome);
          const note = noteOf(part, controls[index].value, item, finished);
          if (note !== null) place.append(el('span', { class: 'gap-note' }, note));
        });
      },
      lock: (locked) => {
        controls.forEach((control) => (control instanceof HTMLSelectElement ? (control.disabled = locked) : (control.readOnly = locked)));
        bank?.lock(locked);
        all('.gap-hint-button', root).forEach((button) => (button.hidden = locked));
      },
      focus: () => (controls.find(({ value }) => value === '') ?? controls[0])?.focus(),
    };
  };

  /** @type {(place: HTMLElement) => void} */
  const clear = (place) => {
    selfaccess.flag.set(place, null);
    place.querySelector('.gap-note')?.remove();
  };

  /** What stands beside a gap: the answer when all is over, the accents, where a slip is. @type {(part: Part, given: string, item: GapsItem, finished: boolean) => HTMLElement | null} */
  const noteOf = ({ outcome, note, shown }, given, item, finished) => {
    if (shown === undefined) return null;
    if (note === 'accents') return selfaccess.slip.accents(given, shown, item);
    if (finished && outcome !== 'right') return el('bdi', { lang: item.language }, shown);
    return note === 'typo' ? selfaccess.slip.slip(given, shown, item) : null;
  };

  /** A hint is asked for by a small button beside its gap; only the first time counts. @type {(place: HTMLElement, index: number, hinted: () => void) => void} */
  const addHint = (place, index, hinted) => {
    const hint = /** @type {HTMLElement | null} */ (place.querySelector('[data-gap-hint]'));
    if (hint === null) return;
    const name = t('quiz.gap_hint', { number: index + 1 });
    const button = el('button', { type: 'button', class: 'gap-hint-button', 'aria-label': name, title: name, 'aria-expanded': 'false' }, '?');
    button.addEventListener('click', () => {
      if (!('asked' in hint.dataset)) hinted();
      hint.dataset.asked = '';
      hint.hidden = !hint.hidden;
      button.setAttribute('aria-expanded', String(!hint.hidden));
      if (!hint.hidden) selfaccess.announce(hint.textContent ?? '');
    });
    hint.before(button);
  };

  /** @type {(place: HTMLElement) => void} */
  const hideHint = (place) => {
    const hint = /** @type {HTMLElement | null} */ (place.querySelector('[data-gap-hint]'));
    if (hint === null) return;
    hint.hidden = true;
    delete hint.dataset.asked;
    place.querySelector('.gap-hint-button')?.setAttribute('aria-expanded', 'false');
  };

  return view;
})();
