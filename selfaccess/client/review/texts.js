'use strict';
/** What stands on cards: read from the decks of those glossaries and packs alone from which there are cards. */
selfaccess.reviewTexts = (() => {
  const { read } = selfaccess.reviewCard;

  /**
   * The texts of cards by their id; a card has none when its headword or question is no longer on the site.
   * @type {(cards: [string, ReviewCard][], catalogue: CatalogueData) => Promise<Map<string, ReviewShown>>}
   */
  const texts = async (cards, catalogue) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    const found = await Promise.all(cards.map(async ([id, card]) => /** @type {[string, ReviewShown | null]} */ ([id, await text(id, card, catalogue, entries)])));
    return new Map(found.flatMap(([id, shown]) => (shown === null ? [] : [[id, shown]])));
  };

  /** @type {(id: string, card: ReviewCard, catalogue: CatalogueData, entries: Map<string, CatalogueEntry>) => Promise<ReviewShown | null>} */
  const text = async (id, { own }, catalogue, entries) => {
    const name = read(id);
    if (name === null) return null;
    if (name.kind === 'word') return own === null ? null : { kind: 'word', text: ofOwn(own, entries) };
    const entry = entries.get(name.of);
    if (entry === undefined) return null;
    if (name.kind === 'term') {
      /** @type {ReviewDeck | null} */
      const deck = await selfaccess.decks.get(catalogue.decks[name.of]);
      return deck === null || !Object.hasOwn(deck.terms, name.part) ? null : { kind: 'word', text: ofTerm(deck, name.part, entry, own) };
    }
    /** @type {ReviewPrompts | null} */
    const prompts = await selfaccess.decks.get(catalogue.prompts[entry.pack]);
    const prompt = prompts?.[name.of]?.[name.part];
    return prompt === undefined ? null : { kind: 'question', prompt, url: `${entry.url}#q-${name.part}`, title: titleOf(entry, name.part) };
  };

  /** @type {(entry: CatalogueEntry, question: string) => string} */
  const titleOf = ({ title, questions }, question) => selfaccess.t('learning.question_of', { title, number: questions.findIndex(({ id }) => id === question) + 1 });

  /** A sentence of one's own stands before the glossary's. @type {(deck: ReviewDeck, anchor: string, entry: CatalogueEntry, own: ReviewCard["own"]) => ReviewText} */
  const ofTerm = ({ language, translations, terms }, anchor, entry, own) => {
    const { term, pronunciation = '', meaning, example = '', translation = '', sound = '' } = terms[anchor];
    const [sentence, meant] = own === null || own.context === '' ? [example, translation] : [own.context, ''];
    return { term, language, pronunciation, meaning, translations, example: sentence, translation: meant, sound, url: `${entry.url}#${encodeURIComponent(anchor)}`, title: entry.title };
  };

  /** @type {(own: NonNullable<ReviewCard["own"]>, entries: Map<string, CatalogueEntry>) => ReviewText} */
  const ofOwn = ({ front, back, language, from, context }, entries) => {
    const [resource, question] = from === '' ? ['', ''] : selfaccess.record.split(from);
    const entry = entries.get(resource);
    return {
      term: front, language, pronunciation: '', meaning: back, translations: '', example: context, translation: '', sound: '',
      url: entry === undefined ? '' : `${entry.url}#q-${question}`, title: entry === undefined || question === '' ? '' : titleOf(entry, question),
    };
  };

  return texts;
})();
