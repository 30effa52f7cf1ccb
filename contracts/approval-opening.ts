import type { ApprovalInput } from './approval';
import type { Entry, Happening } from '../domain/record/ledger';

/** What an approval's input alone says; a review first tells, of the closed approval, that somebody should not have voted there. */
export function firstEntries(process: string, { request, plan }: ApprovalInput): readonly Entry[] {
  const { programme, review } = request;
  const opened: Happening = { type: 'approval.opened', request, plan };
  const happenings: readonly Happening[] = review
    ? [{ type: 'approval.reviewOpened', approval: review.of, review: process, recusal: review.recusal }, opened]
    : [opened];
  return happenings.map((happening, n) => ({ programme, process, number: n + 1, at: plan.opensAt, happening }));
}
