'use strict';
/** What all stories share: the sites, the browser, the two ways to open a page, and an ear for what no page may do. */
const assert = require('node:assert/strict');
const { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:http');
const { tmpdir } = require('node:os');
const { extname, join, relative } = require('node:path');
const { after, test } = require('node:test');
const { pathToFileURL } = require('node:url');
const puppeteer = require('puppeteer-core');

/** "chromium" or "firefox", and where it is. */
const BROWSER = process.env.BROWSER;
const PROGRAM = process.env.PROGRAM;
/** @type {Record<string, string>} the folders of the sites, by name */
const SITES = JSON.parse(process.env.SITES);

/** For stories that are the same over file:// and over http: each browser tells them in one of the ways. @type {("file" | "http")[]} */
const ONE_WAY = [BROWSER === 'firefox' ? 'file' : 'http'];

const CHROMIUM = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--autoplay-policy=no-user-gesture-required', '--mute-audio', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
  '--force-prefers-reduced-motion',
];
/** Automation switches Firefox's policy for local files off; with it off the hub frame would not be tested. */
const FIREFOX = {
  'security.fileuri.strict_origin_policy': true, 'browser.download.folderList': 2, 'browser.download.always_ask_before_handling_new_types': false, 'browser.download.alwaysOpenPanel': false, 'media.autoplay.default': 0,
  'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true, 'ui.prefersReducedMotion': 1,
};

/** @type {(options?: { profile?: string, downloads?: string, prefs?: Record<string, unknown> }) => Promise<import('puppeteer-core').Browser>} `prefs` are Firefox's */
const launch = async ({ profile, downloads, prefs = {} } = {}) => {
  const common = { executablePath: PROGRAM, userDataDir: profile, defaultViewport: { width: 1000, height: 800 } };
  if (BROWSER === 'firefox') {
    const saved = downloads === undefined ? {} : { 'browser.download.dir': downloads };
    return puppeteer.launch({ ...common, browser: 'firefox', protocol: 'webDriverBiDi', extraPrefsFirefox: { ...FIREFOX, ...saved, ...prefs } });
  }
  const browser = await puppeteer.launch({ ...common, args: CHROMIUM });
  if (downloads !== undefined) {
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  }
  return browser;
};

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.wav': 'audio/wav',
};

/** A plain web server for the folder; `missed` are the addresses that it does not have. @type {(folder: string) => Promise<{ base: string, missed: string[], close(): void }>} */
const serve = async (folder) => {
  /** @type {string[]} */
  const missed = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      missed.push(path);
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}/`, missed, close: () => (server.close(), server.closeAllConnections()) };
};

/** Headless browsers have no voices; with these a dictation can be heard. */
const giveVoices = () => {
  const voices = ['ar', 'en', 'fr', 'ja', 'tr', 'es', 'de'].map((lang) => ({ lang, name: lang, localService: true }));
  window.SpeechSynthesisUtterance = class {};
  Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, addEventListener: () => undefined, cancel: () => undefined, speak: () => undefined } });
};

/** @type {Record<"file" | "http", (folder: string) => Promise<{ base: string, missed: string[], close(): void }>>} */
const WAYS = {
  file: async (folder) => ({ base: `${pathToFileURL(folder)}/`, missed: [], close: () => undefined }),
  http: serve,
};

/** Runs in every page and frame before its own scripts: what Firefox does not tell otherwise comes out as an error on the console. */
const tellTales = () => {
  // A page that is being left stops loading, and says so.
  let left = false;
  addEventListener('beforeunload', () => (left = true));
  const say = console.error;
  console.error = (...what) => left || say.apply(console, what);
  document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  const tell = ({ src, href }) => console.error(`not loaded: ${src ?? href}`);
  addEventListener('error', ({ target }) => target instanceof Element && tell(target), true);
};

/** What Firefox says of a font that it was still loading when the page was left (NS_BINDING_ABORTED). */
const STOPPED = 'status=2152398850';

/**
 * Listens to a page; what it must not do is added to `faults`.
 * @type {(page: Page, base: string, faults: string[]) => Promise<void>}
 */
const listen = async (page, base, faults) => {
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', ({ message }) => message.includes(STOPPED) || faults.push(`script: ${message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (![base, 'data:', 'blob:', 'about:'].some((start) => url.startsWith(start))) faults.push(`request: ${url}`);
  });
  await page.evaluateOnNewDocument(tellTales);
};

