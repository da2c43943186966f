'use strict';
/**
 * What the learner’s pages say in figures, reckoned again from a saved file, the site's catalogue and ts-fsrs, as docs/learning.md, docs/review.md and
 * docs/files.md tell it. Nothing of the client is used. Each page is given as the pieces of text on it, in no order.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const DAY = 24 * 60 * 60 * 1000;
const NEVER = '9999-12-31';

// ---- the file (docs/files.md) ----------------------------------------------------------------------------------------

/** The file with all that is left out in it. */
const read = (text) => {
  const file = JSON.parse(text);
  const resources = Object.entries(file.resources);
  const table = (name, usual) => new Map(Object.entries(file[name] ?? {}).map(([id, entry]) => [id, { ...usual, ...entry }]));
  const rows = (name, fields) => new Map(Object.entries(file[name] ?? {}).map(([id, row]) => [id, Object.fromEntries(fields.map(([field, usual], index) => [field, row[index] ?? usual]))]));
  const fields = (...names) => names.map((name) => [name, 0]);
  return {
    library: file.library,
    attempts: resources.flatMap(([resource, { attempts = {} }]) => Object.entries(attempts).flatMap(([question, rows]) =>
      rows.map(([time, score, tries = 1, first = score, points = 1, hints = 0, sure]) => ({ resource, question, time, score, tries, first, points, hints, sure })))).sort(byTime),
    sittings: resources.flatMap(([resource, { sittings = [] }]) => sittings.map((one) => ({ resource, ...one }))).sort(byTime),
    written: new Set(resources.flatMap(([resource, { drafts = {} }]) =>
      Object.entries(drafts).filter(([, { done, given = null }]) => done && given !== null).map(([question]) => `${resource}#${question}`))),
    begun: new Set(resources.map(([resource]) => resource)),
    visits: new Map(resources.flatMap(([resource, { visit }]) => (visit ? [[resource, visit]] : []))),
    activity: new Map(Object.entries(file.activity ?? {}).map(([day, devices]) =>
      [day, Object.values(devices).map(([seconds, answers = 0, reviews = 0, resources = {}]) => ({ seconds, answers, reviews, resources }))])),
    goals: table('goals', { why: '', due: '', evidence: '', resources: [], source: '', state: 'open', closing: '' }),
    notes: table('notes', { kind: 'diary', resource: '', text: '', prompt: '', verdict: '', gone: false }),
    cards: rows('cards', [...fields('time', 'made', 'due', 'stability', 'difficulty', 'reps', 'lapses', 'state', 'last', 'elapsed', 'steps'), ['gone', false], ['own', null]]),
    settings: new Map(Object.entries(file.settings ?? {}).map(([name, [, value]]) => [name, value])),
    contributions: table('contributions', { more: {}, state: 'open' }),
    guesses: new Map(Object.entries(file.guesses ?? {}).map(([id, [, minutes]]) => [id, minutes])),
  };
};
const byTime = (a, b) => a.time - b.time;

// ---- days and words --------------------------------------------------------------------------------------------------

const two = (n) => String(n).padStart(2, '0');
/** The day of a moment, where one is. */
const dayOf = (time) => {
  const at = new Date(time);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};
const noon = (day) => new Date(`${day}T12:00:00`);
const later = (day, n) => {
  const at = noon(day);
  at.setDate(at.getDate() + n);
  return dayOf(at);
};
/** 0 for Monday. */
const weekday = (day) => (noon(day).getDay() + 6) % 7;
const weekOf = (day, first) => later(day, -((weekday(day) - first + 7) % 7));
const daysBetween = (from, to) => Math.round((noon(to) - noon(from)) / DAY);
const written = (options) => (day) => new Intl.DateTimeFormat('en', options).format(noon(day));
const date = (time) => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(time);
const dateOf = (day) => date(noon(day));
const shortDay = written({ weekday: 'short', day: 'numeric', month: 'short' });
const percent = (share) => `${Math.round(100 * share)}%`;
const minutesOf = (seconds) => Math.round(seconds / 60);
const duration = (minutes) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
};
const many = (n, one, others = `${one}s`) => `${n} ${n === 1 ? one : others}`;
const sum = (list, of) => list.reduce((total, entry) => total + of(entry), 0);
const isIn = (value) => value !== null && value !== undefined && value !== false;

/** Entries under what `name` gives. */
const grouped = (list, name) => {
  const found = new Map();
  for (const entry of list) found.set(name(entry), [...(found.get(name(entry)) ?? []), entry]);
  return found;
};

/** The file as it was when the day began, but with the goals of that day. */
const asOf = (text, day) => {
  const file = JSON.parse(text);
  const [start, end] = [day, later(day, 1)].map((one) => new Date(`${one}T00:00:00`).getTime());
  const some = (table, keep) => Object.fromEntries(Object.entries(table ?? {}).filter(([key, value]) => keep(value, key)));
  const resources = Object.fromEntries(Object.entries(file.resources).map(([id, { visit, attempts = {}, drafts, sittings = [] }]) => [id, {
    ...(visit?.[0] < start ? { visit } : {}), drafts: some(drafts, ({ time }) => time < start), sittings: sittings.filter(({ time }) => time < start),
    attempts: some(Object.fromEntries(Object.entries(attempts).map(([question, rows]) => [question, rows.filter(([time]) => time < start)])), (rows) => rows.length > 0),
  }]));
  const isThere = ({ visit, attempts, drafts, sittings }) => visit !== undefined || sittings.length + Object.keys(attempts).length + Object.keys(drafts).length > 0;
  return JSON.stringify({ ...file, resources: some(resources, isThere), activity: some(file.activity, (_, key) => key < day), goals: some(file.goals, ({ made }) => made < end) });
};

/**
 * All of it. `first` is the weekday with which weeks begin, 0 for Monday; `folder` that of the site, and `title` its title.
 * @param {string} text
 * @param {{ catalogue: any, folder: string, title: string, now: number, first: number }} at
 */
