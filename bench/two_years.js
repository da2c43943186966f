'use strict';
/** A learner's two years as a record, always the same: so many answers, cards and lines, over a library of 400 resources; with its catalogue. */
const { random } = require('../tests/client/random.js');

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2025, 0, 6, 17);
const DAYS = 730;
const SKILLS = ['listening', 'reading', 'speaking', 'writing', 'vocabulary', 'grammar', 'pronunciation'];
const LEVELS = ['Pre-A1', 'A1', 'A2', 'B1', 'B2'];
const WORDS = 'today I said the sentences aloud before I looked and that helped more than reading them again next time only half as many words'.split(' ');

/** @type {(selfaccess: any, sizes?: { attempts?: number, cards?: number, lines?: number, resources?: number }) => { record: any, catalogue: any, now: number }} */
const twoYears = (selfaccess, { attempts = 20_000, cards = 3_000, lines = 500, resources = 400 } = {}) => {
  const next = random(2025);
  const below = (/** @type {number} */ n) => Math.floor(next() * n);
  const catalogue = catalogueOf(resources);
  const record = selfaccess.record.empty('lib');
  const at = (/** @type {number} */ day) => START + day * DAY + below(3 * 3_600_000);
  const dayOf = (/** @type {number} */ index, /** @type {number} */ all) => Math.floor((index / all) * DAYS);

  for (let index = 0; index < attempts; index += 1) {
    const reached = Math.min(resources - 1, Math.floor((index / attempts) * resources) + below(3));
    const entry = catalogue.resources[next() < 0.6 ? reached : below(reached + 1)];
    const question = entry.questions[below(entry.questions.length)];
    const first = [0, 0.5, 1, 1, 1][below(5)];
    record.attempts.push({
      resource: entry.id, question: question.id, time: at(dayOf(index, attempts)), score: first === 1 ? 1 : [0.5, 1, 1][below(3)], first, points: 1, tries: first === 1 ? 1 : 2,
      hints: below(10) === 0 ? 1 : 0, ...(next() < 0.5 ? { confidence: [0, 0.5, 1][below(3)] } : {}),
    });
    record.drafts[`${entry.id}#${question.id}`] = { time: at(dayOf(index, attempts)), given: [below(4)], tries: 1, hints: 0, first, done: true, score: 1 };
    record.visits[entry.id] = { first: START, last: at(dayOf(index, attempts)) };
    if (next() < 0.02) record.guesses[entry.id] = { time: at(dayOf(index, attempts)), minutes: 5 * (1 + below(6)) };
  }
  for (let index = 0; index < cards; index += 1) {
    const time = at(dayOf(index, cards));
    record.cards[`t:pack-${below(20)}/words#${'term-'}${index}`] = {
      time, made: time - below(90) * DAY, due: time + below(90) * DAY, stability: 1 + next() * 80, difficulty: 1 + next() * 9, reps: below(12), lapses: below(3), state: 2, last: time,
      elapsed: below(30), steps: 0, gone: false, own: null,
    };
  }
  for (let index = 0; index < lines; index += 1) {
    const time = at(dayOf(index, lines));
    const text = Array.from({ length: 15 + below(30) }, () => WORDS[below(WORDS.length)]).join(' ');
    record.notes[selfaccess.record.newId(time)] = { time, made: time, kind: 'diary', resource: catalogue.resources[below(resources)].id, text, verdict: '', gone: false };
  }
  for (let day = 0; day < DAYS; day += 1) {
    const seen = Object.fromEntries(Array.from({ length: 4 }, () => [catalogue.resources[below(resources)].id, 60 + below(900)]));
    const counts = () => ({ seconds: 600 + below(2400), answers: below(40), reviews: below(30), resources: selfaccess.merge.table(seen) });
    record.activity[selfaccess.format.day(START + day * DAY)] = selfaccess.merge.table(day % 3 === 0 ? { 'm5k2c0-aaaaaa': counts(), 'm5k2c0-bbbbbb': counts() } : { 'm5k2c0-aaaaaa': counts() });
  }
  for (let index = 0; index < 12; index += 1) {
    const time = at(index * 60);
    record.goals[selfaccess.record.newId(time)] = {
      time, made: time, text: `By spring I can talk about thing ${index} for five minutes.`, why: 'For the course', due: selfaccess.format.day(time + 200 * DAY), evidence: 'A talk with Ana',
      resources: Array.from({ length: 12 }, () => catalogue.resources[below(resources)].id), source: '', state: index < 8 ? 'reached' : 'open', closing: '',
    };
  }
  record.settings.week = { time: START, value: [30, 30, 0, 30, 30, 0, 60] };
  for (let index = 0; index < 24; index += 1)
    record.sittings.push({ resource: 'pack-0/can-do', time: at(index * 30), answers: { a1: Array.from({ length: 12 }, () => below(3)) }, results: { 'can-do:A1': below(101), planning: below(101) } });
  return { record: selfaccess.record.merge(record, selfaccess.record.empty('lib')), catalogue, now: START + DAYS * DAY };
};

const catalogueOf = (/** @type {number} */ resources) => ({
  resources: Array.from({ length: resources }, (_, index) => ({
    id: `pack-${Math.floor(index / 20)}/resource-${index}`, url: `pack-${Math.floor(index / 20)}/resource-${index}/index.html`, title: `Resource ${index}`, summary: '', kind: 'exercise',
    pack: `pack-${Math.floor(index / 20)}`, language: ['fr', 'en'][index % 2], level: LEVELS[Math.floor((index / resources) * LEVELS.length)], skills: [SKILLS[index % 7], SKILLS[(index + 3) % 7]],
    topics: [`topic-${index % 30}`, `topic-${(index * 7) % 30}`], minutes: 15, objectives: [`I can do thing ${index % 200}.`, `I can say thing ${(index * 3) % 200}.`],
    questions: Array.from({ length: 10 }, (_, question) => ({ id: `q${question}-of-it`, points: 1 })), needs: [], cando: [],
  })),
  packs: [], levels: LEVELS, skills: SKILLS.map((id) => ({ id, title: id })), languages: [{ id: 'fr', title: 'French', dir: 'ltr' }, { id: 'en', title: 'English', dir: 'ltr' }],
});

module.exports = { twoYears };
