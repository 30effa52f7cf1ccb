import { DomainError } from '../../domain/shared/errors';

/** The code with which a rule refuses; `undefined` where it does not. What is no refusal is thrown. */
export const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
