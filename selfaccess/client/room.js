'use strict';
/**
 * The room teaches: `[data-room="goals time"]` gets links to the pages on learning to learn that fit these topics, where the library has some.
 */
selfaccess.room = (() => {
  const { el, all } = selfaccess.dom;
  /** The skill of such pages. */
  const SKILL = 'strategies';

  /**
   * The page to read on a topic: a text rather than an exercise, and one that names the topic early.
   * @param {CatalogueData} catalogue
   * @param {string[]} words what the topic may be called
   * @param {string} [except] the id of the page where one is
   * @returns {CatalogueEntry | null}
   */
  const page = (catalogue, words, except = '') => {
    const wanted = words.map(fold);
    const rank = (/** @type {CatalogueEntry} */ { kind, topics }) => {
      const at = topics.findIndex((topic) => wanted.includes(fold(topic)));
      return at < 0 ? Infinity : at + (kind === 'page' ? 0 : 100);
    };
    const fitting = catalogue.resources.filter((entry) => entry.skills.includes(SKILL) && entry.id !== except && rank(entry) < Infinity);
    return fitting.reduce((/** @type {CatalogueEntry | null} */ best, entry) => (best === null || rank(entry) < rank(best) ? entry : best), null);
  };

  /** The first page on learning to learn that one can try out. @type {(catalogue: CatalogueData) => CatalogueEntry | null} */
  const any = (catalogue) => catalogue.resources.find(({ kind, skills }) => kind === 'page' && skills.includes(SKILL)) ?? null;

  /** @type {(text: string) => string} */
  const fold = (text) => text.normalize('NFC').toLowerCase().trim();

  /** A topic by its English name, and as the interface's language calls it. @type {(topic: string) => string[]} */
  const words = (topic) => [topic, ...selfaccess.t(`diary.topic_${topic.replace('-', '_')}`).split('|')];

  /** One line that leads there, or null. @type {(catalogue: CatalogueData, topics: string[]) => HTMLElement | null} */
  const line = (catalogue, topics) => {
    const { root, resource } = selfaccess.page();
    const found = topics.map((topic) => page(catalogue, words(topic), resource?.id)).filter((entry) => entry !== null);
    if (found.length === 0) return null;
    const links = [...new Set(found)].flatMap((entry, index) => [index > 0 && ' · ', el('a', { href: root + entry.url }, entry.title)]);
    return el('p', { class: 'room' }, selfaccess.t('diary.room'), ' ', ...links);
  };

  /** @returns {Promise<void>} */
  const start = async () => {
    const places = all('[data-room]');
    if (places.length === 0) return;
    const catalogue = await selfaccess.catalogueData.get();
    for (const place of places) place.replaceChildren(...[line(catalogue, place.dataset.room?.split(' ') ?? [])].filter((found) => found !== null));
  };

  return { page, any, line, start };
})();
