import type { Parameters } from 'fast-check';

/** A mutation run tries every law for every mutant: a tenth of the examples has to do, always the same ones, and the first that fails. */
const isMutationRun = process.env.STRYKER_MUTATOR_WORKER !== undefined;

/** How often a law is tried. */
export const tried = (numRuns: number): Parameters<unknown> =>
  isMutationRun ? { numRuns: Math.ceil(numRuns / 10), seed: 1, endOnFailure: true } : { numRuns };
