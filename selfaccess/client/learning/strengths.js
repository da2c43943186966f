'use strict';
/** On My learning: what goes well, where there are gaps, what to look at again; and all of it by skill, level, topic and objective. */
selfaccess.learningStrengths = (() => {
  const { el } = selfaccess.dom;
  const { section, link, questionLink, note, longList, list, unfold, table } = selfaccess.learningParts;
  const { format, t } = selfaccess;

  /** @typedef {ReturnType<typeof selfaccess.evaluation>} Evaluation */
  /** @typedef {Evaluation["claims"][number]} Claim */
  /** @typedef {ReturnType<typeof selfaccess.summary>["again"][number]} Missed */

  /** @type {(evaluation: Evaluation, again: Missed[], catalogue: CatalogueData) => (HTMLElement | null)[]} */
  const sections = ({ strengths, gaps, rusty, claims }, again, catalogue) => {
    const named = (/** @type {Claim} */ claim) => selfaccess.evaluation.named(claim, catalogue);
    const claimed = (/** @type {Claim[]} */ claims) => claimLine(claims[0], claims.map(named));
    return [
      strengths.length > 0 ? section('learning.strengths', el('p', {}, t('learning.strengths_hint')), longList(together(strengths), claimed, FEW)) : null,
      gaps.length > 0 ? section('learning.gaps', el('p', {}, t('learning.gaps_hint')), longList(together(gaps), claimed, FEW)) : null,
      rusty.length + again.length > 0 ? section('learning.again',
        rusty.length > 0 && el('div', {}, el('p', {}, t('learning.rusty_hint')), longList(together(rusty), claimed, FEW)),
        again.length > 0 && el('div', {}, el('p', {}, t('learning.again_hint')), longList(again, missed))) : null,
      claims.length > 0 ? section('learning.overall', el('p', {}, t('learning.overall_hint')), ...DIMENSIONS.flatMap((name) => dimension(name, claims, named))) : null,
    ];
  };

  /** So many claims of a kind are shown at once. */
  const FEW = 5;

  /** @type {Claim["dimension"][]} */
  const DIMENSIONS = ['skill', 'level', 'topic', 'objective'];

  /** Claims of the same answers, such as the objectives of one resource, are one line. @type {(claims: Claim[]) => Claim[][]} */
  const together = (claims) => {
    /** @type {Map<string, Claim[]>} */
    const found = new Map();
    for (const claim of claims) {
      const key = claim.evidence.map(({ entry, question }) => `${entry.id}#${question}`).join(' ');
      found.set(key, [...(found.get(key) ?? []), claim]);
    }
    return [...found.values()];
  };

  /** "Reading, 85 % right, from 12 answers to 9 questions", with what is behind it, and what helps. @type {(claim: Claim, names: string[]) => HTMLElement} */
  const claimLine = (claim, [name, ...others]) =>
    el('li', {},
      el('strong', {}, name), ' ', note(t(`learning.claim_${claim.dimension}`)), ' ', el('span', {}, t('learning.right', { percent: format.percent(claim.share) })),
      others.length > 0 && el('p', { class: 'learning-close' }, t('learning.the_same', { what: others.join(' · ') })),
      claim.close.length > 0 && el('p', { class: 'learning-close' }, t('learning.helps'), ' ', ...beside(claim.close.map(link))),
      unfold(behindText(claim), () => behind(claim)));

  /** @type {(links: HTMLElement[]) => (Node | string)[]} */
  const beside = (links) => links.flatMap((one, index) => (index === 0 ? [one] : [' · ', one]));

  /** @type {(claim: Claim) => string} */
  const behindText = ({ answers, evidence }) => t('learning.behind', { answers: t('learning.answers', { n: answers }), questions: t('learning.of_questions', { n: evidence.length }) });

  /** Each question with its answers, the newest first. @type {(claim: Claim) => HTMLElement[]} */
  const behind = ({ evidence }) => [
    list(evidence.map(({ entry, question, number, attempts }) =>
      el('li', {}, link(entry), ', ', questionLink(entry, question, number), ': ',
        note(attempts.map(({ time, first }) => t('learning.on_day', { date: format.date(time), percent: format.percent(first) })).join(' · '))))),
  ];

  /** @type {(row: Missed) => HTMLElement} */
  const missed = ({ entry, title, missed }) =>
    el('li', {}, entry === null ? title : link(entry), el('ul', { class: 'learning-missed' }, ...missed.map(({ id, number, score }) =>
      el('li', {}, entry !== null && questionLink(entry, id, number), ' ', score > 0 && note(format.percent(score))))));

  /** A chart for skills and levels, which are few; a table that unfolds for the others. @type {(name: Claim["dimension"], claims: Claim[], named: (claim: Claim) => string) => HTMLElement[]} */
  const dimension = (name, claims, named) => {
    const some = claims.filter((claim) => claim.dimension === name);
    if (some.length === 0) return [];
    const title = t(`learning.by_${name}`);
    const rows = () => some.map((claim) => [named(claim), format.percent(claim.share), String(claim.evidence.length), String(claim.answers), format.date(claim.newest), t(`learning.state_${claim.state}`)]);
    const columns = [t(`learning.claim_${name}`), t('learning.score'), t('learning.questions'), t('learning.answers_column'), t('learning.last'), t('learning.says')];
    const head = el('h3', {}, title);
    if (name !== 'skill' && name !== 'level') return [head, unfold(t('learning.show_table', { n: some.length }), () => [table(columns, rows(), title)])];
    const about = { title, description: t('learning.chart_shares'), columns, rows };
    return [head, selfaccess.chart.bars(about, some.map((claim) => ({ name: named(claim), values: [{ value: claim.share, text: format.percent(claim.share) }] })))];
  };

  return { sections };
})();
