import type { Condition, Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import { DomainError } from '../shared/errors';
import { refused } from '../shared/reasons';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { overdueRisksText } from './risk-words';
import type { RiskFact } from '../facts/facts';
import { assertReviewDate, type Hold } from './holds';
import { countsAtGate, plannedRecord, type MilestoneRecord } from './milestones';
import type { Programme } from '../programme/programme';
import type { GroupKey } from '../shared/keys';
import type { Group } from '../programme/governance';
import type { Gate } from '../programme/phase-plans';

/** How a gate may end. */
export type GateOutcome = 'go' | 'conditionalGo' | 'hold' | 'recycle' | 'kill';

/**
 * What the office puts to the groups: one of the five outcomes, or to resume a phase that is on hold.
 * Source: docs/rules/phases.md, "What a gate decides".
 */
export interface GateProposal {
  readonly proposal: GateOutcome | 'resume';
  /** Of a hold, which needs one: when it is looked at again. */
  readonly reviewOn?: LocalDate;
  /** Of a recycle, and of a go that is sent back: the criteria (milestone keys) that have to be shown again. */
  readonly again?: readonly string[];
  /** Of a conditional go. */
  readonly conditions?: readonly Condition[];
}

/** What the rules need to know of a phase when its gate is asked for. */
export interface GateStanding {
  readonly milestones: Readonly<Record<string, MilestoneRecord>>;
  /** How often the phase was sent back. */
  readonly recycles: number;
  readonly hold?: Hold;
  /** The high risks whose review is overdue; none when left out. */
  readonly overdueRisks?: readonly RiskFact[];
  /** What its criteria are called, by their keys. */
  readonly titles?: Readonly<Record<string, Text>>;
}

const notAccepted = (must: readonly string[], titles: NonNullable<GateStanding['titles']>): Text => {
  const { zh, en } = list(must.map((key) => titles[key] ?? text(key, key)));
  return text(`尚未验收：${zh}。`, `Not accepted yet: ${en}.`);
};

const missing = (keys: readonly string[], milestones: GateStanding['milestones']) =>
  keys.filter((key) => !countsAtGate(milestones[key] ?? plannedRecord));

/**
 * Which exit criteria are not met; unknown is not met, a waived one counts as met. Source: docs/rules/phases.md,
 * "Exit criteria".
 */
export const gateChecklist = (gate: Gate, milestones: GateStanding['milestones']) => ({
  must: missing(gate.must, milestones),
  should: missing(gate.should, milestones),
});

const goesOn = (proposal: GateProposal['proposal']) => proposal === 'go' || proposal === 'conditionalGo';

/** Throws `gate_not_ready`. Source: docs/rules/risks.md, "An overdue review of a high risk". */
function assertReviewed(overdue: readonly RiskFact[]): void {
  if (overdue.length === 0) return;
  const { zh, en } = overdueRisksText(overdue);
  throw refused(
    'gate_not_ready',
    text(`${zh}。评审完成前不能建议通过。`, `${en}. Until it is done a go can't be proposed.`),
    {
      risks: overdue.map(({ key }) => key),
    },
  );
}

/**
 * With a must-meet unmet, or while the review of a high risk is overdue, go and conditional go are impossible, so they are not asked for; the others may be at any time, but nothing
 * while the gate is being decided. Throws `gate_not_ready`, `conditions_required`, `review_date_refused` or `invalid_input`.
 */
export const assertMayPropose = (
  gate: Gate,
  { proposal, reviewOn, again = [], conditions = [] }: GateProposal,
  { milestones, hold, overdueRisks = [], titles = {} }: GateStanding,
  { isOpen, today }: { readonly isOpen: boolean; readonly today: LocalDate },
): void => {
  if (isOpen) throw new DomainError('gate_not_ready', text('阶段门已在审批中。', 'The gate is already being decided.'));
  const { must } = gateChecklist(gate, milestones);
  if (goesOn(proposal) && must.length > 0) throw new DomainError('gate_not_ready', notAccepted(must, titles), { must });
  if (goesOn(proposal)) assertReviewed(overdueRisks);
  if (proposal === 'conditionalGo' && conditions.length === 0) throw new DomainError('conditions_required');
  if (proposal === 'hold') assertReviewDate(today, reviewOn);
  if (proposal === 'resume' && !hold)
    throw new DomainError('gate_not_ready', text('该阶段没有暂缓。', 'The phase is not on hold.'));
  const unknown = again.filter((key) => ![...gate.must, ...gate.should].includes(key));
  if (unknown.length > 0)
    throw new DomainError(
      'invalid_input',
      text(`不是本阶段门的准则：${unknown.join('、')}。`, `Not a criterion of this gate: ${unknown.join(', ')}.`),
      { field: 'again' },
    );
  if (proposal === 'recycle' && again.length === 0)
    throw new DomainError(
      'invalid_input',
      text('请选择须重新证明的准则。', 'Name the criteria that have to be shown again.'),
      { field: 'again' },
    );
};

/**
 * What the groups' decision means. What they approve happens; a go under conditions is a conditional go; a go that they
 * send back is a recycle, one that they refuse or leave unanswered a hold. Any other proposal that they do not approve,
 * and one that was withdrawn or could not be decided, leaves the phase as it was (`undefined`).
 * Source: docs/rules/phases.md, "What a gate decides".
 */
export const decidedAs = (
  proposal: GateProposal['proposal'],
  outcome: Outcome,
): GateProposal['proposal'] | undefined => {
  if (outcome === 'approved') return proposal;
  if (outcome === 'approvedWithConditions') return proposal === 'go' ? 'conditionalGo' : proposal;
  if (!goesOn(proposal)) return undefined;
  if (outcome === 'changesRequested') return 'recycle';
  return outcome === 'rejected' || outcome === 'expired' ? 'hold' : undefined;
};

export const isPassed = (outcome: GateOutcome) => goesOn(outcome);

/** Whether the phase ends by it, the programme with it or going on. */
export const endsPhase = (outcome: GateOutcome) => isPassed(outcome) || outcome === 'kill';

/**
 * From the gate on that could send the phase back for the third time the strategic group decides as well.
 * Source: docs/rules/phases.md, "Recycle".
 */
export const RECYCLES_BEFORE_STRATEGIC = 2;

/** Whom the gate asks beside its own groups. `strategic` are the groups that decide on strategy. */
export const alsoAsked = (strategic: readonly GroupKey[], recycles: number): readonly GroupKey[] =>
  recycles < RECYCLES_BEFORE_STRATEGIC ? [] : strategic;

/** The groups that decide on strategy. */
export const strategicGroups = (groups: Readonly<Record<GroupKey, Group>>): readonly GroupKey[] =>
  Object.values(groups)
    .filter(({ kind }) => kind === 'strategic')
    .map(({ key }) => key);

/** Those who decide on strategy in a programme: its strategic groups, else all of its committee. */
export const strategicOf = ({ governance }: Pick<Programme, 'governance'>): readonly GroupKey[] =>
  strategicElse(strategicGroups(governance.groups), governance.committee.groups);

/** Those who decide in place of a group that decides on strategy where a programme has none. */
export const strategicElse = (strategic: readonly GroupKey[], others: readonly GroupKey[] = []): readonly GroupKey[] =>
  strategic.length > 0 ? strategic : others;
