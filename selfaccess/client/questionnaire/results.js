'use strict';
/** What answers to a questionnaire come to: nothing is right or wrong, each scale has a share of what its answered statements could give. */
selfaccess.questionnaireResults = (() => {
  /** @typedef {Record<string, (number | null)[]>} Answers by the id of a scale or can-do list */
  /** Labels of can-do statements, from least to most. */
  const CAN_DO = ['not_yet', 'with_help', 'yes_i_can'];
  const CAN_DO_PREFIX = 'can-do:';

  /**
   * Whole per cent by scale; a can-do list counts under "can-do:A2". A scale without an answer has no result.
   * @type {(data: QuestionnaireData, answers: Answers) => Record<string, number>}
   */
  const results = (data, answers) => {
    /** @type {Map<string, number[]>} */
    const shares = new Map();
    const add = (/** @type {string} */ name, /** @type {number} */ share) => void shares.set(name, [...(shares.get(name) ?? []), share]);
    for (const { id, labels, items } of data.scales)
      items.forEach(({ scales }, index) => {
        const given = answers[id]?.[index] ?? null;
        if (given !== null) for (const { name, reversed } of scales) add(name, reversed ? 1 - given / (labels - 1) : given / (labels - 1));
      });
    for (const { id, level, items } of data.cando)
      items.forEach((_, index) => {
        const given = answers[id]?.[index] ?? null;
        if (given !== null) add(CAN_DO_PREFIX + level, given / (CAN_DO.length - 1));
      });
    return Object.fromEntries(Array.from(shares, ([name, all]) => [name, Math.round((100 * all.reduce((sum, share) => sum + share, 0)) / all.length)]));
  };

  /** The index of the band that holds a result, -1 for none. @type {(bands: { from: number, to: number }[], percent: number) => number} */
  const band = (bands, percent) => bands.findIndex(({ from, to }) => from <= percent && percent <= to);

  /**
   * The can-do statements to work on, those not done at all first.
   * @type {(data: QuestionnaireData, answers: Answers) => { given: number, text: string, resource: { id: string, url: string, title: string } | null }[]}
   */
  const toWorkOn = (data, answers) => {
    const open = data.cando.flatMap(({ id, items }) => items.map((item, index) => ({ ...item, given: answers[id]?.[index] ?? CAN_DO.length })));
    return open.filter(({ given }) => given < CAN_DO.length - 1).sort((a, b) => a.given - b.given);
  };

  /** How many statements there are, and how many are answered. @type {(data: QuestionnaireData, answers: Answers) => { answered: number, all: number }} */
  const count = (data, answers) => {
    const given = [...data.scales, ...data.cando].flatMap(({ id, items }) => items.map((_, index) => answers[id]?.[index] ?? null));
    return { answered: given.filter((value) => value !== null).length, all: given.length };
  };

  /** A result's name as the learner reads it. @type {(name: string) => string} */
  const title = (name) => {
    if (name === CAN_DO_PREFIX) return selfaccess.t('questionnaire.can_do');
    if (name.startsWith(CAN_DO_PREFIX)) return selfaccess.t('questionnaire.can_do_level', { level: name.slice(CAN_DO_PREFIX.length) });
    return name.replace(/[-_]+/g, ' ').replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase(selfaccess.page().language));
  };

  return { results, band, toWorkOn, count, title };
})();
