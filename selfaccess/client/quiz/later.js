'use strict';
/** A question of a page before it is set up: its draft speaks for it, and whatever is to be done with it sets it up first. */
selfaccess.later = (() => {
  const { begin, fromDraft } = selfaccess.attempt;

  /** @type {(root: HTMLElement, item: Item, host: QuestionHost) => LaterQuestion} */
  const later = (root, item, host) => {
    const begun = host.draft !== undefined && host.draft.given !== null ? host.draft : null;
    const before = begun === null ? begin() : fromDraft(begun);
    /** @type {Question | null} */
    let question = null;

    const setUp = async () => {
      const { view, marking } = selfaccess.questionNeeds;
      await selfaccess.need(...view(item), ...(begun === null ? [] : marking(item)));
      question = selfaccess.question(root, item, host);
      if (begun !== null) host.changed();
      // Whoever is in one of its fields already is to have what a field brings when it is entered.
      if (root.contains(document.activeElement)) document.activeElement?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      return question;
    };
    /** @type {Promise<Question> | null} */
    let coming = null;
    const ready = () => (coming ??= setUp());

    return {
      item,
      root,
      ready,
      check: async (confidence) => (await ready()).check(confidence),
      giveUp: async () => (await ready()).giveUp(),
      reset: async () => (await ready()).reset(),
      focus: async () => (await ready()).focus(),
      state: () => question?.state() ?? before,
      counts: () => question?.counts() ?? item.type !== 'open',
    };
  };

  return later;
})();
