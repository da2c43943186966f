'use strict';
/** What the results can be narrowed by: what there is to choose from, and which documents a choice leaves. Pure. */
selfaccess.searchFilters = (() => {
  const KINDS = ['exercise', 'page', 'glossary', 'questionnaire', 'path', 'term', 'pack'];
  /** At most so many minutes; as in templates/catalogue.html. */
  const MINUTES = [5, 10, 15, 20, 30, 45, 60];

  /** @typedef {"language" | "level" | "skill" | "kind" | "minutes"} Facet */

  /** The values of each facet, of those that have more than one. @type {(filters: SearchFilters) => [Facet, string[]][]} */
  const facets = ({ levels, skills, groups }) => {
    const language = new Set(groups.map((group) => group[0]).filter((tag) => tag !== ''));
    const level = new Set(groups.map((group) => group[1]));
    const kind = new Set(groups.map((group) => group[2]));
    const skill = new Set(groups.flatMap((group) => group[3]));
    const minutes = groups.map((group) => group[4]).filter((n) => n > 0);
    const [least, most] = minutes.reduce(([least, most], n) => [Math.min(least, n), Math.max(most, n)], [Infinity, 0]);
    /** @type {[Facet, string[]][]} */
    const found = [
      ['language', Array.from(language)],
      ['level', levels.filter((each) => level.has(each))],
      ['skill', skills.map(([id]) => id).filter((id) => skill.has(id))],
      ['kind', KINDS.filter((each) => kind.has(each))],
      // None below which there is nothing, and but one that leaves all that have minutes.
      ['minutes', MINUTES.filter((n, place) => least <= n && (MINUTES[place - 1] ?? 0) < most).map(String)],
    ];
    return found.filter(([, values]) => values.length > 1);
  };

  /** For each document 1 where it fits. A word has no skills and no minutes. @type {(filters: SearchFilters, choice: Partial<Record<Facet, string>>) => Uint8Array} */
  const fitting = ({ groups, rows }, choice) => {
    const fits = groups.map(([language, level, kind, skills, minutes]) =>
      (choice.language ?? language) === language && (choice.level ?? level) === level && (choice.kind ?? kind) === kind &&
      (choice.skill === undefined || skills.includes(choice.skill)) &&
      (choice.minutes === undefined || (minutes > 0 && minutes <= Number(choice.minutes))));
    const found = new Uint8Array(rows.reduce((sum, n, place) => sum + (place % 2) * n, 0));
    let document = 0;
    for (let place = 0; place < rows.length; place += 2) {
      const next = document + rows[place + 1];
      if (fits[rows[place]]) found.fill(1, document, next);
      document = next;
    }
    return found;
  };

  return { facets, fitting };
})();
