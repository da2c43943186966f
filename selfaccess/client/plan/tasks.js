'use strict';
/** What open goals ask, in the order in which it is best done: what is due first comes first, and each resource after those that it needs. Pure. */
selfaccess.tasks = (() => {
  /**
   * A resource to be done. `due`: the day by which its goals, or what needs it, want it; "": no day.
   * @typedef {{ id: string, entry: CatalogueEntry, goals: string[], due: string, left: number }} Task
   */

  const NEVER = '9999-12-31';

  /**
   * @param {Record<string, Goal>} goals
   * @param {CatalogueData} catalogue
   * @param {(entry: CatalogueEntry) => number} left minutes; what has none left is done, and no task
   * @returns {Task[]}
   */
  const tasks = (goals, catalogue, left) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    /** @type {Map<string, Task>} */
    const found = new Map();
    for (const [goal, { resources, due }] of open(goals)) {
      for (const entry of resourcesOf(resources, entries)) {
        const task = found.get(entry.id) ?? { id: entry.id, entry, goals: [], due: '', left: left(entry) };
        if (task.left > 0) found.set(entry.id, { ...task, goals: [...task.goals, goal], due: sooner(task.due, due) });
      }
    }
    for (const { id, due } of found.values())
      for (const need of needsOf(id, entries)) {
        const task = found.get(need);
        if (task !== undefined) found.set(need, { ...task, due: sooner(task.due, due) });
      }
    return inOrder(found, entries);
  };

  /** Open goals: what is due first, then the older. @type {(goals: Record<string, Goal>) => [string, Goal][]} */
  const open = (goals) => {
    const found = Object.entries(goals).filter(([, { state }]) => state === 'open');
    return found.sort(([a, x], [b, y]) => compare(x.due || NEVER, y.due || NEVER) || x.made - y.made || compare(a, b));
  };

  /** Those that the site has, each once; a course stands for its steps. @type {(ids: string[], entries: Map<string, CatalogueEntry>) => CatalogueEntry[]} */
  const resourcesOf = (ids, entries) => {
    const steps = ids.flatMap((id) => (entries.get(id)?.kind === 'path' ? entries.get(id)?.steps ?? [] : [id]));
    return [...new Set(steps)].map((id) => entries.get(id)).filter((entry) => entry !== undefined).filter(({ kind }) => kind !== 'path');
  };

  /** All that a resource needs, and what that needs, the first first. @type {(id: string, entries: Map<string, CatalogueEntry>) => string[]} */
  const needsOf = (id, entries) => {
    /** @type {Set<string>} */
    const found = new Set();
    const seen = new Set([id]);
    const visit = (/** @type {string} */ one) => {
      for (const need of entries.get(one)?.needs ?? []) {
        if (seen.has(need)) continue;
        seen.add(need);
        visit(need);
        found.add(need);
      }
    };
    visit(id);
    return [...found];
  };

  /** By the day when they are due, what is needed before what needs it. @type {(found: Map<string, Task>, entries: Map<string, CatalogueEntry>) => Task[]} */
  const inOrder = (found, entries) => {
    // Sorting keeps the order of the goals, and within each the learner's own, where the days are equal.
    const sorted = [...found.values()].sort((a, b) => compare(a.due || NEVER, b.due || NEVER));
    /** @type {Map<string, Task>} */
    const placed = new Map();
    for (const task of sorted)
      for (const id of [...needsOf(task.id, entries), task.id]) {
        const one = found.get(id);
        if (one !== undefined && !placed.has(id)) placed.set(id, one);
      }
    return [...placed.values()];
  };

  /** @type {(a: string, b: string) => string} */
  const sooner = (a, b) => ((a || NEVER) <= (b || NEVER) ? a : b);

  /** @type {(x: string, y: string) => number} */
  const compare = (x, y) => (x < y ? -1 : x > y ? 1 : 0);

  return { tasks, open, resourcesOf, needsOf };
})();
