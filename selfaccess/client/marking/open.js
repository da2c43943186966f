'use strict';
/** Writing or speaking that the learner judges alone. Given: the text, and which criteria were found met. Has no score in the record. */
selfaccess.markOpen = (() => {
  const { RIGHT, EMPTY, nothing, verdict, isList } = selfaccess.scoring;

  /** The share of the criteria that the learner found met. @type {Marker<"open">["mark"]} */
  const mark = (item, given) => {
    const parts = given.criteria.map((met) => (met ? RIGHT : EMPTY));
    if (given.text.trim() === '' && !given.criteria.includes(true)) return nothing(parts);
    return verdict(parts.length === 0 ? 1 : parts.filter((part) => part === RIGHT).length / parts.length, parts, item.rules);
  };

  /** @type {Marker<"open">["fits"]} */
  const fits = (item, given) => typeof given?.text === 'string' && isList(given.criteria, (met) => typeof met === 'boolean', item.criteria);

  return { mark, fits };
})();
