import { ApplicationFailure } from '@temporalio/common';
import { DomainError, isOutage } from '../domain/shared/errors';

/** A refusal of the domain is final: trying again would be refused again. What is merely away is tried again. */
export const final =
  <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
  async (...args: Args): Promise<Result> => {
    try {
      return await work(...args);
    } catch (error) {
      if (error instanceof DomainError && !isOutage(error))
        throw ApplicationFailure.nonRetryable(error.message, error.code, error.facts);
      throw error;
    }
  };
