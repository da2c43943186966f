'use strict';
/** mark: every word of a passage can be marked; a phrase of the key counts as one. */
selfaccess.viewMark = (() => {
  const { all } = selfaccess.dom;

  /** @type {MakeView<"mark">} */
  const view = ({ item, root, changed }) => {
    const passage = /** @type {HTMLElement} */ (root.querySelector('.passage'));
    selfaccess.units(passage, item.language);
    const units = all('[data-unit]', passage);
    let locked = false;
    units.forEach((unit, index) => {
      unit.setAttribute('role', 'button');
      unit.setAttribute('aria-pressed', 'false');
      unit.tabIndex = index === 0 ? 0 : -1;
    });

    /** @type {(unit: HTMLElement, on: boolean) => void} */
    const press = (unit, on) => {
      unit.setAttribute('aria-pressed', String(on));
      selfaccess.flag.set(unit, null);
    };
    const isOn = (/** @type {HTMLElement} */ unit) => unit.getAttribute('aria-pressed') === 'true';

    /** One stop of Tab for the whole passage. @type {(unit: HTMLElement) => void} */
    const stop = (unit) => units.forEach((other) => (other.tabIndex = other === unit ? 0 : -1));

    /** @type {(event: Event) => void} */
    const toggle = (event) => {
      const unit = /** @type {HTMLElement | null} */ (event.target instanceof Element ? event.target.closest('[data-unit]') : null);
      if (unit === null || locked) return;
      press(unit, !isOn(unit));
      stop(unit);
      changed();
    };
    passage.addEventListener('click', toggle);
    passage.addEventListener('keydown', (event) => {
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        return toggle(event);
      }
      const to = selfaccess.arrows(event, units.indexOf(/** @type {HTMLElement} */ (document.activeElement)), units.length, passage);
      if (to === null) return;
      stop(units[to]);
      units[to].focus();
    });

    return {
      units: units.map(({ dataset }) => (dataset.phrase === undefined ? null : Number(dataset.phrase))),
      read: () => units.flatMap((unit, index) => (isOn(unit) ? [index] : [])),
      write: (given) => units.forEach((unit, index) => press(unit, given?.includes(index) ?? false)),
      mark: (verdict, finished) =>
        units.forEach((unit, index) => {
          const missed = finished && !isOn(unit) && unit.dataset.phrase !== undefined;
          selfaccess.flag.set(unit, missed ? 'missed' : (verdict?.parts[index]?.outcome ?? null));
        }),
      lock: (is) => {
        locked = is;
        units.forEach((unit) => (is ? unit.setAttribute('aria-disabled', 'true') : unit.removeAttribute('aria-disabled')));
      },
      focus: () => units[0]?.focus(),
    };
  };

  return view;
})();
