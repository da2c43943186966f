'use strict';
/** Every page of both sites: nothing on the console, no request elsewhere, nothing wider than a small phone; readable without scripts, on paper, and with its captions. */
const assert = require('node:assert/strict');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { after, test } = require('node:test');
const { inflateSync } = require('node:zlib');
const { at, BROWSER, each, launch, ONE_WAY, pagesOf, SITES, tell, textOf, until, WAYS } = require('./world.js');
const { reach } = require('./learner.js');

const NARROW = { width: 320, height: 640 };

/** What sticks out to the right (or left) of the window, [] when nothing does. */
const sticksOut = (page) => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (right > clientWidth + 1 || left < -1);
  });
  return [`${scrollWidth} px`, ...wide.slice(0, 3).map((element) => element.cloneNode(false).outerHTML)];
});

/** Opens pages one after the other, and tells what is wrong with each. */
const lookThrough = (pages) => async ({ page, visit, folder, faults }) => {
  await page.setViewport(NARROW);
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const { path } of pages(folder)) {
    await visit(path);
    const wrong = [...faults.splice(0), ...(await sticksOut(page))];
    if (wrong.length > 0) found[path] = wrong;
  }
  assert.deepEqual(found, {});
};
/** hub.html is none that one opens. */
const all = (folder) => pagesOf(folder).filter(({ path }) => path !== 'hub.html');

/** A page has the same width in both browsers, nearly: Chromium looks at all of the demo library, Firefox at some, and at the little one, that has one of everything. */
const asked = (folder) => all(folder).filter((_, index) => BROWSER === 'chromium' || index % 3 === 0);

tell('the pages of the demo library', 'demo', lookThrough(asked), ['file']);
tell('every sixth page of the demo library', 'demo', lookThrough((folder) => all(folder).filter((_, index) => index % 6 === 0)), ['http']);
tell('every page of the little library', 'little', lookThrough(all), ONE_WAY);
tell('every page of the little library in Arabic', 'arabic', lookThrough(all), ['file']);

test('every link and file of the sites leads somewhere', () => {
  /** @type {string[]} */
  const lost = [];
  for (const folder of Object.values(SITES)) {
    const pages = new Map(pagesOf(folder).map(({ path, html }) => [join(folder, path), html]));
    for (const [file, html] of pages) {
      if (html.includes('<sa-')) lost.push(`${file}: a place that was not filled`);
      for (const [, link] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
        const url = link.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
        if (/^(https?:|data:|mailto:)/.test(url)) continue;
        const [path, fragment = ''] = url.split('#').map(decodeURIComponent);
        const target = path === '' ? file : join(dirname(file), path);
        const anchored = fragment === '' || fragment.includes('=') || !pages.has(target) || pages.get(target).includes(` id="${fragment}"`);
        if (!existsSync(target) || target.endsWith('/') || !anchored) lost.push(`${file}: ${url}`);
      }
    }
  }
  assert.deepEqual(lost, []);
});

// ---- without scripts -------------------------------------------------------------------------------------------------

/** @type {Promise<import('puppeteer-core').Browser> | undefined} */
let plain;
after(async () => (await plain)?.close());

/** A page on which no scripts run. */
const plainPage = async () => {
  plain ??= launch({ prefs: { 'javascript.enabled': false } });
  const page = await (await plain).newPage();
  if (BROWSER === 'chromium') await page.setJavaScriptEnabled(false);
  return page;
};

/** Of each question on the page what one can read of its key when that is opened. */
const keysOf = (page) => each(page, '[data-question][id]', (questions) => questions.map((question) => {
  const key = question.querySelector('[data-key]');
  const closed = key.getClientRects().length > 0 && key.querySelector('[data-answer]').checkVisibility();
  key.open = true;
  return { id: question.dataset.question, closed, key: key.querySelector('[data-answer]').innerText.replace(/\s+/g, ' ').trim(), prompt: question.innerText.length };
}));

for (const way of ['file', 'http'])
  test(`without scripts every question and its key can be read (${way})`, async () => {
    // What stands in a page is the same for every browser, so one looks through the demo library.
    for (const site of BROWSER === 'chromium' && way === 'file' ? ['little', 'demo'] : ['little']) {
      const { base, close } = await WAYS[way](SITES[site]);
      const page = await plainPage();
      try {
        for (const { path, data } of pagesOf(SITES[site])) {
          if (path.endsWith('/worksheet.html') || !data?.items.length) continue;
          await page.goto(base + path);
          assert.equal(await at(page, 'html', ({ dataset }) => 'scripted' in dataset), false);
          const keys = await keysOf(page);
          assert.deepEqual(keys.map(({ id }) => id), data.items.map(({ id }) => id), path);
          for (const { id, closed, key } of keys) {
            assert.equal(closed, false, `${path} ${id}: the key is closed at first`);
            if (data.items.find((item) => item.id === id).type !== 'open') assert.ok(key.length > 0, `${path} ${id}: the key can be read`);
          }
          if (path !== 'cafe/types/index.html') continue;
          const expected = { one: 'has lived', several: 'le pain le thé', short: 'merci merci beaucoup', pairs: 'dog chien cat chat', steps: "Faire bouillir l'eau. Mettre le thé. Servir.", sentence: 'je voudrais un café' };
          for (const [id, text] of Object.entries(expected)) assert.equal(keys.find((key) => key.id === id).key, text);
          // The key opens by the keyboard, as everything does.
          await page.goto(base + path);
          await reach(page, '[data-question="one"] summary');
          await page.keyboard.press('Enter');
          assert.equal(await at(page, '[data-question="one"] [data-answer]', (answer) => answer.checkVisibility()), true);
        }
        await page.goto(`${base}learning.html`);
        assert.match(await textOf(page, 'main'), /scripts must be allowed/);
        await page.goto(`${base}catalogue.html`);
        assert.ok(await each(page, '.card a', (links) => links.every((link) => link.checkVisibility())));
      } finally {
        await page.close();
        close();
      }
    }
  });

