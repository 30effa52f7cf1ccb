import type { Approval } from '../domain/approvals';
import { DomainError } from '../domain/errors';
import { outcome } from '../domain/outcomes';

/** A rule said no, as against a part of ours being away. */
export const isDomainRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && !error.code.endsWith('_unavailable');

/** The refusal of a matter that is closed names its outcome, also once its process is long gone. */
export const namingOutcome = (error: unknown, approval: Approval): unknown => {
  const state = outcome(approval);
  const isNamed = !(error instanceof DomainError) || error.code !== 'already_closed' || 'outcome' in error.facts;
  return isNamed || state === 'open' ? error : new DomainError('already_closed', undefined, { outcome: state });
};
