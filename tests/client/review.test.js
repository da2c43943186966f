'use strict';
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { load } = require('./load.js');
const { page } = require('./page.js');
const { random, records } = require('./random.js');
const FSRS = require('../../selfaccess/client/vendor/ts-fsrs.umd.js');

const selfaccess = page();
const { reviewCard, reviewCards, reviewDays, reviewQueue, reviewSchedule, reviewSession, reviewWay } = selfaccess;
const { answer, days } = reviewSchedule.schedule(FSRS);
const DAY = 24 * 60 * 60 * 1000;
const NOW = new Date(2025, 10, 24, 18, 30).getTime();
const at = (day, hour = 18, minute = 0) => new Date(2025, 10, 24 + day, hour, minute).getTime();
const fresh = (time = NOW) => reviewCard.fresh(time);
const card = (values) => ({ ...fresh(at(-30)), reps: 3, state: 2, stability: 5, difficulty: 5, last: at(-6), due: at(-1, 0), ...values });
const record = (values = {}) => ({ ...selfaccess.record.empty('lib'), ...values });
const attempt = (question, time, score, more = {}) => ({ resource: 'a/one', question, time, score, first: score, points: 1, tries: 1, hints: 0, ...more });

// ---- names -----------------------------------------------------------------------------------------------------------

test('a name says what a card is of', () => {
  const { termId, questionId, wordId, read } = reviewCard;
  assert.deepEqual(read(termId('fr/words', 'term-café')), { kind: 'term', of: 'fr/words', part: 'term-café' });
  assert.deepEqual(read(questionId('fr#odd/one', 'q1')), { kind: 'question', of: 'fr#odd/one', part: 'q1' });
  assert.deepEqual(read('w:x-1'), { kind: 'word', of: '', part: 'x-1' });
  assert.notEqual(wordId(NOW), wordId(NOW));
  for (const id of ['', 't:', 'x:a#b', 't:a', 't:#b', 't:a#', 'toString']) assert.equal(read(id), null, id);
});

test('a card is taken up once, set aside, taken up anew, and thrown away with its texts', () => {
  const own = { front: 'merci', back: 'thanks', language: 'fr', from: '', context: '' };
  let kept = record();
  const change = (patch) => (kept = selfaccess.record.merge(kept, patch));
  change(reviewCard.keep(kept, { 'w:1': own }, NOW));
  assert.deepEqual(kept.cards['w:1'], { ...fresh(), own });
  change(selfaccess.reviewCard.patch(kept, { 'w:1': answer(kept.cards['w:1'], 3, NOW) }));
  assert.deepEqual(reviewCard.keep(kept, { 'w:1': own }, NOW).cards, selfaccess.merge.table());
  change(reviewCard.setAside(kept, 'w:1', kept.cards['w:1'], NOW - DAY));
  assert.equal(reviewCard.isKept(kept.cards['w:1']), false);
  assert.deepEqual(kept.cards['w:1'].own, own);
  change(reviewCard.keep(kept, { 'w:1': null }, NOW));
  assert.equal(reviewCard.isKept(kept.cards['w:1']), true);
  assert.deepEqual([kept.cards['w:1'].reps, kept.cards['w:1'].own], [0, own]);
  change(reviewCard.remove(kept, 'w:1', NOW));
  assert.deepEqual([kept.cards['w:1'].gone, kept.cards['w:1'].own], [true, null]);
});

// ---- when a card comes back ------------------------------------------------------------------------------------------

const SCHEDULES = [
  // What was answered, each time on the day on which the card was due; and after how many days it came back.
  ['a new word', [1], [1]],
  ['known', [3], [3]],
  ['easily', [4], [8]],
  ['with effort', [2], [2]],
  ['known four times', [3, 3, 3, 3], [3, 14, 57, 196]],
  ['forgotten once', [3, 3, 1, 3], [3, 14, 2, 5]],
  ['never known', [1, 1, 1], [1, 1, 1]],
];
for (const [name, ratings, expected] of SCHEDULES)
  test(`the schedule of FSRS: ${name}`, () => {
    let time = NOW;
    let now = fresh();
    const found = ratings.map((rating) => {
      now = answer(now, rating, time);
      const wait = reviewDays.between(time, now.due);
      time = now.due + 9 * 60 * 60 * 1000;
      return wait;
    });
    assert.deepEqual(found, expected);
    assert.equal(now.lapses, ratings.slice(1).filter((rating) => rating === 1).length);
    assert.equal(now.reps, ratings.length);
  });

