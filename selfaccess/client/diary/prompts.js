'use strict';
/** Questions that help to write a line of the diary, by what was done. Pure, but for the words of the interface. */
selfaccess.prompts = (() => {
  /** How many there are of each sort: diary.prompt_listening_1 and so on. */
  const POOLS = Object.freeze({
    exercise: 4, page: 3, glossary: 4, questionnaire: 3, path: 3, review: 3,
    listening: 4, reading: 3, speaking: 4, writing: 4, grammar: 3, pronunciation: 3, strategies: 3, any: 4,
  });
  /** Skills that share the questions of another sort. @type {Record<string, string>} */
  const LIKE = { vocabulary: 'glossary', interaction: 'speaking' };
  /** A kind that says more of what was done than its skills do. */
  const TELLING = ['glossary', 'questionnaire', 'path', 'review'];

  /** @typedef {{ kind: string, skills: string[] }} Activity `kind`: that of a resource, "review", or "" for nothing in particular */

  /** Which sorts fit, the more telling first. @type {(activity: Activity) => string[]} */
  const sorts = ({ kind, skills }) => {
    if (TELLING.includes(kind)) return [kind];
    const found = skills.map((skill) => LIKE[skill] ?? skill).filter((sort) => Object.hasOwn(POOLS, sort));
    return kind === '' ? ['any'] : [...new Set([...found.slice(0, 1), Object.hasOwn(POOLS, kind) ? kind : 'any'])];
  };

  /** @type {(activity: Activity) => string[]} the questions themselves */
  const pool = (activity) =>
    sorts(activity).flatMap((sort) => Array.from({ length: POOLS[/** @type {keyof typeof POOLS} */ (sort)] }, (_, index) => selfaccess.t(`diary.prompt_${sort}_${index + 1}`)));

  /**
   * The day's question; on the next day it is the next one. Never the one that was answered last.
   * @type {(texts: string[], day: string, last: string) => string}
   */
  const choose = (texts, day, last) => {
    const at = (Date.parse(`${day}T00:00:00Z`) / 86_400_000) % texts.length;
    return texts[at] === last ? texts[(at + 1) % texts.length] : texts[at];
  };

  /** @type {(activity: Activity, record: LearnerRecord, now: number) => string} */
  const today = (activity, record, now) => choose(pool(activity), selfaccess.format.day(now), selfaccess.notes.all(record, 'diary')[0]?.prompt ?? '');

  return { POOLS, sorts, choose, today };
})();
