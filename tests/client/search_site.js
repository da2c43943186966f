'use strict';
/** The search as a page of a built site has it: `open(folder)` gives the namespace; `folder` is the site's root. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { compileFunction } = require('node:vm');

const CLIENT = join(__dirname, '../../selfaccess/client');
const SCRIPTS = ['namespace', 'search/words', 'search/ranges', 'search/files', 'search/best', 'search/engine', 'search/snippet', 'search/search', 'search/filters'];

/** @param {string} folder */
const open = (folder) => {
  const sources = SCRIPTS.map((name) => readFileSync(join(CLIENT, `${name}.js`), 'utf8'));
  const selfaccess = compileFunction([...sources, 'return selfaccess;'].join('\n'))();
  selfaccess.read = [];
  selfaccess.load = async (/** @type {string} */ url) => {
    selfaccess.read.push(url);
    compileFunction(readFileSync(join(folder, url), 'utf8'), ['selfaccess']).call(globalThis, selfaccess);
  };
  return selfaccess;
};

module.exports = { open };