test('a card comes back at the beginning of a day, at the same day whatever the hour, and nothing is left to chance', () => {
  for (const hour of [0, 3, 12, 23]) {
    const next = answer(card({}), 3, at(0, hour));
    assert.equal(next.due, answer(card({}), 3, at(0, 12)).due);
    assert.equal(new Date(next.due).getHours(), 0);
    assert.deepEqual(answer(card({}), 3, at(0, hour)), next);
  }
});

test('the days beside the ratings are those that come', () => {
  assert.deepEqual(days(fresh(), NOW), [1, 2, 3, 8]);
  assert.deepEqual(days(card({}), NOW), [1, 2, 3, 4].map((rating) => reviewDays.between(NOW, answer(card({}), rating, NOW).due)));
});

test('what is kept of a card is read back as it was', () => {
  const kept = record({ cards: selfaccess.merge.table({ 'w:1': answer(answer(fresh(), 3, NOW), 1, NOW + 3 * DAY) }) });
  const read = selfaccess.record.parse(selfaccess.record.serialise(kept), 'lib');
  assert.equal(read.damaged, 0);
  assert.deepEqual(read.record.cards, kept.cards);
});

test('a damaged card is asked as a new one', () => {
  for (const broken of [{ stability: 0 }, { difficulty: 0 }, { last: 0 }, { difficulty: 100, stability: 1e6 }]) {
    const next = answer(card(broken), 3, NOW);
    assert.ok(next.stability > 0.001 && next.difficulty >= 1 && next.difficulty <= 10 && next.due > NOW, JSON.stringify(broken));
  }
});

test('a clock that was set back: asked in the future, a card is due, and its time is mended', () => {
  const ahead = card({ last: at(400), due: at(405, 0), time: at(400) });
  assert.equal(reviewSchedule.isDue(ahead, NOW), true);
  const next = answer(ahead, 3, NOW);
  assert.equal(next.last, NOW);
  assert.equal(next.time, ahead.time + 1);
  assert.ok(next.due > NOW && next.due < NOW + 10 * DAY);
  assert.equal(reviewSchedule.isDue(next, NOW), false);
  // A few hours are no reason: time zones and hasty clocks.
  assert.equal(reviewSchedule.isDue(card({ last: NOW + 3 * 60 * 60 * 1000, due: at(3, 0) }), NOW), false);
});

test('summer time moves no card', () => {
  const { execFileSync } = require('node:child_process');
  const script = `
    const { load } = require(${JSON.stringify(require.resolve('./load.js'))});
    const FSRS = require(${JSON.stringify(require.resolve('../../selfaccess/client/vendor/ts-fsrs.umd.js'))});
    const { reviewSchedule, reviewCard, reviewDays } = load();
    const { answer } = reviewSchedule.schedule(FSRS);
    for (const [month, day] of [[2, 29], [9, 25], [9, 26]])
      for (const hour of [0, 1, 2, 3, 12, 23]) {
        const now = new Date(2025, month, day, hour, 30).getTime();
        const next = answer(reviewCard.fresh(now), 1, now);
        const due = new Date(next.due);
        if (reviewDays.between(now, next.due) !== 1 || due.getDate() !== new Date(2025, month, day + 1).getDate() || reviewSchedule.isDue(next, now + 60_000)) throw new Error(due + ' ' + new Date(now));
      }`;
  for (const TZ of ['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Tokyo', 'Pacific/Apia', 'Africa/Cairo']) execFileSync(process.execPath, ['-e', script], { env: { ...process.env, TZ } });
});

