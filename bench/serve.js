'use strict';
/**
 * node bench/serve.js LIBRARY FILE ADDRESS: in a library of bench/corpus.py, how long it takes from the moment when FILE is saved until Chromium, which
 * shows ADDRESS from `selfaccess serve`, has the new sentence in the reloaded page. `make bench-browser` does it for 2,000 and 10,000 pages.
 */
const { spawn } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const puppeteer = require('../tests/node_modules/puppeteer-core');

const [LIBRARY, FILE, ADDRESS] = process.argv.slice(2);
const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const TIMES = Number(process.env.TIMES ?? 9);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The address at which the library is served, when it is. */
const served = async (program) => {
  for await (const line of createInterface({ input: program.stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(line);
    if (found) return found[0];
  }
  throw new Error('selfaccess serve has ended');
};

const main = async () => {
  const program = spawn('selfaccess', ['serve', '--port', '0'], { cwd: LIBRARY, stdio: ['ignore', 'pipe', 'inherit'] });
  const browser = await puppeteer.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--disable-gpu'], defaultViewport: { width: 1000, height: 800 } });
  try {
    const page = await browser.newPage();
    const base = await served(program);
    await page.goto(base + ADDRESS);
    // In each page before its scripts: says when a sentence is there.
    await page.exposeFunction('seen', () => seen());
    await page.evaluateOnNewDocument(() => new MutationObserver((_, observer) => {
      const last = document.querySelector('main')?.textContent.includes(`the number ${localStorage.getItem('wanted')}.`);
      if (last) (observer.disconnect(), window.seen());
    }).observe(document, { childList: true, subtree: true }));
    let seen = () => {};
    const times = [];
    for (let number = 0; number < TIMES; number += 1) {
      await page.evaluate((wanted) => localStorage.setItem('wanted', wanted), String(number));
      await pause(1500);
      const there = new Promise((resolve) => (seen = resolve));
      const saved = performance.now();
      appendFileSync(join(LIBRARY, FILE), `\nOne more sentence, the number ${number}.\n`);
      await there;
      times.push(performance.now() - saved);
    }
    times.sort((a, b) => a - b);
    console.log(`from save to the reloaded page: ${times[times.length >> 1].toFixed(0)} ms, the slowest of ${TIMES} ${times.at(-1).toFixed(0)} ms`);
  } finally {
    await browser.close();
    program.kill();
  }
};

main();
