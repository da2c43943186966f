'use strict';
/** A questionnaire's page: keeps what is ticked, shows the results when it is handed in, beside those of the time before. */
selfaccess.questionnaire = (() => {
  const { el, button, all } = selfaccess.dom;
  const t = selfaccess.t;

  /** @typedef {Record<string, (number | null)[]>} Answers */

  /** @returns {Promise<void>} */
  const start = async () => {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-questionnaire]'));
    const { questionnaire: data, resource, library } = selfaccess.page();
    if (form === null || data === null || resource === null) return;

    hide();
    if (location.hash === '#begin') selfaccess.need('begin').then(() => selfaccess.beginOffer.back(), console.error);
    let record = await selfaccess.store.read();
    const status = el('p', { role: 'status', class: 'questionnaire-status' });
    const end = el('div', { class: 'questionnaire-end' });
    form.append(status, end);
    form.addEventListener('submit', (event) => event.preventDefault());
    const lists = [...data.scales, ...data.cando];

    /** @type {(answers: Answers | null, done: boolean) => Record<string, Draft>} */
    const drafts = (answers, done) =>
      Object.fromEntries(lists.map(({ id }) => {
        const time = selfaccess.record.after(record.drafts[selfaccess.record.key(resource.id, id)], Date.now());
        return [selfaccess.record.key(resource.id, id), { time, given: answers?.[id] ?? null, tries: 0, hints: 0, first: null, done, score: null }];
      }));

    /** @type {(change: Partial<LearnerRecord>) => Promise<void>} */
    const keep = async (change) => {
      const patch = { ...selfaccess.record.empty(library.id), ...change };
      record = selfaccess.record.merge(record, patch);
      await selfaccess.store.merge(patch);
    };

    const open = () => {
      form.dataset.state = 'open';
      hide();
      end.replaceChildren(button(t('questionnaire.hand_in'), handIn, 'button primary'));
    };

    const handIn = async () => {
      const answers = answersOf(form, data);
      if (Object.values(answers).flat().every((given) => given === null)) return void (status.textContent = t('questionnaire.nothing'));
      await selfaccess.need('handed-in');
      const { results } = selfaccess.questionnaireResults;
      const sitting = { resource: resource.id, time: Date.now(), answers, results: results(data, answers) };
      keep({ sittings: [sitting], drafts: drafts(answers, true) });
      await finish();
      selfaccess.questionnaireView.focus();
    };

    const finish = async () => {
      await selfaccess.need('handed-in');
      form.dataset.state = 'done';
      const [last, before] = selfaccess.record.sittings(record, resource.id);
      const { answered, all } = selfaccess.questionnaireResults.count(data, last.answers);
      status.textContent = answered < all ? t('questionnaire.partly', { n: all - answered }) : '';
      selfaccess.questionnaireView.show(data, last, before ?? null, end);
      end.append(button(t('questionnaire.again'), startAfresh));
      teach();
      offerLine();
    };

    const offerLine = async () => {
      await selfaccess.need('line');
      selfaccess.diaryLine.offer();
    };

    /** Where to read on. */
    const teach = async () => {
      const [catalogue] = await Promise.all([selfaccess.catalogueData.get(), selfaccess.need('room')]);
      const line = selfaccess.room.line(catalogue, ['self-assessment', 'goals']);
      if (line !== null && form.dataset.state === 'done') end.lastElementChild?.before(line);
    };

    const startAfresh = () => {
      // Not form.reset(): a questionnaire may hold written answers too.
      for (const { id, items } of lists) tick(form, id, items.map(() => null));
      status.textContent = '';
      keep({ drafts: drafts(null, false) });
      open();
      all('.statement input', form)[0]?.focus();
    };

    form.addEventListener('change', (event) => {
      if (!(event.target instanceof HTMLInputElement) || event.target.closest('.statement') === null) return;
      if (form.dataset.state === 'done') open();
      keep({ drafts: drafts(answersOf(form, data), false) });
    });

    const kept = lists.map(({ id }) => record.drafts[selfaccess.record.key(resource.id, id)]);
    lists.forEach(({ id }, index) => tick(form, id, kept[index]?.given));
    const handedIn = kept.some((draft) => draft?.done && draft.given !== null) && selfaccess.record.sittings(record, resource.id).length > 0;
    if (handedIn) await finish();
    else open();
  };

  /** Until it is handed in nothing of the results is seen. */
  const hide = () => {
    for (const section of all('[data-results]')) section.hidden = true;
  };

  /** @type {(form: HTMLFormElement, data: QuestionnaireData) => Answers} */
  const answersOf = (form, data) =>
    Object.fromEntries([...data.scales, ...data.cando].map(({ id, items }) => [id, items.map((_, index) => valueOf(form, `${id}-${index}`))]));

  /** @type {(form: HTMLFormElement, name: string) => number | null} */
  const valueOf = (form, name) => {
    const checked = all(`input[name="${CSS.escape(name)}"]:checked`, form)[0];
    return checked instanceof HTMLInputElement ? Number(checked.value) : null;
  };

  /** @type {(form: HTMLFormElement, id: string, given: unknown) => void} */
  const tick = (form, id, given) => {
    if (!Array.isArray(given)) return;
    given.forEach((value, index) => {
      for (const radio of all(`input[name="${CSS.escape(`${id}-${index}`)}"]`, form))
        if (radio instanceof HTMLInputElement) radio.checked = value !== null && radio.value === String(value);
    });
  };

  return { start };
})();
