import jest from './jest.config.js';

const nouns =
  'quorum tallies outcomes seats votes barriers fillings mandates decisions escalations unreached carrying rosters';
const domain = jest.projects.find(({ displayName }) => displayName === 'domain');

/**
 * Changes the rules of approvals in every small way that a mistake could, and asks the domain tests to notice each. What survives
 * is explained in docs/mutation.md.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['domain/approval*.ts', ...nouns.split(' ').map((noun) => `domain/${noun}.ts`)],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    config: {
      ...domain,
      projects: [],
      testMatch: ['<rootDir>/test/domain/{approval*,fillings,quorum,rosters,tally*}.test.ts'],
      testPathIgnorePatterns: ['approval-(laws|proofs)'],
    },
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 3000,
  timeoutFactor: 1.25,
  incrementalFile: 'coverage/mutation-incremental.json',
  ignorePatterns: ['/data', '/coverage', '/infra/temporal-server', '/test/replay/histories'],
  tempDirName: '.stryker',
  reporters: ['clear-text', 'progress', 'html', 'json'],
  htmlReporter: { fileName: 'coverage/mutation.html' },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 92, break: 90 },
};
