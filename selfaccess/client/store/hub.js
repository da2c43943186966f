'use strict';
/**
 * The record behind a frame. Firefox gives each local file a storage of its own, so on file:// every page holds one hidden frame
 * of hub.html (serve.js) and asks it by postMessage; all of these share one storage. Chromium is served by the same way.
 *
 * Origins of local files are "null", so messages go to "*"; each side checks that the other is its own parent or frame, and the shape.
 */
selfaccess.storeHub = (() => {
  /** How long an answer is waited for, and how long a frame that has loaded may keep silent, in milliseconds. */
  const PATIENCE = 8_000;
  const SILENCE = 1_000;

  /**
   * The page's side.
   * @param {string} library
   * @param {string} url of hub.html
   * @param {Slot} slot where the page notes what the hub has not confirmed yet: a page that is being left gets no answer any more
   * @returns {Store}
   */
  const client = (library, url, slot) => {
    /** @type {((text: string | null) => void)[]} */
    const changed = [];
    /** @type {(() => void)[]} */
    const returned = [];
    const { ask, gaveUp } = asking(library, url, (message) => {
      if ('changed' in message) changed.forEach((listener) => listener(message.changed));
      if (message.ready && gaveUp()) returned.forEach((listener) => listener());
    });
    window.addEventListener('pageshow', (event) => event.persisted && returned.forEach((listener) => listener()));

    const lost = { saved: false, problem: 'unreachable' };
    let newest = 0;
    return {
      left: slot.left(),
      read: () => ask('read', null, { text: null, problem: 'unreachable' }),
      merge: async (patch) => {
        const mine = (newest += 1);
        slot.set(patch);
        const answer = await ask('merge', patch, lost);
        if (answer.saved && mine === newest) slot.set(null);
        return answer;
      },
      erase: () => {
        slot.clear();
        return ask('erase', null, lost);
      },
      aside: () => ask('aside', null, []),
      device: () => ask('device', null, selfaccess.record.newId(Date.now())),
      onChange: (listener) => void changed.push(listener),
      onReturn: (listener) => void returned.push(listener),
    };
  };

  /**
   * Makes the frame. `ask` posts a call when the frame is ready, and answers `otherwise` when it keeps silent; `hear` gets all other messages.
   * @param {string} library
   * @param {string} url
   * @param {(message: any) => void} hear
   * @returns {{ ask: (call: StoreCall, argument: string | null, otherwise: any) => Promise<any>, gaveUp: () => boolean }}
   */
  const asking = (library, url, hear) => {
    /** @type {Map<number, { answer: (given: any) => void, otherwise: any }>} */
    const waiting = new Map();
    /** @type {(value?: unknown) => void} */
    let open = () => undefined;
    const ready = new Promise((resolve) => (open = resolve));
    let isReady = false;
    let silent = false;
    let ids = 0;

    const giveUp = () => {
      if (isReady) return;
      silent = true;
      for (const { answer, otherwise } of waiting.values()) answer(otherwise);
    };

    const frame = selfaccess.dom.el('iframe', { src: url, hidden: true, title: 'hub', 'aria-hidden': 'true', tabindex: -1, load: () => setTimeout(giveUp, SILENCE) });
    window.addEventListener('message', ({ source, data }) => {
      if (source !== frame.contentWindow || data?.selfaccess !== library) return;
      if ('answer' in data) return waiting.get(data.id)?.answer(data.answer);
      if (data.ready === true) {
        isReady = true;
        open();
      }
      hear(data);
    });
    document.body.append(frame);

    /** @type {(call: StoreCall, argument: string | null, otherwise: any) => Promise<any>} */
    const ask = (call, argument, otherwise) => {
      const id = (ids += 1);
      ready.then(() => frame.contentWindow?.postMessage({ selfaccess: library, id, call, argument }, '*'));
      return new Promise((resolve) => {
        const patience = setTimeout(() => answer(otherwise), silent && !isReady ? 0 : PATIENCE);
        const answer = (/** @type {any} */ given) => {
          clearTimeout(patience);
          waiting.delete(id);
          resolve(given);
        };
        waiting.set(id, { answer, otherwise });
      });
    };
    return { ask, gaveUp: () => silent };
  };

  return { client };
})();
