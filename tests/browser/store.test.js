'use strict';
/** The learner's record when its store is blocked, full, damaged, of a newer version or out of reach, and when two tabs write: it is said on the page, and nothing is lost. */
const assert = require('node:assert/strict');
const { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { at, BROWSER, ready, savedFile, tell, tellDays, until, WAYS, withFolder } = require('./world.js');
const { answerByKeys, check, itemOf, pressButton, rightAnswer, rootOf, stateOf, typeInto } = require('./learner.js');

const TYPES = 'cafe/types/index.html';
const KEY = 'selfaccess:little';

/** Where this browser's pages keep the record: the page itself, or on file:// the hub frame. */
const keeper = async (page, way) => {
  if (way === 'http') return page;
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 15))) {
    const hub = page.frames().find((frame) => frame.url().endsWith('/hub.html'));
    if (hub !== undefined) return hub;
  }
  return assert.fail('no hub frame');
};
const stored = async (page, way) => (await keeper(page, way)).evaluate((key) => localStorage.getItem(key), KEY);
const store = async (page, way, text) => (await keeper(page, way)).evaluate((key, text) => localStorage.setItem(key, text), KEY, text);
/** The questions with an attempt, in the text of a record. */
const attempted = (text) => Object.values(JSON.parse(text ?? '{"resources":{}}').resources).flatMap(({ attempts }) => Object.keys(attempts ?? {})).sort();
/** Waits until the store holds attempts at these questions alone. */
const holds = async (page, way, ...ids) => {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 15)))
    if (JSON.stringify(attempted(await stored(page, way))) === JSON.stringify([...ids].sort())) return;
  assert.fail(`the store holds ${attempted(await stored(page, way))}, not ${ids}`);
};

const answer = async (page, id) => {
  await page.bringToFront();
  const item = await itemOf(page, id);
  await at(page, `${item.root} :is(input, .tile-button, .move, [data-unit])`, (control) => control.focus()); // not all the way by Tab
  await answerByKeys(page, item, rightAnswer(item));
  assert.match(await check(page, item), /^✓ Right/, id);
};
/** Waits for a notice. */
const says = (page, text) => until(page, (source) => {
  const notice = document.getElementById('store-notice');
  return !notice.hidden && notice.getAttribute('role') === 'alert' && new RegExp(source).test(notice.innerText);
}, text.source);
const saysNothing = (page) => until(page, () => document.getElementById('store-notice').hidden);

/** A profile in which no page may keep anything. */
const forbid = (profile) => {
  if (BROWSER !== 'chromium') return;
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
};

tellDays('blocked, file and http', 'little', [async ({ page, visit, downloads }) => {
  await visit(TYPES);
  await says(page, /^This browser does not let the page keep your work\./);
  await answer(page, 'one');
  await answer(page, 'short');
  await pressButton(page, '#store-notice', 'Save to a file');
  assert.deepEqual(attempted(await savedFile(downloads)), ['one', 'short']);
}], { prepare: forbid, prefs: { 'network.cookie.cookieBehavior': 2 } });

tell('full', 'little', async ({ page, visit, way }) => {
  await visit(TYPES);
  await answer(page, 'one');
  await holds(page, way, 'one');
  await saysNothing(page);
  const before = await stored(page, way);
  const fill = async () => (await keeper(page, way)).evaluate(() => {
    for (let size = 4_000_000; size > 0; size = Math.floor(size / 2))
      try {
        for (let n = 0; n < 9; n += 1) localStorage.setItem(`filling ${size} ${n}`, 'x'.repeat(size));
      } catch { /* a smaller piece may still fit */ }
  });
  await fill();
  // A note of what was being handed over may have gone meanwhile, and left room.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await fill();
  await answer(page, 'short');
  await says(page, /^There is no room left in this browser/);
  assert.equal(await stored(page, way), before, 'what was kept before is safe');
  await (await keeper(page, way)).evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('filling')).forEach((key) => localStorage.removeItem(key)));
  await answer(page, 'verbs');
  await saysNothing(page);
  await holds(page, way, 'one', 'short', 'verbs');
});

