import { DomainError } from '../shared/errors';
import { strategicElse } from './gates';
import { countsAtGate, type MilestoneRecord } from './milestones';
import { usualPolicy, type Policy } from '../programme/policies';
import { text } from '../shared/sentences';
import { isBlank } from '../shared/text';
import type { GroupKey, Person } from '../shared/keys';
import type { Gate } from '../programme/phase-plans';

/**
 * The office asks that a milestone be done without (waived) or given up (failed); people decide.
 * Source: docs/rules/phases.md, "Waiver and failure".
 */
export interface Settlement {
  readonly milestone: string;
  readonly as: 'waived' | 'failed';
  readonly reason: string;
  readonly by: Person;
}

/** How such a matter ended: what the ledger keeps of it. */
export interface Settled {
  readonly phase: string;
  readonly milestone: string;
  readonly approval: string;
  readonly reason: string;
}

/** A waiver needs the strategic group unanimously: every seat, vacant ones too, nobody's silence, whoever is signed in. */
export const unanimous: Policy = {
  ...usualPolicy,
  title: text('双方全体一致', 'unanimously'),
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'all' }, vacantSeats: 'against' }] }],
  within: { workingDays: 10 },
  remind: [{ percent: 50 }, { percent: 80 }, 'due'],
  atDeadline: 'expire',
  identity: 'signIn',
};

/** Who decides on it, and by which policy: on a waiver the strategic groups, else those of the gate; on giving up those of the gate, by its policy. */
export const settledBy = (as: Settlement['as'], gate: Gate, strategic: readonly GroupKey[]) =>
  as === 'waived'
    ? { groups: strategicElse(strategic, gate.asks), policy: unanimous }
    : { groups: gate.asks, policy: gate.policy };

/**
 * Only a must-meet criterion needs a waiver, and nothing is settled that counts already, has failed or is being decided just now.
 * Throws `comment_required` or `milestone_not_open`.
 */
export const assertMaySettle = (
  gate: Gate,
  { milestone, as, reason }: Settlement,
  record: MilestoneRecord,
  isUnderWay: boolean,
): void => {
  if (isBlank(reason)) throw new DomainError('comment_required');
  const { state } = record;
  const isOver = countsAtGate(record) || (as === 'failed' && state === 'failed');
  if (isUnderWay || isOver) throw new DomainError('milestone_not_open', undefined, { state });
  if (as === 'waived' && !gate.must.includes(milestone))
    throw new DomainError(
      'milestone_not_open',
      text('该里程碑不是必达准则，阶段门无须其豁免。', 'This is no must-meet criterion: the gate can do without it.'),
    );
};
