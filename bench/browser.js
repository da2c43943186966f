'use strict';
/**
 * node bench/browser.js FOLDER: what Chromium takes to open and use the site in FOLDER, which is that of bench/browser_library.py (`make bench-browser` does both).
 * Processor times are those of the page's own thread, so that other programs that run do not count; a slow computer is four times slower.
 */
const { readFileSync, statSync } = require('node:fs');
const { createServer } = require('node:http');
const { extname, join } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { gzipSync } = require('node:zlib');
const puppeteer = require('../tests/node_modules/puppeteer-core');

const [FOLDER] = process.argv.slice(2);
const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TIMES = Number(process.env.TIMES ?? 5);
const SLOW = 4;
const PAGES = { 'home': 'index.html', 'a page': 'pack-0/page-7/index.html', '300 questions': 'pack-0/many/index.html', 'a pack': 'pack-0/index.html', 'catalogue': 'catalogue.html', 'My learning': 'learning.html', 'goals': 'goals.html', 'review': 'review.html' };
const QUERIES = ['resource', 'topic 7', 'grammar vocabulary', 'tean', 'sothly'];
const LATER = ['talk', 'mean time', 'wonderful'];
const MANY = PAGES['300 questions'];
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

/** Serves the site, and notes the bytes that scripts, styles and pages have when they are compressed. */
const serve = async () => {
  const loaded = { bytes: 0 };
  const server = createServer((request, response) => {
    const file = join(FOLDER, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    try {
      const data = readFileSync(file);
      if (['.html', '.js', '.css'].includes(extname(file))) loaded.bytes += gzipSync(data, { level: 9 }).length;
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' }).end(data);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}/`, loaded, close: () => (server.close(), server.closeAllConnections()) };
};

/** In the page, before its own scripts: what moves, and when things are there. */
const watch = () => {
  if (window !== top) return;
  window.shifts = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => (window.shifts += hadRecentInput ? 0 : value))).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('DOMContentLoaded', () => performance.mark('parsed'), { capture: true, once: true });
  new MutationObserver(() => {
    if (document.querySelector('[data-question][data-state]') && performance.getEntriesByName('answers').length === 0) performance.mark('answers');
    if ('ready' in document.documentElement.dataset && performance.getEntriesByName('ready').length === 0) performance.mark('ready');
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state', 'data-ready'] });
};

const ready = (page) => page.waitForFunction(() => 'ready' in document.documentElement.dataset, { polling: 20, timeout: 60_000 });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const told = (what, ...facts) => console.log(`${what.padEnd(34)}${facts.join('   ')}`);
const ms = (value) => `${value.toFixed(0).padStart(5)} ms`;

/** A page of its own, in a profile of its own. @type {<T>(browser: import('puppeteer-core').Browser, use: (page: import('puppeteer-core').Page) => Promise<T>) => Promise<T>} */
const withPage = async (browser, use) => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(watch);
    return await use(page);
  } finally {
    await context.close();
  }
};

/** Processor milliseconds of the page's thread between two marks, from a trace. */
const between = (events, from, to) => {
  const [begin, end] = [from, to].map((name) => events.find((event) => event.name === name && event.cat.includes('user_timing')));
  const own = events.filter(({ pid, tid, ph, tdur }) => pid === begin.pid && tid === begin.tid && ph === 'X' && tdur !== undefined).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  let [sum, until] = [0, 0];
  for (const event of own) {
    // Only what is not part of another; of what began before or ends after its share.
    if (event.ts < until || event.ts + event.dur <= begin.ts || event.ts >= end.ts) continue;
    until = event.ts + event.dur;
    const within = Math.min(until, end.ts) - Math.max(event.ts, begin.ts);
    sum += event.tdur * (within / event.dur);
  }
  return sum / 1000;
};

/** From the parsed page to a first question that answers a key, and until all that is near stands there as the record has it. */
const openMany = (browser, base) => withPage(browser, async (page) => {
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing', 'toplevel', 'v8'] });
  await page.goto(base + MANY);
  await ready(page);
  await pause(200);
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  return { answers: between(traceEvents, 'parsed', 'answers'), whole: between(traceEvents, 'parsed', 'ready') };
});

/** The same by the clock, with the processor slowed down, and then a key: from Enter to the verdict. */
const openSlowly = (browser, base) => withPage(browser, async (page) => {
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  await page.goto(base + MANY);
  await ready(page);
  const at = await page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])));
  const field = await page.$('[data-question] input[type=text]');
  await field.focus();
  await page.keyboard.type('mot');
  await pause(500);
  await page.evaluate(() => {
    const root = document.activeElement.closest('[data-question]');
    window.verdict = new Promise((resolve) => {
      let from = 0;
      document.addEventListener('keydown', ({ timeStamp }) => (from = timeStamp), { capture: true, once: true });
      new MutationObserver(() => root.querySelector('[data-verdict]').hasChildNodes() && resolve(performance.now() - from)).observe(root, { subtree: true, childList: true });
    });
  });
  await page.keyboard.press('Enter');
  return { answers: at.answers - at.parsed, whole: at.ready - at.parsed, verdict: await page.evaluate(() => window.verdict) };
});