test('a card that was answered is not due in the same minute, nor on that day', () => {
  const next = random(7);
  for (let round = 0; round < 500; round += 1) {
    const now = NOW + Math.floor((next() - 0.5) * 400 * DAY);
    const rating = 1 + Math.floor(next() * 4);
    const one = card({
      last: next() < 0.2 ? 0 : now + Math.floor((next() - 0.8) * 500 * DAY), due: now + Math.floor((next() - 0.5) * 100 * DAY), reps: Math.floor(next() * 4), stability: next() * 400,
      difficulty: next() * 12, lapses: Math.floor(next() * 9), state: Math.floor(next() * 4), time: now + Math.floor((next() - 0.5) * 100 * DAY),
    });
    const done = answer(one, rating, now);
    assert.ok(done.time > one.time || done.time === now);
    for (const later of [now, now + 59_000, reviewDays.start(now, 1) - 1]) assert.equal(reviewSchedule.isDue(done, later), false, JSON.stringify({ one, rating, now, later }));
    assert.ok(done.due <= reviewDays.start(now, 400));
  }
});

// ---- cards of missed questions ---------------------------------------------------------------------------------------

const REPLAYS = [
  ['never missed', [[-9, 1], [-8, 1]], null],
  ['missed', [[-9, 0]], { reps: 1, lapses: 0, last: -9 }],
  ['partly right is missed', [[-9, 0.5]], { reps: 1, lapses: 0, last: -9 }],
  ['tried again on the same day', [[-9, 0], [-9, 1], [-9, 0]], { reps: 1, lapses: 0, last: -9 }],
  ['right on a later day', [[-9, 0], [-5, 1]], { reps: 2, lapses: 0, last: -5 }],
  ['missed again on a later day', [[-9, 0], [-5, 0], [-3, 1]], { reps: 3, lapses: 1, last: -3 }],
  ['right at first, and missed later', [[-9, 1], [-5, 0]], { reps: 1, lapses: 0, last: -5 }],
];
for (const [name, answers, expected] of REPLAYS)
  test(`a question that was ${name}`, () => {
    const attempts = answers.map(([day, score], index) => attempt('q', at(day, 10, index), score));
    const found = reviewCards.all(record({ attempts }), answer, NOW)['q:a/one#q'];
    if (expected === null) return assert.equal(found, undefined);
    const { reps, lapses, last } = found;
    assert.deepEqual({ reps, lapses, last: Math.round((last - at(0, 10)) / DAY) }, expected);
    return undefined;
  });

test('a question known only with help is known with effort', () => {
  const help = (more) => reviewCards.all(record({ attempts: [attempt('q', at(-9), 0), attempt('q', at(-5), 1, more)] }), answer, NOW)['q:a/one#q'].stability;
  assert.ok(help({ hints: 1 }) < help({}));
  assert.ok(help({ first: 0, tries: 2 }) < help({}));
});

test('an answer on the page counts on from where the review left the card; one of the same day does not', () => {
  const kept = card({ last: at(-4), due: at(1, 0) });
  const of = (...attempts) => reviewCards.all(record({ attempts, cards: selfaccess.merge.table({ 'q:a/one#q': kept }) }), answer, NOW)['q:a/one#q'];
  assert.equal(of(attempt('q', at(-9), 0)), kept);
  assert.equal(of(attempt('q', at(-4, 23), 0)), kept);
  assert.deepEqual(of(attempt('q', at(-2), 0)), answer(kept, 1, at(-2)));
  assert.deepEqual(of(attempt('q', at(-2), 1)), answer(kept, 3, at(-2)));
});

test('a question that was set aside stays so, also when it is missed again; and questions can be left out altogether', () => {
  const gone = card({ gone: true });
  const one = record({ attempts: [attempt('q', at(-1), 0)], cards: selfaccess.merge.table({ 'q:a/one#q': gone, 't:g#a': fresh() }) });
  assert.equal(reviewCards.all(one, answer, NOW)['q:a/one#q'], gone);
  const without = selfaccess.record.merge(one, selfaccess.settings.turn(one, 'review_questions', false, NOW));
  assert.deepEqual(Object.keys(reviewCards.all(without, answer, NOW)), ['t:g#a']);
});

test('answers of days to come are left out', () => {
  assert.deepEqual(Object.keys(reviewCards.all(record({ attempts: [attempt('q', at(30), 0)] }), answer, NOW)), []);
});

