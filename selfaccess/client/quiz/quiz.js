'use strict';
/** The questions of a page: brings back what was begun, keeps what is done, and records what is finished. */
selfaccess.quiz = (() => {
  const { all } = selfaccess.dom;

  const start = async () => {
    const { items, resource, library } = selfaccess.page();
    const found = items.flatMap((item) => {
      const root = document.getElementById(`q-${item.id}`) ?? all(`[data-question="${CSS.escape(item.id)}"]`)[0];
      return root ? [{ item, root }] : [];
    });
    if (found.length === 0 || resource === null) return;
    found.forEach(({ root }) => all('[data-key]', root).forEach((key) => (key.hidden = true)));
    selfaccess.announce.prepare();
    selfaccess.letters.start();

    const record = await selfaccess.store.read();
    const asks = selfaccess.settings.isOn(record, 'confidence');
    /** @type {Map<string, Draft>} by question, the newest that this page knows */
    const drafts = new Map();
    /** @type {Map<string, () => Draft>} what is not handed to the store yet */
    const waiting = new Map();
    const saving = selfaccess.saving(() => save());

    const keyOf = (/** @type {Item} */ item) => selfaccess.record.key(resource.id, item.id);

    /** @type {(attempts?: Attempt[]) => void} */
    const save = (attempts = []) => {
      saving.rest();
      if (waiting.size === 0 && attempts.length === 0) return;
      const changes = Object.fromEntries(Array.from(waiting, ([key, make]) => [key, make()]));
      waiting.clear();
      Object.entries(changes).forEach(([key, draft]) => drafts.set(key, draft));
      selfaccess.store.merge({ ...selfaccess.record.empty(library.id), drafts: selfaccess.merge.table(changes), attempts });
      if (attempts.length > 0) selfaccess.activity.done({ answers: attempts.length });
    };

    /** @type {(item: Item) => QuestionHost} */
    const hostOf = (item) => {
      const key = keyOf(item);
      const kept = record.drafts[key];
      if (kept !== undefined) drafts.set(key, kept);
      const finished = record.attempts.filter(({ resource: of, question }) => of === resource.id && question === item.id).length;
      let turns = finished - (kept?.done && kept.given !== null ? 1 : 0);
      const time = () => selfaccess.record.after(drafts.get(key), Date.now());
      return {
        draft: kept,
        asks,
        turn: () => turns,
        changed: () => end?.update(),
        keep: ({ state, given }, finished = false) => {
          waiting.set(key, () => selfaccess.attempt.toDraft(state, given, time()));
          if (finished) save([attemptOf(resource.id, item, state)]);
          else saving.soon();
        },
        clear: () => {
          turns += 1;
          waiting.set(key, () => selfaccess.attempt.toDraft(selfaccess.attempt.begin(), null, time()));
          saving.soon(0);
        },
      };
    };

    /** @type {ReturnType<typeof selfaccess.quizEnd> | null} */
    let end = null;
    const questions = found.map(({ item, root }) => selfaccess.question(root, item, hostOf(item)));
    const place = all('[data-quiz-end]')[0];
    if (place) end = selfaccess.quizEnd(place, questions, asks);
  };

  /** @type {(resource: string, item: Item, state: TryState) => Attempt} */
  const attemptOf = (resource, item, { score, first, tries, hints, confidence }) => ({
    resource, question: item.id, time: Date.now(), score: score ?? 0, first: first ?? 0, points: item.points, tries: Math.max(1, tries), hints,
    ...(confidence === null ? {} : { confidence }),
  });

  return { start };
})();
