'use strict';
/** Keeps the record by way of a store, and in memory what the store would not take; tells of problems and of changes made elsewhere. */
selfaccess.keeper = (() => {
  /**
   * @param {Store} store
   * @param {string} library
   * @param {(problem: StoreProblem | null) => void} tell
   * @returns {Keeper}
   */
  const keeper = (store, library, tell) => {
    const empty = () => selfaccess.record.empty(library);
    /** What the store has not confirmed. */
    let unsaved = empty();
    /** All that this page brought in, to be merged again when another tab's write has lost it. */
    let mine = empty();
    /** @type {StoreProblem | null} why `unsaved` is not saved */
    let trouble = null;
    /** @type {((record: LearnerRecord) => void)[]} */
    const listeners = [];

    const ask = async () => {
      const { text, problem } = await store.read();
      const understood = selfaccess.storeLocal.understand(text, library);
      tell(problem ?? understood.problem ?? trouble);
      return selfaccess.record.isEmpty(unsaved) ? understood.record : selfaccess.merge.merge(understood.record, unsaved);
    };

    /** @type {Promise<LearnerRecord> | null} */
    let asking = null;
    /** All who ask before there is an answer get the same; what is merged meanwhile is still in `unsaved` then. */
    const read = () => (asking ??= ask().finally(() => (asking = null)));

    /** @type {Keeper["merge"]} */
    const merge = async (patch) => {
      const sent = (unsaved = selfaccess.merge.merge(unsaved, checked(patch)));
      mine = selfaccess.merge.merge(mine, sent);
      const answer = await store.merge(selfaccess.record.serialise(sent));
      if (answer.saved && unsaved === sent) unsaved = empty();
      return told(answer);
    };

    /** @type {(answer: Saved) => Saved} */
    const told = (answer) => {
      trouble = answer.problem;
      tell(trouble);
      return answer;
    };

    /** As it will be read back. @type {(patch: LearnerRecord) => LearnerRecord} */
    const checked = (patch) => {
      const read = selfaccess.record.parse(selfaccess.record.serialise(patch), library);
      if ('refused' in read) throw new TypeError(`a ${read.refused} patch of the record`);
      if (read.damaged > 0) console.error('selfaccess: a patch of the record holds values that cannot be kept', patch);
      return read.record;
    };

    const erase = async () => {
      const answer = await store.erase();
      if (answer.saved) unsaved = mine = empty();
      return told(answer);
    };

    /** The record as a file's text; one that is too new to be read is given as it is. */
    const text = async () => {
      const { text } = await store.read();
      return text !== null && selfaccess.storeLocal.understand(text, library).problem === 'newer' ? text : selfaccess.record.serialise(await read());
    };

    const announce = async () => {
      const record = await read();
      listeners.forEach((listener) => listener(record));
    };

    store.onChange(async (text) => {
      if (text === null) unsaved = mine = empty();
      else if (!selfaccess.record.contains(selfaccess.storeLocal.understand(text, library).record, mine)) await merge(mine);
      await announce();
    });
    store.onReturn(async () => {
      await merge(empty());
      await announce();
    });
    for (const { text, taken } of store.left) {
      const left = selfaccess.record.parse(text, library);
      if ('record' in left) merge(left.record).then(({ saved }) => saved && taken(text));
    }

    return { read, merge, erase, text, aside: store.aside, device: store.device, onChange: (listener) => void listeners.push(listener) };
  };

  return keeper;
})();