/** Opens a tab that is listened to. @type {(home: { newPage(): Promise<Page> }, base: string, faults: string[]) => Promise<Page>} */
const openTab = async (home, base, faults) => {
  const page = await home.newPage();
  await listen(page, base, faults);
  return page;
};

/** @type {Promise<import('puppeteer-core').Browser> | undefined} */
let shared;
/** Preferences of Firefox for all of a story; said before anything is told. @type {Record<string, unknown>} */
const wishes = {};
/** One browser for all of a story that need no profile of their own. */
const browser = () => (shared ??= launch({ prefs: wishes }));
after(async () => (await shared)?.close());

/** @typedef {import('puppeteer-core').Page} Page */
/**
 * @typedef {{
 *   page: Page, tab(): Promise<Page>, visit(path: string, page?: Page): Promise<void>,
 *   way: "file" | "http", base: string, folder: string, faults: string[],
 * }} World `faults` is emptied by those who expect some
 */

/**
 * A part of a story, told over file:// and over http, each time with an empty store. `elsewhere` opens another empty one, as on another device.
 * @type {(name: string, site: string, tell: (world: World & { elsewhere(): Promise<World> }) => Promise<void>, ways?: ("file" | "http")[]) => void}
 */
const tell = (name, site, tell, ways = ['file', 'http']) => {
  for (const way of ways)
    test(`${name} (${way})`, () => inWay(way, SITES[site], async (world) => {
      const contexts = [];
      const elsewhere = async () => {
        const context = await (await browser()).createBrowserContext();
        contexts.push(context);
        return { ...world, ...(await tabs(context, world)) };
      };
      try {
        await tell({ ...(await elsewhere()), elsewhere });
      } finally {
        for (const context of contexts) await context.close();
      }
    }));
};

/**
 * A story of several days, over file:// and over http, in a browser and a profile of its own that are closed and opened again between the days.
 * A day gets what the day before gave back; `downloads` is where the browser saves files.
 * @type {(name: string, site: string, days: ((world: World & { downloads: string }, before: any) => Promise<any>)[], options?: {
 *   prepare?: (profile: string) => void, prefs?: Record<string, unknown> }) => void}
 */
const tellDays = (name, site, days, { prepare = () => undefined, prefs } = {}) =>
  test(name, () => withFolder((home) => inWay('file', SITES[site], (file) => inWay('http', SITES[site], async (http) => {
    const [profile, downloads] = [join(home, 'profile'), join(home, 'downloads')];
    [profile, downloads].forEach((folder) => mkdirSync(folder));
    prepare(profile);
    const handed = new Map();
    for (const day of days) {
      const own = await launch({ profile, downloads, prefs });
      try {
        for (const world of [file, http]) {
          const opened = await tabs(own, world);
          handed.set(world.way, await day({ ...world, ...opened, downloads }, handed.get(world.way)));
          await opened.page.close();
        }
      } finally {
        await own.close();
      }
    }
  }))));

/** Serves the site, and fails on what no page may do. @type {(way: "file" | "http", folder: string, tell: (world: Pick<World, "way" | "base" | "folder" | "faults">) => Promise<void>) => Promise<void>} */
const inWay = async (way, folder, tell) => {
  const { base, missed, close } = await WAYS[way](folder);
  /** @type {string[]} */
  const faults = [];
  try {
    await tell({ way, base, folder, faults });
    assert.deepEqual([...faults, ...missed], []);
  } catch (error) {
    if (faults.length > 0) console.error(`What the pages said (${way}):`, faults);
    throw error;
  } finally {
    close();
  }
};

/** A first tab, and more of them. */
const tabs = async (home, { base, faults }) => {
  const tab = () => openTab(home, base, faults);
  const page = await tab();
  const visit = async (path, where = page) => {
    await where.goto(base + path);
    await ready(where);
  };
  return { page, tab, visit };
};

/** Waits until a page's scripts have found its parts, and until a first movement of the pointer has set up all of its questions. @type {(page: Page) => Promise<void>} */
const ready = async (page) => {
  await until(page, () => document.readyState === 'complete');
  await until(page, () => !document.querySelector('script[src]') || 'ready' in document.documentElement.dataset);
  await page.evaluate(() => document.dispatchEvent(new Event('pointermove')));
  await until(page, () => !('ready' in document.documentElement.dataset) || [...document.querySelectorAll('[data-question][id]')].every((question) => 'state' in question.dataset));
};

