'use strict';
/** On My learning: today and this week, the weeks before, and how long things take beside what was guessed. */
selfaccess.learningTime = (() => {
  const { el } = selfaccess.dom;
  const { section, titled, table, unfold } = selfaccess.learningParts;
  const { format, t, spent } = selfaccess;
  /** So many weeks are drawn. */
  const WEEKS = 12;
  /** From so many resources on something is said of guesses. */
  const ENOUGH = 3;

  /** @typedef {ReturnType<typeof selfaccess.summary>} Summary */
  /** @typedef {{ seconds: number, answers: number, reviews: number }} Day */

  /** @type {(record: LearnerRecord, summary: Summary, now: number) => HTMLElement} */
  const totals = (record, { totals }, now) => {
    const days = spent.byDay(record);
    const line = (/** @type {string} */ key, /** @type {string[]} */ which) => {
      const { seconds, answers, reviews } = spent.total(days, which);
      const facts = [
        ...(seconds >= 30 ? [format.duration(minutes(seconds))] : []), ...(answers > 0 ? [t('learning.answers', { n: answers })] : []),
        ...(reviews > 0 ? [t('learning.cards', { n: reviews })] : []),
      ];
      return el('li', {}, t(key, { what: facts.length > 0 ? format.beside(facts) : t('learning.none_yet') }));
    };
    return section('learning.totals',
      el('ul', { class: 'learning-totals' },
        line('learning.today', [format.day(now)]),
        line('learning.this_week', spent.week(now)),
        el('li', {}, t('learning.total_resources', { n: totals.resources })),
        el('li', {}, t('learning.total_questions', { n: totals.questions }))),
      weeks(days, now));
  };

  /** Minutes by week; answers where no time was counted. @type {(days: Map<string, Day>, now: number) => HTMLElement | null} */
  const weeks = (days, now) => {
    const all = Array.from({ length: WEEKS }, (_, index) => {
      const week = spent.week(now, index + 1 - WEEKS);
      return { first: week[0], ...spent.total(days, week) };
    });
    const timed = all.some(({ seconds }) => seconds >= 30);
    const values = all.map(({ seconds, answers }) => (timed ? minutes(seconds) : answers));
    const most = Math.max(...values);
    if (values.filter((value) => value > 0).length < 2) return null;
    const told = (/** @type {number} */ value) => (timed ? format.duration(value) : t('learning.answers', { n: value }));
    const what = t(timed ? 'learning.minutes' : 'learning.answers_column');
    const names = all.map(({ first }) => format.date(noon(first)));
    const about = {
      title: t('learning.weeks', { what }), description: t('learning.chart_weeks'), columns: [t('learning.week_of'), what], rows: () => names.map((name, index) => [name, told(values[index])]),
      caption: true,
    };
    return selfaccess.chart.columns(about, names.map((name, index) => ({ name, value: values[index] / most, label: String(values[index]) })));
  };

  /** @type {(day: string) => number} */
  const noon = (day) => new Date(`${day}T12:00:00`).getTime();

  /** @type {(seconds: number) => number} */
  const minutes = (seconds) => Math.round(seconds / 60);

  /** What was guessed beside what it took. @type {(record: LearnerRecord, summary: Summary) => HTMLElement | null} */
  const estimates = (record, { recent }) => {
    const seconds = spent.byResource(record);
    const rows = recent.filter(({ id }) => (seconds[id] ?? 0) >= 30 || record.guesses[id] !== undefined);
    if (rows.length === 0) return null;
    const done = rows.filter(({ id, progress }) => progress.state === 'done' && record.guesses[id] !== undefined && (seconds[id] ?? 0) >= 30);
    const [took, guessed] = [done.reduce((sum, { id }) => sum + seconds[id] / 60, 0), done.reduce((sum, { id }) => sum + record.guesses[id].minutes, 0)];
    const duration = (/** @type {number | undefined} */ n) => (n === undefined || n === 0 ? '–' : format.duration(Math.max(1, Math.round(n))));
    const cells = () => rows.map((row) => [titled(row), duration(row.entry?.minutes), duration(record.guesses[row.id]?.minutes), duration((seconds[row.id] ?? 0) / 60)]);
    const columns = [t('learning.resource'), t('learning.author_says'), t('learning.you_guessed'), t('learning.it_took')];
    return section('learning.time',
      done.length >= ENOUGH && guessed > 0 && el('p', {}, t(`learning.guesses_${guessOf(took / guessed)}`, { n: done.length, factor: format.number(took / guessed) })),
      unfold(t('learning.show_table', { n: rows.length }), () => [table(columns, cells(), t('learning.time'))]));
  };

  /** @type {(factor: number) => "short" | "long" | "good"} */
  const guessOf = (factor) => (factor > 1.25 ? 'short' : factor < 0.8 ? 'long' : 'good');

  return { totals, estimates };
})();
