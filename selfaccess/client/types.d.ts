// The shapes that cross from Python to the browser (as JSON islands and setter scripts), and those the client shares.
// Python writes them in selfaccess/questions/<type>.py (`item`) and selfaccess/render.py; a contract test keeps both sides equal.

/** How answers of one question are marked (docs/format.md, "How typed answers are marked"). */
interface Rules {
  case: "ignore" | "strict";
  accents: "note" | "strict" | "ignore";
  punctuation: "ignore" | "strict";
  typos: 0 | 1 | 2;
  /** 0 stands for unlimited. */
  tries: number;
  marking: "each" | "together";
  partial: boolean;
}

/** A right answer: plain text, or pieces of which some have a reading (ruby), either of which may be typed. */
type Key = string | (string | { base: string; reading: string })[];

interface ItemBase {
  /** Stable id of the question within its resource. */
  id: string;
  points: number;
  /** BCP 47 tag of what the learner types or chooses. */
  language: string;
  rules: Rules;
}

interface ChoiceItem extends ItemBase { type: "choice"; multiple: boolean; shuffle: boolean; right: boolean[] }
/** `menu` is null for a typed gap, else the options in the author's order; the right one is `keys[0]`. */
interface Gap { keys: Key[]; menu: string[] | null }
interface GapsItem extends ItemBase { type: "gaps"; bank: boolean; gaps: Gap[] }
/** `score` 0–1: 1 for `=`, 0.5 for `=50%`, 0 for an expected wrong answer `~`. `number` when the key is a number with tolerance. */
interface AnswerKey { key: Key; score: number; number: { value: number; tolerance: number } | null }
interface AnswerItem extends ItemBase { type: "answer"; keys: AnswerKey[] }
/** `left` and `right` are comparable values of the cells (equal values are interchangeable); `key[i]` is the index in `right` of left i, null for a left distractor. */
interface MatchItem extends ItemBase { type: "match"; left: string[]; right: string[]; key: (number | null)[] }
/** `key[i]` is the bin (column) of tile i; equal tile texts are interchangeable. */
interface SortItem extends ItemBase { type: "sort"; bins: string[]; tiles: string[]; key: number[] }
/** The texts in the right order. */
interface OrderItem extends ItemBase { type: "order"; texts: string[] }
/** `tiles` are all pieces; each of `orders` is a right sequence of tile texts. */
interface WordsItem extends ItemBase { type: "words"; tiles: string[]; orders: string[][] }
/** The number of phrases that are to be marked; they stand in the page as [data-phrase]. */
interface MarkItem extends ItemBase { type: "mark"; phrases: number }
/** `speak` is the text for the browser's voice; null where there is a recording. */
interface DictationItem extends ItemBase { type: "dictation"; keys: Key[]; speak: string | null }
interface OpenItem extends ItemBase { type: "open"; criteria: number; record: boolean; words: { least: number; most: number } | null }

type Item = ChoiceItem | GapsItem | AnswerItem | MatchItem | SortItem | OrderItem | WordsItem | MarkItem | DictationItem | OpenItem;

/** What a learner gave; JSON, as it is kept in a draft. `null` entries are not answered yet. */
type Given = {
  choice: number[];
  gaps: (string | null)[];
  answer: string;
  match: (number | null)[];
  sort: (number | null)[];
  /** Indexes of `texts`, in the order in which the learner put them. */
  order: number[];
  /** Indexes of `tiles`, in the order chosen. */
  words: number[];
  /** Indexes of units (words and phrases of the passage) that are marked. */
  mark: number[];
  dictation: string;
  open: { text: string; criteria: boolean[] };
};

type Outcome = "right" | "almost" | "part" | "wrong" | "empty";
/** One piece of a dictation or of a typed answer, beside the key's. */
interface DiffPiece { kind: "same" | "accent" | "changed" | "missing" | "extra"; given: string; key: string }
interface Part {
  outcome: Outcome;
  /** 0–1 */
  score: number;
  /** Why a right or almost right answer still differs from the key. */
  note?: "accents" | "typo";
  /** The key to show beside it (the nearest of the right ones). */
  shown?: string;
}
interface Verdict {
  outcome: Outcome;
  /** 0–1, never below 0. */
  score: number;
  /** Per option, gap, pair, tile, word… in the order of the item. */
  parts: Part[];
  /** Which [data-feedback] pieces to show, by index. */
  feedback: number[];
  diff?: DiffPiece[];
}

