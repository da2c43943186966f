'use strict';
/**
 * When the questions of a page are set up: those near what is seen at once, and each as it comes near or is entered. From the first sign of life on the others
 * follow where there is time, so that the Tab key and a screen reader find all of them; a page that is only opened costs no more than what is seen of it.
 */
selfaccess.nearing = (() => {
  /** How far from what is seen: as far again, above and below. */
  const NEAR = '100% 0px';
  const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focusin'];
  /** So many are set up at once where their scripts are there: a page asks for those of its first questions when they stand near its top. */
  const FIRST = 3;
  /** The least time, in milliseconds, in which one more is begun. */
  const LEAST = 4;

  /** @typedef {Pick<LaterQuestion, "root" | "ready"> | { root: HTMLElement, ready: () => Promise<unknown> }} Later */

  /** @type {(questions: LaterQuestion[]) => void} */
  const first = (questions) => {
    for (const { item, ready } of questions.slice(0, FIRST)) if (selfaccess.need.has(...selfaccess.questionNeeds.view(item))) ready();
  };

  /** @type {(parts: Later[]) => Promise<unknown>} done when those near at first are set up */
  const near = (parts) => {
    const byRoot = new Map(parts.map((part) => [/** @type {Element} */ (part.root), part]));
    document.addEventListener('focusin', ({ target }) => {
      const root = target instanceof Element ? target.closest('[data-question]') : null;
      if (root !== null) byRoot.get(root)?.ready();
    });
    const followOnce = () => {
      for (const sign of SIGNS) document.removeEventListener(sign, followOnce, true);
      follow(parts);
    };
    for (const sign of SIGNS) document.addEventListener(sign, followOnce, { capture: true, passive: true });

    return new Promise((resolve) => {
      // In a tab that is not seen nothing comes near before it is.
      if (document.visibilityState === 'hidden') resolve(null);
      const observer = new IntersectionObserver((entries) => {
        const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
        seen.forEach((root) => observer.unobserve(root));
        resolve(Promise.allSettled(seen.map((root) => byRoot.get(root)?.ready())));
      }, { rootMargin: NEAR });
      for (const root of byRoot.keys()) observer.observe(root);
    });
  };

  /** @type {(parts: Later[]) => Promise<void>} */
  const follow = async (parts) => {
    let deadline = await spare();
    for (const { ready } of parts) {
      if (deadline.timeRemaining() < LEAST) deadline = await spare();
      await ready().catch(console.error);
    }
  };

  /** A moment in which the page has nothing else to do. @type {() => Promise<{ timeRemaining(): number }>} */
  const spare = () => new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: 100 });
    else setTimeout(() => resolve({ timeRemaining: () => 0 }), 16); // Safari
  });

  return { first, near };
})();
