'use strict';
/** words: pieces are pressed into a line and pressed back; in the line the arrow keys move a piece. */
selfaccess.viewWords = (() => {
  const { el, all, own } = selfaccess.dom;
  const { announce } = selfaccess;
  const t = selfaccess.t;

  /** @type {MakeView<"words">} */
  const view = ({ item, root, changed }) => {
    const home = /** @type {HTMLElement} */ (root.querySelector('.tiles'));
    const help = el('p', { class: 'help', id: `${root.id}-help`, ...own() }, t('quiz.words_help'));
    const line = el('ol', { class: 'words-line', 'aria-label': t('quiz.your_line'), 'aria-describedby': help.id, lang: item.language });
    const first = all('[data-tile]', home);
    let locked = false;
    home.before(help, line);
    home.setAttribute('aria-label', t('quiz.pieces'));

    first.forEach((tile, index) => {
      selfaccess.tile.make(tile, index + 1, () => (tile.parentElement === line ? takeBack(tile) : add(tile)));
      selfaccess.drag(tile, {
        allowed: () => !locked,
        targets: () => [line, home, ...laid()],
        drop: (target) => (target === home ? takeBack(tile) : put(tile, target === line ? laid().length : laid().indexOf(target))),
      });
    });
    selfaccess.tile.rove(home);

    const laid = () => all(':scope > [data-tile]', line);
    const name = selfaccess.tile.name;
    const sentence = () => laid().map(name).join(selfaccess.languages.get(item.language).spaced ? ' ' : '');

    /** @type {(tile: HTMLElement) => void} */
    const add = (tile) => {
      const next = /** @type {HTMLElement | null} */ (tile.nextElementSibling ?? tile.previousElementSibling);
      line.append(tile);
      selfaccess.tile.button(next ?? tile).focus();
      announce(t('quiz.line_now', { line: sentence() }));
      touched();
    };

    /** @type {(tile: HTMLElement) => void} */
    const takeBack = (tile) => {
      const next = /** @type {HTMLElement | null} */ (tile.nextElementSibling ?? tile.previousElementSibling);
      const after = first.slice(first.indexOf(tile) + 1).find((other) => other.parentElement === home);
      if (after === undefined) home.append(tile);
      else after.before(tile);
      selfaccess.tile.button(next ?? tile).focus();
      announce(t('quiz.taken_back', { piece: name(tile) }));
      touched();
    };

    /** To the place `to` of the line. @type {(tile: HTMLElement, to: number) => void} */
    const put = (tile, to) => {
      const others = laid().filter((other) => other !== tile);
      if (to >= others.length) line.append(tile);
      else others[to].before(tile);
      touched();
    };

    line.addEventListener('keydown', (event) => {
      const tile = laid().find((other) => other.contains(/** @type {Node} */ (event.target)));
      if (tile === undefined || locked) return;
      const to = selfaccess.arrows(event, laid().indexOf(tile), laid().length, line);
      if (to === null) return;
      put(tile, to);
      selfaccess.tile.button(tile).focus();
      announce(t('quiz.moved', { piece: name(tile), number: to + 1, all: laid().length }));
    });

    const touched = () => {
      first.forEach((tile) => selfaccess.flag.set(tile, null, selfaccess.tile.button(tile)));
      changed();
    };

    return {
      read: () => laid().map(({ dataset }) => Number(dataset.tile)),
      write: (given) => {
        home.append(...first);
        line.append(...(given ?? []).map((index) => /** @type {HTMLElement} */ (first.find(({ dataset }) => dataset.tile === String(index)))));
      },
      mark: (verdict) => laid().forEach((tile, place) => selfaccess.flag.set(tile, verdict?.parts[place]?.outcome ?? null, selfaccess.tile.button(tile))),
      lock: (is) => {
        locked = is;
        first.forEach((tile) => (selfaccess.tile.button(tile).disabled = is));
        help.hidden = is;
        home.hidden = is && home.childElementCount === 0;
      },
      focus: () => (home.querySelector('button') ?? line.querySelector('button'))?.focus(),
    };
  };

  return view;
})();
