'use strict';
/** choice: radio buttons or boxes. */
selfaccess.viewChoice = (() => {
  const { all } = selfaccess.dom;

  /** @type {MakeView<"choice">} */
  const view = ({ item, root, changed, turn }) => {
    const list = /** @type {HTMLElement} */ (root.querySelector('.options'));
    const first = all(':scope > li', list);
    const inputs = /** @type {HTMLInputElement[]} */ (all('input', list)).sort((a, b) => Number(a.value) - Number(b.value));
    const option = (/** @type {HTMLInputElement} */ input) => /** @type {HTMLElement} */ (input.closest('label') ?? input.parentElement);

    /** Shuffled anew for each new attempt, so that a place is not learnt for an answer. */
    const arrange = () => {
      const round = turn();
      const order = item.shuffle && round > 0 ? selfaccess.shuffle(first.length, `${item.id} ${round}`) : first.map((_, index) => index);
      list.append(...order.map((index) => first[index]));
    };

    list.addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement) selfaccess.flag.set(option(event.target), null);
      changed();
    });
    arrange();

    return {
      read: () => inputs.flatMap((input, index) => (input.checked ? [index] : [])),
      write: (given) => {
        arrange();
        inputs.forEach((input, index) => (input.checked = given?.includes(index) ?? false));
      },
      mark: (verdict, finished) =>
        inputs.forEach((input, index) => {
          const outcome = verdict?.parts[index]?.outcome ?? null;
          const missed = finished && !input.checked && item.right[index];
          selfaccess.flag.set(option(input), missed ? 'missed' : outcome);
        }),
      lock: (locked) => inputs.forEach((input) => (input.disabled = locked)),
      focus: () => (inputs.find((input) => input.checked) ?? /** @type {HTMLInputElement} */ (list.querySelector('input')))?.focus(),
    };
  };

  return view;
})();