/** Milliseconds from each of twenty clicks on the filters until the next picture. */
const filter = (browser, base) => withPage(browser, async (page) => {
  await page.goto(base + PAGES.catalogue);
  await ready(page);
  await pause(500);
  return page.evaluate(async () => {
    const boxes = [...document.querySelectorAll('#filters input[type=checkbox]')];
    const times = [];
    for (let click = 0; click < 20; click += 1) {
      const from = performance.now();
      boxes[(click * 7) % boxes.length].click();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return times;
  });
});

/**
 * From a fresh page: somebody enters the search box and types a query at once, then goes on typing others.
 * By the clock, from each key until the answer to what stands in the box; and what was read for the first answer, in bytes.
 * @type {(browser: import('puppeteer-core').Browser, base: string, query: string) => Promise<{ first: number, processor: number, bytes: number, later: number[] }>}
 */
const search = (browser, base, query) => withPage(browser, async (page) => {
  await page.goto(base + PAGES['a page']);
  await ready(page);
  await pause(300);
  await page.evaluate(() => {
    const [input] = document.querySelectorAll('form[data-search] input');
    const popover = input.form.querySelector('[data-search-results]');
    let pressed = 0;
    input.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
    input.addEventListener('keydown', () => performance.mark('asked'), { capture: true, once: true });
    /** By what stood in the box, the milliseconds from the last key until the list answered it. */
    window.answers = {};
    const note = () => {
      if (popover.dataset.query !== input.value.trim()) return;
      window.answers[input.value] ??= performance.now() - pressed;
      performance.mark(`answered ${input.value}`);
    };
    new MutationObserver(note).observe(popover, { attributes: true, attributeFilter: ['data-query'] });
  });
  const read = [];
  page.on('request', (request) => read.push(request.url()));
  const type = async (text, query) => {
    await page.keyboard.type(text);
    await page.waitForFunction((query) => query in window.answers, { polling: 20 }, query);
    return page.evaluate((query) => window.answers[query], query);
  };
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing', 'toplevel', 'v8'] });
  await page.keyboard.press('/');
  const first = await type(query, query);
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const bytes = read.map((url) => statSync(fileURLToPath(url)).size).reduce((sum, size) => sum + size, 0);
  const later = [];
  for (const next of LATER) {
    await page.evaluate(() => document.querySelectorAll('form[data-search] input')[0].select());
    for (let length = 1; length <= next.length; length += 1) {
      later.push(await type(next[length - 1], next.slice(0, length)));
      await pause(60);
    }
  }
  return { first, processor: between(traceEvents, 'asked', `answered ${query}`), bytes, later };
});

const main = async () => {
  const { base, loaded, close } = await serve();
  const file = `${pathToFileURL(FOLDER)}/`;
  const browser = await puppeteer.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--disable-gpu'], defaultViewport: { width: 1000, height: 800 } });
  console.log(`${await browser.version()}; catalogue.html has ${(statSync(join(FOLDER, 'catalogue.html')).size / 1e6).toFixed(1)} MB\n`);
  for (const [name, path] of Object.entries(PAGES)) {
    const shifts = await withPage(browser, async (page) => {
      await page.goto(file + path);
      await ready(page);
      await pause(600);
      return page.evaluate(() => window.shifts);
    });
    loaded.bytes = 0;
    await withPage(browser, async (page) => {
      await page.goto(base + path);
      await ready(page);
      await pause(300);
    });
    told(name, `${(loaded.bytes / 1000).toFixed(1).padStart(6)} kB of script, style and HTML`, `layout shift ${shifts.toFixed(4)}`);
  }
  console.log('');
  for (const [way, from] of [['file://', file], ['http', base]]) {
    const fast = [];
    const slow = [];
    for (let time = 0; time < TIMES; time += 1) {
      fast.push(await openMany(browser, from));
      slow.push(await openSlowly(browser, from));
    }
    const of = (runs, name) => ms(median(runs.map((run) => run[name])));
    told(`300 questions, ${way}`, `a key is answered after ${of(fast, 'answers')} of the processor (slowed ${SLOW} times: ${ms(SLOW * median(fast.map(({ answers }) => answers)))}; by the clock ${of(slow, 'answers')})`);
    told('', `all that is near stands after ${of(fast, 'whole')} of the processor (slowed, by the clock: ${of(slow, 'whole')})`);
    told('', `from Enter to the verdict, slowed: ${of(slow, 'verdict')}`);
  }
  console.log('');
  for (const query of QUERIES) {
    const runs = [];
    for (let time = 0; time < TIMES; time += 1) runs.push(await search(browser, file, query));
    const later = runs.flatMap((run) => run.later);
    told(`Search: ${query}`, `a fresh page answers ${ms(median(runs.map(({ first }) => first)))} after the key (${ms(median(runs.map(({ processor }) => processor)))} of the processor, from the first key), having read ${(median(runs.map(({ bytes }) => bytes)) / 1000).toFixed(0)} kB`,
      `as one types on ${ms(median(later))}, the slowest of ${later.length} ${ms(Math.max(...later))}`);
  }
  console.log('');
  const times = await filter(browser, file);
  told('A click in the catalogue', `${ms(median(times))}, the slowest of ${times.length} ${ms(Math.max(...times))}, until it is seen`);
  await browser.close();
  close();
};

main();
