import { jest } from '@jest/globals';

// What talks to real servers on a busy machine may be late once; the failure is logged, and a second one counts.
jest.retryTimes(2, { logErrorsBeforeRetry: true });
