/** One jest project a layer. What talks to a Temporal server shares the one that `test/support/global-setup.ts` starts. */
const project = (name, extra = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest'] },
  // Packages that are ES modules only: jest loads CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(email-reply-parser|jose|oauth4webapi|openid-client|nodemailer|preact|preact-render-to-string)/)',
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
  projects: [
    ...['domain', 'replay'].map((name) => project(name)),
    ...['infra', 'activities', 'workflows', 'api', 'journeys'].map(withServer),
  ],
};