/** What only the page knows of a question: of each unit of a passage the number of its phrase in the key, null for another word. */
interface MarkContext { units: (number | null)[] }
/** A type's marker (client/marking/<type>.js). `fits`: whether `given` has the shape of an answer to `item`. */
interface Marker<T extends Item["type"]> {
  mark(item: Extract<Item, { type: T }>, given: Given[T], context: MarkContext): Verdict;
  fits(item: Extract<Item, { type: T }>, given: any, context: MarkContext): boolean;
}

/** One question's tries so far. `spared`: the almost right try that does not count has been used. `confidence`: as in an Attempt, null: not said. */
interface TryState { tries: number; hints: number; first: number | null; score: number | null; done: boolean; spared: boolean; confidence: number | null }

/** A question's part of the page where the learner answers (client/question/<type>.js). */
interface View<T extends Item["type"]> {
  read(): Given[T];
  /** Puts an answer back; null: as at the beginning. */
  write(given: Given[T] | null): void;
  /** Marks the parts, or (null) takes the marks away; `finished`: the answer may be told. */
  mark(verdict: Verdict | null, finished: boolean): void;
  lock(locked: boolean): void;
  /** To where one answers. */
  focus(): void;
  units?: MarkContext["units"];
}
type MakeView<T extends Item["type"]> = (place: {
  item: Extract<Item, { type: T }>;
  root: HTMLElement;
  /** The learner has changed the answer. */
  changed: () => void;
  /** Enter was pressed in a field. */
  submit: () => void;
  /** A hint was shown that the view brings itself. */
  hinted: () => void;
  /** Whether the question cannot be done here (no voice speaks the language). */
  unusable: (is: boolean) => void;
  /** Gives a field its name. */
  named: (field: HTMLElement) => void;
  /** How often the question was finished before. */
  turn: () => number;
}) => View<T>;

/** What the quiz does for one of its questions. */
interface QuestionHost {
  /** Whether it asks how sure the learner is. */
  asks: () => boolean;
  turn: () => number;
  changed: () => void;
  keep: (work: { state: TryState; given: unknown }, finished?: boolean) => void;
  clear: () => void;
}
interface Question {
  item: Item;
  root: HTMLElement;
  restore(kept: Draft | null): void;
  /** `confidence` is said for several questions at once. */
  check(confidence?: number | null): Promise<"empty" | "same" | "tried">;
  giveUp(): Promise<void>;
  reset(): void;
  focus(): void;
  state(): TryState;
  /** Whether it has a part in the total. */
  counts(): boolean;
}

/** A question of a page that may not be set up yet. */
interface LaterQuestion extends Pick<Question, "item" | "root" | "check" | "giveUp" | "state" | "counts"> {
  /** Sets it up, where that has not been done. */
  ready(): Promise<Question>;
  /** What the record holds of it is known; done when that is brought in, where it is set up. */
  knows(draft: Draft | undefined): Promise<void>;
  reset(): Promise<void>;
  focus(): Promise<void>;
}

// ---- the learner's record, version 2 -------------------------------------------------------------------------------
// A change is itself a small LearnerRecord that is merged in, so two tabs, two devices and an import are one operation:
// `merge` is commutative, associative and idempotent. Times are milliseconds since 1970, days are the learner's own "YYYY-MM-DD".
// Ids are made by `selfaccess.record.newId(now)`. In a table the newest `time` wins (`selfaccess.record.after` gives one that does).
// What is thrown away stays as an entry that says so, its texts empty: else another device would bring it back.

/** One question answered to its end. Identity: resource, question and time. */
interface Attempt {
  resource: string;
  question: string;
  time: number;
  /** 0–1 by the last try, and by the first. */
  score: number;
  first: number;
  points: number;
  tries: number;
  hints: number;
  /** 0–1: how sure the learner was, said before the marks were shown. */
  confidence?: number;
}
/** A questionnaire handed in. Identity: resource and time. `answers`: question id → item values (null: not answered). */
interface Sitting { resource: string; time: number; answers: Record<string, (number | null)[]>; results: Record<string, number> }
/** Work begun: the newest one of a question wins. `given: null` clears it. */
interface Draft { time: number; given: unknown; tries: number; hints: number; first: number | null; done: boolean; score: number | null; confidence?: number }
interface Visit { first: number; last: number; }

