'use strict';
/**
 * A question of a page before it is set up: what the record holds of it speaks for it, and whatever is to be done with it sets it up first. It may be set up
 * before the record is known, so that nobody waits for that; what the record holds then comes in, unless the learner has begun meanwhile.
 */
selfaccess.later = (() => {
  const { begin, fromDraft } = selfaccess.attempt;

  /** @type {(root: HTMLElement, item: Item, host: QuestionHost) => LaterQuestion} */
  const later = (root, item, host) => {
    const { view, marking } = selfaccess.questionNeeds;
    /** @type {Question | null} */
    let question = null;
    /** @type {Draft | null} what the record holds of it, and is not brought in yet */
    let kept = null;

    const setUp = () => {
      question = selfaccess.question(root, item, host);
      // Whoever is in one of its fields already is to have what a field brings when it is entered.
      if (root.contains(document.activeElement)) document.activeElement?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      return question;
    };
    const come = async () => {
      const needs = view(item);
      if (!selfaccess.need.has(...needs)) await selfaccess.need(...needs);
      const made = setUp();
      await bring();
      return made;
    };
    /** @type {Promise<Question> | null} */
    let coming = null;
    const ready = () => (coming ??= come());

    const bring = async () => {
      if (question === null || kept === null) return;
      const draft = kept;
      await selfaccess.need(...marking(item));
      if (kept !== draft) return;
      kept = null;
      question.restore(draft);
      host.changed();
    };

    return {
      item,
      root,
      ready,
      knows: (draft) => {
        kept = draft !== undefined && draft.given !== null ? draft : null;
        if (kept === null) question?.restore(null);
        return bring();
      },
      check: async (confidence) => (await ready()).check(confidence),
      giveUp: async () => (await ready()).giveUp(),
      reset: async () => (await ready()).reset(),
      focus: async () => (await ready()).focus(),
      state: () => (kept !== null ? fromDraft(kept) : (question?.state() ?? begin())),
      counts: () => question?.counts() ?? item.type !== 'open',
    };
  };

  return later;
})();