// ---- the queue -------------------------------------------------------------------------------------------------------

const many = (n, make, kind = 't') => Object.fromEntries(Array.from({ length: n }, (_, index) => [`${kind}:g#${String(index).padStart(4, '0')}`, make(index)]));
const MEASURE = { minutes: 5, fresh: 5, pace: 12, reviewed: 0, now: NOW };

test('the day holds as many cards as there is time for, and tells what is left for later', () => {
  const { ids, due, later, minutes, next } = reviewQueue.queue(many(60, () => card({})), MEASURE);
  assert.deepEqual({ n: ids.length, due, later, minutes, next }, { n: 25, due: 60, later: 35, minutes: 5, next: at(1, 0) });
});

test('what was answered today has taken its time', () => {
  assert.equal(reviewQueue.queue(many(60, () => card({})), { ...MEASURE, reviewed: 20 }).ids.length, 5);
  assert.equal(reviewQueue.queue(many(60, () => card({})), { ...MEASURE, reviewed: 200 }).ids.length, 0);
});

test('the most urgent come first, then new ones, of which there are few a day', () => {
  const cards = {
    ...many(9, (index) => fresh(at(-index))),
    't:x#late': card({ stability: 5, last: at(-50) }), 't:x#soon': card({ stability: 5, last: at(-6) }), 't:x#weak': card({ stability: 0.2, last: at(-6) }),
    't:x#not': card({ due: at(1, 0) }), 't:x#gone': card({ gone: true }), 't:x#today': card({ last: at(0, 8), due: at(0, 0), reps: 1 }),
  };
  const { ids } = reviewQueue.queue(cards, MEASURE);
  // One was begun today already; the oldest come first.
  assert.deepEqual(ids, ['t:x#weak', 't:x#late', 't:x#soon', 't:g#0008', 't:g#0007', 't:g#0006', 't:g#0005']);
});

test('when nothing waits, it tells the next day', () => {
  assert.deepEqual(reviewQueue.queue({}, MEASURE), { ids: [], due: 0, later: 0, minutes: 0, next: null });
  const { ids, next } = reviewQueue.queue({ 't:a#b': card({ due: at(4, 0) }), 't:a#c': card({ due: at(2, 0) }) }, MEASURE);
  assert.deepEqual([ids, next], [[], at(2, 0)]);
});

test('a week away: no day is longer than the learner has time, and all come in the end', () => {
  let cards = many(100, () => card({ last: at(-20), due: at(-14, 0), stability: 6 }));
  const seen = new Set();
  for (let day = 0; day < 12; day += 1) {
    const now = at(day, 19);
    const { ids, minutes } = reviewQueue.queue(cards, { ...MEASURE, now });
    assert.ok(minutes <= 5 && ids.length <= 25);
    for (const id of ids) {
      seen.add(id);
      cards = { ...cards, [id]: answer(cards[id], 3, now) };
    }
  }
  assert.equal(seen.size, 100);
});

test('never more than the time, whatever the cards, the pace and the minutes (seeded)', () => {
  const next = random(3);
  for (let round = 0; round < 300; round += 1) {
    const cards = many(Math.floor(next() * 80), () =>
      (next() < 0.3 ? fresh(NOW - Math.floor(next() * 9 * DAY)) : card({ last: NOW - Math.floor((next() - 0.1) * 90 * DAY), due: NOW + Math.floor((next() - 0.7) * 60 * DAY), stability: next() * 90, gone: next() < 0.1 })));
    const [minutes, pace, reviewed, news] = [1 + Math.floor(next() * 30), 3 + next() * 57, Math.floor(next() * 20), Math.floor(next() * 8)];
    const queue = reviewQueue.queue(cards, { minutes, pace, reviewed, fresh: news, now: NOW });
    assert.ok((queue.ids.length + Math.min(reviewed, reviewQueue.capacity(minutes, pace))) * pace <= minutes * 60 + 1e-6);
    assert.ok(queue.minutes <= minutes);
    assert.equal(queue.due, queue.ids.length + queue.later);
    assert.equal(new Set(queue.ids).size, queue.ids.length);
    assert.ok(queue.ids.filter((id) => cards[id].reps === 0).length <= news);
    assert.ok(queue.ids.every((id) => !cards[id].gone));
    assert.deepEqual(reviewQueue.queue(Object.fromEntries(Object.entries(cards).reverse()), { minutes, pace, reviewed, fresh: news, now: NOW }), queue);
  }
});

