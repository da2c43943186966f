'use strict';
/**
 * What the learner's answers say of strengths, gaps and what to look at again; how sure the learner was beside how right; and what has changed since the first
 * time. docs/learning.md tells the formulas in words. Pure.
 */
selfaccess.evaluation = (() => {
  const DAY = 24 * 60 * 60 * 1000;
  /** A question answered so long before another counts half as much. */
  const HALF_LIFE = 30 * DAY;
  /** From so many questions on something is said. */
  const ENOUGH = 4;
  const STRONG = 0.8;
  const WEAK = 0.6;
  /** What went well and was not touched for so long is worth another look. */
  const RUST = 28 * DAY;
  /** From so many answers on something is said of confidence. */
  const ENOUGH_SURE = 5;
  /** The answers of which one was sure are to be right so often; those of which one was not are more often right than one thinks from here on. */
  const SURE_ENOUGH = 0.75;
  /** The most resources that are named for one gap. */
  const MOST = 3;

  /** One question with its newest answers, the newest first. @typedef {{ entry: CatalogueEntry, question: string, number: number, points: number, attempts: Attempt[], share: number, newest: number }} Evidence */
  /** @typedef {"skill" | "level" | "topic" | "objective"} Dimension */
  /** @typedef {"strong" | "growing" | "gap" | "rusty" | "few"} State */
  /**
   * `evidence`: the newest first. `language` is "" where all answers are in one language. `close`: the resources that help, for a gap and for what has grown rusty.
   * @typedef {{ dimension: Dimension, name: string, title: string, language: string, share: number, answers: number, newest: number, state: State, evidence: Evidence[], close: CatalogueEntry[] }} Claim
   */
  /** @typedef {{ confidence: number, answers: number, share: number }} Sureness */
  /** @typedef {{ sureness: Sureness[], judgement: "over" | "under" | "both" | "fair" | "few" }} Calibration */
  /** What the learner said in a can-do list, beside the marks. @typedef {{ text: string, given: number, time: number, entry: CatalogueEntry, share: number, judgement: "over" | "under" | "fair" }} Said */
  /** The same questions then and now. @typedef {{ entry: CatalogueEntry, questions: number, then: { time: number, share: number }, now: { time: number, share: number } }} Again */

  /**
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   * @param {number} now
   */
  const evaluation = (record, catalogue, now) => {
    const answered = questions(record, catalogue).sort((a, b) => b.newest - a.newest);
    const evidence = answered.map(({ first, ...one }) => one);
    const claims = all(record, catalogue, evidence, now);
    const of = (/** @type {State} */ state) => claims.filter((claim) => claim.state === state);
    return {
      claims,
      strengths: of('strong').sort((a, b) => b.share - a.share),
      gaps: of('gap').sort((a, b) => a.share - b.share),
      rusty: of('rusty').sort((a, b) => a.newest - b.newest),
      confidence: calibration(evidence),
      said: said(record, catalogue, evidence),
      again: again(answered),
    };
  };

  /** The questions that the site still asks and that were answered, with the first answer of all. @type {(record: LearnerRecord, catalogue: CatalogueData) => (Evidence & { first: Attempt })[]} */
  const questions = (record, catalogue) => {
    const entries = new Map(catalogue.resources.map((entry) => [entry.id, { entry, numbers: new Map(entry.questions.map(({ id }, index) => [id, index + 1])) }]));
    /** @type {Map<string, Map<string, Attempt[]>>} */
    const found = new Map();
    for (const attempt of record.attempts) {
      if (!entries.get(attempt.resource)?.numbers.has(attempt.question)) continue;
      const asked = found.get(attempt.resource) ?? new Map();
      found.set(attempt.resource, asked);
      const list = asked.get(attempt.question);
      if (list === undefined) asked.set(attempt.question, [attempt]);
      else list.push(attempt);
    }
    return Array.from(found, ([resource, asked]) => {
      const { entry, numbers } = /** @type {{ entry: CatalogueEntry, numbers: Map<string, number> }} */ (entries.get(resource));
      return Array.from(asked, ([question, list]) => {
        const attempts = list.slice(-selfaccess.compact.NEWEST).reverse();
        const [{ points, time: newest }] = attempts;
        return { entry, question, number: numbers.get(question) ?? 0, points, attempts, share: recent(attempts), newest, first: list[0] };
      });
    }).flat();
  };

  /** The marks of the first tries; each earlier answer counts half as much as the one after it. @type {(attempts: Attempt[]) => number} the newest first */
  const recent = (attempts) => {
    const weights = attempts.map((_, index) => 0.5 ** index);
    return total(attempts, ({ first }, index) => first * weights[index]) / total(weights, (weight) => weight);
  };

  /**
   * @template T
   * @param {T[]} list
   * @param {(entry: T, index: number) => number} of
   */
  const total = (list, of) => list.reduce((sum, entry, index) => sum + of(entry, index), 0);

  /** By points and by recency; the newest comes first. @type {(evidence: Evidence[]) => number} */
  const weighted = (evidence) => {
    const newest = evidence[0].newest;
    const weight = (/** @type {Evidence} */ one) => one.points * 0.5 ** ((newest - one.newest) / HALF_LIFE);
    const whole = total(evidence, weight);
    return whole > 0 ? total(evidence, (one) => weight(one) * one.share) / whole : total(evidence, (one) => one.share) / evidence.length;
  };

  /** In whole per cent, as one reads it: else 59.8 % would stand there as 60 %, and be called less than that. @type {(share: number) => number} */
  const shown = (share) => Math.round(100 * share) / 100;

  /** @type {(record: LearnerRecord, catalogue: CatalogueData, evidence: Evidence[], now: number) => Claim[]} */
  const all = (record, catalogue, evidence, now) => {
    // Pages on learning to learn are of no language.
    const languages = new Set(evidence.map(({ entry }) => entry.language).filter((language) => language !== ''));
    const apart = languages.size > 1;
    const isDone = doneOnce(record);
    /** @type {(dimension: Dimension, of: (entry: CatalogueEntry) => string[], titles?: Map<string, string>) => Claim[]} */
    const dimension = (dimension, of, titles = new Map()) => {
      /** @type {Map<string, { name: string, language: string, evidence: Evidence[] }>} */
      const groups = new Map();
      for (const one of evidence)
        for (const name of of(one.entry)) {
          const language = apart ? one.entry.language : '';
          const key = `${language} ${name}`;
          const group = groups.get(key) ?? { name, language, evidence: [] };
          groups.set(key, group);
          group.evidence.push(one);
        }
      return Array.from(groups.values(), ({ name, language, evidence }) => {
        const share = weighted(evidence);
        const { newest } = evidence[0];
        const state = stateOf(share, evidence.length, now - newest);
        const tags = new Set(evidence.map(({ entry }) => entry.language));
        const fits = (/** @type {CatalogueEntry} */ entry) => of(entry).includes(name) && tags.has(entry.language);
        const close = state === 'gap' || state === 'rusty' ? closing(catalogue, evidence, fits, state === 'rusty' ? () => false : isDone) : [];
        const answers = total(evidence, ({ attempts }) => attempts.length);
        return { dimension, name, title: titles.get(name) ?? name, language, share, answers, newest, state, evidence, close };
      });
    };
    const tags = catalogue.languages.map(({ id }) => id);
    /** By language first, and then in this order. @type {(names: string[]) => (a: Claim, b: Claim) => number} */
    const order = (names) => (a, b) => tags.indexOf(a.language) - tags.indexOf(b.language) || names.indexOf(a.name) - names.indexOf(b.name);
    const topics = [...new Set(catalogue.resources.flatMap((entry) => entry.topics))].sort();
    return [
      ...dimension('skill', ({ skills }) => skills, new Map(catalogue.skills.map(({ id, title }) => [id, title]))).sort(order(catalogue.skills.map(({ id }) => id))),
      ...dimension('level', ({ level }) => (level === '' ? [] : [level])).sort(order(catalogue.levels)),
      ...dimension('topic', ({ topics }) => topics).sort(order(topics)),
      ...dimension('objective', ({ objectives }) => objectives).sort((a, b) => b.newest - a.newest),
    ];
  };

  /** What a claim is about, with its language where there are several. @type {(claim: Claim, catalogue: CatalogueData) => string} */
  const named = ({ dimension, title, language: tag }, catalogue) => {
    if (tag === '' || dimension === 'objective') return title;
    const language = catalogue.languages.find(({ id }) => id === tag)?.title ?? tag;
    return dimension === 'level' ? selfaccess.t('site.language_level', { language, level: title }) : selfaccess.t('learning.in_language', { title, language });
  };

  /** @type {(share: number, questions: number, age: number) => State} */
  const stateOf = (share, questions, age) => {
    if (questions < ENOUGH) return 'few';
    if (shown(share) < WEAK) return 'gap';
    if (age > RUST) return 'rusty';
    return shown(share) >= STRONG ? 'strong' : 'growing';
  };

  /**
   * The resources that help: of those that fit, the nearest to the level of what went wrong; then those with missed questions, then what is new.
   * What is done and was right is left out; but `isDone` says of nothing that it is done where all of it is to be taken again.
   * @type {(catalogue: CatalogueData, evidence: Evidence[], fits: (entry: CatalogueEntry) => boolean, isDone: (entry: CatalogueEntry) => boolean) => CatalogueEntry[]}
   */
  const closing = (catalogue, evidence, fits, isDone) => {
    const missed = evidence.filter(({ share }) => share < 1);
    const levels = missed.map(({ entry }) => catalogue.levels.indexOf(entry.level)).filter((level) => level >= 0);
    const level = levels.length > 0 ? Math.round(total(levels, (one) => one) / levels.length) : -1;
    const misses = new Map();
    for (const { entry } of missed) misses.set(entry.id, (misses.get(entry.id) ?? 0) + 1);
    const ranked = catalogue.resources.filter((entry) => entry.kind !== 'path' && entry.kind !== 'questionnaire' && fits(entry)).flatMap((entry) => {
      const miss = misses.get(entry.id) ?? 0;
      const far = level < 0 || entry.level === '' ? 0 : Math.abs(catalogue.levels.indexOf(entry.level) - level);
      return miss === 0 && isDone(entry) ? [] : [{ entry, far, miss }];
    });
    // Sorting keeps the order of the site among equals.
    return ranked.sort((a, b) => a.far - b.far || b.miss - a.miss).slice(0, MOST).map(({ entry }) => entry);
  };

  /** Whether a resource is done; asked often, reckoned once. @type {(record: LearnerRecord) => (entry: CatalogueEntry) => boolean} */
  const doneOnce = (record) => {
    const progress = selfaccess.progress(record);
    /** @type {Map<CatalogueEntry, boolean>} */
    const known = new Map();
    return (entry) => {
      const found = known.get(entry) ?? progress({ id: entry.id, kind: entry.kind, questions: entry.questions.map(({ id }) => id) }).state === 'done';
      known.set(entry, found);
      return found;
    };
  };

  /** How right the learner was, by how sure. @type {(evidence: Evidence[]) => Calibration} */
  const calibration = (evidence) => {
    const said = evidence.flatMap(({ attempts }) => attempts.flatMap(({ confidence, first }) => (confidence === undefined ? [] : [{ confidence: Math.round(confidence * 2) / 2, first }])));
    const sureness = selfaccess.confidence.LEVELS.flatMap((confidence) => {
      const some = said.filter((one) => one.confidence === confidence);
      return some.length > 0 ? [{ confidence, answers: some.length, share: total(some, ({ first }) => first) / some.length }] : [];
    });
    const at = (/** @type {number} */ confidence) => sureness.find((one) => one.confidence === confidence && one.answers >= ENOUGH_SURE);
    const over = shown(at(1)?.share ?? 1) < SURE_ENOUGH;
    const under = shown(at(0)?.share ?? 0) > SURE_ENOUGH;
    return { sureness, judgement: over && under ? 'both' : over ? 'over' : under ? 'under' : said.length < ENOUGH_SURE ? 'few' : 'fair' };
  };

  /** The newest answer to each can-do statement that names a resource of which something was answered. @type {(record: LearnerRecord, catalogue: CatalogueData, evidence: Evidence[]) => Said[]} */
  const said = (record, catalogue, evidence) => {
    const sat = new Map(record.sittings.map((sitting) => [sitting.resource, sitting]));
    /** @type {Map<string, Evidence[]>} */
    const marks = new Map();
    for (const one of evidence) marks.set(one.entry.id, [...(marks.get(one.entry.id) ?? []), one]);
    return catalogue.resources.flatMap((questionnaire) => {
      const sitting = sat.get(questionnaire.id);
      return sitting === undefined ? [] : questionnaire.cando.flatMap(({ id, items }) => items.flatMap(({ text, resource }, index) => {
        const given = sitting.answers[id]?.[index] ?? null;
        const some = marks.get(resource) ?? [];
        if (given === null || given > 2 || some.length < ENOUGH) return [];
        const share = weighted(some);
        return [{ text, given, time: sitting.time, entry: some[0].entry, share, judgement: judge(given, share) }];
      }));
    });
  };

  /** @type {(given: number, share: number) => "over" | "under" | "fair"} */
  const judge = (given, share) => (given === 2 && shown(share) < WEAK ? 'over' : given === 0 && shown(share) >= STRONG ? 'under' : 'fair');

  /** Resources of which questions were answered more than once: those questions the first time and the last. @type {(answered: (Evidence & { first: Attempt })[]) => Again[]} */
  const again = (answered) => {
    /** @type {Map<CatalogueEntry, { then: Attempt, now: Attempt }[]>} */
    const found = new Map();
    for (const { entry, first, attempts } of answered)
      if (first.time < attempts[0].time) found.set(entry, [...(found.get(entry) ?? []), { then: first, now: attempts[0] }]);
    const side = (/** @type {Attempt[]} */ attempts) => {
      const points = total(attempts, (attempt) => attempt.points);
      const share = points > 0 ? total(attempts, (attempt) => attempt.first * attempt.points) / points : total(attempts, ({ first }) => first) / attempts.length;
      return { time: Math.max(...attempts.map(({ time }) => time)), share };
    };
    const all = Array.from(found, ([entry, pairs]) => ({ entry, questions: pairs.length, then: side(pairs.map(({ then }) => then)), now: side(pairs.map(({ now }) => now)) }));
    return all.sort((a, b) => b.now.time - a.now.time);
  };

  return Object.assign(evaluation, { named });
})();
