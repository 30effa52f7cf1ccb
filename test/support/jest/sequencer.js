const path = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** What takes longest begins, longest first, so that no worker is left alone with it at the end. */
const longest = [
  'journeys/thirty-six-months',
  'journeys/scanners',
  'api/access/access',
  'replay/ledgers/lives',
  'infra/program/planted',
  'replay/ledgers/thirty-six-months',
  'replay/ledgers/two-years',
  'journeys/outages',
  'workflows/gathering',
  'journeys/rehearsed-obligations',
  'replay/ledgers/lives-of-measures',
  'workflows/resuming-programmes',
  'api/http/interrupted',
  'api/approvals/bars',
  'workflows/projects',
  'workflows/gates',
  'api/approvals/bars-fallen',
  'api/http/outages',
  'infra/store/durability',
];

/** Then what starts the product, then what is short. */
const projects = ['journeys', 'workflows', 'api', 'replay', 'infra', 'domain'];

const tests = path.join(__dirname, '../..');

const placeOf = ({ path: file }) => {
  const name = path.relative(tests, file).split(path.sep).join('/');
  const place = longest.indexOf(name.replace('.test.ts', ''));
  return place >= 0 ? place : longest.length + projects.indexOf(name.split('/')[0]);
};

/** The order in which jest hands out test files, the same on every machine. */
module.exports = class LongestFirst extends Sequencer {
  sort(files) {
    return [...files].sort((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
  }
};