interface Goal {
  time: number;
  made: number;
  text: string;
  why: string;
  /** A day, or "". */
  due: string;
  /** How the learner will know. */
  evidence: string;
  resources: string[];
  /** From what it was made: "" for the learner's own words. */
  source: "" | "objective" | "can-do";
  state: "open" | "reached" | "changed" | "dropped" | "gone";
  /** The line on why it ended. */
  closing: string;
}
interface Note {
  time: number;
  made: number;
  kind: "diary" | "note" | "strategy";
  /** Id of the resource that it is about, or "". */
  resource: string;
  text: string;
  /** The question that a line of the diary answers, as it was read; or "". */
  prompt: string;
  /** Of a strategy. */
  verdict: "" | "tried" | "kept" | "not-for-me";
  gone: boolean;
}
/** A card of the review, by "t:<glossary id>#<anchor>" (a headword), "q:<resource>#<question>" (a missed question) or "w:<id>" (a word of one's own). */
interface ReviewCard {
  time: number;
  made: number;
  due: number;
  stability: number;
  difficulty: number;
  reps: number;
  lapses: number;
  /** As in FSRS: new, learning, review, relearning. */
  state: 0 | 1 | 2 | 3;
  /** When it was last reviewed; 0: never. */
  last: number;
  /** Days. */
  elapsed?: number;
  steps?: number;
  gone: boolean;
  /** What the learner wrote: a word of one's own, or a sentence to a headword. `from`: the resource#question where it was met, or "". */
  own: null | { front: string; back: string; language: string; from: string; context: string };
}
/** `value` is JSON of no great depth; it comes from files too, so whoever reads it checks its shape. */
interface Setting { time: number; value: unknown }
interface Contribution {
  time: number;
  made: number;
  resource: string;
  kind: "question" | "comment" | "term" | "example";
  text: string;
  more: Record<string, string>;
  state: "open" | "handed" | "gone";
}
/** What one browser saw on one day; of two copies the larger numbers stay, so they may only grow. `resources`: seconds by resource. */
interface Activity { seconds: number; answers: number; reviews: number; resources: Record<string, number> }
/** The learner's own guess of how long a resource takes. */
interface Guess { time: number; minutes: number }

interface LearnerRecord {
  version: 2;
  library: string;
  attempts: Attempt[];
  sittings: Sitting[];
  /** By "resource#question". */
  drafts: Record<string, Draft>;
  /** By resource; `last` tells where one stopped. */
  visits: Record<string, Visit>;
  goals: Record<string, Goal>;
  notes: Record<string, Note>;
  cards: Record<string, ReviewCard>;
  settings: Record<string, Setting>;
  contributions: Record<string, Contribution>;
  /** By day, then by the random id of the browser that counted (`selfaccess.store.device()`). */
  activity: Record<string, Record<string, Activity>>;
  /** By resource. */
  guesses: Record<string, Guess>;
}

// ---- the store of the record (selfaccess/client/store) ---------------------------------------------------------------

/** Why the record is not kept as it should be. `broken`: what was there could not be read whole; `newer`: it is of a later version. */
type StoreProblem = "blocked" | "full" | "broken" | "newer" | "unreachable";
/** `saved: false` with a problem: the change is kept in memory, as long as the page is open. */
interface Saved { saved: boolean; problem: StoreProblem | null }
/** `problem`: why there is no text; what is wrong with one is seen by whoever understands it. */
interface Stored { text: string | null; problem: StoreProblem | null }
/** A text that could not be read whole, and when it was set aside. */
interface Aside { time: number; text: string }
/** localStorage, at once. Records travel as text. */
interface LocalStore {
  read(): Stored; merge(patch: string): Saved; erase(): Saved; aside(): Aside[]; device(): string;
  /** `null`: the record was erased. */
  onChange(listener: (text: string | null) => void): void;
  /** The page, or what it asks, has come back after a time in which changes could be missed. */
  onReturn(listener: () => void): void;
}
/** What an earlier page could not hand over; `taken` throws the note away, unless it says something else by now. */
interface Unsent { text: string; taken(text: string): void }
/** The same from afar; `left` is what earlier pages could not hand over. */
interface Store {
  left: Unsent[];
  read(): Promise<Stored>; merge(patch: string): Promise<Saved>; erase(): Promise<Saved>; aside(): Promise<Aside[]>; device(): Promise<string>;
  onChange(listener: (text: string | null) => void): void;
  onReturn(listener: () => void): void;
}
interface Slot { left(): Unsent[]; set(text: string | null): void; clear(): void }
/** What a page may ask the hub. */
type StoreCall = "read" | "merge" | "erase" | "aside" | "device";
/** What the pages use: `selfaccess.store`. */
interface Keeper {
  read(): Promise<LearnerRecord>;
  /** Merges a change, itself a small record, into what is kept. In localStorage that is done before the promise is returned. */
  merge(patch: LearnerRecord): Promise<Saved>;
  erase(): Promise<Saved>;
  /** The record as the text of a file. */
  text(): Promise<string>;
  aside(): Promise<Aside[]>;
  /** The random name of this browser, under which it counts activity; another one after everything was erased. */
  device(): Promise<string>;
  /** When another tab, or the learner elsewhere, has changed the record. */
  onChange(listener: (record: LearnerRecord) => void): void;
}

