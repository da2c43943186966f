'use strict';
/** The namespace as a page has it: with the languages of languages.yaml and the English words. */
const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('./load.js');

const ROOT = join(__dirname, '../..');
const READ = `
import json, pathlib, yaml
folder = pathlib.Path("selfaccess")
words = {f"{p.stem}.{k}": v for p in sorted(folder.glob("strings/en/*.yaml")) for k, v in yaml.safe_load(p.read_text("utf-8")).items()}
print(json.dumps({"languages": yaml.safe_load((folder / "languages.yaml").read_text("utf-8")), "strings": words}))
`;

const python = () => [join(ROOT, '.venv/bin/python'), 'python3'].find((name) => name === 'python3' || existsSync(name));

/** @type {{ languages: object, strings: object } | undefined} */
let data;

/** @param {Record<string, unknown>} [globals] what stands in for the browser's */
const page = (globals = {}) => {
  data ??= JSON.parse(execFileSync(python(), ['-c', READ], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } }));
  const island = { getElementById: () => ({ textContent: JSON.stringify({ language: 'en', root: '' }) }) };
  const selfaccess = load({ document: island, ...globals });
  selfaccess.languages.load(data.languages);
  selfaccess.strings.load(data.strings);
  return selfaccess;
};

module.exports = { page, python };
