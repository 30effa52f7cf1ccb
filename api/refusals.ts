import { DomainError } from '../domain/errors';

/** A rule said no, as against a part of ours being away. */
export const isDomainRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && !error.code.endsWith('_unavailable');
