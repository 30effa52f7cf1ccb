const { availableParallelism } = require('node:os');

/** One jest project a layer. What talks to a Temporal server or a Postgres shares those that `test/support/global-setup.ts` starts. */
const project = (name, extra = {}) => ({
  displayName: name,
  testEnvironment: '<rootDir>/test/support/jest/environment.js',
  testRunner: '<rootDir>/test/support/jest/runner.js',
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  transform: { '\\.tsx?$': ['@swc/jest'] },
  ...extra,
});

const withServers = (name) =>
  project(name, {
    globalSetup: '<rootDir>/test/support/global-setup.ts',
    globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  });

module.exports = {
  // A test that waits for ever ends by its own patience first (test/support/eventually.ts).
  testTimeout: 300_000,
  testSequencer: '<rootDir>/test/support/jest/sequencer.js',
  // Jest's default leaves a core idle; more than four make each other late.
  maxWorkers: Math.min(availableParallelism(), 4),
  projects: [project('domain'), ...['infra', 'replay', 'workflows', 'api', 'journeys'].map(withServers)],
};
