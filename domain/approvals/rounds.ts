import { isApproved, type Outcome } from './approvals';
import { DomainError } from '../shared/errors';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';

/**
 * Refuses round `round` of a matter unless it is the one after the last, which is closed and approved nothing: there is one open round and
 * one outcome. `before` is how round `round - 1` stands; nothing where there was none. Throws `round_not_next`, `round_open` or
 * `already_closed` with the outcome.
 */
export function assertNextRound(round: number, before: 'open' | Outcome | undefined): void {
  if (round <= 1) return;
  if (before === undefined)
    throw refused(
      'round_not_next',
      text(
        `没有第 ${round - 1} 轮，不能提请第 ${round} 轮。`,
        `There is no round ${round - 1} for round ${round} to follow.`,
      ),
      { field: 'round' },
    );
  if (before === 'open')
    throw refused('round_open', text(`第 ${round - 1} 轮尚未结束。`, `Round ${round - 1} is still open.`), {
      field: 'round',
      open: round - 1,
    });
  if (isApproved(before)) throw new DomainError('already_closed', undefined, { outcome: before, field: 'round' });
}
