'use strict';
/** What helps a goal for which there is not enough time: a later day, more time, or fewer resources. Pure. */
selfaccess.offers = (() => {
  /** More time is tried in such steps for each day, and so far, in minutes. */
  const [STEP, MOST] = [5, 60];

  /** @typedef {ReturnType<typeof selfaccess.plan.plan>} Plan */
  /** @typedef {Plan["situation"]["tasks"]} Tasks */
  /**
   * Each is null where it is no help. `later`: the day on which all would be done; `more`: a week with more minutes by weekday, and how many more in all;
   * `fewer`: the resources to leave out.
   * @typedef {{ later: string | null, more: { week: number[], minutes: number } | null, fewer: CatalogueEntry[] | null }} Offers
   */

  /** @type {(plan: Plan, goal: string) => Offers} */
  const offers = ({ situation, goals }, goal) => {
    const { due = '', finish = null } = goals.get(goal) ?? {};
    const week = situation.week ?? selfaccess.plan.NO_TIME;
    const { tasks } = situation;
    const fits = (/** @type {number[]} */ minutes, /** @type {Tasks} */ some) => {
      const { laid } = selfaccess.plan.lay(situation, minutes, some);
      const ends = some.filter(({ goals }) => goals.includes(goal)).map(({ id }) => laid.finish.get(id));
      return ends.every((day) => day !== undefined && (due === '' || day <= due));
    };
    return { later: finish, more: more(week, (minutes) => fits(minutes, tasks)), fewer: fewer(tasks, goal, (some) => fits(week, some)) };
  };

  /**
   * The least that is to be added to each day with time; to all days, where there is none.
   * @type {(week: number[], fits: (week: number[]) => boolean) => Offers["more"]}
   */
  const more = (week, fits) => {
    const { sum, WHOLE_DAY } = selfaccess.planTime;
    for (let add = STEP; add <= MOST; add += STEP) {
      const longer = week.map((minutes) => (minutes > 0 || sum(week) === 0 ? Math.min(WHOLE_DAY, minutes + add) : 0));
      if (fits(longer)) return { week: longer, minutes: sum(longer) - sum(week) };
    }
    return null;
  };

  /**
   * The last resources of the goal, as few as do. What another goal wants stays, and so does the first one.
   * @type {(tasks: Tasks, goal: string, fits: (tasks: Tasks) => boolean) => CatalogueEntry[] | null}
   */
  const fewer = (tasks, goal, fits) => {
    /** @type {Tasks} */
    const out = [];
    const own = tasks.filter(({ goals }) => goals.includes(goal));
    for (const task of own.slice(1).reverse()) {
      if (task.goals.length > 1) continue;
      out.unshift(task);
      if (fits(tasks.filter((one) => !out.includes(one)))) return out.map(({ entry }) => entry);
    }
    return null;
  };

  return offers;
})();
