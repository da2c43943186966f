'use strict';
/** The sections of My learning, from the record, its summary and its evaluation. */
selfaccess.learningReport = (() => {
  const { el } = selfaccess.dom;
  const { section, link, titled, note, list, longList } = selfaccess.learningParts;
  const { t } = selfaccess;

  /** @typedef {ReturnType<typeof selfaccess.summary>} Summary */
  /** @typedef {Summary["recent"][number]} Row */

  /** `above` is what one sees first; `below` makes the rest, which takes longer. @type {(record: LearnerRecord, catalogue: CatalogueData, now: number) => { above: HTMLElement[], below: () => HTMLElement[] }} */
  const report = (record, catalogue, now) => {
    const summary = selfaccess.summary(record, catalogue);
    return {
      above: sound([goOn(summary, record, catalogue, now), today(record, catalogue, now), selfaccess.learningTime.totals(record, summary, now)]),
      below: () => {
        const evaluation = selfaccess.evaluation(record, catalogue, now);
        return sound([
          ...selfaccess.learningStrengths.sections(evaluation, summary.again, catalogue),
          ...selfaccess.learningChanges.sections(evaluation, summary.questionnaires),
          selfaccess.learningTime.estimates(record, summary),
          recent(summary),
        ]);
      },
    };
  };

  /** @type {(sections: (HTMLElement | null)[]) => HTMLElement[]} */
  const sound = (sections) => sections.filter((section) => section !== null);

  /** What a page with nothing in it says: how it fills, and a first step. */
  const empty = () =>
    el('section', { class: 'learning-empty' },
      el('p', {}, t('learning.empty')),
      el('p', {}, el('a', { class: 'button', href: `${selfaccess.page().root}catalogue.html` }, t('learning.empty_step'))));

  /** Where one stopped, and what waits on the other pages; of cards not how many. @type {(summary: Summary, record: LearnerRecord, catalogue: CatalogueData, now: number) => HTMLElement | null} */
  const goOn = ({ goOn, next }, record, catalogue, now) => {
    const lines = goOn.slice(0, 3).map((row) => el('li', {}, titled(row), ' ', note(progressText(row))));
    if (lines.length === 0 && next !== null) lines.push(el('li', {}, t('learning.next'), ' ', link(next)));
    if (selfaccess.reviewDue(record, now, catalogue).due > 0) lines.push(el('li', {}, page('review', t('learning.review_waits'))));
    return lines.length > 0 ? section('learning.continue', list(lines)) : null;
  };

  /** What the plan has for today, for those who have a goal. @type {(record: LearnerRecord, catalogue: CatalogueData, now: number) => HTMLElement | null} */
  const today = (record, catalogue, now) =>
    Object.values(record.goals).some(({ state }) => state === 'open') ? selfaccess.todayView.box(selfaccess.plan.today(record, catalogue, now), record) : null;

  /** @type {(name: string, text: string) => HTMLElement} */
  const page = (name, text) => el('a', { href: `${selfaccess.page().root}${name}.html` }, text);

  /** @type {(summary: Summary) => HTMLElement | null} */
  const recent = ({ recent }) =>
    recent.length > 0
      ? section('learning.recent', longList(recent, (one) =>
        el('li', {}, titled(one), ' ', note(selfaccess.format.date(one.last)), ' ', note(progressText(one)))))
      : null;

  /** "7 of 9 questions, 85 %" @type {(row: Row) => string} */
  const progressText = ({ progress, score }) => {
    const parts = [
      progress.total > 0 && progress.state !== 'done' ? t('learning.progress', { n: progress.total, answered: progress.answered }) : t(`site.state_${progress.state}`),
      ...(score === null ? [] : [t('learning.right', { percent: selfaccess.format.percent(score.share) })]),
    ];
    return selfaccess.format.beside(parts);
  };

  return { report, empty };
})();