/** Does what leads to another page, and waits for that. @type {(page: Page, act: () => Promise<unknown>) => Promise<void>} */
const follow = async (page, act) => {
  await page.evaluate(() => (document.documentElement.dataset.old = ''));
  await act();
  await until(page, () => !('old' in document.documentElement.dataset));
  await ready(page);
};

/** What `look` gives in the page as soon as it is true of something; fails when that takes too long. @type {(page: Page | import('puppeteer-core').Frame, look: (...values: any[]) => any, ...values: any[]) => Promise<any>} */
const until = async (page, look, ...values) => {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await page.evaluate(look, ...values).catch(whileLeaving);
    if (found) return found;
    if (Date.now() > end) assert.fail(`waited in vain for ${look}, ${JSON.stringify(values)}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};

/** A page that is being left cannot be asked. @type {(error: Error) => void} */
const whileLeaving = (error) => {
  if (!/context|navigat|destroyed|discarded|no such frame|document|null/i.test(error.message)) throw error;
};

/** Of each page of a site its path, its text and what it says of itself. @type {(folder: string) => { path: string, html: string, data: any }[]} */
const pagesOf = (folder) =>
  readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html')).sort().map((name) => {
    const html = readFileSync(join(folder, name), 'utf8');
    return { path: relative(folder, join(folder, name)).split('\\').join('/'), html, data: JSON.parse(/id="page">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null') };
  });

/** What the site's catalogue holds. @type {(folder: string) => any} */
const catalogueOf = (folder) => JSON.parse(/load\((.*)\);/s.exec(readFileSync(join(folder, '_selfaccess/catalogue.js'), 'utf8'))[1]);

/** A folder for one test, gone when it is over. @type {<T>(use: (folder: string) => Promise<T>) => Promise<T>} */
const withFolder = async (use) => {
  const folder = mkdtempSync(join(tmpdir(), 'selfaccess-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

/** The first element, null where there is none. (The driver's own `$` and `$eval` are slow in Firefox.) @type {(page: Page, selector: string) => Promise<import('puppeteer-core').ElementHandle<any> | null>} */
const first = async (page, selector) => (await page.evaluateHandle((selector) => document.querySelector(selector), selector)).asElement();

/** What `look` gives for the first element. @type {(page: Page, selector: string, look: (element: any, ...values: any[]) => any, ...values: any[]) => Promise<any>} */
const at = async (page, selector, look, ...values) => {
  const element = await first(page, selector);
  assert.ok(element, `nothing on ${page.url()} is ${selector}`);
  return element.evaluate(look, ...values);
};

/** What `look` gives for all elements together. @type {(page: Page, selector: string, look: (elements: any[], ...values: any[]) => any, ...values: any[]) => Promise<any>} */
const each = async (page, selector, look, ...values) => {
  const elements = await page.evaluateHandle((selector) => [...document.querySelectorAll(selector)], selector);
  return elements.evaluate(look, ...values);
};

/** The text of the file that a page saves, taken out of `downloads`. @type {(downloads: string) => Promise<string>} */
const savedFile = async (downloads) => {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const [name] = readdirSync(downloads).filter((name) => name.endsWith('.json'));
    const text = name === undefined ? '' : readFileSync(join(downloads, name), 'utf8');
    if (!text.endsWith('}')) continue;
    rmSync(join(downloads, name));
    return text;
  }
  return assert.fail('no file was saved');
};

/** The record as the page knows it. @type {(page: Page) => Promise<any>} */
const recordOf = async (page) => JSON.parse(await page.evaluate(() => selfaccess.store.text()));

/** The text of an element as it is seen, with single spaces. @type {(page: Page, selector: string) => Promise<string>} */
const textOf = (page, selector) => at(page, selector, (element) => element.innerText.replace(/\s+/g, ' ').trim());

module.exports = { BROWSER, ONE_WAY, SITES, WAYS, giveVoices, launch, wishes, tell, tellDays, ready, follow, until, pagesOf, catalogueOf, withFolder, savedFile, recordOf, first, at, each, textOf };
