/**
 * Changes the rules of approvals in every small way that a mistake could, and asks the domain tests to notice each. What survives
 * is explained in docs/mutation.md.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['domain/approvals/**/*.ts', 'domain/roster/**/*.ts', 'domain/money/**/*.ts', '!domain/**/*words.ts'],
  testRunner: 'domain',
  plugins: ['./test/mutation/runner.mjs'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 60_000,
  incrementalFile: 'coverage/mutation-incremental.json',
  ignorePatterns: ['/data', '/coverage', '/test/replay/histories'],
  tempDirName: '.stryker',
  reporters: ['clear-text', 'progress', 'html', 'json'],
  htmlReporter: { fileName: 'coverage/mutation.html' },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 92, break: 92 },
};
