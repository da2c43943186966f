'use strict';
/** What My learning shows, computed from the record and the catalogue. */
selfaccess.summary = (() => {
  /** @typedef {{ points: number, outOf: number, share: number, questions: number }} Score */
  /** @typedef {{ id: string, title: string, entry: CatalogueEntry | null, last: number, score: Score | null, progress: ReturnType<ReturnType<typeof selfaccess.progress>>, missed: Missed[] }} Row */
  /** @typedef {{ id: string, number: number, score: number }} Missed */
  /** @typedef {{ name: string, percent: number, before: number | null }} Result */
  /** @typedef {{ id: string, title: string, entry: CatalogueEntry | null, time: number, before: number | null, times: number, results: Result[] }} Answered */

  /**
   * @param {LearnerRecord} record
   * @param {CatalogueData} catalogue
   */
  const summary = (record, catalogue) => {
    const rows = allRows(record, catalogue);
    return {
      totals: {
        resources: rows.filter((row) => row.progress.state === 'done').length,
        questions: selfaccess.record.latest(record).size,
      },
      goOn: rows.filter((row) => row.entry !== null && row.entry.kind !== 'path' && row.progress.state === 'begun'),
      next: next(rows, catalogue),
      recent: rows,
      again: rows.filter((row) => row.missed.length > 0),
      questionnaires: questionnaires(record, catalogue),
    };
  };

  /** One row a resource that was opened or worked on, the latest first. @type {(record: LearnerRecord, catalogue: CatalogueData) => Row[]} */
  const allRows = (record, catalogue) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    const attempts = byResource([...selfaccess.record.latest(record).values()]);
    const sittings = byResource(record.sittings);
    const progress = selfaccess.progress(record);
    const ids = new Set([...Object.keys(record.visits), ...attempts.keys(), ...sittings.keys()]);
    const rows = Array.from(ids, (id) => {
      const entry = entries.get(id) ?? null;
      const questions = entry?.questions.map((question) => question.id) ?? null;
      // Of a resource that the site has, only the questions that it still asks are counted.
      const counted = (attempts.get(id) ?? []).filter(({ question }) => questions === null || questions.includes(question));
      const times = [record.visits[id]?.last ?? 0, ...counted.map(({ time }) => time), ...(sittings.get(id) ?? []).map(({ time }) => time)];
      return {
        id, entry, title: entry?.title ?? id, last: Math.max(...times), score: score(counted), missed: missed(counted, questions),
        progress: progress({ id, kind: entry?.kind ?? '', questions }),
      };
    });
    return rows.sort((a, b) => b.last - a.last);
  };

  /** @type {(attempts: Attempt[]) => Score | null} */
  const score = (attempts) => {
    const outOf = attempts.reduce((sum, attempt) => sum + attempt.points, 0);
    const points = attempts.reduce((sum, attempt) => sum + attempt.points * attempt.score, 0);
    return outOf > 0 ? { points, outOf, share: points / outOf, questions: attempts.length } : null;
  };

  /** In page order, numbered as on the page. @type {(attempts: Attempt[], questions: string[] | null) => Missed[]} */
  const missed = (attempts, questions) => {
    const found = attempts.filter((attempt) => attempt.score < 1 && questions !== null);
    const numbered = found.map(({ question, score }) => ({ id: question, number: (questions ?? []).indexOf(question) + 1, score }));
    return numbered.sort((a, b) => a.number - b.number);
  };

  /** What comes after the latest resource in its pack, when that one is done. @type {(rows: Row[], catalogue: CatalogueData) => CatalogueEntry | null} */
  const next = (rows, catalogue) => {
    const latest = rows.find((row) => row.entry !== null);
    if (latest === undefined || latest.progress.state !== 'done') return null;
    const known = new Set(rows.map((row) => row.id));
    const pack = catalogue.resources.filter((entry) => entry.pack === latest.entry?.pack);
    return pack.slice(pack.findIndex((entry) => entry.id === latest.id) + 1).find((entry) => !known.has(entry.id)) ?? null;
  };

  /** Each questionnaire's last results beside those of the time before. @type {(record: LearnerRecord, catalogue: CatalogueData) => Answered[]} */
  const questionnaires = (record, catalogue) => {
    const entries = selfaccess.catalogueData.byId(catalogue);
    const found = Array.from(byResource(record.sittings), ([id, sittings]) => {
      const [last, before] = [...sittings].reverse();
      const results = Object.entries(last.results).map(([name, percent]) => ({ name, percent, before: before?.results[name] ?? null }));
      const entry = entries.get(id) ?? null;
      return { id, entry, title: entry?.title ?? id, time: last.time, before: before?.time ?? null, times: sittings.length, results };
    });
    return found.sort((a, b) => b.time - a.time);
  };

  /**
   * @template {{ resource: string }} T
   * @param {T[]} entries
   * @returns {Map<string, T[]>}
   */
  const byResource = (entries) => {
    /** @type {Map<string, T[]>} */
    const found = new Map();
    for (const entry of entries) {
      const list = found.get(entry.resource);
      if (list === undefined) found.set(entry.resource, [entry]);
      else list.push(entry);
    }
    return found;
  };

  return summary;
})();
