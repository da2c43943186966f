'use strict';
/** The page on goals and the plan: `[data-goals]`. */
selfaccess.goals = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** @returns {Promise<void>} */
  const start = async () => {
    const place = document.querySelector('[data-goals]');
    if (place === null) return;
    const [kept, catalogue] = await Promise.all([selfaccess.store.read(), selfaccess.catalogueData.get()]);
    show(/** @type {HTMLElement} */ (place), kept, catalogue);
  };

  /** @type {(place: HTMLElement, kept: LearnerRecord, catalogue: CatalogueData) => void} */
  const show = (place, kept, catalogue) => {
    const first = selfaccess.days.first();
    let record = kept;
    /** The form that is open, and of which goal; it stays as it is when all around is shown anew. @type {{ id: string | null, form: HTMLElement } | null} */
    let open = null;
    let isBeginning = selfaccess.beginOffer.isOffered(record) || location.hash === selfaccess.beginOffer.FROM;

    const status = el('p', { role: 'status', class: 'goal-status' });
    const [begin, today, goals, plan, ended] = Array.from({ length: 5 }, () => el('div'));
    const planNow = () => selfaccess.plan.plan(record, catalogue, Date.now(), first);

    /** @type {(patch: LearnerRecord) => void} */
    const keep = (patch) => {
      record = selfaccess.record.merge(record, patch);
      selfaccess.store.merge(patch);
    };

    /**
     * Keeps a change, shows all anew, and says what was done, at the place `focus`, to which the focus goes.
     * @type {(patch: LearnerRecord, said?: string, focus?: string, undo?: HTMLElement) => void}
     */
    const act = (patch, said = '', focus = '', undo) => {
      keep(patch);
      render();
      const target = document.getElementById(focus);
      status.textContent = '';
      (target?.closest('article, section') ?? place.firstChild)?.before(status);
      target?.focus();
      // What is to be heard must come into an element that is there.
      setTimeout(() => {
        status.replaceChildren(said, ...(undo === undefined ? [] : [' ', undo]));
        undo?.focus();
      });
    };
    const setting = (/** @type {string} */ name, /** @type {unknown} */ value) => selfaccess.settings.change(record, name, value, Date.now());

    // ---- goals ----

    const edit = (/** @type {string | null} */ id, words = selfaccess.goal.blank()) => {
      const close = () => {
        open = null;
        render();
        document.getElementById(id === null ? 'new-goal' : selfaccess.goal.anchor(id))?.focus();
      };
      const done = (/** @type {ReturnType<typeof selfaccess.goal.blank>} */ given) => {
        open = null;
        if (id !== null) return act(selfaccess.goal.change(record, id, given, Date.now()), t('goals.changed'), selfaccess.goal.anchor(id));
        const made = selfaccess.goal.make(record.library, given, Date.now());
        return act(made.patch, t('goals.made'), selfaccess.goal.anchor(made.id));
      };
      const title = t(id === null ? 'goals.new_title' : 'goals.change_title');
      const save = t(id === null ? 'goals.save' : 'goals.save_changes');
      const form = selfaccess.goalForm({ title, save, id, words, record, catalogue, done, cancel: close });
      open = { id, form };
      render();
      status.remove();
      form.querySelector('h3')?.focus();
    };

    const end = (/** @type {string} */ id, /** @type {"reached" | "changed" | "dropped"} */ way, /** @type {string} */ closing) => {
      const { text, why, due, evidence, resources } = record.goals[id];
      act(selfaccess.goal.change(record, id, { state: way, closing }, Date.now()), t(`goals.ended_${way}`), way === 'changed' ? '' : 'my-goals');
      if (way === 'changed') edit(null, { text, why, due, evidence, resources, source: '' });
    };

    const discard = (/** @type {string} */ id) => {
      const goal = record.goals[id];
      const back = button(t('goals.keep_it'), () => act(selfaccess.goal.change(record, id, goal, Date.now()), t('goals.kept_it'), 'my-goals'), 'button small');
      act(selfaccess.goal.discard(record, id, Date.now()), t('goals.discarded'), '', back);
    };

    /** @type {(id: string) => Parameters<typeof selfaccess.goalCard>[4]} */
    const actions = (id) => {
      const change = (/** @type {Partial<Goal>} */ over) => selfaccess.goal.change(record, id, over, Date.now());
      const own = selfaccess.goal.anchor(id);
      return {
        change: () => edit(id, record.goals[id]),
        end: (way, closing) => end(id, way, closing),
        later: (day) => act(change({ due: day }), t('goals.offered_later', { day: selfaccess.days.text(day) }), own),
        more: (week, minutes) => {
          weekFields.set(week);
          act(setting('week', week), t('goals.offered_more', { time: selfaccess.format.duration(minutes) }), own);
        },
        fewer: (entries) => act(change({ resources: without(record.goals[id].resources, entries) }), t('goals.offered_fewer'), own),
      };
    };

    /** A course is taken apart when some of its steps go. @type {(ids: string[], entries: CatalogueEntry[]) => string[]} */
    const without = (ids, entries) => {
      const out = new Set(entries.map((entry) => entry.id));
      const all = selfaccess.catalogueData.byId(catalogue);
      return ids.flatMap((id) => (all.get(id)?.kind === 'path' ? all.get(id)?.steps ?? [] : [id])).filter((id) => !out.has(id));
    };

    /** @type {(whole: ReturnType<typeof planNow>) => HTMLElement[]} */
    const goalCards = (whole) => {
      const standing = selfaccess.standing(record, catalogue);
      return selfaccess.tasks.open(record.goals).map(([id, goal]) =>
        (open?.id === id ? open.form : selfaccess.goalCard(id, goal, standing(goal), whole, actions(id))));
    };

    // ---- the page ----

    const weekFields = selfaccess.planWeek(selfaccess.planTime.week(record), first, () => undefined);
    const keepWeek = button(t('goals.time_save'), () => act(setting('week', weekFields.value()), t('goals.time_saved'), 'the-plan'), 'button primary');
    const weekForm = el('details', { class: 'learning-section my-week', id: 'my-week' }, el('summary', {}, el('h2', {}, t('goals.time'))),
      el('p', {}, t('goals.time_hint')), weekFields.element, el('div', { class: 'goal-actions' }, keepWeek));
    weekForm.open = selfaccess.planTime.week(record) === null;

    const beginForm = () => selfaccess.begin({
      record: () => record, catalogue, first,
      keep: (name, value) => {
        keep(setting(name, value));
        if (name === 'week') weekFields.set(/** @type {number[]} */ (value));
      },
      done: (words) => {
        isBeginning = false;
        weekForm.open = selfaccess.planTime.week(record) === null;
        const { patch } = selfaccess.goal.make(record.library, words, Date.now());
        act(selfaccess.record.merge(patch, setting('begin', 'done')), t('goals.begin_finished'), 'today');
      },
      skip: () => {
        isBeginning = false;
        act(setting('begin', 'skipped'), t('goals.begin_skipped'), 'my-goals');
      },
    });

    const render = () => {
      const now = Date.now();
      const whole = planNow();
      const cards = goalCards(whole);
      const focused = document.activeElement;
      if (isBeginning !== begin.hasChildNodes()) begin.replaceChildren(...(isBeginning ? [beginForm()] : []));
      const isNew = open !== null && open.id === null;
      today.replaceChildren(...(cards.length > 0 ? [selfaccess.todayView.box(selfaccess.plan.today(record, catalogue, now, first), record)] : []));
      goals.replaceChildren(el('section', { class: 'learning-section goals', 'aria-labelledby': 'my-goals' },
        el('h2', { id: 'my-goals', tabindex: -1 }, t('goals.mine')),
        cards.length === 0 && !isNew && el('p', {}, t('goals.empty')), ...cards,
        isNew && open !== null ? open.form : el('div', { class: 'goal-actions' },
          el('button', { type: 'button', class: 'button primary', id: 'new-goal', click: () => edit(null) }, t('goals.new')),
          cards.length === 0 && !isBeginning && button(t('goals.begin_again'), again))));
      // Who only begins is not shown what stands empty.
      for (const part of [atHand, plan, weekForm, file]) part.hidden = isBeginning && cards.length === 0;
      plan.replaceChildren(el('section', { class: 'learning-section the-plan', 'aria-labelledby': 'the-plan' },
        el('h2', { id: 'the-plan', tabindex: -1 }, t('goals.plan')), ...selfaccess.weeksView(whole)));
      ended.replaceChildren(...[selfaccess.goalEnd.ended(selfaccess.goal.ended(record), takeUp, discard)].filter((list) => list !== null));
      // What was moved on the page has lost the focus.
      if (focused instanceof HTMLElement && focused !== document.activeElement && open?.form.contains(focused)) focused.focus();
    };

    const again = () => {
      isBeginning = true;
      render();
      document.getElementById('begin')?.focus();
    };
    const takeUp = (/** @type {string} */ id) =>
      act(selfaccess.goal.change(record, id, { state: 'open' }, Date.now()), t('goals.taken_up'), selfaccess.goal.anchor(id));

    const atHand = selfaccess.todayView.atHand(() => record, catalogue);
    const file = selfaccess.planFile(planNow, (hour) => keep(setting('hour', hour)));
    render();
    place.replaceChildren(status, begin, el('div', { class: 'goals-top' }, today, atHand),
      el('div', { class: 'goals-main' }, el('div', {}, goals, ended), el('div', {}, plan, weekForm, file)));
    selfaccess.store.onChange((changed) => {
      record = changed;
      render();
    });
    // On paper nothing is folded away.
    window.addEventListener('beforeprint', () => {
      for (const folded of selfaccess.dom.all('.goals details:not(.goal-end), .the-plan details', place)) folded.setAttribute('open', '');
    });
    const arrive = () => goTo(Object.keys(record.goals), (id) => edit(id, record.goals[id]));
    window.addEventListener('hashchange', arrive);
    arrive();
  };

  /** To what the address names; "#change-…" opens a goal's form. @type {(ids: string[], edit: (id: string) => void) => void} */
  const goTo = (ids, edit) => {
    const hash = location.hash.slice(1);
    const changed = ids.find((id) => hash === `change-${selfaccess.goal.anchor(id)}`);
    if (changed !== undefined) return edit(changed);
    const target = hash === '' ? null : document.getElementById(hash);
    if (target instanceof HTMLDetailsElement) target.open = true;
    target?.scrollIntoView();
    return (target instanceof HTMLDetailsElement ? target.querySelector('summary') : target)?.focus();
  };

  return { start };
})();
