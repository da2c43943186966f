'use strict';
/** One question on the page: its buttons, its tries, and what it says. The quiz keeps its draft and its attempts. */
selfaccess.question = (() => {
  const { el, button } = selfaccess.dom;
  const { begin, tried, sure, hinted, givenUp, fromDraft } = selfaccess.attempt;
  const t = selfaccess.t;

  /** Each type's view, a file of its name in question/, is there when its bundle is. @type {{ [T in Item["type"]]: () => MakeView<T> }} */
  const VIEWS = {
    choice: () => selfaccess.viewChoice,
    gaps: () => selfaccess.viewGaps,
    answer: () => selfaccess.viewAnswer,
    match: () => selfaccess.viewMatch,
    sort: () => selfaccess.viewSort,
    order: () => selfaccess.viewOrder,
    words: () => selfaccess.viewWords,
    mark: () => selfaccess.viewMark,
    dictation: () => selfaccess.viewDictation,
    open: () => selfaccess.viewOpen,
  };

  /** Sets one up, whose bundles are there. @type {(root: HTMLElement, item: Item, host: QuestionHost) => Question} */
  const question = (root, item, host) => {
    const key = /** @type {HTMLElement | null} */ (root.querySelector('[data-key]'));
    const actions = /** @type {HTMLElement} */ (root.querySelector('[data-actions]'));
    const told = /** @type {HTMLElement} */ (root.querySelector('[data-verdict]'));
    const after = el('div', { class: 'after' });
    told.after(after);
    told.tabIndex = -1;
    label(root, item);

    let state = begin();
    let usable = true;
    /** Whether the learner has done anything here. */
    let touched = false;
    /** @type {string | null} the answer that was checked last, as JSON */
    let checked = null;
    const asksAlone = item.type !== 'open';

    /** @type {View<any>} */
    const view = /** @type {MakeView<any>} */ (VIEWS[item.type]())({
      item,
      root,
      named: (field) => field.hasAttribute('aria-label') || field.setAttribute('aria-labelledby', nameIds(root)),
      turn: host.turn,
      changed: () => {
        touched = true;
        ready();
        host.changed();
        host.keep(draft());
      },
      submit: () => {
        if (item.rules.marking === 'each') check();
      },
      hinted: () => {
        state = hinted(state);
        host.keep(draft());
      },
      unusable: (is) => {
        usable = !is;
        root.toggleAttribute('data-unusable', is);
        host.changed();
      },
    });
    const context = { units: view.units ?? [] };

    const draft = () => ({ state, given: view.read() });
    const mark = () => selfaccess.marking.mark(/** @type {any} */ (item), view.read(), context);
    /** What marks comes when somebody begins to answer. */
    const ready = () => selfaccess.need(...selfaccess.questionNeeds.marking(item));

    /** @type {Question["check"]} */
    const check = async (confidence = confide.read()) => {
      touched = true;
      await ready();
      if (state.done) return 'same';
      const verdict = mark();
      const given = JSON.stringify(view.read());
      if (verdict.outcome === 'empty') return say('empty');
      if (given === checked) return say('same');
      checked = given;
      state = tried(sure(state, confidence), verdict, item.rules);
      host.keep(draft(), state.done);
      show(verdict);
      return 'tried';
    };

    /** @type {<T extends "empty" | "same">(what: T) => T} */
    const say = (what) => {
      told.replaceChildren(el('p', { class: 'outcome' }, t(what === 'empty' ? 'quiz.empty' : 'quiz.same')));
      return what;
    };

    /** What a try has come to. @type {(verdict: Verdict) => void} */
    const show = (verdict) => {
      view.mark(verdict, state.done);
      view.lock(state.done && asksAlone);
      told.replaceChildren(...selfaccess.verdict.lines(verdict, state, item, key));
      after.replaceChildren(...(state.done ? selfaccess.verdict.explanation(key) : []));
      root.dataset.state = state.done ? 'finished' : 'tried';
      const focused = actions.contains(document.activeElement);
      showActions();
      if (focused && !actions.contains(document.activeElement)) told.focus();
      host.changed();
    };

    const giveUp = async () => {
      await ready();
      state = givenUp(state);
      host.keep(draft(), true);
      show(mark());
    };

    const reset = () => {
      state = begin();
      checked = null;
      confide.clear();
      host.clear();
      for (const place of [told, after]) place.replaceChildren();
      root.dataset.state = 'open';
      if (hint !== null) hint.hidden = true;
      view.mark(null, false);
      view.write(null);
      view.lock(false);
      showActions();
      host.changed();
    };

    const again = () => {
      reset();
      view.focus();
    };

    /** The model answer and the criteria, when the learner asks for them. */
    const compare = () => {
      state = { ...state, done: true };
      host.keep(draft());
      showModel();
      told.focus();
    };

    const showModel = () => {
      view.mark(null, true);
      told.replaceChildren(...selfaccess.verdict.answer(key, item));
      after.replaceChildren(...selfaccess.verdict.explanation(key));
      root.dataset.state = 'finished';
      showActions();
      host.changed();
    };

    const hint = /** @type {HTMLElement | null} */ (root.querySelector('[data-hint]'));
    const showHint = () => {
      if (hint === null) return;
      touched = true;
      if (hint.hidden) state = hinted(state);
      hint.hidden = false;
      host.keep(draft());
      showActions();
      hint.tabIndex = -1;
      hint.focus();
    };

    const confide = selfaccess.confidence.ask();

    /** Buttons that stay are kept, so that the focus stays on them. */
    const buttons = {
      check: button(t('quiz.check'), () => check(), 'button primary'),
      confide: confide.root,
      hint: button(t('quiz.hint'), showHint),
      compare: button(t('quiz.compare'), compare, 'button primary'),
      giveUp: button(t('quiz.show_answer'), giveUp),
      again: button(t('quiz.again'), again),
    };

    const showActions = () => {
      const each = item.rules.marking === 'each' && asksAlone;
      const wanted = {
        check: each && !state.done,
        confide: each && host.asks() && !state.done && state.first === null,
        hint: hint !== null && hint.hidden && !state.done,
        compare: !asksAlone && !state.done,
        giveUp: each && !state.done && state.score !== null,
        again: each && state.done,
      };
      for (const [name, element] of Object.entries(buttons)) {
        const wants = wanted[/** @type {keyof typeof wanted} */ (name)];
        if (!wants) element.remove();
        else if (!actions.contains(element)) actions.append(element);
      }
    };

    /** What the record holds of it (null: nothing), whose marking is there; unless the learner has begun meanwhile. @type {(kept: Draft | null) => void} */
    const restore = (kept) => {
      if (touched) return;
      const fits = kept !== null && selfaccess.marking.fits(/** @type {any} */ (item), kept.given, context);
      if (fits || host.turn() > 0) view.write(fits ? /** @type {any} */ (kept.given) : null);
      if (fits) resume(kept);
      showActions();
    };

    /** @type {(kept: Draft) => void} */
    const resume = (kept) => {
      state = fromDraft(kept);
      if (!asksAlone) return state.done ? showModel() : undefined;
      const verdict = mark();
      if (verdict.outcome === 'empty') state = { ...state, done: false };
      else if (state.done) show(verdict);
      else if (state.score !== null) root.dataset.state = 'tried';
    };

    root.dataset.state = 'open';
    view.mark(null, false);
    showActions();

    return {
      item,
      root,
      restore,
      check,
      giveUp,
      reset,
      focus: view.focus,
      state: () => state,
      counts: () => asksAlone && usable,
    };
  };

  /** The prompt names what is to be answered. @type {(root: HTMLElement, item: Item) => void} */
  const label = (root, item) => {
    const response = root.querySelector('.response');
    if (response === null) return;
    response.setAttribute('role', item.type === 'choice' && !item.multiple ? 'radiogroup' : 'group');
    response.setAttribute('aria-labelledby', nameIds(root));
  };

  /** @type {(root: HTMLElement) => string} */
  const nameIds = (root) => {
    const parts = ['.question-number', '.prompt'].map((selector) => root.querySelector(selector));
    return parts.flatMap((part, index) => {
      if (!part?.textContent?.trim()) return [];
      part.id ||= `${root.id}-name-${index}`;
      return [part.id];
    }).join(' ');
  };

  return question;
})();
