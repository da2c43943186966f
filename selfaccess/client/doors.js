'use strict';
/** What is used now and then: its scripts come when somebody opens the box, presses the button or enters the field, or at once where the record has something in it. */
selfaccess.doors = (() => {
  /**
   * `place`: what is used, by `event`; `full`: whether the record asks for it at once, on the page of a resource.
   * @typedef {{ part: string, bundle: string, place: string, event: "click" | "focusin" | "toggle", full?: (record: LearnerRecord) => boolean }} Door
   */
  /** @type {Door[]} */
  const DOORS = [
    { part: 'searchBox', bundle: 'search', place: 'form[data-search]', event: 'focusin' },
    { part: 'gloss', bundle: 'gloss', place: 'a.gloss[data-meaning]', event: 'click' },
    { part: 'cards', bundle: 'cards', place: '[data-cards] button', event: 'click' },
    { part: 'goalMark', bundle: 'goal', place: '[data-objectives] button', event: 'click', full: ({ goals }) => Object.values(goals).some(({ state }) => state === 'open') },
    { part: 'notesHere', bundle: 'notes-here', place: 'details[data-notes]', event: 'toggle', full: ({ notes }) => Object.values(notes).some(isOfPage) },
    { part: 'strategy', bundle: 'strategy', place: '[data-strategy] button', event: 'click', full: ({ notes }) => Object.hasOwn(notes, `s:${selfaccess.page().resource?.id}`) },
    { part: 'contribute', bundle: 'contribute', place: 'details[data-contribute]', event: 'toggle' },
  ];

  /** @type {(note: Note) => boolean} */
  const isOfPage = ({ kind, gone, resource }) => kind === 'note' && !gone && resource === selfaccess.page().resource?.id;

  /** @returns {Promise<unknown>} done when all that the record asks for is there */
  const start = async () => {
    const doors = DOORS.map((door) => ({ ...door, open: hang(door) }));
    if (selfaccess.page().resource === null) return;
    const record = await selfaccess.store.read();
    return Promise.all(doors.filter(({ full, place }) => full?.(record) && document.querySelector(place) !== null).map(({ open }) => open()));
  };

  /** Gives the way to open the door from within. @type {(door: Door) => () => Promise<void>} */
  const hang = ({ part, bundle, place, event: type }) => {
    /** @type {Promise<void> | null} */
    let opening = null;
    const open = () => (opening ??= bring(part, bundle).finally(() => document.removeEventListener(type, use, true)));
    /** @type {(event: Event) => Promise<void>} */
    const use = async (event) => {
      const used = event.target instanceof Element ? event.target.closest(place) : null;
      if (!(used instanceof HTMLElement) || (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey))) return;
      if (type !== 'click') return open();
      event.preventDefault();
      event.stopPropagation();
      await open();
      // Pressed once more, now that there is somebody who hears it; a link whose scripts are missing leads where it leads.
      const heard = used.isConnected ? used : document.querySelector(place);
      if (heard instanceof HTMLElement) heard.click();
    };
    document.addEventListener(type, use, true);
    return open;
  };

  /** @type {(part: string, bundle: string) => Promise<void>} */
  const bring = async (part, bundle) => {
    try {
      if (!selfaccess.need.has(bundle)) await selfaccess.need(bundle);
      await /** @type {any} */ (selfaccess)[part].start();
    } catch (error) {
      console.error(`selfaccess: ${part}`, error);
    }
  };

  return { start, bring };
})();
