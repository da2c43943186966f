'use strict';
/** Records the learner's voice, to be heard again or saved; it stays in the memory of the page and goes nowhere. */
selfaccess.recorder = (() => {
  const { el, button } = selfaccess.dom;
  const t = selfaccess.t;

  /** @type {(name: string) => HTMLElement} */
  const recorder = (name) => {
    const status = el('p', { class: 'recorder-status', role: 'status' });
    const result = el('div', { class: 'recorder-result' });
    /** @type {MediaRecorder | null} */
    let running = null;
    const toggle = button(t('quiz.record'), async () => {
      if (running !== null) return running.stop();
      toggle.disabled = true;
      try {
        begin(await navigator.mediaDevices.getUserMedia({ audio: true }));
      } catch (error) {
        status.textContent = t(reason(error));
      }
      toggle.disabled = false;
      toggle.focus();
    }, 'button record');

    /** @type {(stream: MediaStream) => void} */
    const begin = (stream) => {
      /** @type {Blob[]} */
      const pieces = [];
      const recording = new MediaRecorder(stream);
      recording.ondataavailable = ({ data }) => pieces.push(data);
      recording.onstop = () => {
        stream.getTracks().forEach((track) => track.stop());
        running = null;
        show(toggle, false);
        keep(new Blob(pieces, { type: recording.mimeType }));
      };
      recording.start();
      running = recording;
      show(toggle, true);
      status.textContent = t('quiz.recording');
    };

    /** @type {string | null} */
    let url = null;
    /** @type {(sound: Blob) => void} */
    const keep = (sound) => {
      if (url !== null) URL.revokeObjectURL(url);
      url = URL.createObjectURL(sound);
      const player = el('audio', { controls: true, src: url, 'aria-label': t('quiz.your_recording') });
      const end = /ogg/.test(sound.type) ? 'ogg' : /mp4/.test(sound.type) ? 'm4a' : 'webm';
      result.replaceChildren(player, ' ', el('a', { href: url, download: `${name}.${end}`, class: 'button' }, t('quiz.save_recording')));
      status.textContent = t('quiz.recorded');
    };

    const able = typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined;
    toggle.hidden = !able;
    if (!able) status.textContent = t('quiz.record_unable');
    return el('div', { class: 'recorder' }, toggle, status, result);
  };

  /** @type {(toggle: HTMLElement, on: boolean) => void} */
  const show = (toggle, on) => {
    toggle.textContent = t(on ? 'quiz.record_stop' : 'quiz.record_again');
    toggle.classList.toggle('recording', on);
  };

  /** @type {(error: unknown) => string} */
  const reason = (error) => {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'quiz.record_forbidden';
    return name === 'NotFoundError' ? 'quiz.record_no_microphone' : 'quiz.record_failed';
  };

  return recorder;
})();