test('the pace follows the learner slowly, within reason', () => {
  assert.equal(reviewQueue.paced(12, 0, 0), 12);
  assert.equal(reviewQueue.paced(12, 20, 120), 9);
  assert.equal(reviewQueue.paced(3, 20, 0), 3);
  assert.equal(reviewQueue.paced(60, 5, 9_000), 60);
});

test('settings that make no sense are passed over', () => {
  const set = (name, value) => reviewQueue.measure(record({ settings: selfaccess.merge.table({ [name]: { time: 1, value } }) }));
  assert.deepEqual(set('x', 1), { minutes: 5, fresh: 5, pace: 12 });
  assert.equal(set('review_minutes', 20).minutes, 20);
  for (const value of [0, -1, 2.5, 1e9, '5', null, [5]]) assert.equal(set('review_minutes', value).minutes, 5);
  for (const value of [0, 1e9, 'x', null]) assert.equal(set('review_pace', value).pace, 12);
});

test('what the overview is told', () => {
  const cards = selfaccess.merge.table(many(40, () => card({})));
  assert.deepEqual(selfaccess.reviewDue(record({ cards }), NOW), { due: 40, today: 25, minutes: 5 });
  const activity = { '2025-11-24': { x: { seconds: 0, answers: 0, reviews: 10, resources: {} }, y: { seconds: 0, answers: 0, reviews: 5, resources: {} } } };
  assert.deepEqual(selfaccess.reviewDue(record({ cards, activity }), NOW), { due: 40, today: 10, minutes: 2 });
  assert.deepEqual(selfaccess.reviewDue(record(), NOW), { due: 0, today: 0, minutes: 0 });
  // Of what the site has no more nothing is told.
  const catalogue = { resources: [{ id: 'a/one', questions: [{ id: 'q', points: 1 }] }, { id: 'g', questions: [] }], decks: { g: 0 } };
  const some = { 't:g#a': card({}), 't:h#a': card({}), 'q:a/one#q': card({}), 'q:a/one#p': card({}), 'w:1': card({ own: { front: 'x', back: '', language: '', from: '', context: '' } }), 'w:2': card({}), 'x': card({}) };
  assert.deepEqual(selfaccess.reviewDue(record({ cards: selfaccess.merge.table(some) }), NOW, catalogue), { due: 3, today: 3, minutes: 1 });
  // A question missed yesterday is due today, and needs no library to be counted.
  const missed = record({ attempts: [attempt('q', at(-1), 0), attempt('p', at(0, 8), 0)] });
  assert.deepEqual(selfaccess.reviewDue(missed, NOW), { due: 1, today: 1, minutes: 1 });
  assert.deepEqual(selfaccess.reviewDue(missed, NOW, null, answer), selfaccess.reviewDue(missed, NOW));
});

test('of random records something is always made, and it changes nothing (seeded)', () => {
  const make = records(selfaccess, random(11), { attempts: 30, times: 9 });
  for (let round = 0; round < 100; round += 1) {
    const one = make();
    const before = selfaccess.record.serialise(one);
    for (const now of [0, 5, NOW]) {
      const { due, today, minutes } = selfaccess.reviewDue(one, now, null, answer);
      assert.ok(due >= today && minutes <= 5);
    }
    assert.equal(selfaccess.record.serialise(one), before);
  }
});

