'use strict';
/** The tries of one question, from open over tried to finished. Pure. */
selfaccess.attempt = (() => {
  /** @type {() => TryState} */
  const begin = () => ({ tries: 0, hints: 0, first: null, score: null, done: false, spared: false, confidence: null });

  /** @type {(state: TryState, verdict: Verdict, rules: Rules) => TryState} */
  const tried = (state, verdict, rules) => {
    const spared = verdict.outcome === 'almost' && !state.spared;
    const tries = state.tries + (spared ? 0 : 1);
    const over = !spared && rules.tries > 0 && tries >= rules.tries;
    const first = state.first ?? verdict.score;
    return { ...state, tries, first, score: verdict.score, done: verdict.outcome === 'right' || over, spared: spared || state.spared };
  };

  /** @type {(state: TryState) => TryState} */
  const hinted = (state) => ({ ...state, hints: state.hints + 1 });

  /** How sure the learner is counts only before anything was marked. @type {(state: TryState, confidence: number | null) => TryState} */
  const sure = (state, confidence) => (state.first === null && !state.done ? { ...state, confidence } : state);

  /** The learner asks for the answer; the last try counts. @type {(state: TryState) => TryState} */
  const givenUp = (state) => ({ ...state, tries: Math.max(1, state.tries), first: state.first ?? 0, score: state.score ?? 0, done: true });

  /** How many tries are left, null for any number. @type {(state: TryState, rules: Rules) => number | null} */
  const left = (state, rules) => (rules.tries === 0 ? null : rules.tries - state.tries);

  /** @type {(draft: Draft) => TryState} */
  const fromDraft = ({ tries, hints, first, score, done, confidence }) => ({ tries, hints, first, score, done, spared: false, confidence: confidence ?? null });

  /** @type {(state: TryState, given: unknown, time: number) => Draft} */
  const toDraft = ({ spared, confidence, ...state }, given, time) => ({ ...state, given, time, ...(confidence === null ? {} : { confidence }) });

  return { begin, tried, sure, hinted, givenUp, left, fromDraft, toDraft };
})();
