'use strict';
/** Beside each player: again from the beginning, and slower. */
selfaccess.sound = (() => {
  const { el, all, button } = selfaccess.dom;
  const t = selfaccess.t;
  const SLOWER = 0.75;

  const start = () => all('audio[controls], video[controls]').filter((player) => player.closest('.glossary, [data-cards]') === null)
    .forEach((player) => player.after(extras(/** @type {HTMLMediaElement} */ (player))));

  /** @type {(player: HTMLMediaElement) => HTMLElement} */
  const extras = (player) => {
    player.preservesPitch = true;
    const again = button(t('quiz.play_again'), () => {
      player.currentTime = 0;
      player.play().catch(() => {});
    }, 'button listen-button');
    const slower = button(t('quiz.slower'), () => {
      const on = slower.getAttribute('aria-pressed') !== 'true';
      slower.setAttribute('aria-pressed', String(on));
      player.playbackRate = on ? SLOWER : 1;
    }, 'button listen-button');
    slower.setAttribute('aria-pressed', 'false');
    return el('span', { class: 'sound-extras' }, again, slower);
  };

  return { start };
})();
