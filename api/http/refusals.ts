import type { Approval } from '../../domain/approvals/approvals';
import { DomainError, isOutage } from '../../domain/shared/errors';
import { outcome } from '../../domain/approvals/outcomes';
import { closed } from '../../domain/approvals/reopenings';

/** A rule said no, as against a part of ours being away. */
export const isDomainRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && !isOutage(error);

/** Whether it was refused because the matter is closed, without saying how it closed: its process is long gone. */
export const lacksOutcome = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'already_closed' && !('outcome' in error.facts);

/** The refusal of a matter that is closed names its outcome. */
export const namingOutcome = (error: unknown, approval: Approval): unknown => {
  const state = outcome(approval);
  return lacksOutcome(error) && state !== 'open' ? closed(approval, state) : error;
};
