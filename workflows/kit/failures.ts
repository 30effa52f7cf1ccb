import { ApplicationFailure } from '@temporalio/workflow';
import { DomainError } from '../../domain/shared/errors';

/** A refusal of the domain as a failure that callers can read (type = code) and that never retries a task for ever. */
export function refuse(error: unknown): never {
  if (error instanceof DomainError)
    throw ApplicationFailure.create({
      type: error.code,
      message: error.message,
      details: [error.facts],
      nonRetryable: true,
    });
  throw ApplicationFailure.create({
    type: 'defect',
    message: error instanceof Error ? error.message : String(error),
    nonRetryable: true,
  });
}

/** The same function, its refusals translated; for validators and handlers. */
export const refusing =
  <Args extends unknown[], Result>(rule: (...args: Args) => Result) =>
  (...args: Args): Result => {
    try {
      return rule(...args);
    } catch (error) {
      return refuse(error);
    }
  };
