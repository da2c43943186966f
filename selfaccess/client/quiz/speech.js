'use strict';
/** The browser's own voices, for what has no recording; it says so where there is none for the language. */
selfaccess.speech = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;
  const SLOWER = 0.7;

  /** Buttons to hear `text`; `unusable` is told whether no voice can say it. @type {(place: HTMLElement, text: string, language: string, unusable: (is: boolean) => void) => void} */
  const player = (place, text, language, unusable) => {
    const status = el('p', { class: 'listen-status', role: 'status' });
    const listen = (/** @type {number} */ rate) => () => speak(text, language, rate, (words) => (status.textContent = words));
    const buttons = el('span', { class: 'listen-buttons' }, button(t('quiz.listen'), listen(1), 'button listen-button'), button(t('quiz.listen_slower'), listen(SLOWER), 'button listen-button'));
    place.replaceChildren(buttons, status);

    const show = () => {
      const none = voice(language) === null;
      buttons.hidden = none;
      status.textContent = none ? t('quiz.no_voice', { language: nameOf(language) }) : '';
      unusable(none);
    };
    if (!('speechSynthesis' in window)) return show();
    // Voices may come late, or never.
    speechSynthesis.addEventListener('voiceschanged', show);
    if (voice(language) !== null) show();
    else setTimeout(show, 1500);
  };

  /** The best voice for a language: of its region, and one that needs no network. @type {(language: string) => SpeechSynthesisVoice | null} */
  const voice = (language) => {
    const found = voices().filter(({ lang }) => selfaccess.languages.base(tag(lang)) === selfaccess.languages.base(language));
    const rank = (/** @type {SpeechSynthesisVoice} */ one) => (one.localService ? 2 : 0) + (tag(one.lang) === language.toLowerCase() ? 1 : 0);
    return found.sort((a, b) => rank(b) - rank(a))[0] ?? null;
  };

  const voices = () => ('speechSynthesis' in window ? [...speechSynthesis.getVoices()] : []);

  /** Android writes fr_FR. @type {(lang: string) => string} */
  const tag = (lang) => lang.replace('_', '-').toLowerCase();

  /** @type {(text: string, language: string, rate: number, tell: (words: string) => void) => void} */
  const speak = (text, language, rate, tell) => {
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.voice = voice(language);
    spoken.lang = spoken.voice?.lang ?? language;
    spoken.rate = rate;
    spoken.onstart = () => tell('');
    spoken.onerror = ({ error }) => ['interrupted', 'canceled'].includes(error) || tell(t('quiz.voice_failed'));
    speechSynthesis.cancel();
    speechSynthesis.speak(spoken);
  };

  /** @type {(language: string) => string} */
  const nameOf = (language) => new Intl.DisplayNames([selfaccess.page().language], { type: 'language' }).of(language) ?? language;

  return { player, voice };
})();
