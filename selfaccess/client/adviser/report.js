'use strict';
/** A report for an adviser, of the parts that the learner has ticked and of nothing else: the shape is that of docs/files.md. Pure. */
selfaccess.adviserReport = (() => {
  const VERSION = 1;
  const { byId } = selfaccess.catalogueData;
  /** In the order in which they are ticked and read. */
  const PARTS = /** @type {const} */ ([
    'agreement', 'goals', 'time', 'work', 'questions', 'skills', 'levels', 'questionnaires', 'words', 'strategies', 'diary', 'notes',
  ]);
  /** The texts of the learning agreement: each is the setting "agreement:plan" and so on. */
  const AGREEMENT = /** @type {const} */ (['plan', 'evidence', 'offers', 'meeting']);

  /** @typedef {(typeof PARTS)[number]} Part */
  /** `since`: a day, "" for the whole time. @typedef {{ parts: Part[], name: string, since: string }} Choice */
  /** @typedef {{ selfaccess: "report", version: number, library: string, name?: string, made: number, since?: string, parts: Record<string, any> }} Report */

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, choice: Choice, now: number) => Report} */
  const make = (record, catalogue, { parts, name, since }, now) => {
    const chosen = since === '' ? record : from(record, since);
    /** @type {Claims | null} */
    let known = null;
    const claims = () => (known ??= selfaccess.evaluation(chosen, catalogue, now).claims);
    const source = { record: chosen, whole: record, catalogue, claims };
    return {
      selfaccess: 'report', version: VERSION, library: record.library, ...said({ name }), made: now, ...said({ since }),
      parts: Object.fromEntries(PARTS.filter((part) => parts.includes(part)).map((part) => [part, MAKE[part](source)])),
    };
  };

  /** @typedef {ReturnType<typeof selfaccess.evaluation>["claims"]} Claims */
  /** @typedef {{ record: LearnerRecord, whole: LearnerRecord, catalogue: CatalogueData, claims: () => Claims }} Source `record` from the day `since` on, `whole` of all time */

  /** What was done on that day or later. @type {(record: LearnerRecord, since: string) => LearnerRecord} */
  const from = (record, since) => {
    const late = (/** @type {number} */ time) => selfaccess.format.day(time) >= since;
    const { some } = selfaccess.merge;
    return {
      ...record,
      attempts: record.attempts.filter(({ time }) => late(time)),
      sittings: record.sittings.filter(({ time }) => late(time)),
      drafts: some(record.drafts, ({ time }) => late(time)),
      visits: some(record.visits, ({ last }) => late(last)),
      notes: some(record.notes, ({ kind, made }) => kind === 'strategy' || late(made)),
      activity: some(record.activity, (_, day) => day >= since),
    };
  };

  /** @type {Record<Part, (source: Source) => any>} */
  const MAKE = {
    agreement: ({ whole }) => {
      const goals = selfaccess.tasks.open(whole.goals).map(([, { text }]) => text);
      return { ...(goals.length > 0 ? { goals } : {}), ...said(Object.fromEntries(AGREEMENT.map((name) => [name, agreed(whole, name)]))) };
    },
    goals: ({ whole, catalogue }) => {
      const progress = selfaccess.progress(whole);
      const entries = byId(catalogue);
      /** @type {(id: string) => object} */
      const aim = (id) => {
        const entry = entries.get(id);
        return { resource: id, title: entry?.title ?? id, state: progress({ id, kind: entry?.kind ?? '', questions: entry?.questions.map((question) => question.id) ?? null }).state };
      };
      return goals(whole).map(({ text, why, due, evidence, state, closing, made, resources }) =>
        ({ ...said({ text, why, due, evidence }), state, ...said({ closing }), made: day(made), ...(resources.length > 0 ? { resources: resources.map(aim) } : {}) }));
    },
    time: ({ record }) => {
      const days = selfaccess.spent.byDay(record);
      // Weeks begin on Mondays here, wherever one is, so that those of several learners can be laid side by side.
      const { week, weekOf } = selfaccess.days;
      const mondays = [...new Set([...days.keys()].map((one) => weekOf(one, 0)))].sort().reverse();
      return mondays.map((monday) => {
        const { seconds, answers, reviews } = selfaccess.spent.total(days, week(monday));
        return { week: monday, minutes: Math.round(seconds / 60), answers, reviews };
      }).filter(({ minutes, answers, reviews }) => minutes + answers + reviews > 0);
    },
    work: ({ record, whole, catalogue }) => {
      // How far one is with a resource is told of all time, when it was and how long of the time chosen.
      const progress = selfaccess.progress(whole);
      const scored = by(latest(whole, catalogue), ({ resource }) => resource);
      const seconds = selfaccess.spent.byResource(record);
      return Array.from(touched(record), ([id, last]) => {
        const entry = byId(catalogue).get(id);
        const { state, answered, total } = progress({ id, kind: entry?.kind ?? '', questions: entry?.questions.map((question) => question.id) ?? null });
        const score = selfaccess.record.share(scored.get(id) ?? []);
        return {
          resource: id, title: entry?.title ?? id, ...said({ kind: entry?.kind ?? '', language: entry?.language ?? '', level: entry?.level ?? '' }), state,
          answered, questions: total, ...(score === null ? {} : { score: short(score) }), minutes: Math.round((seconds[id] ?? 0) / 60), last: day(last),
        };
      });
    },
    questions: ({ record, catalogue }) => {
      const entries = byId(catalogue);
      return grouped(record.attempts).map((attempts) => {
        const { resource, question, score, confidence } = attempts[attempts.length - 1];
        const entry = entries.get(resource);
        const number = (entry?.questions.findIndex(({ id }) => id === question) ?? -1) + 1;
        return {
          resource, title: entry?.title ?? resource, question, ...(number > 0 ? { number } : {}), times: attempts.length,
          first: short(attempts[0].first), tries: attempts[0].tries, hints: attempts[0].hints, score: short(score), ...(confidence === undefined ? {} : { confidence: short(confidence) }),
        };
      });
    },
    skills: (source) => claimed(source, 'skill'),
    levels: (source) => claimed(source, 'level'),
    questionnaires: ({ record, catalogue }) => {
      const entries = byId(catalogue);
      const resources = [...new Set(record.sittings.map(({ resource }) => resource))];
      return resources.map((resource) => {
        const [last, ...earlier] = selfaccess.record.sittings(record, resource);
        const before = earlier.at(-1);
        return {
          resource, title: entries.get(resource)?.title ?? resource, day: day(last.time), results: { ...last.results },
          ...(before === undefined ? {} : { before: { day: day(before.time), results: { ...before.results } } }),
        };
      });
    },
    words: ({ whole }) => selfaccess.motivation.words(whole),
    strategies: ({ whole, catalogue }) =>
      selfaccess.notes.all(whole, 'strategy').map(({ resource, verdict, text }) => ({ ...about(catalogue, resource), verdict, ...said({ text }) })),
    diary: ({ record, catalogue }) =>
      selfaccess.notes.all(record, 'diary').map(({ made, resource, prompt, text }) => ({ day: day(made), ...about(catalogue, resource), ...said({ prompt, text }) })),
    notes: ({ record, catalogue }) => selfaccess.notes.all(record, 'note').map(({ made, resource, text }) => ({ day: day(made), ...about(catalogue, resource), ...said({ text }) })),
  };

  /** What the learner wrote in one field of the agreement. @type {(record: LearnerRecord, name: string) => string} */
  const agreed = (record, name) => selfaccess.record.setting(record, `agreement:${name}`, '');

  /** Open ones first, then what ended last. @type {(record: LearnerRecord) => Goal[]} */
  const goals = (record) => [...selfaccess.tasks.open(record.goals), ...selfaccess.goal.ended(record)].map(([, goal]) => goal);

  /** The attempts at each question, the oldest first; the question answered last comes first. @type {(attempts: Attempt[]) => Attempt[][]} */
  const grouped = (attempts) =>
    [...by(attempts, ({ resource, question }) => selfaccess.record.key(resource, question)).values()].sort((a, b) => b[b.length - 1].time - a[a.length - 1].time);

  /**
   * @template T
   * @param {T[]} entries
   * @param {(entry: T) => string} name
   * @returns {Map<string, T[]>}
   */
  const by = (entries, name) => {
    /** @type {Map<string, T[]>} */
    const found = new Map();
    for (const entry of entries) {
      const list = found.get(name(entry));
      if (list === undefined) found.set(name(entry), [entry]);
      else list.push(entry);
    }
    return found;
  };

  /** The resources that were opened or worked on, with the last time, the latest first. @type {(record: LearnerRecord) => Map<string, number>} */
  const touched = (record) => {
    const times = [
      ...Object.entries(record.visits).map(([resource, { last }]) => ({ resource, time: last })),
      ...record.attempts, ...record.sittings,
    ];
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const { resource, time } of times) found.set(resource, Math.max(time, found.get(resource) ?? 0));
    return new Map([...found].sort(([, x], [, y]) => y - x));
  };

  /** The last answers to the questions that the site still asks. @type {(record: LearnerRecord, catalogue: CatalogueData) => Attempt[]} */
  const latest = (record, catalogue) =>
    [...selfaccess.record.latest(record).values()].filter(({ resource, question }) => byId(catalogue).get(resource)?.questions.some(({ id }) => id === question));

  /** What My learning says of each skill or level. @type {(source: Source, dimension: "skill" | "level") => { title: string, questions: number, score: number }[]} */
  const claimed = ({ claims, catalogue }, dimension) =>
    claims().filter((claim) => claim.dimension === dimension)
      .map((claim) => ({ title: selfaccess.evaluation.named(claim, catalogue), questions: claim.evidence.length, score: short(claim.share) }));

  /** @type {(catalogue: CatalogueData, resource: string) => object} */
  const about = (catalogue, resource) => (resource === '' ? {} : { resource, title: byId(catalogue).get(resource)?.title ?? resource });

  /** Without what is "". @type {(texts: Record<string, string>) => object} */
  const said = (texts) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

  /** @type {(time: number) => string} */
  const day = (time) => selfaccess.format.day(time);

  /** Four decimals say enough. @type {(value: number) => number} */
  const short = (value) => selfaccess.recordTables.short(value);

  /** The file's text. @type {(report: Report) => string} */
  const text = (report) => `${JSON.stringify(report, null, 1)}\n`;

  return { PARTS, AGREEMENT, make, text, agreed };
})();
