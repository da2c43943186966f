'use strict';
/** The questions of a page: brings back what was begun, keeps what is done, and records what is finished. */
selfaccess.quiz = (() => {
  const { all } = selfaccess.dom;

  const start = async () => {
    const { items, resource, library } = selfaccess.page();
    const roots = new Map(all('[data-question]').map((root) => [root.dataset.question, root]));
    const found = items.flatMap((item) => {
      const root = roots.get(item.id);
      return root ? [{ item, root }] : [];
    });
    if (found.length === 0 || resource === null) return;
    selfaccess.announce.prepare();

    let asks = true;
    /** @type {Map<string, number>} how often each question was finished before */
    let finished = new Map();
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

    let isTold = true;
    /** Tells the end, once for all that changes together. */
    const changed = () => {
      if (!isTold) return;
      isTold = false;
      queueMicrotask(() => {
        isTold = true;
        if (end !== null) end.update();
        else if (questions.every((question) => !question.counts() || question.state().done)) bringEnd();
      });
    };

    /** @type {(item: Item) => QuestionHost} */
    const hostOf = (item) => {
      const key = keyOf(item);
      let cleared = 0;
      const time = () => selfaccess.record.after(drafts.get(key), Date.now());
      return {
        asks: () => asks,
        turn: () => (finished.get(item.id) ?? 0) + cleared,
        changed,
        keep: ({ state, given }, finished = false) => {
          waiting.set(key, () => selfaccess.attempt.toDraft(state, given, time()));
          if (!finished) return saving.soon();
          isNews = true;
          save([attemptOf(resource.id, item, state)]);
        },
        clear: () => {
          cleared += 1;
          waiting.set(key, () => selfaccess.attempt.toDraft(selfaccess.attempt.begin(), null, time()));
          saving.soon(0);
        },
      };
    };

    /** @type {ReturnType<typeof selfaccess.quizEnd> | null} */
    let end = null;
    /** @type {Promise<void> | null} */
    let coming = null;
    /** Whether something was finished since the page was opened. */
    let isNews = false;
    /** The end comes when one is near it, or when all is done. */
    const bringEnd = () => (coming ??= known.then(async () => {
      const [place] = all('[data-quiz-end]');
      if (!place) return;
      await selfaccess.need('quiz-end');
      end = selfaccess.quizEnd(place, questions, asks, isNews);
    }));
    const questions = found.map(({ item, root }) => selfaccess.later(root, item, hostOf(item)));
    const last = all('[data-quiz-end]').map((root) => ({ root, ready: bringEnd }));
    selfaccess.nearing.first(questions);
    const known = selfaccess.store.read();
    const near = selfaccess.nearing.near([...questions, ...last]);

    const record = await known;
    asks = selfaccess.settings.isOn(record, 'confidence');
    finished = timesFinished(record, resource.id);
    const brought = questions.map(({ item, knows }) => {
      const draft = record.drafts[keyOf(item)];
      if (draft !== undefined) drafts.set(keyOf(item), draft);
      return knows(draft);
    });
    await Promise.all([near, ...brought]);
  };

  /** How often each question of a resource was finished, without what stands on the page as finished. @type {(record: LearnerRecord, resource: string) => Map<string, number>} */
  const timesFinished = ({ attempts, drafts }, resource) => {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const { resource: of, question } of attempts) if (of === resource) times.set(question, (times.get(question) ?? 0) + 1);
    for (const [question, n] of times) {
      const draft = drafts[selfaccess.record.key(resource, question)];
      if (draft?.done && draft.given !== null) times.set(question, n - 1);
    }
    return times;
  };

  /** @type {(resource: string, item: Item, state: TryState) => Attempt} */
  const attemptOf = (resource, item, { score, first, tries, hints, confidence }) => ({
    resource, question: item.id, time: Date.now(), score: score ?? 0, first: first ?? 0, points: item.points, tries: Math.max(1, tries), hints,
    ...(confidence === null ? {} : { confidence }),
  });

  return { start };
})();