// ---- sound and paper ---------------------------------------------------------------------------------------------------

tell('captions and transcripts', 'little', async ({ page, visit }) => {
  await visit('cafe/mixed/index.html');
  await at(page, 'video', (video) => ((video.preload = 'auto'), video.load()));
  assert.equal(await until(page, () => document.querySelector('video').readyState > 0 && Math.round(document.querySelector('video').duration * 10)), 5);
  const cues = await until(page, () => {
    const [track] = document.querySelector('video').textTracks;
    return track.mode === 'showing' && track.cues?.length > 0 && [...track.cues].map(({ text, startTime, endTime }) => `${startTime}–${endTime} ${text}`).join();
  });
  assert.equal(cues, '0–0.45 Merci beaucoup !');
  await at(page, 'video', (video) => (video.currentTime = 0.2));
  await until(page, () => document.querySelector('video').textTracks[0].activeCues.length === 1);
  await at(page, 'audio', (audio) => ((audio.preload = 'auto'), audio.load()));
  await until(page, () => document.querySelector('audio').readyState > 0);
  assert.match(await at(page, 'main', ({ textContent }) => textContent), /Au revoir !/);
});

/** How many pages a PDF has; what Firefox writes is packed. */
const pageCount = (pdf) => {
  const bytes = Buffer.from(pdf).toString('latin1');
  const packed = [...bytes.matchAll(/\/ObjStm.*?stream\r?\n(.*?)endstream/gs)].map(([, stream]) => inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'));
  return [bytes, ...packed].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
};

tell('a worksheet on paper, with its key and without', 'little', async ({ page, visit }) => {
  await visit('cafe/types/worksheet.html');
  assert.match(await textOf(page, '.sheet-key'), /has lived/);
  const whole = pageCount(await page.pdf({ format: 'A4' }));
  await reach(page, '#with-key');
  await page.keyboard.press(' ');
  assert.equal(await at(page, '.sheet-key', (key) => key.checkVisibility()), false);
  const without = pageCount(await page.pdf({ format: 'A4' }));
  assert.ok(without >= 2 && whole > without, `${whole} pages with the key, ${without} without`);
  // Nothing of the key stands on the sheet itself: what is to be done, no more.
  const sheet = await textOf(page, '.sheet:not(.sheet-key)');
  assert.match(sheet, /is living/);
  assert.doesNotMatch(sheet, /We use the present perfect|Merci is enough/);
  // The button prints.
  await page.evaluate(() => (window.print = () => (document.body.dataset.printed = '')));
  await reach(page, '[data-print]');
  await page.keyboard.press('Enter');
  assert.equal(await at(page, 'body', ({ dataset }) => dataset.printed), '');
}, ['file']);

tell('on paper the tools stay away', 'little', async ({ page, visit }) => {
  if (BROWSER === 'firefox') return; // it cannot be told to show a page as on paper; the sheet above is printed by both
  await visit('cafe/types/worksheet.html');
  await page.emulateMediaType('print');
  for (const tool of ['.site-header', '.site-footer', '.sheet-tools']) assert.equal(await at(page, tool, (element) => element.checkVisibility()), false, tool);
  assert.equal(await at(page, '.sheet-key', (key) => getComputedStyle(key).breakBefore), 'page');
  await visit('cafe/types/index.html');
  for (const tool of ['.site-header', '[data-actions] button']) assert.equal(await at(page, tool, (element) => element.checkVisibility()), false, tool);
}, ['http']);

test('what a site loads is its own', () => {
  for (const [site, folder] of Object.entries(SITES)) {
    const sheets = readdirSync(join(folder, '_selfaccess')).filter((name) => name.endsWith('.css'));
    assert.ok(sheets.length > 0);
    const styles = sheets.map((name) => readFileSync(join(folder, '_selfaccess', name), 'utf8')).join('');
    for (const [, url] of styles.matchAll(/url\("?([^")]+)"?\)/g)) assert.ok(url.startsWith('data:') || existsSync(join(folder, '_selfaccess', url)), `${site}: ${url}`);
    for (const { path, html } of pagesOf(folder)) assert.ok(html.includes('http-equiv="Content-Security-Policy"'), `${site}: ${path}`);
  }
});
