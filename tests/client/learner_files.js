'use strict';
/**
 * Writes a learner's files as the pages do. In: `{"record": <text of a record>, "catalogue": CatalogueData, "now": milliseconds}`.
 * Out: the texts of the record, of a report of all parts, and of the contributions.
 */
const { readFileSync } = require('node:fs');
const { page } = require('./page.js');

const selfaccess = page();
const { record: text, catalogue, now } = JSON.parse(readFileSync(0, 'utf8'));
const { record } = selfaccess.record.parse(text, JSON.parse(text).library);
const { PARTS, make } = selfaccess.adviserReport;
const { all, file } = selfaccess.contributions;

process.stdout.write(JSON.stringify({
  record: selfaccess.record.serialise(record),
  report: selfaccess.adviserReport.text(make(record, catalogue, { parts: [...PARTS], name: 'Ana', since: '' }, now)),
  contributions: file(all(record), record.library, (resource) => resource, now),
}));
