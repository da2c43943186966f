'use strict';
/** The end of a quiz: how far one is, the total, what to look at again, and the ways to begin anew. */
selfaccess.quizEnd = (() => {
  const { el, button } = selfaccess.dom;
  const { format } = selfaccess;
  const t = selfaccess.t;

  /**
   * `asks`: how sure the learner is; `isNews`: whether something was finished since the page was opened.
   * @type {(place: HTMLElement, questions: LaterQuestion[], asks: boolean, isNews: boolean) => { update(): void }}
   */
  const end = (place, questions, asks, isNews) => {
    const status = el('p', { class: 'quiz-status', role: 'status' });
    const body = el('div', { class: 'quiz-total' });
    const check = button(t('quiz.check_all'), () => checkAll(), 'button primary');
    const give = button(t('quiz.show_answers'), () => giveUpAll());
    const confide = selfaccess.confidence.ask();
    const actions = el('div', { class: 'actions' }, check, confide.root, give);
    place.replaceChildren(actions, status, body);
    /** Whether the total was there before, so that it is told when it comes. */
    let total = false;

    const counted = () => questions.filter((question) => question.counts());
    const open = () => counted().filter((question) => !question.state().done);
    const together = () => open().filter(({ item }) => item.rules.marking === 'together');

    const checkAll = async () => {
      const asked = together();
      const confidence = confide.read();
      const results = await Promise.all(asked.map((question) => question.check(confidence)));
      const empty = results.filter((result) => result === 'empty').length;
      if (empty === asked.length) return void (status.textContent = t('quiz.empty_all'));
      const wrong = asked.filter((question, index) => results[index] !== 'empty' && !isRight(question)).length;
      if (open().length > 0) status.textContent = [wrong > 0 ? t('quiz.look_through', { n: wrong }) : '', empty > 0 ? t('quiz.left_empty', { n: empty }) : ''].join(' ').trim();
      update();
    };

    const giveUpAll = async () => {
      await Promise.all(together().filter((question) => question.state().score !== null).map((question) => question.giveUp()));
      update();
    };

    /** @type {(again: LaterQuestion[]) => Promise<void>} */
    const restart = async (again) => {
      confide.clear();
      await Promise.all(again.map((question) => question.reset()));
      await again[0]?.focus();
      again[0]?.root.scrollIntoView({ block: 'start' });
    };

    const update = () => {
      const all = counted();
      const left = open().length;
      check.hidden = together().length === 0;
      confide.root.hidden = !asks || together().every((question) => question.state().first !== null);
      give.hidden = !together().some((question) => question.state().score !== null);
      place.hidden = all.length === 0; // none can be done yet; a voice may still come
      if (place.hidden) return;
      if (left > 0) {
        total = false;
        const done = all.length - left;
        return body.replaceChildren(el('p', { class: 'quiz-progress' }, t('quiz.progress', { done, n: all.length })));
      }
      body.replaceChildren(...result(all, restart));
      // Seen in the result, it is only spoken.
      status.textContent = '';
      if (!total) selfaccess.announce(totalText(all));
      offerLine();
      total = true;
    };

    // What stood there when the page was opened is not news.
    total = !isNews && open().length === 0;
    update();
    return { update };
  };

  /** A line for the diary, where one has worked today. @type {() => Promise<void>} */
  const offerLine = async () => {
    await selfaccess.need('line');
    selfaccess.diaryLine.offer();
  };

  /** @type {(question: LaterQuestion) => boolean} */
  const isRight = (question) => question.state().score === 1;

  /** @type {(all: LaterQuestion[]) => { points: number, outOf: number }} */
  const sum = (all) => ({
    points: all.reduce((points, question) => points + (question.state().score ?? 0) * question.item.points, 0),
    outOf: all.reduce((points, { item }) => points + item.points, 0),
  });

  /** @type {(all: LaterQuestion[]) => string} */
  const totalText = (all) => {
    const { points, outOf } = sum(all);
    return t('quiz.total', { points: format.number(points), n: outOf, percent: format.percent(points / outOf) });
  };

  /** @type {(all: LaterQuestion[], restart: (again: LaterQuestion[]) => void) => Node[]} */
  const result = (all, restart) => {
    const missed = all.filter((question) => !isRight(question));
    const atOnce = all.filter((question) => question.state().first === 1).length;
    const hints = all.reduce((count, question) => count + question.state().hints, 0);
    const { points, outOf } = sum(all);
    return [
      el('h2', { class: 'quiz-result' }, t('quiz.result')),
      el('p', { class: 'quiz-points' }, totalText(all), ' ', el('meter', { min: 0, max: 1, value: points / outOf, 'aria-hidden': 'true' })),
      el('p', {}, t('quiz.at_once', { right: atOnce, n: all.length }), hints > 0 && ` ${t('quiz.hints_used', { n: hints })}`),
      ...(missed.length > 0 ? [el('h3', {}, t('quiz.look_again')), el('ul', { class: 'look-again' }, ...missed.map(lookAgain))] : [el('p', {}, t('quiz.all_right'))]),
      el('div', { class: 'actions' },
        missed.length > 0 && button(t('quiz.again_missed', { n: missed.length }), () => restart(missed), 'button primary'),
        button(t('quiz.afresh'), () => restart(all))),
    ];
  };

  /** @type {(question: LaterQuestion) => HTMLElement} */
  const lookAgain = ({ root, item, state }) =>
    el('li', {}, el('a', { href: `#${root.id}` }, titleOf(root)), ' ', el('span', { class: 'note' }, t('quiz.points', { points: format.number((state().score ?? 0) * item.points), n: item.points })));

  /** @type {(root: HTMLElement) => string} */
  const titleOf = (root) => root.querySelector('.question-number')?.textContent?.trim() || root.id;

  return end;
})();
