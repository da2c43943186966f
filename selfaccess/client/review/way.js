'use strict';
/** How a card is asked: the better it is known, the more is asked of the learner. Pure. */
selfaccess.reviewWay = (() => {
  /** From how many days of stability on. */
  const STEPS = /** @type {[ReviewWay, number][]} */ ([['recognise', 0], ['recall', 2], ['listen', 7], ['spell', 20]]);
  /** Well known, a word is asked in these by turns. */
  const TURNS = /** @type {ReviewWay[]} */ (['spell', 'listen', 'recall']);

  /** @type {(card: Pick<ReviewCard, "stability" | "reps">, possible: ReviewWay[]) => ReviewWay} */
  const way = ({ stability, reps }, possible) => {
    const reached = STEPS.filter(([name, from]) => stability >= from && possible.includes(name)).map(([name]) => name);
    const turns = TURNS.filter((name) => possible.includes(name));
    if (stability >= STEPS[3][1] && turns.length > 0) return turns[reps % turns.length];
    return reached.at(-1) ?? possible[0] ?? 'recognise';
  };

  /**
   * The ways that a text allows. `voice`: the browser can say it.
   * @type {(text: ReviewText, able: { voice: boolean, listen: boolean, spell: boolean }) => ReviewWay[]}
   */
  const possible = (text, { voice, listen, spell }) => {
    const meant = text.meaning !== '' || blanked(text.example, text.term) !== null;
    /** @type {[ReviewWay, boolean][]} */
    const ways = [
      ['recognise', text.meaning !== '' || !meant],
      ['recall', meant],
      ['listen', listen && text.meaning !== '' && (text.sound !== '' || voice)],
      ['spell', spell && meant && Array.from(text.term).length <= LONGEST && /\p{L}/u.test(text.term)],
    ];
    return ways.flatMap(([name, is]) => (is ? [name] : []));
  };
  /** What is longer is no word to spell. */
  const LONGEST = 40;
  const BLANK = '_____';

  /** The sentence with a gap where the term stands, null when it doesn't. @type {(sentence: string, term: string) => string | null} */
  const blanked = (sentence, term) => {
    if (term === '') return null;
    const at = sentence.toLowerCase().indexOf(term.toLowerCase());
    // A longer word that begins or ends like it is another one, but not where words are not parted.
    const around = at < 0 ? '' : `${sentence.charAt(at - 1)}${sentence.charAt(at + term.length)}`;
    const inside = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u.test(around);
    return at < 0 || inside ? null : `${sentence.slice(0, at)}${BLANK}${sentence.slice(at + term.length)}`;
  };

  return { way, possible, blanked };
})();
