import { isApproved, type Approval, type Stage, type Tally } from './approvals';
import { distinctChoice, isAnswerable } from './barriers';
import type { Seat } from './programme';
import { stageNow } from './seats';
import { tallyStage } from './tallies';
import type { Titles } from './titles';
import { votesOf } from './votes';

/** A stage as it can be answered: a seat for which nobody may answer counts as a vacant one, as do those `left` unfilled. */
export function answerable(approval: Approval, { panels }: Stage, left: readonly string[]): Stage {
  const seated = (seats: readonly Seat[]) =>
    seats.map((seat) => (isAnswerable(approval, seat) && !left.includes(seat.id) ? seat : { ...seat, holder: null }));
  return { panels: panels.map((panel) => ({ ...panel, seats: seated(panel.seats) })) };
}

/** How the stages from the open one on were counted: what each came to, which of them decides, and the seats left for want of different people. */
export interface StageCount {
  readonly stages: readonly Tally[];
  readonly decisive: Tally;
  readonly left: readonly string[];
}

interface CountOptions {
  readonly titles?: Titles;
  readonly hearEverybody?: boolean;
}

function counted(approval: Approval, left: readonly string[], options: CountOptions): StageCount {
  const { request, stage } = approval;
  const { titles = request.titles, hearEverybody = request.policy.hearEverybody } = options;
  const votes = votesOf(approval);
  const stages = request.stages
    .map((_, index) => index)
    .slice(stage)
    .map((index) =>
      tallyStage(answerable(approval, stageNow(approval, index), left), votes, { hearEverybody, titles }),
    );
  const now = stages[0] ?? tallyStage({ panels: [] }, new Map());
  const isGoing = now.outcome === 'open' || isApproved(now.outcome);
  const decisive = (isGoing ? stages.find(({ outcome }) => outcome === 'impossible') : undefined) ?? now;
  return { stages, decisive, left };
}

// An approval never changes, it is followed by another; so its stages are counted once.
const known = new WeakMap<Approval, StageCount>();

/**
 * Counts the open stage and those to come by whoever can answer; a later one that is impossible decides at once, since nobody's
 * answer could help. Where different people are asked for and there are too few of them, the seats left unfilled count as vacant.
 */
export function countStages(approval: Approval, options?: CountOptions): StageCount {
  if (options) return countAll(approval, options);
  const before = known.get(approval);
  if (before) return before;
  const all = countAll(approval, {});
  known.set(approval, all);
  return all;
}

function countAll(approval: Approval, options: CountOptions): StageCount {
  const whole = counted(approval, [], options);
  if (whole.decisive.outcome !== 'open') return whole;
  const isPossible = (left: readonly string[]) => counted(approval, left, options).decisive.outcome !== 'impossible';
  if (distinctChoice(approval, isPossible)) return whole;
  return counted(approval, distinctChoice(approval, () => true) ?? [], options);
}
