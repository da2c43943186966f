'use strict';
/** What the results can be narrowed by: what there is to choose from, and which documents a choice leaves. Pure. */
selfaccess.searchFilters = (() => {
  const KINDS = ['exercise', 'page', 'glossary', 'questionnaire', 'path', 'term', 'pack'];
  /** At most so many minutes; as in templates/catalogue.html. */
  const MINUTES = [5, 10, 15, 20, 30, 45, 60];

  /** @typedef {"language" | "level" | "skill" | "kind" | "minutes"} Facet */

  /** The values of each facet, of those that have more than one. @type {(filters: SearchFilters) => [Facet, string[]][]} */
  const facets = ({ levels, skills, values: [languages, had, kinds, sets], groups }) => {
    const skilled = new Set(sets.flat());
    const minutes = groups.map((group) => group[4]).filter((n) => n > 0);
    const [least, most] = minutes.reduce(([least, most], n) => [Math.min(least, n), Math.max(most, n)], [Infinity, 0]);
    /** @type {[Facet, string[]][]} */
    const found = [
      ['language', languages.filter((tag) => tag !== '')],
      ['level', levels.filter((level) => had.includes(level))],
      ['skill', skills.map(([id]) => id).filter((id) => skilled.has(id))],
      ['kind', KINDS.filter((kind) => kinds.includes(kind))],
      // None below which there is nothing, and but one that leaves all that have minutes.
      ['minutes', MINUTES.filter((n, place) => least <= n && (MINUTES[place - 1] ?? 0) < most).map(String)],
    ];
    return found.filter(([, values]) => values.length > 1);
  };

  /** For each document 1 where it fits. A word has no skills and no minutes. @type {(filters: SearchFilters, choice: Partial<Record<Facet, string>>) => Uint8Array} */
  const fitting = ({ values: [languages, levels, kinds, sets], groups, rows }, { language, level, kind, skill, minutes }) => {
    const fits = groups.map((group) =>
      (language === undefined || languages[group[0]] === language) &&
      (level === undefined || levels[group[1]] === level) &&
      (kind === undefined || kinds[group[2]] === kind) &&
      (skill === undefined || sets[group[3]].includes(skill)) &&
      (minutes === undefined || (group[4] > 0 && group[4] <= Number(minutes))));
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
