'use strict';
/** Joins Korean letters to syllables as they come in one by one, as a Korean keyboard does. Pure. */
selfaccess.hangul = (() => {
  const FIRST = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
  const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
  const LAST = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];
  /** @type {Record<string, string>} */
  const JOINED = { ㄱㅅ: 'ㄳ', ㄴㅈ: 'ㄵ', ㄴㅎ: 'ㄶ', ㄹㄱ: 'ㄺ', ㄹㅁ: 'ㄻ', ㄹㅂ: 'ㄼ', ㄹㅅ: 'ㄽ', ㄹㅌ: 'ㄾ', ㄹㅍ: 'ㄿ', ㄹㅎ: 'ㅀ', ㅂㅅ: 'ㅄ' };
  const BEGIN = 0xac00;

  /** What to put in for `letter` after the text `before`, in the place of its last `back` letters. @type {(before: string, letter: string) => { text: string, back: number }} */
  const typed = (before, letter) => {
    const last = before.at(-1) ?? '';
    const text = FIRST.includes(last) && last !== '' && VOWELS.includes(letter) ? syllable(last, letter, '') : joined(last, letter);
    return text === null ? { text: letter, back: 0 } : { text, back: 1 };
  };

  /** @type {(last: string, letter: string) => string | null} */
  const joined = (last, letter) => {
    const parts = taken(last);
    if (parts === null) return null;
    const [first, vowel, end] = parts;
    if (VOWELS.includes(letter)) {
      if (end === '') return null;
      const [stays, goes] = Object.entries(JOINED).find(([, whole]) => whole === end)?.[0] ?? ['', end];
      return syllable(first, vowel, stays) + syllable(goes, letter, '');
    }
    const closed = end === '' ? letter : JOINED[end + letter];
    return LAST.includes(closed) && closed !== undefined ? syllable(first, vowel, closed) : null;
  };

  /** @type {(first: string, vowel: string, last: string) => string} */
  const syllable = (first, vowel, last) => String.fromCharCode(BEGIN + (FIRST.indexOf(first) * VOWELS.length + VOWELS.indexOf(vowel)) * LAST.length + LAST.indexOf(last));

  /** @type {(letter: string) => [string, string, string] | null} */
  const taken = (letter) => {
    if (!/^[가-힣]$/.test(letter)) return null;
    const code = letter.charCodeAt(0) - BEGIN;
    const rest = Math.floor(code / LAST.length);
    return [FIRST[Math.floor(rest / VOWELS.length)], VOWELS[rest % VOWELS.length], LAST[code % LAST.length]];
  };

  return { typed };
})();