// ---- data of the site ----------------------------------------------------------------------------------------------

/** One resource as the catalogue, My learning and the search results know it. `url` is relative to the site's root. */
interface CatalogueEntry {
  id: string; url: string; title: string; summary: string; kind: string; pack: string;
  language: string; level: string; skills: string[]; topics: string[]; minutes: number;
  objectives: string[];
  /** Question ids with their points, in page order; [] where there are none. */
  questions: { id: string; points: number }[];
  needs: string[];
  /** A questionnaire's can-do lists, with the id of the resource on which to work at each, or "". Answers: 0 not yet, 1 with help, 2 yes, I can. */
  cando: { id: string; level: string; items: { text: string; resource: string }[] }[];
  /** The ids of a path's resources, in their order. */
  steps: string[];
}
interface CatalogueData {
  resources: CatalogueEntry[];
  packs: { id: string; url: string; title: string; language: string; level: string }[];
  levels: string[]; skills: { id: string; title: string }[]; languages: { id: string; title: string; dir: "ltr" | "rtl" }[];
  /** The numbers of the scripts `_selfaccess/decks/N.js`: of each glossary's headwords, and of each pack's questions. */
  decks: Record<string, number>; prompts: Record<string, number>;
}

/** The JSON island #page of every page. */
interface PageData {
  /** Relative path to the site's root: "", "../", "../../". Ends in a slash unless empty. */
  root: string;
  library: { id: string; title: string };
  language: string;
  resource: null | { id: string; title: string; kind: string; language: string; minutes: number; skills: string[] };
  items: Item[];
  questionnaire: QuestionnaireData | null;
  /** What is known of the languages of the page, by tag; what is usual is left out. */
  languages: Record<string, Partial<Language>>;
  /** Where contributions are handed over, as site.yaml says; "" for not there. A file can always be made. */
  contribute: { email: string; issues: string };
}

/** A questionnaire's scales and can-do lists; `id` is that of their section's data-question. */
interface QuestionnaireData {
  scales: { id: string; labels: number; items: { scales: { name: string; reversed: boolean }[] }[] }[];
  /** `url` (relative to the page) and `title` of the resource on which to work, where there is one. */
  cando: { id: string; level: string; items: { text: string; resource: { id: string; url: string; title: string } | null }[] }[];
}

/** The cards of a glossary's page, to practise with. */
interface DeckData { language: string; translations: string; cards: Card[] }
interface Card { id: string; term: string; pronunciation: string; meaning: string; example: string }

/** What the client knows of a language (from selfaccess/languages.yaml). */
interface Language {
  dir: "ltr" | "rtl";
  /** What keyboards lack, lower case; spaces part groups. */
  letters: string;
  /** Letters that look like others with an accent. */
  own: string;
  spaced: boolean;
}

// ---- the search (selfaccess/client/search); written by selfaccess/search.py -----------------------------------------

/** What the terms of the index were made with: replacements of letters, and ranges of character classes. `alphabets` are those for which there are stemmers. */
interface SearchLetters { letters: Record<string, string>; alphabets: Record<string, string>; unspaced: string; trailing: string; invisible: string; accents: string }
/**
 * `_selfaccess/search/index.js`. `terms`, `starts` and `ends` tell what each script of that name begins with, a space between them; `blocks` the first document
 * of each block, `texts` in digits how many each script of its texts holds. `languages` are those of texts, and `unstemmed` whether one of them has many
 * forms of words and no stemmer; `learnt` those that documents are about, with their names.
 */
interface SearchIndex extends SearchLetters {
  documents: number; languages: string[]; unstemmed: boolean; learnt: Record<string, string>; blocks: number[]; terms: string; starts: string; ends: string; texts: string[];
}
interface SearchPiece { language: string; text: string }
/** `texts-N.js`: what is shown of a document. `url` is relative to the site's root, `place` the title of its pack or glossary. */
interface SearchText {
  url: string; title: string; title_language: string; kind: string; level: string; language: string; place: string; text: SearchPiece[];
}
/**
 * `filters.js`: what documents are filtered by. The library's levels, and its skills with their titles, in its order; the values that documents have; groups of
 * documents that have the same, which are told by the numbers of these values and by minutes ("" and 0 where nobody has said them); and in order of documents
 * the number of a group, and how many in a row are in it.
 */
