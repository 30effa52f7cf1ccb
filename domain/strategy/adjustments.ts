import { chineseDay, englishDay } from '../calendar/said-days';
import { isApproved, type Outcome } from '../approvals/approvals';
import { addDays, assertPlannable, laterOf, type LocalDate } from '../calendar/dates';
import { DomainError } from '../shared/errors';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import type { Person } from '../shared/keys';
import { touchedBy, type AdjustmentChanges, type AdjustmentDecision } from './changes';
import type { AdjustmentMove } from './consequences';

/** Somebody wants the strategy adjusted (战略调整): what changes, from which day on, and why. */
export interface AdjustmentRequest {
  readonly key: string;
  readonly title: string;
  readonly reason: string;
  readonly changes: AdjustmentChanges;
  /** The day from which it shall hold. */
  readonly effectiveOn: LocalDate;
  readonly by: Person;
  /** The assessment that called for it, where one did. */
  readonly assessment?: string;
}

/** How a vote on it ends without an approval. */
export type AdjustmentRefusal = 'rejected' | 'undecided' | 'withdrawn';

/** An adjustment as it stands: `approved` ones wait for their day. `moves` are what was put before the vote; in force, what changed. */
export interface Adjustment extends AdjustmentRequest {
  readonly state: 'deciding' | 'approved' | 'inForce' | 'lapsed' | AdjustmentRefusal;
  readonly approval: string;
  readonly moves: readonly AdjustmentMove[];
  /** From which day it holds, once it is approved. */
  readonly from?: LocalDate;
  /** What of it no longer applied on its day, in words, or why nothing did. */
  readonly left?: readonly Text[];
}

/** What becomes of an adjustment until its day. */
export type AdjustmentHappening =
  | { readonly type: 'adjustment.proposed'; readonly proposed: Adjustment }
  | {
      readonly type: 'adjustment.approved';
      readonly adjustment: string;
      readonly approval: string;
      readonly from: LocalDate;
    }
  | { readonly type: 'adjustment.refused'; readonly adjustment: string; readonly end: AdjustmentRefusal }
  /** On its day it could no longer take effect: nothing of it did. */
  | {
      readonly type: 'adjustment.lapsed';
      readonly adjustment: string;
      readonly why: Text;
      readonly told: readonly Person[];
    };

/** Everything that it changes, at one instant: whatever is computed of the programme from here on follows it. `told` hear of it beside the office. */
export interface StrategyHappening extends AdjustmentDecision {
  readonly type: 'strategy.adjusted';
  readonly title: string;
  readonly changes: AdjustmentChanges;
  readonly moves: readonly AdjustmentMove[];
  readonly left: readonly Text[];
  readonly told: readonly Person[];
}

export const isAdjustmentOver = ({ state }: Pick<Adjustment, 'state'>): boolean =>
  state !== 'deciding' && state !== 'approved';

/** An adjustment after something became of it: process and read model change it alike. */
export function adjustmentAfter(
  adjustment: Adjustment,
  happening: AdjustmentHappening | StrategyHappening,
): Adjustment {
  switch (happening.type) {
    case 'adjustment.proposed':
      return happening.proposed;
    case 'adjustment.approved':
      return { ...adjustment, state: 'approved', from: happening.from };
    case 'adjustment.refused':
      return { ...adjustment, state: happening.end };
    case 'adjustment.lapsed':
      return { ...adjustment, state: 'lapsed', left: [happening.why] };
    case 'strategy.adjusted': {
      const { from, changes, moves, left } = happening;
      return { ...adjustment, state: 'inForce', from, changes, moves, ...(left.length > 0 && { left }) };
    }
  }
}

/** How a vote ends that is no approval. */
export const refusalOf = (outcome: Outcome): AdjustmentRefusal => {
  if (outcome === 'withdrawn') return 'withdrawn';
  return outcome === 'rejected' || outcome === 'changesRequested' ? 'rejected' : 'undecided';
};

/** The end of a vote: approved, or how it was not. */
export const voteOn = (outcome: Outcome): 'approved' | AdjustmentRefusal =>
  isApproved(outcome) ? 'approved' : refusalOf(outcome);

/**
 * The day from which an approved adjustment holds: the one that was asked for, and the day after its approval at the earliest. Never
 * backwards. Source: docs/rules/strategy.md, "Adjustments"; docs/decisions/0067.
 */
export const holdsFrom = (effectiveOn: LocalDate, approvedOn: LocalDate): LocalDate =>
  laterOf(effectiveOn, addDays(approvedOn, 1));

/** It says what it is called and why, and holds from a day that is still to come. Throws `comment_required` or `invalid_input`. */
export function assertAdjustmentSaid(
  { title, reason, effectiveOn }: Pick<AdjustmentRequest, 'title' | 'reason' | 'effectiveOn'>,
  today: LocalDate,
): void {
  if (isBlank(reason)) throw new DomainError('comment_required', undefined, { field: 'reason' });
  if (isBlank(title))
    throw new DomainError('invalid_input', text('请填写标题。', 'An adjustment needs a title.'), { field: 'title' });
  assertPlannable(effectiveOn, 'effectiveOn');
  if (effectiveOn <= today)
    throw refused(
      'invalid_input',
      text(
        `生效日${chineseDay(effectiveOn)}已到或已过：战略调整不溯及既往，最早自次日生效。`,
        `${englishDay(effectiveOn)} has come: an adjustment never holds backwards, and from tomorrow at the earliest.`,
      ),
      { field: 'effectiveOn' },
    );
}

type Known = Pick<Adjustment, 'key' | 'title' | 'state' | 'changes'>;

/** The first adjustment among those before it, being decided or waiting for its day, that touches the same; with what. */
export const overlapWith = (
  known: readonly Known[],
  { key, changes }: Pick<AdjustmentRequest, 'key' | 'changes'>,
): { readonly other: Known; readonly touched: readonly string[] } | undefined => {
  const mine = new Set(touchedBy(changes));
  for (const other of known) {
    if (other.key === key) return undefined;
    const touched = isAdjustmentOver(other) ? [] : touchedBy(other.changes).filter((each) => mine.has(each));
    if (touched.length > 0) return { other, touched };
  }
  return undefined;
};

/** Two adjustments that touch the same can't both be open: the later one is refused. Throws `adjustment_overlaps`. */
export function assertTouchesNothingOpen(
  known: readonly Known[],
  request: Pick<AdjustmentRequest, 'key' | 'changes'>,
): void {
  const overlap = overlapWith(known, request);
  if (!overlap) return;
  const { other, touched } = overlap;
  throw refused(
    'adjustment_overlaps',
    text(
      `战略调整“${other.title}”尚未办结，涉及同一事项（${touched.join('、')}）。请待其办结后再提出。`,
      `The adjustment "${other.title}" is not over and touches the same (${touched.join(', ')}); propose it once that is.`,
    ),
    { adjustment: other.key, touched, field: 'changes' },
  );
}
