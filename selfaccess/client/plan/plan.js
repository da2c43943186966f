'use strict';
/**
 * The plan: what open goals ask, laid out over the time that the learner has. It is kept nowhere. It is reckoned anew from the record whenever it is
 * looked at, so nothing in it is ever overdue: what was not done is simply still there. docs/learning.md tells it in words. Pure.
 */
selfaccess.plan = (() => {
  const days = selfaccess.days;
  const NO_TIME = [0, 0, 0, 0, 0, 0, 0];

  /** @typedef {ReturnType<typeof selfaccess.tasks.tasks>[number]} Task */
  /**
   * A sitting at a resource, for the goal that wants it first.
   * @typedef {ReturnType<typeof selfaccess.layout.layout>["pieces"][number] & { entry: CatalogueEntry, goal: string }} Piece
   */
  /**
   * `minutes`: what is left of the learner's time on that day; `review`: of these for the review.
   * @typedef {{ day: string, minutes: number, review: number, pieces: Piece[] }} PlannedDay
   */
  /**
   * How a goal stands in the plan. `done`: there is nothing left to do; `unplanned`: the learner has not said how much time there is; `late`: it ends after its
   * day; `beyond`: there is no time for it within a year.
   * `finish`: the day on which its last resource is done; `left`: minutes; `next`: the sitting that ends its next resource.
   * @typedef {{ state: "done" | "unplanned" | "fits" | "late" | "beyond", due: string, finish: string | null, left: number, next: Piece | null }} Outlook
   */
  /** What a plan is reckoned from. `week`: null where the learner never said how much time there is; `factor`: the learner's minutes for one of an author's. */
  /**
   * @typedef {{ record: LearnerRecord, today: string, first: number, tasks: Task[], week: number[] | null, factor: number, spent: Map<string, number>,
   *   reviews: boolean, reviewed: boolean }} Situation
   */

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, today: string, first: number) => Situation} */
  const situation = (record, catalogue, today, first) => {
    const pace = selfaccess.pace(record, catalogue);
    return {
      record, today, first,
      tasks: selfaccess.tasks.tasks(record.goals, catalogue, (entry) => pace.of(entry).left),
      week: selfaccess.planTime.week(record),
      factor: pace.factor,
      spent: selfaccess.planTime.spent(record, catalogue, (entry) => pace.of(entry).whole, days.weekOf(today, first)),
      reviews: selfaccess.settings.isOn(record, 'review') && Object.values(record.cards).some(({ gone }) => !gone),
      reviewed: Object.values(record.activity[today] ?? {}).some(({ reviews }) => reviews > 0),
    };
  };

  /**
   * The tasks over the days, in a week of so much time.
   * @param {Situation} situation
   * @param {number[]} [week]
   * @param {Task[]} [tasks]
   */
  const lay = (situation, week = situation.week ?? NO_TIME, tasks = situation.tasks) => {
    const open = selfaccess.planTime.open(week, situation);
    return { open, laid: selfaccess.layout.layout(tasks, open.map(({ day, minutes, review, begun }) => ({ day, minutes: minutes - review, begun }))) };
  };

  /**
   * The whole plan, from the day of `now` on.
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @param {number} now
   * @param {number} [first] the weekday with which weeks begin
   */
  const plan = (record, catalogue, now, first = days.first()) => planOn(situation(record, catalogue, selfaccess.format.day(now), first));

  /** @type {(situation: Situation) => { situation: Situation, days: PlannedDay[], goals: Map<string, Outlook> }} */
  const planOn = (situation) => {
    const byId = new Map(situation.tasks.map((task) => [task.id, task]));
    const { open, laid } = lay(situation);
    const pieces = laid.pieces.map((piece) => {
      const { entry, goals } = /** @type {Task} */ (byId.get(piece.id));
      return { ...piece, entry, goal: goals[0] };
    });
    const goals = selfaccess.tasks.open(situation.record.goals).map(([id, { due }]) => /** @type {const} */ ([id, outlook(id, due, situation, laid, pieces)]));
    /** @type {Map<string, Piece[]>} */
    const byDay = new Map();
    for (const piece of pieces) byDay.set(piece.day, [...(byDay.get(piece.day) ?? []), piece]);
    return { situation, days: open.map((one) => ({ ...one, pieces: byDay.get(one.day) ?? [] })), goals: new Map(goals) };
  };

  /** @type {(id: string, due: string, situation: Situation, laid: ReturnType<typeof selfaccess.layout.layout>, pieces: Piece[]) => Outlook} */
  const outlook = (id, due, { tasks, week }, { finish, rest }, pieces) => {
    const own = new Map(tasks.filter(({ goals }) => goals.includes(id)).map((task) => [task.id, task]));
    const isBeyond = [...own.keys()].some((task) => rest.has(task));
    const last = isBeyond ? null : Array.from(own.keys(), (task) => finish.get(task) ?? '').reduce((a, b) => (a > b ? a : b), '');
    const state = own.size === 0 ? 'done' : week === null ? 'unplanned' : last === null ? 'beyond' : due === '' || last <= due ? 'fits' : 'late';
    return {
      state, due, finish: last || null, left: [...own.values()].reduce((sum, task) => sum + task.left, 0),
      next: pieces.find((piece) => own.has(piece.id) && piece.ends) ?? null,
    };
  };

  /**
   * Today.
   * `minutes`: the time that was said for today, null where none was ever said; `spent`: minutes so far; `pieces`: what is left to do; `worked`: the
   * goals' resources that were worked on; `moved`: what was for an earlier day and is still to do; `next`: the next day on which there is something.
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @param {number} now
   * @param {number} [first] the weekday with which weeks begin
   * @returns {{ day: string, minutes: number | null, spent: number, review: number, pieces: Piece[], worked: CatalogueEntry[],
   *   moved: { day: string, entries: CatalogueEntry[] } | null, next: PlannedDay | null, goals: Map<string, Outlook> }}
   */
  const today = (record, catalogue, now, first = days.first()) => {
    const whole = plan(record, catalogue, now, first);
    const [{ day, review, pieces }, ...later] = whole.days;
    const { week, spent } = whole.situation;
    return {
      day, minutes: week?.[days.weekday(day)] ?? null, spent: spent.get(day) ?? 0, review, pieces, worked: worked(record, catalogue, day, pieces),
      moved: moved(record, catalogue, whole.situation), next: later.find((one) => one.pieces.length > 0) ?? null, goals: whole.goals,
    };
  };

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, day: string, pieces: Piece[]) => CatalogueEntry[]} */
  const worked = (record, catalogue, day, pieces) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    const goals = Object.values(record.goals).filter(({ state }) => state === 'open' || state === 'reached');
    const touched = touchedSince(record, selfaccess.planTime.startOf(day));
    const waiting = new Set(pieces.map(({ id }) => id));
    return selfaccess.tasks.resourcesOf(goals.flatMap(({ resources }) => resources), entries).filter(({ id }) => touched.has(id) && !waiting.has(id));
  };

  /** The resources that were opened, answered or handed in since a moment. @type {(record: LearnerRecord, since: number) => Set<string>} */
  const touchedSince = ({ visits, attempts, sittings }, since) => new Set([
    ...Object.entries(visits).filter(([, { last }]) => last >= since).map(([id]) => id),
    ...[...attempts, ...sittings].filter(({ time }) => time >= since).map(({ resource }) => resource),
  ]);

  /**
   * What the plan of the last day with time held, as it stood on its morning, and was not touched since.
   * @type {(record: LearnerRecord, catalogue: CatalogueData, now: Situation) => { day: string, entries: CatalogueEntry[] } | null}
   */
  const moved = (record, catalogue, { today, first, week, tasks }) => {
    const day = [1, 2, 3, 4, 5, 6, 7].map((ago) => days.add(today, -ago)).find((day) => week !== null && week[days.weekday(day)] > 0);
    if (day === undefined || tasks.length === 0) return null;
    const then = planOn(situation(asOf(record, day), catalogue, day, first));
    const touched = touchedSince(record, selfaccess.planTime.startOf(day));
    const waiting = new Set(tasks.map(({ id }) => id));
    const entries = then.days[0].pieces.map(({ entry }) => entry).filter(({ id }) => waiting.has(id) && !touched.has(id));
    return entries.length > 0 ? { day, entries } : null;
  };

  /** The record as it was when `day` began, but with the goals of that day, as they are now. @type {(record: LearnerRecord, day: string) => LearnerRecord} */
  const asOf = (record, day) => {
    const [start, end] = [day, days.add(day, 1)].map(selfaccess.planTime.startOf);
    const { some } = selfaccess.merge;
    return {
      ...record,
      attempts: record.attempts.filter(({ time }) => time < start),
      sittings: record.sittings.filter(({ time }) => time < start),
      drafts: some(record.drafts, ({ time }) => time < start),
      visits: some(record.visits, ({ first }) => first < start),
      activity: some(record.activity, (_, key) => key < day),
      goals: some(record.goals, ({ made }) => made < end),
    };
  };

  return { NO_TIME, lay, plan, today };
})();
