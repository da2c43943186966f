'use strict';
/** order: steps that are moved up and down. */
selfaccess.viewOrder = (() => {
  const { el, all } = selfaccess.dom;
  const { announce } = selfaccess;
  const t = selfaccess.t;

  /** @type {MakeView<"order">} */
  const view = ({ item, root, changed }) => {
    const list = /** @type {HTMLElement} */ (root.querySelector('.order'));
    const first = all('[data-item]', list);
    let touched = false;
    let locked = false;

    const steps = () => all(':scope > [data-item]', list);
    const names = new Map(first.map((step, index) => [step, selfaccess.tile.nameOf(step, index + 1)]));
    const moves = new Map(first.map((step) => [step, makeMoves(step)]));

    first.forEach((step) => selfaccess.drag(step, {
      allowed: () => !locked,
      targets: steps,
      drop: (target) => move(step, steps().indexOf(target)),
    }));

    /** @type {(step: HTMLElement) => { up: HTMLButtonElement, down: HTMLButtonElement }} */
    function makeMoves(step) {
      const name = names.get(step) ?? '';
      const arrow = (/** @type {number} */ by, /** @type {string} */ sign, /** @type {string} */ key) =>
        el('button', { type: 'button', class: 'move', 'aria-label': t(key, { piece: name }), click: () => shift(step, by) }, el('span', { 'aria-hidden': 'true' }, sign));
      const [up, down] = [arrow(-1, '↑', 'quiz.move_up'), arrow(1, '↓', 'quiz.move_down')];
      step.replaceChildren(el('div', { class: 'order-content' }, ...step.childNodes), el('div', { class: 'moves' }, up, down));
      return { up, down };
    }

    /** @type {(step: HTMLElement, by: number) => void} */
    const shift = (step, by) => {
      move(step, steps().indexOf(step) + by);
      const { up, down } = /** @type {{ up: HTMLButtonElement, down: HTMLButtonElement }} */ (moves.get(step));
      const used = by < 0 ? up : down;
      (used.disabled ? (by < 0 ? down : up) : used).focus();
    };

    /** @type {(step: HTMLElement, to: number) => void} */
    const move = (step, to) => {
      const all = steps();
      const from = all.indexOf(step);
      if (to < 0 || to >= all.length || to === from) return;
      if (to > from) all[to].after(step);
      else all[to].before(step);
      touched = true;
      all.forEach((other) => selfaccess.flag.set(other, null, contentOf(other)));
      show();
      announce(t('quiz.moved', { piece: names.get(step) ?? '', number: to + 1, all: all.length }));
      changed();
    };

    const show = () => {
      const all = steps();
      all.forEach((step, index) => {
        const { up, down } = /** @type {{ up: HTMLButtonElement, down: HTMLButtonElement }} */ (moves.get(step));
        [up.disabled, down.disabled] = [locked || index === 0, locked || index === all.length - 1];
      });
    };

    /** @type {(step: HTMLElement) => Element} */
    const contentOf = (step) => step.children[0];

    show();
    return {
      read: () => (touched ? steps().map(({ dataset }) => Number(dataset.item)) : []),
      write: (given) => {
        touched = given !== null && given.length > 0;
        list.append(...(touched ? (given ?? []).map((index) => /** @type {HTMLElement} */ (first.find(({ dataset }) => dataset.item === String(index)))) : first));
        show();
      },
      mark: (verdict) => steps().forEach((step, place) => selfaccess.flag.set(step, verdict?.parts[place]?.outcome ?? null, contentOf(step))),
      lock: (is) => {
        locked = is;
        show();
      },
      focus: () => list.querySelector('button')?.focus(),
    };
  };

  return view;
})();
