import { idOf, keyedBy } from '../domain/shared/ids';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Context } from './context';
import type { Again } from './resumed';
import type { Told } from './told';
import type { Evidence } from '../domain/approvals/approvals';
import type { Facts } from '../domain/facts/facts';
import type { GateProposal } from '../domain/phases/gates';
import type { Hold } from '../domain/phases/holds';
import type { Lapse } from '../domain/phases/lapses';
import type { MilestoneRecord } from '../domain/phases/milestones';
import type { PhaseAsking } from '../domain/resumed/phases';
import type { Settlement } from '../domain/phases/settlements';
import type { GroupKey, Person } from '../domain/shared/keys';
import type { Phase } from '../domain/programme/phase-plans';

export interface PhaseInput extends Context {
  readonly phase: Phase;
  /** Dates `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  readonly facts: Facts;
  /** The groups that decide on strategy. */
  readonly strategic?: readonly GroupKey[];
  readonly resumed?: {
    readonly recorded: number;
    readonly milestones: Readonly<Record<string, MilestoneRecord>>;
    readonly gateRound: number;
    readonly recycles?: number;
    readonly hold?: Hold;
    readonly settlements?: Readonly<Record<string, number>>;
    /** Set when it is started again from the record: what is being decided, and the lapses that it has not answered. */
    readonly again?: Again<PhaseAsking>;
    readonly lapses?: readonly Lapse[];
  };
}

export interface MilestoneSubmission {
  readonly milestone: string;
  readonly by: Person;
  readonly evidence: readonly Evidence[];
  readonly note: string;
  /** The changes of its scope that were approved, for those who accept it to see. */
  readonly scope?: readonly string[];
}

/** A `go` where nothing else is proposed. */
export interface GateRequest extends Partial<GateProposal> {
  readonly by: Person;
  readonly note: string;
}

export interface MilestoneStart {
  readonly milestone: string;
  /** `YYYY-MM-DD`; today when left out. */
  readonly on?: string;
  readonly by: Person;
}

/** The id of the approval that was opened, if people have to decide. */
export interface Opened extends Told {
  readonly approval?: string;
}

export const phaseId = (programme: string, phase: string) => idOf(programme, 'phase', phase);
export const parsePhaseId = keyedBy('phase');

export const submitMilestone = defineUpdate<Opened, [MilestoneSubmission]>('submitMilestone');
export const startMilestone = defineUpdate<Told, [MilestoneStart]>('startMilestone');
export const settleMilestone = defineUpdate<Opened, [Settlement]>('settleMilestone');
export const requestGate = defineUpdate<Opened, [GateRequest]>('requestGate');

/** The programme tells the phase of a lapse that concerns it. */
export const lapsed = defineSignal<[Lapse]>('lapsed');
export const milestonesQuery = defineQuery<Readonly<Record<string, MilestoneRecord>>>('milestones');
