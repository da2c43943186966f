'use strict';
/** dictation: a recording or the browser's voice, and a field. The differences are shown word by word. */
selfaccess.viewDictation = (() => {
  const { el } = selfaccess.dom;
  const t = selfaccess.t;

  /** @type {MakeView<"dictation">} */
  const view = ({ item, root, changed, submit, named, unusable }) => {
    const field = /** @type {HTMLTextAreaElement} */ (root.querySelector('.response .typed'));
    const place = el('p', { class: 'differences', lang: item.language });
    selfaccess.field.prepare(field, item.language);
    selfaccess.dom.onEnter(field, submit);
    named(field);
    field.after(place);
    field.addEventListener('input', () => {
      place.replaceChildren();
      changed();
    });
    const listen = /** @type {HTMLElement | null} */ (root.querySelector('.listen[data-speak]'));
    if (listen !== null && item.speak !== null) selfaccess.speech.player(listen, item.speak, item.language, unusable);

    return {
      read: () => field.value,
      write: (given) => void (field.value = given ?? ''),
      mark: (verdict, finished) => place.replaceChildren(...(verdict?.diff ? show(verdict.diff, finished, item.language) : [])),
      lock: (locked) => void (field.readOnly = locked),
      focus: () => field.focus(),
    };
  };

  /** The words of the key are told only at the end. @type {(diff: DiffPiece[], finished: boolean, language: string) => (Node | string)[]} */
  const show = (diff, finished, language) => {
    const between = selfaccess.languages.get(language).spaced ? ' ' : '';
    return diff.flatMap((piece) => [pieceOf(piece, finished), between]);
  };

  /** @type {(piece: DiffPiece, finished: boolean) => Node} */
  const pieceOf = ({ kind, given, key }, finished) => {
    if (kind === 'same') return el('span', { class: 'word-same' }, given);
    if (kind === 'accent') return el('ins', { class: 'word-accent' }, spoken('quiz.diff_accent'), key);
    const typed = given === '' ? null : el('del', { class: 'word-wrong' }, spoken(kind === 'extra' ? 'quiz.diff_extra' : 'quiz.diff_wrong'), given);
    if (kind === 'extra') return el('span', { class: 'word' }, typed);
    const wanted = finished ? el('ins', { class: 'word-right' }, spoken('quiz.diff_right'), key) : kind === 'missing' ? el('ins', { class: 'word-gap' }, spoken('quiz.diff_missing'), el('span', { 'aria-hidden': 'true' }, '…')) : null;
    return el('span', { class: 'word' }, typed, typed !== null && wanted !== null && ' ', wanted);
  };

  /** @type {(key: string) => HTMLElement} */
  const spoken = (key) => el('span', { class: 'visually-hidden', lang: selfaccess.page().language }, `${t(key)} `);

  return view;
})();