test('two devices: of one card the newest review stays, also when one clock was behind', () => {
  const before = record({ cards: selfaccess.merge.table({ 't:g#a': answer(fresh(at(-9)), 3, at(-9)) }) });
  const review = (rating, now) => selfaccess.record.merge(before, reviewCard.patch(before, { 't:g#a': answer(before.cards['t:g#a'], rating, now) }));
  const [phone, desk] = [review(1, at(-2)), review(3, at(-1))];
  const merged = selfaccess.record.merge(phone, desk);
  assert.deepEqual(merged, selfaccess.record.merge(desk, phone));
  assert.deepEqual(merged.cards['t:g#a'], desk.cards['t:g#a']);
  const late = answer(merged.cards['t:g#a'], 1, at(-3));
  assert.deepEqual(selfaccess.record.merge(merged, reviewCard.patch(merged, { 't:g#a': late })).cards['t:g#a'], late);
});

test('the days to come: none is longer than the learner has time', () => {
  const cards = { 't:a#1': card({}), 't:a#2': card({ due: at(1, 0) }), 't:a#3': card({ due: at(2, 0) }), 't:a#4': card({ due: at(2, 0) }), 't:a#5': card({ due: at(9, 0) }), 't:a#6': card({ gone: true }) };
  assert.deepEqual(reviewQueue.forecast(cards, MEASURE, 7), [1, 1, 2, 0, 0, 0, 0]);
  assert.deepEqual(reviewQueue.forecast({ ...cards, ...many(60, () => card({})) }, MEASURE, 5), [25, 25, 14, 0, 0]);
  assert.deepEqual(reviewQueue.forecast(many(12, fresh), { ...MEASURE, fresh: 5 }, 4), [5, 5, 2, 0]);
  assert.deepEqual(reviewQueue.forecast(many(60, () => card({})), { ...MEASURE, reviewed: 30 }, 4), [0, 25, 25, 10]);
});

// ---- how a card is asked ---------------------------------------------------------------------------------------------

const ALL = ['recognise', 'recall', 'listen', 'spell'];
const WAYS = [
  [{ stability: 0, reps: 0 }, ALL, 'recognise'], [{ stability: 1.9, reps: 1 }, ALL, 'recognise'], [{ stability: 2.3, reps: 1 }, ALL, 'recall'],
  [{ stability: 8, reps: 2 }, ALL, 'listen'], [{ stability: 8, reps: 2 }, ['recognise', 'recall', 'spell'], 'recall'], [{ stability: 8, reps: 2 }, ['recognise'], 'recognise'],
  [{ stability: 60, reps: 3 }, ALL, 'spell'], [{ stability: 60, reps: 4 }, ALL, 'listen'], [{ stability: 60, reps: 5 }, ALL, 'recall'], [{ stability: 60, reps: 3 }, ['recognise', 'listen'], 'listen'],
  [{ stability: 0, reps: 0 }, ['recall', 'spell'], 'recall'], [{ stability: 60, reps: 3 }, ['recognise'], 'recognise'], [{ stability: 60, reps: 3 }, [], 'recognise'],
];
for (const [of, possible, expected] of WAYS)
  test(`with ${of.stability} days of stability and ${possible.join(', ') || 'nothing'}: ${expected}`, () => assert.equal(reviewWay.way(of, possible), expected));

test('what a word allows', () => {
  const text = { term: 'café', language: 'fr', pronunciation: '', meaning: 'coffee', translations: 'en', example: '', translation: '', sound: '', url: '', title: '' };
  const able = { voice: true, listen: true, spell: true };
  assert.deepEqual(reviewWay.possible(text, able), ALL);
  assert.deepEqual(reviewWay.possible(text, { ...able, voice: false }), ['recognise', 'recall', 'spell']);
  assert.deepEqual(reviewWay.possible({ ...text, sound: 'a.ogg' }, { ...able, voice: false }), ALL);
  assert.deepEqual(reviewWay.possible({ ...text, sound: 'a.ogg' }, { ...able, listen: false, spell: false }), ['recognise', 'recall']);
  assert.deepEqual(reviewWay.possible({ ...text, meaning: '' }, able), ['recognise']);
  assert.deepEqual(reviewWay.possible({ ...text, meaning: '', example: 'Un café, merci.' }, able), ['recall', 'spell']);
  assert.deepEqual(reviewWay.possible({ ...text, term: 'x'.repeat(41) }, able), ['recognise', 'recall', 'listen']);
  assert.deepEqual(reviewWay.possible({ ...text, term: '?!' }, able), ['recognise', 'recall', 'listen']);
});

