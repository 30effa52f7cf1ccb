import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Context } from './context';
import type { Told } from './told';
import type { Evidence } from '../domain/approvals';
import type { Facts } from '../domain/facts';
import type { MilestoneRecord } from '../domain/milestones';
import type { Person, Phase } from '../domain/programme';

export interface PhaseInput extends Context {
  readonly phase: Phase;
  /** Dates `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  readonly facts: Facts;
  readonly resumed?: {
    readonly recorded: number;
    readonly milestones: Readonly<Record<string, MilestoneRecord>>;
    readonly gateRound: number;
  };
}

export interface MilestoneSubmission {
  readonly milestone: string;
  readonly by: Person;
  readonly evidence: readonly Evidence[];
  readonly note: string;
}

export interface GateRequest {
  readonly by: Person;
  readonly note: string;
}

/** The id of the approval that was opened, if people have to decide. */
export interface Opened extends Told {
  readonly approval?: string;
}

export const phaseId = (programme: string, phase: string) => `${programme}:phase:${phase}`;

export const submitMilestone = defineUpdate<Opened, [MilestoneSubmission]>('submitMilestone');
export const requestGate = defineUpdate<Opened, [GateRequest]>('requestGate');
export const milestonesOf = defineQuery<Readonly<Record<string, MilestoneRecord>>>('milestones');