const reckon = (text, { catalogue, folder, title, now, first }) => {
  const file = read(text);
  const today = dayOf(now);
  const entries = new Map(catalogue.resources.map((entry) => [entry.id, entry]));
  const titleOf = (id) => entries.get(id)?.title ?? id;
  const attemptsOf = grouped(file.attempts, ({ resource, question }) => `${resource}#${question}`);
  const isOn = (part) => file.settings.get(`off:${part}`) !== true;

  // ---- today, this week, and the weeks ----

  const ofDay = (day) => {
    const counted = file.activity.get(day) ?? [];
    return {
      seconds: sum(counted, ({ seconds }) => seconds), reviews: sum(counted, ({ reviews }) => reviews),
      answers: Math.max(sum(counted, ({ answers }) => answers), file.attempts.filter(({ time }) => dayOf(time) === day).length),
    };
  };
  const workDays = [...new Set([...file.activity.keys(), ...file.attempts.map(({ time }) => dayOf(time))])].sort();
  const ofDays = (days) => ({ seconds: sum(days, (day) => ofDay(day).seconds), answers: sum(days, (day) => ofDay(day).answers), reviews: sum(days, (day) => ofDay(day).reviews) });
  const week = (from) => Array.from({ length: 7 }, (_, index) => later(from, index));
  const thisWeek = weekOf(today, first);
  const secondsAt = (resource) => sum([...file.activity.values()].flat(), ({ resources }) => resources[resource] ?? 0);

  // ---- how far one is with a resource ----

  const far = (id) => {
    const { kind, questions } = entries.get(id);
    const answered = questions.filter((question) => attemptsOf.has(`${id}#${question.id}`) || file.written.has(`${id}#${question.id}`)).length;
    const isDone = kind === 'questionnaire' ? file.sittings.some(({ resource }) => resource === id) : kind !== 'path' && file.begun.has(id) && answered === questions.length;
    return { answered, total: questions.length, state: !file.begun.has(id) ? 'new' : isDone ? 'done' : 'begun' };
  };
  /** What the last answers to its questions come to. */
  const score = (id) => {
    const last = entries.get(id).questions.flatMap((question) => attemptsOf.get(`${id}#${question.id}`)?.at(-1) ?? []);
    const outOf = sum(last, ({ points }) => points);
    return outOf === 0 ? null : sum(last, (one) => one.points * one.score) / outOf;
  };
  const lastTime = (id) => Math.max(file.visits.get(id)?.[1] ?? 0, ...[...file.attempts, ...file.sittings].filter(({ resource }) => resource === id).map(({ time }) => time));
  const touched = [...new Set([...file.visits.keys(), ...file.attempts.map(({ resource }) => resource), ...file.sittings.map(({ resource }) => resource)])]
    .sort((a, b) => lastTime(b) - lastTime(a));
  const farText = (id) => {
    const { state, answered, total } = far(id);
    const how = total > 0 && state !== 'done' ? `${answered} of ${many(total, 'question')}` : { new: 'not begun', begun: 'begun', done: 'done' }[state];
    return [how, score(id) === null ? null : `${percent(score(id))} right`].filter(isIn).join(', ');
  };

  // ---- strengths and gaps ----

  const evidence = catalogue.resources.flatMap((entry) => entry.questions.flatMap(({ id }, index) => {
    const attempts = (attemptsOf.get(`${entry.id}#${id}`) ?? []).slice(-6).reverse();
    if (attempts.length === 0) return [];
    const share = attempts.reduce((all, { first }, index) => all + first / 2 ** index, 0) / attempts.reduce((all, _, index) => all + 1 / 2 ** index, 0);
    return [{ entry, id, number: index + 1, attempts, share, newest: attempts[0].time, points: attempts[0].points, veryFirst: attemptsOf.get(`${entry.id}#${id}`)[0] }];
  })).sort((a, b) => b.newest - a.newest);
  const shareOf = (group) => {
    const newest = Math.max(...group.map((one) => one.newest));
    const weight = (one) => one.points * 0.5 ** ((newest - one.newest) / DAY / 30);
    return sum(group, (one) => weight(one) * one.share) / sum(group, weight);
  };
  /** As it is shown, in whole per cent. */
  const whole = (share) => Math.round(100 * share);
  const says = (group) => {
    const share = whole(shareOf(group));
    if (group.length < 4) return 'few';
    if (share < 60) return 'gap';
    return now - Math.max(...group.map(({ newest }) => newest)) > 28 * DAY ? 'rusty' : share >= 80 ? 'strong' : 'growing';
  };
  const learnt = catalogue.languages.filter(({ id }) => evidence.some(({ entry }) => entry.language === id));
  const apart = learnt.length > 1;
  const claimsOf = (dimension, names) => {
    const languages = apart ? [...learnt, { id: '', title: '' }] : [null];
    return languages.flatMap((language) => names.flatMap(({ id, title }) => {
      const fits = (entry) => [entry[dimension] ?? entry[`${dimension}s`]].flat().includes(id) && (language === null || entry.language === language.id);
      const group = evidence.filter(({ entry }) => fits(entry));
      const name = !apart || language.id === '' || dimension === 'objective' ? title : dimension === 'level' ? `${language.title} ${title}` : `${title} (${language.title})`;
      return group.length === 0 ? [] : [{ dimension, name, group, fits, share: shareOf(group), says: says(group) }];
    }));
  };
  const named = (texts) => [...new Set(texts)].map((text) => ({ id: text, title: text }));
  const claims = {
    skill: claimsOf('skill', catalogue.skills),
    level: claimsOf('level', named(catalogue.levels)),
    topic: claimsOf('topic', named(catalogue.resources.flatMap(({ topics }) => topics).sort())),
    objective: claimsOf('objective', named(evidence.flatMap(({ entry }) => entry.objectives))),
  };
  /** For a gap up to three resources, in its language. */
  const helps = ({ group, fits }) => {
    const missed = group.filter(({ share }) => share < 1);
    const rank = (level) => catalogue.levels.indexOf(level);
    const levels = missed.map(({ entry }) => rank(entry.level)).filter((level) => level >= 0);
    const level = Math.round(sum(levels, (one) => one) / levels.length);
    const misses = (id) => missed.filter(({ entry }) => entry.id === id).length;
    const distance = (entry) => (levels.length === 0 || entry.level === '' ? 0 : Math.abs(rank(entry.level) - level));
    const isOurs = ({ kind, language }) => !['path', 'questionnaire'].includes(kind) && group.some(({ entry }) => entry.language === language);
    return catalogue.resources.filter((entry) => isOurs(entry) && fits(entry) && (misses(entry.id) > 0 || far(entry.id).state !== 'done'))
      .sort((a, b) => distance(a) - distance(b) || misses(b.id) - misses(a.id)).slice(0, 3);
  };

  // ---- time and the plan ----

  const measured = catalogue.resources.filter(({ id, minutes, questions }) => questions.length > 0 && minutes > 0 && secondsAt(id) >= 60 && far(id).state === 'done')
    .map(({ id, minutes }) => secondsAt(id) / 60 / minutes).sort((a, b) => a - b);
  const within = (value, least, most) => Math.min(most, Math.max(least, value));
  const median = (measured[Math.floor((measured.length - 1) / 2)] + measured[Math.ceil((measured.length - 1) / 2)]) / 2;
  const pace = measured.length < 3 ? 1 : within(median, 0.5, 3);
  const takes = (id) => {
    const { minutes } = entries.get(id);
    const { state, answered, total } = far(id);
    const expected = (minutes || 10) * pace;
    const tells = total > 0 && answered / total >= 0.5 && secondsAt(id) >= 60;
    const all = Math.max(1, Math.round(tells ? within(secondsAt(id) / 60 / (answered / total), expected / 2, 3 * expected) : expected));
    const left = total > 0 ? Math.ceil((all * (total - answered)) / total) : all;
    return { all, left: state === 'done' ? 0 : Math.max(1, left) };
  };
  const sooner = (a, b) => ((a.due || NEVER) < (b.due || NEVER) ? -1 : (a.due || NEVER) > (b.due || NEVER) ? 1 : 0);
  const openGoals = [...file.goals].map(([id, goal]) => ({ id, ...goal })).filter(({ state }) => state === 'open').sort((a, b) => sooner(a, b) || a.made - b.made);
  /** A course stands for its steps. */
  const aimsOf = ({ resources }) => {
    const ids = resources.flatMap((id) => (entries.get(id)?.kind === 'path' ? entries.get(id).steps : [id]));
    return [...new Set(ids)].filter((id) => entries.has(id) && entries.get(id).kind !== 'path');
  };
  const needsOf = (id) => (entries.get(id)?.needs ?? []).flatMap((need) => [...needsOf(need), need]);

  const tasks = (() => {
    const wanted = new Map();
    for (const goal of openGoals)
      for (const id of aimsOf(goal)) if (takes(id).left > 0) wanted.set(id, { id, due: [wanted.get(id)?.due ?? NEVER, goal.due || NEVER].sort()[0], goal: wanted.get(id)?.goal ?? goal });
    for (const { id, due } of [...wanted.values()]) for (const need of needsOf(id)) if (wanted.has(need) && wanted.get(need).due > due) wanted.set(need, { ...wanted.get(need), due });
    const ordered = new Set();
    for (const { id } of [...wanted.values()].sort(sooner)) for (const one of [...needsOf(id), id]) if (wanted.has(one)) ordered.add(one);
    return [...ordered].map((id) => ({ ...wanted.get(id), left: takes(id).left }));
  })();

  const spentOn = (day) => {
    if (ofDay(day).seconds > 0) return minutesOf(ofDay(day).seconds);
    const answered = file.attempts.filter(({ time, resource }) => dayOf(time) === day && entries.has(resource));
    return Math.round(sum(answered, ({ resource }) => takes(resource).all / Math.max(1, entries.get(resource).questions.length)));
  };
  const weekTime = file.settings.get('week') ?? null;
  const total = (minutes) => sum(minutes, (one) => one);
  /** The days from today on in a week of so many minutes: what is left of each, and what of that is for the review. */
  const daysOf = (minutesOfWeek) => {
    const cards = isOn('review') && [...file.cards.values()].some(({ gone }) => !gone);
    let left = total(minutesOfWeek) - sum(week(thisWeek), spentOn);
    return Array.from({ length: 366 }, (_, index) => {
      const day = later(today, index);
      if (index > 0 && weekday(day) === first) left = total(minutesOfWeek);
      const spent = week(thisWeek).includes(day) ? spentOn(day) : 0;
      const minutes = Math.max(0, Math.min(minutesOfWeek[weekday(day)] - spent, left));
      left -= minutes;
      const reviewed = day === today && ofDay(today).reviews > 0;
      return { day, minutes, review: cards && minutes >= 15 && !reviewed ? 5 : 0, begun: spent > 0 };
    });
  };

  /** The days filled with the tasks in their order: nicely, or to the last minute. */
  const fill = (some, allDays, nicely) => {
    const sittings = [];
    const waiting = some.map((task) => ({ ...task, done: 0 }));
    const days = allDays.map((one) => ({ ...one, free: one.minutes - one.review })).filter(({ free }) => free > 0);
    days.forEach(({ day, free: all, begun }, index) => {
      let free = all;
      while (waiting.length > 0 && free > 0) {
        const [task] = waiting;
        const left = task.left - task.done;
        let taken = Math.min(left, free);
        if (nicely && left > free) {
          const isFirst = free === all && !begun;
          if (!isFirst && (free < 10 || left <= (days[index + 1]?.free ?? 0))) break;
          if (left - free < 5 && left >= 10) taken = left - 5;
        }
        sittings.push({ day, id: task.id, goal: task.goal, minutes: taken, begins: task.done === 0, ends: taken === left });
        task.done += taken;
        free -= taken;
        if (taken === left) waiting.shift();
        else if (nicely) break;
      }
    });
    const ends = new Map(sittings.filter(({ ends }) => ends).map(({ id, day }) => [id, day]));
    return { days: allDays, sittings, ends, kept: some.filter(({ id, due }) => ends.get(id) <= due).length };
  };
  const layOut = (minutesOfWeek, some) => {
    const days = daysOf(minutesOfWeek);
    const [nice, tight] = [fill(some, days, true), fill(some, days, false)];
    return tight.kept > nice.kept ? tight : nice;
  };
  const plan = layOut(weekTime ?? [0, 0, 0, 0, 0, 0, 0], tasks);
  const openDays = plan.days;

  /** What helps a goal that is late: another day, more minutes a week, fewer resources. */
  const helpsLate = (goal, end) => {
    const own = tasks.filter(({ id }) => aimsOf(goal).includes(id));
    const isKept = ({ ends }, some = own) => some.every(({ id }) => ends.get(id) <= goal.due);
    const longer = Array.from({ length: 12 }, (_, index) => weekTime.map((minutes) => (minutes > 0 ? minutes + 5 * (index + 1) : 0))).find((minutes) => isKept(layOut(minutes, tasks)));
    const others = openGoals.filter(({ id }) => id !== goal.id).flatMap(aimsOf);
    const spare = own.slice(1).filter(({ id }) => !others.includes(id));
    const n = spare.findIndex((_, index) => {
      const [rest, ours] = [tasks, own].map((some) => some.filter((task) => !spare.slice(-index - 1).includes(task)));
      return isKept(layOut(weekTime, rest), ours);
    }) + 1;
    const out = n > 0 ? spare.slice(-n).map(({ id }) => titleOf(id)) : [];
    return [
      `Take ${shortDay(end)} instead`, ...(longer ? [`Give it ${duration(total(longer) - total(weekTime))} more a week`] : []),
      ...(n > 1 ? [`Leave out ${n} resources`, `Would be left out: ${new Intl.ListFormat('en').format(out)}.`] : n === 1 ? [`Leave out “${out[0]}”`] : []),
    ];
  };
  const partText = ({ minutes, begins, ends }) => (begins && ends ? duration(minutes) : `the ${begins ? 'first' : ends ? 'last' : 'next'} ${duration(minutes)}`);

  /** What the last day with time held, as it stood on that morning, and was not touched since. */
  const moved = () => {
    const day = [1, 2, 3, 4, 5, 6, 7].map((ago) => later(today, -ago)).find((one) => weekTime?.[weekday(one)] > 0);
    if (day === undefined || tasks.length === 0) return [];
    const then = reckon(asOf(text, day), { catalogue, folder, title, now: noon(day).getTime(), first }).plan;
    const since = new Date(`${day}T00:00:00`).getTime();
    const ids = [...new Set(then.sittings.filter((one) => one.day === day).map(({ id }) => id))].filter((id) => lastTime(id) < since && tasks.some((task) => task.id === id));
    const why = file.settings.get('why') ?? '';
    const said = day === later(today, -1) ? 'yesterday' : shortDay(day);
    return ids.length === 0 ? [] : [`From ${said}: ${listOf(ids)}. It is laid out anew from today; nothing is lost.${why === '' ? '' : ` You wanted it for this: ${why}.`}`];
  };
  const listOf = (ids) => new Intl.ListFormat('en').format([...new Set(ids)].map(titleOf));

  /** The box on today. */
  const todayBox = () => {
    if (openGoals.length === 0) return [];
    const minutes = weekTime?.[weekday(today)] ?? 0;
    const here = plan.sittings.filter(({ day }) => day === today);
    const [{ review = 0 } = {}] = openDays;
    const nextDay = plan.sittings.find(({ day }) => day > today)?.day;
    const spent = spentOn(today);
    const why = minutes === 0 ? 'No time is set aside for today.' : spent >= minutes ? 'You have had your time for today.' : 'You have had your time for this week.';
    const saidDay = nextDay === later(today, 1) ? 'tomorrow' : nextDay && shortDay(nextDay);
    const since = new Date(`${today}T00:00:00`).getTime();
    const goals = [...file.goals.values()].filter(({ state }) => ['open', 'reached'].includes(state));
    const worked = [...new Set(goals.flatMap(aimsOf))].filter((id) => lastTime(id) >= since && !here.some((one) => one.id === id));
    return [
      `Today, ${written({ weekday: 'long', day: 'numeric', month: 'long' })(today)}`,
      [minutes > 0 ? `${duration(minutes)} set aside` : null, spent > 0 ? `${duration(spent)} spent so far` : null].filter(isIn).join(' · '),
      ...here.flatMap((one) => [`${titleOf(one.id)} ${partText(one)}`, one.goal.text]),
      ...(review > 0 ? [`Review your cards ${duration(review)}`] : []),
      ...(here.length + review === 0 ? [nextDay === undefined ? why : `${why} Next (${saidDay}): ${listOf(plan.sittings.filter(({ day }) => day === nextDay).map(({ id }) => id))}.`] : []),
      ...moved(),
      ...(worked.length > 0 ? [`Worked on today: ${worked.map(titleOf).join(' · ')}`] : []),
    ];
  };

  // ---- the review (docs/review.md) ----

  const cards = (() => {
    const FSRS = require(join(folder, '_selfaccess/ts-fsrs.js'));
    const scheduler = FSRS.fsrs({ enable_fuzz: false, enable_short_term: false, request_retention: 0.9, maximum_interval: 365 });
    const noonUtc = (time) => new Date(`${dayOf(time)}T12:00:00Z`);
    const answered = (card, rating, time) => {
      const empty = { ...FSRS.createEmptyCard(noonUtc(time)) };
      const before = card === null ? empty : { ...empty, stability: card.stability, difficulty: card.difficulty, reps: card.reps, lapses: card.lapses, state: 2, last_review: noonUtc(card.last) };
      const { card: next } = scheduler.next(before, noonUtc(time), rating);
      const round = (value) => Math.round(value * 10_000) / 10_000;
      const due = new Date(`${later(dayOf(time), next.scheduled_days)}T00:00:00`).getTime();
      return { ...next, due, stability: round(next.stability), difficulty: round(next.difficulty), last: time, made: card?.made ?? time, gone: false };
    };
    const found = new Map(file.cards);
    for (const [key, attempts] of isOn('review_questions') ? attemptsOf : []) {
      let card = found.get(`q:${key}`) ?? null;
      if (card?.gone) continue;
      for (const { time, score, first, hints } of attempts) {
        if (card !== null && (time <= card.last || dayOf(time) === dayOf(card.last))) continue;
        const rating = score < 1 ? 1 : first < 1 || hints > 0 ? 2 : 3;
        // Until it was missed, each day's first answer only passes.
        if (card === null && (rating > 1 || attempts.some((other) => other.time < time && dayOf(other.time) === dayOf(time)))) continue;
        card = answered(card, rating, time);
      }
      if (card !== null) found.set(`q:${key}`, card);
    }
    return [...found].map(([id, card]) => ({ id, ...card })).filter(({ id }) => !id.startsWith('q:') || entries.has(id.slice(2, id.lastIndexOf('#'))));
  })();
  const active = cards.filter(({ gone }) => !gone);
  const queue = (() => {
    const [minutes, fresh, seconds] = [file.settings.get('review_minutes') ?? 5, file.settings.get('review_new') ?? 5, file.settings.get('review_pace') ?? 12];
    const isDue = ({ reps, due, last }) => reps > 0 && due <= now && dayOf(last) !== today;
    const unseen = active.filter(({ reps }) => reps === 0).length;
    const begun = active.filter(({ id, reps, last }) => reps === 1 && !id.startsWith('q:') && dayOf(last) === today).length;
    const due = active.filter(isDue).length;
    const all = due + Math.min(unseen, Math.max(0, fresh - begun));
    const room = Math.floor((minutes * 60) / seconds);
    const asked = Math.min(all, Math.max(0, room - ofDay(today).reviews));
    // The days to come: what falls due, what was left over, and some new words.
    const days = [asked];
    let [over, fewer] = [all - asked, unseen - (all - due)];
    for (let ahead = 1; ahead < 7; ahead += 1) {
      const falls = active.filter((card) => card.reps > 0 && !isDue(card) && Math.max(1, daysBetween(today, dayOf(card.due))) === ahead).length;
      const news = Math.min(fewer, fresh);
      const waits = over + falls + news;
      days.push(Math.min(waits, room));
      [over, fewer] = [waits - days[ahead], fewer - news];
    }
    const coming = active.filter((card) => card.reps > 0 && !isDue(card)).map(({ due }) => Math.max(1, daysBetween(today, dayOf(due))));
    return { asked, wait: all - asked, minutes: Math.ceil((asked * seconds) / 60), room, days, next: all - asked > 0 || unseen > 0 ? 1 : Math.min(...coming) };
  })();

  const when = (days) => {
    const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
    return days < 60 ? format.format(days, 'day') : days < 360 ? format.format(Math.round(days / 30), 'month') : format.format(Math.max(1, Math.round(days / 365)), 'year');
  };
  /** What stands on a card: a headword with its meaning, or which question it is. */
  const nameOf = (id) => {
    const [of, part] = [id.slice(2, id.lastIndexOf('#')), id.slice(id.lastIndexOf('#') + 1)];
    if (id.startsWith('q:')) return `${titleOf(of)}, question ${entries.get(of).questions.findIndex((question) => question.id === part) + 1}`;
    const deck = JSON.parse(/load\(\d+, ?(.*)\);/s.exec(readFileSync(join(folder, `_selfaccess/decks/${catalogue.decks[of]}.js`), 'utf8'))[1]);
    return `${deck.terms[part].term} — ${deck.terms[part].meaning}`;
  };
  const groupOf = ({ id, gone }) => (gone ? 'Set aside' : id.startsWith('w:') ? 'Your own words' : titleOf(id.slice(2, id.lastIndexOf('#'))));
  const review = () => [
    [
      queue.asked > 0 ? `${many(queue.asked, 'card')} for today, about ${duration(queue.minutes)}.` : queue.wait > 0 ? 'That was today’s share.' : 'Nothing waits for you today.',
      queue.wait > 0 ? `${queue.wait} more can wait; ${queue.wait === 1 ? 'it comes on another day' : 'they come over the next days, the most urgent first'}.` : null,
      queue.asked + queue.wait === 0 ? `The next card is due ${when(queue.next)}.` : null,
    ].filter(isIn).join(' '),
    ...queue.days.map((n, ahead) => `${n} ${written({ weekday: 'short' })(later(today, ahead))}`),
    `You have ${many(active.length, 'card')}.`,
    ...Array.from(grouped(cards, groupOf), ([title, some]) => `${title} (${some.length})`),
    ...cards.map((card) => `${nameOf(card.id)} ${card.gone ? 'Set aside' : card.reps === 0 ? 'not asked yet' : `due ${when(Math.max(0, daysBetween(today, dayOf(card.due))))}`}`),
  ];

  // ---- the pages ----

  /** A list of which the tail unfolds. */
  const tail = (n, shown) => (n > shown ? [`Show ${n - shown} more`] : []);
  const cut = (name) => (name.length > 36 ? `${name.slice(0, 35)}…` : name);
  const row = (...cells) => cells.join(' | ');

  const claimPieces = (wanted, order) => {
    const found = Object.values(claims).flat().filter((claim) => claim.says === wanted).sort(order);
    const lines = [...grouped(found, ({ group }) => group.map(({ entry, id }) => `${entry.id}#${id}`).join()).values()];
    return [
      ...lines.flatMap(([claim, ...others]) => [
        `${claim.name} ${{ skill: 'Skill', level: 'Level', topic: 'Topic', objective: 'Objective' }[claim.dimension]} ${percent(claim.share)} right`,
        ...(others.length > 0 ? [`From the same answers: ${others.map(({ name }) => name).join(' · ')}`] : []),
        ...(wanted === 'gap' ? [`This helps: ${helps(claim).map(({ title }) => title).join(' · ')}`] : []),
        `${many(sum(claim.group, ({ attempts }) => attempts.length), 'answer')} to ${many(claim.group.length, 'question')}`,
        ...claim.group.map(({ entry, number, attempts }) => `${entry.title}, Question ${number}: ${attempts.map(({ time, first }) => `${date(time)}: ${percent(first)}`).join(' · ')}`),
      ]),
      ...tail(lines.length, 5),
    ];
  };
  const SAYS = { strong: 'goes well', growing: 'is growing', gap: 'a gap', rusty: 'look again', few: 'too little to say' };
  const claimRows = (some) => some.map(({ name, share, group, says }) =>
    row(name, percent(share), group.length, sum(group, ({ attempts }) => attempts.length), date(Math.max(...group.map(({ newest }) => newest))), SAYS[says]));

  const learning = () => {
    const goOn = touched.filter((id) => entries.has(id) && entries.get(id).kind !== 'path' && far(id).state === 'begun');
    const totals = (name, days) => {
      const { seconds, answers, reviews } = ofDays(days);
      const facts = [seconds >= 30 ? duration(minutesOf(seconds)) : null, answers > 0 ? many(answers, 'answer') : null, reviews > 0 ? many(reviews, 'card') : null].filter(isIn);
      return `${name}: ${facts.length > 0 ? facts.join(', ') : 'nothing yet'}`;
    };
    const weeks = Array.from({ length: 12 }, (_, index) => later(thisWeek, 7 * (index - 11))).map((from) => ({ from, minutes: minutesOf(ofDays(week(from)).seconds) }));
    const busy = weeks.filter(({ minutes }) => minutes > 0);
    const missed = touched.map((id) => {
      const last = entries.get(id).questions.map((question, index) => ({ number: index + 1, score: attemptsOf.get(`${id}#${question.id}`)?.at(-1).score ?? 1 }));
      return { id, questions: last.filter(({ score }) => score < 1) };
    }).filter(({ questions }) => questions.length > 0);
    const chart = (some) => row(...some.flatMap(({ name, share }) => [cut(name), percent(share)]));

    const said = evidence.flatMap(({ attempts }) => attempts).filter(({ sure }) => sure !== undefined);
    const sureness = [[1, 'sure'], [0.5, 'fairly sure'], [0, 'not sure']].map(([level, name]) => ({ name, some: said.filter(({ sure }) => sure === level) })).filter(({ some }) => some.length > 0)
      .map(({ name, some }) => [`${name} (${many(some.length, 'answer')})`, percent(sum(some, ({ first }) => first) / some.length)]);

    const statements = catalogue.resources.flatMap(({ id, cando }) => {
      const sitting = file.sittings.filter(({ resource }) => resource === id).at(-1);
      return sitting === undefined ? [] : cando.flatMap((list) => list.items.flatMap(({ text, resource }, index) => {
        const given = sitting.answers[list.id][index];
        const group = evidence.filter(({ entry }) => entry.id === resource);
        if (given === null || group.length < 4) return [];
        const share = shareOf(group);
        const judged = given === 2 && whole(share) < 60 ? 'look once more' : given === 0 && whole(share) >= 80 ? 'you can do more than you say' : 'they agree';
        return [[text, `You say: ${['not yet', 'with help', 'yes, I can'][given]} · your answers: ${percent(share)} ${titleOf(resource)} · ${judged}`]];
      }));
    });

    const side = (attempts) => ({ share: sum(attempts, ({ first, points }) => first * points) / sum(attempts, ({ points }) => points), time: Math.max(...attempts.map(({ time }) => time)) });
    const again = Array.from(grouped(evidence.filter(({ veryFirst, attempts }) => veryFirst.time < attempts[0].time), ({ entry }) => entry), ([entry, some]) =>
      ({ entry, n: some.length, then: side(some.map(({ veryFirst }) => veryFirst)), now: side(some.map(({ attempts }) => attempts[0])) })).sort((a, b) => b.now.time - a.now.time);

    const handedIn = [...grouped(file.sittings, ({ resource }) => resource)].map(([id, sittings]) => {
      const [last, before] = [...sittings].reverse();
      const name = (result) => (result.startsWith('can-do:') ? `I can (${result.slice(7)})` : result.replace(/^./, (letter) => letter.toUpperCase()));
      const sides = [before, last].filter(isIn);
      const rows = Object.keys(last.results).map((result) => [name(result), ...sides.map(({ results }) => (result in results ? `${results[result]}%` : '–'))]);
      const dates = sides.map(({ time }) => `On ${date(time)}`);
      return [titleOf(id), sittings.length === 1 ? `Answered on ${date(last.time)}.` : `Answered ${sittings.length} times, the last time on ${date(last.time)}.`,
        ...(sides.length > 1 ? dates : []), row(...rows.flat()), row('Result', ...dates), ...rows.map((cells) => row(...cells))];
    });

    const timed = touched.filter((id) => secondsAt(id) >= 30 || file.guesses.has(id));
    const guessed = timed.filter((id) => far(id).state === 'done' && file.guesses.has(id) && secondsAt(id) >= 30);
    const ratio = sum(guessed, secondsAt) / 60 / sum(guessed, (id) => file.guesses.get(id));
    const guesses = { good: 'Your guesses are good. For', short: 'Things take you longer than you guess. For', long: 'You are quicker than you think. For' };
    const ending = ratio > 1.25 ? '; leave yourself that much room in your plan.' : '.';
    const guessText = () => `${guesses[ratio > 1.25 ? 'short' : ratio < 0.8 ? 'long' : 'good']} ${guessed.length} resources that you have done you took ` +
      `${Number(ratio.toFixed(1))} times the time that you guessed${ending}`;
    const orNone = (minutes) => (minutes ? duration(Math.max(1, Math.round(minutes))) : '–');

    return [
      ...goOn.slice(0, 3).map((id) => `${titleOf(id)} ${farText(id)}`),
      ...todayBox(),
      totals('Today', [today]), totals('This week', week(thisWeek)),
      `In all: ${many(touched.filter((id) => entries.has(id) && far(id).state === 'done').length, 'resource')} done`, `In all: ${many(attemptsOf.size, 'question')} answered`,
      ...(busy.length < 2 ? [] : [row(...busy.map(({ minutes }) => minutes), dateOf(weeks[0].from), dateOf(thisWeek)), ...weeks.map(({ from, minutes }) => row(dateOf(from), duration(minutes)))]),
      ...claimPieces('strong', (a, b) => b.share - a.share), ...claimPieces('gap', (a, b) => a.share - b.share),
      ...missed.flatMap(({ id, questions }) => [titleOf(id), ...questions.map(({ number, score }) => `Question ${number}${score > 0 ? ` ${percent(score)}` : ''}`)]),
      ...tail(missed.length, 8),
      chart(claims.skill), chart(claims.level), ...claimRows(Object.values(claims).flat()),
      `Show ${many(claims.topic.length, 'line')}`, `Show ${many(claims.objective.length, 'line')}`,
      row(...sureness.flat()), ...sureness.map((cells) => row(...cells)),
      ...statements.flat(), ...tail(statements.length, 5),
      row(...again.slice(0, 6).flatMap(({ entry, n, then, now }) => [cut(`${many(n, 'question')}: ${entry.title}`), percent(then.share), percent(now.share)])),
      ...again.map(({ entry, n, then, now }) => row(entry.title, n, percent(then.share), date(then.time), percent(now.share), date(now.time))),
      ...handedIn.flat(),
      ...(guessed.length >= 3 ? [guessText()] : []),
      `Show ${many(timed.length, 'line')}`, ...timed.map((id) => row(titleOf(id), orNone(entries.get(id).minutes), orNone(file.guesses.get(id)), orNone(secondsAt(id) / 60))),
      ...touched.map((id) => `${titleOf(id)} ${date(lastTime(id))} ${farText(id)}`), ...tail(touched.length, 8),
    ];
  };

  const goals = () => {
    const folded = (text) => text.toLowerCase().replace(/[\p{P}\s]+/gu, ' ').trim();
    const saidOf = (text) => file.sittings.flatMap(({ resource, time, answers }) => {
      const given = entries.get(resource).cando.flatMap(({ id, items }) => items.flatMap((item, index) => (folded(item.text) === folded(text) ? [answers[id]?.[index]] : []))).filter(isIn);
      return given.length > 0 ? [`${['not yet', 'with help', 'yes, I can'][Math.min(...given)]} (${shortDay(dayOf(time))})`] : [];
    });
    const endsOf = (goal) => tasks.filter(({ id }) => aimsOf(goal).includes(id)).map(({ id }) => plan.ends.get(id)).sort();
    const isLate = (goal) => goal.due !== '' && endsOf(goal).some((day) => day > goal.due);
    const late = openGoals.filter(isLate).length;
    const card = (goal) => {
      const aims = aimsOf(goal);
      const left = sum(aims, (id) => takes(id).left);
      const ends = endsOf(goal);
      const spare = goal.due === '' ? 0 : daysBetween(ends.at(-1), goal.due);
      const stepFacts = (id) => [
        far(id).state === 'begun' && far(id).answered > 0 ? `${far(id).answered} of ${far(id).total} questions` : null, score(id) === null ? null : `${percent(score(id))} right`,
        takes(id).left > 0 ? duration(takes(id).left) : null, plan.ends.has(id) ? `by ${shortDay(plan.ends.get(id))}` : null,
      ].filter(isIn).join(' · ');
      return [
        goal.text,
        [
          goal.due === '' ? `since ${shortDay(dayOf(goal.made))}` : `by ${shortDay(goal.due)}`,
          `${aims.filter((id) => far(id).state === 'done').length} of ${many(aims.length, 'resource')} done`, left > 0 ? `about ${duration(left)} left` : null,
        ].filter(isIn).join(' · '),
        ...(saidOf(goal.text).length > 0 ? [`You said: ${saidOf(goal.text).slice(-4).join(' → ')}`] : []),
        ...(isLate(goal)
          ? [goal.due < today
            ? `Its day has passed, and that happens. What is left, ${duration(left)}, takes until ${shortDay(ends.at(-1))}.`
            : `It does not fit: with your week as it is you are done on ${shortDay(ends.at(-1))}, and you wanted it by ${shortDay(goal.due)}.`, ...helpsLate(goal, ends.at(-1))]
          : [`As planned, you are done on ${shortDay(ends.at(-1))}${spare > 0 ? `, with ${many(spare, 'day')} to spare` : ''}.`]),
        ...aims.map((id) => `${titleOf(id)}${far(id).state === 'done' ? 'done' : ''} ${stepFacts(id)}`),
      ];
    };
    const dues = new Map(openGoals.filter(({ due }) => due !== '').map(({ due, text }) => [due, text]));
    const busy = openDays.filter(({ day }) => dues.has(day) || plan.sittings.some((one) => one.day === day));
    const weeks = [...new Set(busy.map(({ day }) => weekOf(day, first)))].map((from) => {
      const days = openDays.filter(({ day }) => weekOf(day, first) === from);
      const planned = sum(days, ({ review }) => review) + sum(plan.sittings.filter(({ day }) => weekOf(day, first) === from), ({ minutes }) => minutes);
      const ahead = daysBetween(thisWeek, from);
      const title = ahead === 0 ? 'This week' : ahead === 7 ? 'Next week' : `Week of ${written({ day: 'numeric', month: 'long' })(from)}`;
      return { planned, time: sum(days, ({ minutes }) => minutes), text: `${title} ${duration(planned)} planned, of ${duration(sum(days, ({ minutes }) => minutes))}` };
    });
    const ended = [...file.goals.values()].filter(({ state }) => !['open', 'gone'].includes(state));
    return [
      ...todayBox(), ...openGoals.flatMap(card),
      ...(late > 0 ? [`${many(late, 'goal does not fit its day', 'goals do not fit their days')}; what would help stands with ${late === 1 ? 'it' : 'them'}.`] : []),
      ...weeks.map(({ text }) => text),
      ...busy.flatMap(({ day, review }) => {
        const here = plan.sittings.filter((one) => one.day === day);
        return [`${shortDay(day)}${day === today ? ' (Today)' : ''}`, ...here.map((one) => `${titleOf(one.id)} ${partText(one)}`),
          ...(here.length > 0 && review > 0 ? [`Review your cards ${duration(review)}`] : []), ...(dues.has(day) ? [`By this day: ${dues.get(day)}`] : [])];
      }),
      ...(weeks.length > 3 ? [`Show ${many(weeks.length - 3, 'more week')}`] : []),
      ...(pace > 1.15 ? [`You take about ${Number(pace.toFixed(1))} times the authors’ minutes, and the plan counts with that.`] : []),
      `${duration(total(weekTime))} a week`,
      ...(ended.length > 0 ? [`${many(ended.length, 'goal that has', 'goals that have')} ended`] : []),
      ...ended.flatMap(({ text, state, time, closing }) => [text, `${{ reached: 'reached', changed: 'changed', dropped: 'let go' }[state]} on ${date(time)}`, closing]),
    ];
  };

  const words = (() => {
    const some = [...file.cards].filter(([id, { gone, reps }]) => /^[tw]:/.test(id) && !gone && reps > 0).map(([, card]) => card);
    const known = some.filter(({ state, stability }) => state === 2 && stability >= 7).length;
    return { known, learning: some.length - known };
  })();
  const wordsText = [many(words.known, 'word known', 'words known'), words.learning > 0 ? `${words.learning} on ${words.learning === 1 ? 'its' : 'their'} way` : null].filter(isIn);
  const notesOf = (...kinds) => [...file.notes.values()].filter(({ kind, gone }) => kinds.includes(kind) && !gone).sort((a, b) => b.made - a.made);

  const diary = () => {
    const steps = [...new Set(openGoals.flatMap(aimsOf))];
    const stepsDone = steps.filter((id) => far(id).state === 'done').length;
    const reached = [...file.goals.values()].filter(({ state }) => state === 'reached').length;
    const minutes = (days) => minutesOf(ofDays(days).seconds);
    const lastWeek = minutes(week(later(thisWeek, -7)));
    const times = [
      ...file.sittings.map(({ time }) => time), ...[...file.visits.values()].flat(),
      ...[file.notes, file.goals, file.cards, file.contributions].flatMap((table) => [...table.values()].map(({ made }) => made)),
      ...[...file.cards.values()].map(({ last }) => last).filter((last) => last > 0),
    ];
    const days = [...workDays.filter((day) => ofDay(day).seconds + ofDay(day).answers + ofDay(day).reviews > 0), ...times.map(dayOf)];
    const kept = new Set(days.map((day) => weekOf(day, first)));
    const shown = Array.from({ length: 12 }, (_, index) => later(thisWeek, 7 * (index - 11))).filter((from) => from >= [...kept].sort()[0]);
    const entry = ({ kind, prompt, text, resource }) => [prompt, text, ...(resource === '' ? [] : [`${kind === 'note' ? 'A note on:' : 'About:'} ${titleOf(resource)}`])];
    return [
      ...[...new Set(notesOf('diary', 'note').map(({ made }) => date(made)))], ...notesOf('diary', 'note').flatMap(entry),
      `${many(reached, 'goal')} reached ${openGoals.length} ${openGoals.length === 1 ? 'is' : 'are'} open, ${stepsDone} of ${many(steps.length, 'step')} towards ${steps.length === 1 ? 'it' : 'them'} done`,
      `${duration(minutes(week(thisWeek)))} this week ${[lastWeek > 0 ? `${duration(lastWeek)} last week` : null, `${duration(minutes(workDays))} in all`].filter(isIn).join(', ')}`,
      wordsText.join(' '), `${many(kept.size, 'week')} kept`, ...shown.map((from) => `Week of ${dateOf(from)}: ${kept.has(from) ? 'kept' : 'a rest'}`),
    ];
  };

  /** The report of all parts, and how it is read. */
  const adviser = () => {
    const four = (value) => Math.round(value * 10_000) / 10_000;
    const said = (texts) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
    const about = (resource) => (resource === '' ? {} : { resource, title: titleOf(resource) });
    const ended = [...file.goals.values()].filter(({ state }) => !['open', 'gone'].includes(state)).sort((a, b) => b.time - a.time);
    const mondays = [...new Set(workDays.map((day) => weekOf(day, 0)))].sort().reverse();
    const shares = (some) => some.map(({ name, group, share }) => ({ title: name, questions: group.length, score: four(share) }));
    const questions = [...attemptsOf.values()].sort((a, b) => b.at(-1).time - a.at(-1).time);
    const parts = {
      agreement: {
        goals: openGoals.map(({ text }) => text),
        ...said(Object.fromEntries(['plan', 'evidence', 'offers', 'meeting'].map((name) => [name, file.settings.get(`agreement:${name}`) ?? '']))),
      },
      goals: [...openGoals, ...ended].map(({ text, why, due, evidence, state, closing, made, resources }) => ({
        ...said({ text, why, due, evidence }), state, ...said({ closing }), made: dayOf(made),
        resources: resources.map((resource) => ({ resource, title: titleOf(resource), state: far(resource).state })),
      })),
      time: mondays.map((monday) => ({ week: monday, minutes: minutesOf(ofDays(week(monday)).seconds), answers: ofDays(week(monday)).answers, reviews: ofDays(week(monday)).reviews }))
        .filter(({ minutes, answers, reviews }) => minutes + answers + reviews > 0),
      work: touched.map((id) => {
        const { kind, language, level } = entries.get(id);
        const { state, answered, total } = far(id);
        return {
          resource: id, title: titleOf(id), ...said({ kind, language, level }), state, answered, questions: total, ...(score(id) === null ? {} : { score: four(score(id)) }),
          minutes: minutesOf(secondsAt(id)), last: dayOf(lastTime(id)),
        };
      }),
      questions: questions.map((attempts) => {
        const [{ resource, question, first, tries, hints }, { score, sure }] = [attempts[0], attempts.at(-1)];
        const number = entries.get(resource).questions.findIndex(({ id }) => id === question) + 1;
        const marks = { first: four(first), tries, hints, score: four(score), ...(sure === undefined ? {} : { confidence: sure }) };
        return { resource, title: titleOf(resource), question, number, times: attempts.length, ...marks };
      }),
      skills: shares(claims.skill), levels: shares(claims.level),
      questionnaires: [...grouped(file.sittings, ({ resource }) => resource)].map(([resource, sittings]) => ({
        ...about(resource), day: dayOf(sittings.at(-1).time), results: sittings.at(-1).results,
        ...(sittings.length > 1 ? { before: { day: dayOf(sittings[0].time), results: sittings[0].results } } : {}),
      })),
      words,
      strategies: notesOf('strategy').map(({ resource, verdict, text }) => ({ ...about(resource), verdict, ...said({ text }) })),
      diary: notesOf('diary').map(({ made, resource, prompt, text }) => ({ day: dayOf(made), ...about(resource), ...said({ prompt, text }) })),
      notes: notesOf('note').map(({ made, resource, text }) => ({ day: dayOf(made), ...about(resource), ...said({ text }) })),
    };
    const facts = (some) => some.filter(isIn).join(', ');
    const languageName = (tag) => catalogue.languages.find(({ id }) => id === tag)?.title;
    const pieces = [
      `${title}, ${date(now)}, from the whole time`,
      ...openGoals.map(({ text }) => text),
      ...parts.agreement.goals,
      ...parts.goals.flatMap(({ text, state, made, due, why, closing, resources }) => [
        `${text} ${facts([state, `from ${dateOf(made)}`, due && `by ${dateOf(due)}`])}`, why, closing,
        ...resources.map(({ title, state }) => `${title} ${{ new: 'not begun', begun: 'begun', done: 'done' }[state]}`)]),
      ...parts.time.map(({ week, minutes, answers, reviews }) => row(dateOf(week), duration(minutes), answers, reviews)),
      ...parts.work.map(({ title, kind, language, level, state, answered, questions, score, minutes, last }) => row(
        title, facts([{ exercise: 'Exercise', page: 'Page', glossary: 'Glossary', questionnaire: 'Questionnaire' }[kind], languageName(language), level]),
        questions > 0 && kind !== 'questionnaire' ? `${answered} of ${questions} questions, ${state}` : state, score === undefined ? '–' : percent(score), duration(minutes), dateOf(last))),
      ...parts.questions.map(({ title, number, times, first, score, confidence }) => row(title, number, times, percent(first), percent(score), confidence === undefined ? '–' : percent(confidence))),
      ...[...parts.skills, ...parts.levels].map(({ title, questions, score }) => row(title, questions, percent(score))),
      ...parts.questionnaires.flatMap(({ title, day, results, before }) => [title, row('Result', dateOf(day), ...(before ? [dateOf(before.day)] : [])),
        ...Object.keys(results).map((name) => row(name.replace(/^can-do:(.*)$/, 'I can ($1)'), `${results[name]}%`, ...(before ? [`${before.results[name]}%`] : [])))]),
      facts(wordsText),
      ...[...parts.diary, ...parts.notes].flatMap(({ day, title, prompt, text }) => [facts([dateOf(day), title]), prompt, text]),
    ];
    return { parts, pieces };
  };

  return {
    pages: { learning, goals, review, diary, adviser: () => adviser().pieces }, parts: () => adviser().parts,
    cards: cards.length, plan: { days: openDays, sittings: plan.sittings, week: weekTime },
  };
};

module.exports = { reckon };