tell('damaged text is kept aside', 'little', async ({ page, visit, way }) => {
  await visit('learning.html');
  const damaged = '{"selfaccess":"record","version":1,"library":"little","resources":{"cafe/types":{"attem';
  await store(page, way, damaged);
  await visit(TYPES);
  await says(page, /^Your record in this browser was damaged\./);
  await answer(page, 'one');
  await holds(page, way, 'one');
  assert.equal(await (await keeper(page, way)).evaluate((text) => Object.values(localStorage).includes(text), damaged), true);
  await visit('learning.html');
  await until(page, () => /Damaged records/.test(document.querySelector('[data-learning]').innerText));
});

tell('what is sound in a damaged record is kept', 'little', async ({ page, visit, way }) => {
  await visit(TYPES);
  await answer(page, 'one');
  await answer(page, 'short');
  await holds(page, way, 'one', 'short');
  const record = JSON.parse(await stored(page, way));
  record.resources['cafe/types'].attempts.short[0][1] = 'much';
  await visit('learning.html');
  await store(page, way, JSON.stringify(record));
  await visit(TYPES);
  await says(page, /^Your record in this browser was damaged\./);
  assert.equal(await stateOf(page, { root: rootOf('one') }), 'finished');
  await answer(page, 'verbs');
  await holds(page, way, 'one', 'verbs');
});

tell('a record of a newer version is not touched', 'little', async ({ page, visit, way }) => {
  await visit('learning.html');
  const newer = '{"selfaccess":"record","version":99,"library":"little","all":"new"}';
  await store(page, way, newer);
  await visit(TYPES);
  await says(page, /^Your record was written by a newer version of this site/);
  await answer(page, 'one');
  assert.equal(await stored(page, way), newer);
});

tell('two tabs at once', 'little', async ({ page, tab, visit, way }) => {
  const [other, learning] = [await tab(), await tab()];
  await visit('learning.html', learning);
  await visit(TYPES);
  await visit(TYPES, other);
  await answer(page, 'one');
  await answer(other, 'short');
  await answer(page, 'verbs');
  await answer(other, 'bank');
  await page.bringToFront();
  await typeInto(page, `${rootOf('heard')} .typed`, 'mer');
  for (const end = Date.now() + 20_000; !/"mer"/.test(await stored(page, way)) && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
  await holds(page, way, 'bank', 'one', 'short', 'verbs');
  // The open page of My learning hears of it.
  await until(learning, () => /4 questions answered/.test(document.querySelector('[data-learning]').innerText));
  // And what each tab began is there for both.
  await other.bringToFront();
  await other.reload();
  await ready(other);
  for (const id of ['one', 'short', 'verbs', 'bank']) assert.equal(await stateOf(other, { root: rootOf(id) }), 'finished', id);
  assert.equal(await at(other, `${rootOf('heard')} .typed`, ({ value }) => value), 'mer');
  // Erased in one tab, it stays erased when the other goes on.
  await learning.bringToFront();
  await pressButton(learning, '[data-learning]', 'Erase everything');
  await pressButton(learning, 'dialog', 'Erase everything');
  await until(learning, () => document.querySelector('.learning-empty') !== null);
  await holds(learning, way);
  await answer(page, 'steps');
  await holds(page, way, 'steps');
}, BROWSER === 'firefox' ? ['file'] : undefined); // there a tab that is not seen takes a second for each step

tell('the page that keeps the record does not answer', 'little', async ({ page, folder, faults }) => withFolder(async (home) => {
  const copy = join(home, 'site');
  cpSync(folder, copy, { recursive: true });
  const hub = readFileSync(join(copy, 'hub.html'));
  rmSync(join(copy, 'hub.html'));
  const { base } = await WAYS.file(copy);
  const visit = async (path) => {
    await page.goto(base + path);
    await ready(page);
  };
  await visit(TYPES);
  await says(page, /^The file that keeps your work \(hub\.html, in the site’s folder\) does not answer\./);
  await answer(page, 'one');
  // It is back: what was done meanwhile is handed over by the page that noted it.
  writeFileSync(join(copy, 'hub.html'), hub);
  await visit(TYPES);
  await holds(page, 'file', 'one');
  await saysNothing(page);
  await visit('learning.html');
  await until(page, () => /1 question answered/.test(document.querySelector('[data-learning]').innerText));
  faults.splice(0, faults.length, ...faults.filter((fault) => !/hub\.html/.test(fault) && !fault.startsWith(`request: ${base}`)));
}), ['file']);