const BLANKS = [
  ['Un café, merci.', 'café', 'Un _____, merci.'], ['Café !', 'café', '_____ !'], ['Les cafés', 'café', null], ['Un thé.', 'café', null], ['x', '', null],
  ['電車で行きます。', '電車', '_____で行きます。'], ["S'il vous plaît.", "s'il vous plaît", '_____.'], ['هذا كتاب.', 'كتاب', 'هذا _____.'], ['الكتاب', 'كتاب', null],
];
for (const [sentence, term, expected] of BLANKS) test(`“${term}” taken out of “${sentence}”`, () => assert.equal(reviewWay.blanked(sentence, term), expected));

const SENTENCES = [
  ['Bonjour ! Je voudrais un café, merci. Et vous ?', 'voudrais', 'fr', 'Je voudrais un café, merci.'],
  ['— Je voudrais\n un thé.', 'voudrais', 'fr', 'Je voudrais un thé.'],
  ['お茶をください。水もください。', '水', 'ja', '水もください。'],
  ['voudrais', 'voudrais', '', 'voudrais'],
  ['mot '.repeat(90) + 'fin.', 'fin', 'fr', 'fin'],
];
for (const [text, word, language, expected] of SENTENCES)
  test(`the sentence around “${word}” in “${text.slice(0, 30)}”`, () => {
    const from = text.indexOf(word);
    assert.equal(selfaccess.sentence(text, from, from + word.length, language), expected);
  });

// ---- a session -------------------------------------------------------------------------------------------------------

test('what was not known comes again at the end, without being reckoned, at most twice', () => {
  let session = reviewSession.start(['a', 'b'], 300);
  const say = (rating) => (session = reviewSession.answer(session, rating, 10));
  say(1);
  say(3);
  assert.deepEqual(session.turns, [{ id: 'a', again: 1 }]);
  say(1);
  say(1);
  assert.equal(reviewSession.state(session), 'end');
  assert.deepEqual(session.asked, [{ id: 'a', rating: 1 }, { id: 'b', rating: 3 }]);
  assert.deepEqual(reviewSession.count(session), { asked: 2, known: 1, missed: ['a'], left: 0 });
  assert.equal(session.seconds, 40);
});

test('when the time is over it stops, and goes on if the learner will', () => {
  let session = reviewSession.start(['a', 'b', 'c', 'd'], 20);
  session = reviewSession.answer(session, 3, 25);
  assert.equal(reviewSession.state(session), 'time');
  assert.equal(reviewSession.count(session).left, 3);
  session = reviewSession.goOn(session);
  assert.equal(reviewSession.state(session), 'ask');
  session = reviewSession.without(session, 'b');
  assert.deepEqual(session.turns.map(({ id }) => id), ['c', 'd']);
  // The last two are soon done.
  assert.equal(reviewSession.state({ ...session, most: 20 }), 'ask');
});

test('every session ends (seeded)', () => {
  const next = random(5);
  for (let round = 0; round < 100; round += 1) {
    const ids = Object.keys(many(Math.floor(next() * 30), fresh));
    let session = reviewSession.start(ids, Infinity);
    let steps = 0;
    for (; reviewSession.state(session) === 'ask'; steps += 1) session = reviewSession.answer(session, 1 + Math.floor(next() * 4), next() * 20);
    assert.ok(steps <= ids.length * 3);
    assert.deepEqual(session.asked.map(({ id }) => id).sort(), ids);
  }
});

test('ts-fsrs is a classic script: it sets one name and asks for nothing', () => {
  const { readFileSync } = require('node:fs');
  const source = readFileSync(require.resolve('../../selfaccess/client/vendor/ts-fsrs.umd.js'), 'utf8');
  const { runInNewContext } = require('node:vm');
  const sandbox = {};
  runInNewContext(source, sandbox);
  assert.deepEqual(Object.keys(sandbox), ['FSRS']);
  assert.equal(typeof load({ FSRS: sandbox.FSRS }).reviewSchedule.schedule(sandbox.FSRS).answer, 'function');
});
