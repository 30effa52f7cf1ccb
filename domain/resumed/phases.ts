import type { GateOutcome } from '../phases/gates';
import type { Hold } from '../phases/holds';
import type { Entry } from '../record/ledger';
import { accept, plannedRecord, reopen, begin, submit, type MilestoneRecord } from '../phases/milestones';
import { isOf, type Of } from '../record/nouns';

/** A phase as its process knows it. */
export interface PhaseStanding {
  readonly milestones: Readonly<Record<string, MilestoneRecord>>;
  readonly gateRound: number;
  readonly recycles: number;
  readonly hold?: Hold;
  /** How often each milestone was asked to be waived or given up. */
  readonly settlements: Readonly<Record<string, number>>;
  readonly passed?: GateOutcome;
}

const opened: PhaseStanding = { milestones: {}, gateRound: 0, recycles: 0, settlements: {} };

function milestoneAfter(record: MilestoneRecord, happening: Of<'milestone'>): MilestoneRecord {
  switch (happening.type) {
    case 'milestone.started':
      return begin(record, happening.on);
    case 'milestone.submitted':
      return submit(record);
    case 'milestone.accepted':
      return accept(record, happening.actualOn, happening.conditionally);
    case 'milestone.returned':
      return { ...record, state: 'rework' };
    case 'milestone.reopened':
      return reopen(record);
    case 'milestone.waived':
    case 'milestone.failed': {
      const { type, approval, reason } = happening;
      return {
        ...record,
        state: type === 'milestone.waived' ? 'waived' : 'failed',
        settlement: { approval, reason },
      };
    }
    case 'milestone.settlementAsked':
    case 'milestone.settlementRefused':
      return record;
  }
}

function gateAfter(standing: PhaseStanding, happening: Of<'phase'>): PhaseStanding {
  const { hold, ...rest } = standing;
  switch (happening.type) {
    case 'phase.opened':
    case 'phase.gateBlocked':
    case 'phase.gateUndecided':
      return standing;
    case 'phase.gateRequested':
      return { ...standing, gateRound: standing.gateRound + 1 };
    case 'phase.gateDecided':
      return { ...standing, recycles: happening.recycles ?? standing.recycles };
    case 'phase.held':
      return { ...standing, hold: happening.hold };
    case 'phase.reviewDue':
      return hold ? { ...standing, hold: { ...hold, isReviewed: true } } : standing;
    case 'phase.resumed':
      return rest;
    case 'phase.closed':
      return { ...standing, passed: happening.outcome };
  }
}

/** A phase with which its process goes on, by all that it told. */
export const resumedPhase = (entries: readonly Entry[]): PhaseStanding =>
  entries.reduce((standing, { happening }): PhaseStanding => {
    if (isOf('phase', happening)) return gateAfter(standing, happening);
    if (!isOf('milestone', happening)) return standing;
    const { milestone: key } = happening;
    const { milestones, settlements } = standing;
    if (happening.type === 'milestone.settlementAsked')
      return { ...standing, settlements: { ...settlements, [key]: (settlements[key] ?? 0) + 1 } };
    if (happening.type === 'milestone.settlementRefused') return standing;
    return {
      ...standing,
      milestones: { ...milestones, [key]: milestoneAfter(milestones[key] ?? plannedRecord, happening) },
    };
  }, opened);

/** Something that people are asked to decide in a phase. */
export type PhaseAsking = Extract<
  Of<'phase'> | Of<'milestone'>,
  { type: 'phase.gateRequested' | 'milestone.submitted' | 'milestone.settlementAsked' }
>;

const ends: readonly string[] = [
  'milestone.accepted',
  'milestone.returned',
  'milestone.waived',
  'milestone.failed',
  'milestone.settlementRefused',
];

/** What people are deciding on in a phase, by the entries that asked: the gate, or something of a milestone. */
export function askedOfPhase(entries: readonly Entry[]): readonly PhaseAsking[] {
  const asked = new Map<string, PhaseAsking>();
  for (const { happening } of entries) {
    const { type } = happening;
    if (type === 'phase.gateRequested') asked.set('gate', happening);
    else if (type === 'phase.gateDecided' || type === 'phase.gateUndecided') asked.delete('gate');
    else if (type === 'phase.resumed') asked.delete('gate');
    else if (type === 'milestone.submitted' || type === 'milestone.settlementAsked') {
      if (happening.approval !== undefined) asked.set(happening.milestone, happening);
    } else if (isOf('milestone', happening) && ends.includes(type)) asked.delete(happening.milestone);
  }
  return [...asked.values()];
}

/** The obligations whose lapse a phase has answered already: it went on hold, or has a milestone shown again. */
export const answeredLapses = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ happening }) => {
      const cause =
        happening.type === 'phase.held'
          ? happening.hold.cause
          : happening.type === 'milestone.reopened'
            ? happening.cause
            : undefined;
      return cause && 'obligation' in cause ? [cause.obligation] : [];
    }),
  );
