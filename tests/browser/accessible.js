'use strict';
/** What axe-core objects to on a page. */
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The objections as the page now is; `only` (runOnly of axe) is WCAG 2.2 AA and good practice unless told. @type {(page: import('puppeteer-core').Page, only?: object) => Promise<string[]>} */
const objections = async (page, only = { type: 'tag', values: TAGS }) => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'], iframes: false, preload: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`.trim()));
  }, only);
};

/** There are none. @type {(page: import('puppeteer-core').Page) => Promise<void>} */
const isAccessible = async (page) => assert.deepEqual(await objections(page), []);

module.exports = { isAccessible, objections };
