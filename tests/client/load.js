'use strict';
/** All of the client's scripts, joined: `load({ localStorage: fake })` returns a fresh namespace. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { compileFunction } = require('node:vm');

/** Where weeks begin on Monday, on whatever machine the tests run. */
const BROWSER = { language: 'de-DE' };
const FOLDER = join(__dirname, '../../selfaccess/client');

/** The files of all bundles of client.py, in order. */
const scripts = () => {
  const table = /^BUNDLES.*?^}/ms.exec(readFileSync(join(FOLDER, '../client.py'), 'utf8'))[0];
  return [...new Set(Array.from(table.matchAll(/"([^"]+\.js)"/g), ([, name]) => name))];
};

/** @param {Record<string, unknown>} [globals] what stands in for the browser's */
const load = (globals = {}) => {
  const sources = scripts().map((name) => readFileSync(join(FOLDER, name), 'utf8'));
  const all = { navigator: BROWSER, ...globals };
  return compileFunction([...sources, 'return selfaccess;'].join('\n'), Object.keys(all))(...Object.values(all));
};

module.exports = { load, scripts };