interface SearchFilters {
  levels: string[]; skills: [id: string, title: string][];
  values: [languages: string[], levels: string[], kinds: string[], skills: string[][]];
  groups: [language: number, level: number, kind: number, skills: number, minutes: number][]; rows: number[];
}
interface MarkedPiece { language: string; parts: { text: string; marked: boolean }[] }
interface SearchResult extends SearchText { language_name: string; title_parts: MarkedPiece; snippet: MarkedPiece[] }
/**
 * A word of a query: the terms that it may stand under, and whether it may be unfinished (`open`). Where words are not spaced it is one of a `chain` of so
 * many pairs, and so many `characters`.
 */
interface AskedWord { written: string[]; folded: string[]; stems: string[]; open: boolean; spaced: boolean; characters: number; chain: number }
interface Stemmer { stemWord(word: string): string }

/** The part of lunr 2.3.9 that is used. */
interface LunrTokenSet { intersect(other: LunrTokenSet): LunrTokenSet; toArray(): string[] }
interface Lunr { TokenSet: { fromArray(terms: string[]): LunrTokenSet; fromClause(clause: { term: string; editDistance?: number }): LunrTokenSet } }
declare const lunr: Lunr;

// ---- the review (selfaccess/client/review) ---------------------------------------------------------------------------

/** 1: not known, 2: with effort, 3: known, 4: easily. */
type ReviewRating = 1 | 2 | 3 | 4;
/** The card after it was answered. */
type ReviewAnswer = (card: ReviewCard, rating: ReviewRating, now: number) => ReviewCard;
/** How a card is asked: term → meaning; meaning → term; sound → meaning; meaning → the term typed. */
type ReviewWay = "recognise" | "recall" | "listen" | "spell";

/** `_selfaccess/decks/N.js` of a glossary: the headwords by anchor. `sound` is relative to the site's root. Texts that are "" are left out. */
interface ReviewDeck {
  language: string; translations: string;
  terms: Record<string, { term: string; pronunciation?: string; meaning: string; example?: string; translation?: string; sound?: string }>;
}
/** `_selfaccess/decks/N.js` of a pack: its questions, by resource and id, in plain text. */
type ReviewPrompts = Record<string, Record<string, ReviewPrompt>>;
/**
 * `text` is the prompt. With an `item` it can be asked in place: a choice by its `options` in the author's order, which stand in `order`;
 * gaps by the `pieces` of text around them.
 */
interface ReviewPrompt {
  text: string; language: string; explanation?: string;
  item?: Item; options?: string[]; order?: number[]; pieces?: string[];
}

/** What is shown of a card of a word. */
interface ReviewText {
  term: string; language: string;
  /** How it is pronounced, or read. */
  pronunciation: string;
  meaning: string; translations: string;
  /** A sentence with it, and what that means. */
  example: string; translation: string;
  sound: string;
  /** Where it comes from: relative to the site's root, "" for none. */
  url: string; title: string;
}

/** What stands on a card; `url` is relative to the site's root. */
type ReviewShown = { kind: "word"; text: ReviewText } | { kind: "question"; prompt: ReviewPrompt; url: string; title: string };
/** Makes a change of the record, tells of it, and shows what waits anew (`whole`: all of the page); gives what there is then. */
type ReviewChange = (make: (record: LearnerRecord) => LearnerRecord, told: string, whole: boolean) => Promise<{ record: LearnerRecord; cards: Record<string, ReviewCard> }>;
/** A card as it stands on the page while it is asked. */
interface ReviewAsked {
  root: HTMLElement;
  /** Shows the answer, where the learner asks for it. */
  turn(): void;
  /** Lets it be heard, where there is something to hear by now. */
  hear(): void;
  focus(): void;
}

/** The part of ts-fsrs 5 that is used. */
interface FsrsCard {
  due: Date; stability: number; difficulty: number; elapsed_days: number; scheduled_days: number; learning_steps: number;
  reps: number; lapses: number; state: number; last_review?: Date;
}
interface Fsrs {
  fsrs(settings: { enable_fuzz: boolean; enable_short_term: boolean; request_retention: number; maximum_interval: number }): {
    next(card: FsrsCard, now: Date, rating: number): { card: FsrsCard };
  };
}
declare const FSRS: Fsrs;
