const { availableParallelism } = require('node:os');

/** One jest project a layer. What talks to a Temporal server shares the one that `test/support/global-setup.ts` starts. */
const project = (name, extra = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest'] },
  // Packages that are ES modules only: jest loads CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(email-reply-parser|ical\\.js|jose|oauth4webapi|openid-client|nodemailer|preact|preact-render-to-string)/)',
  ],
  ...extra,
});

const withServer = (name) =>
  project(name, {
    setupFilesAfterEnv: ['<rootDir>/test/support/retries.ts'],
    globalSetup: '<rootDir>/test/support/global-setup.ts',
    globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  });

module.exports = {
  testTimeout: 60_000,
  // A file spends much of its time waiting for servers of its own: jest's default leaves a core idle, more than four make each other late.
  maxWorkers: Math.min(availableParallelism(), 4),
  projects: [project('domain'), ...['infra', 'replay', 'workflows', 'api', 'journeys'].map(withServer)],
};
