import { partsOf } from '../domain/shared/ids';
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Ending } from '../domain/views/endings';
import type { Fact, Facts } from '../domain/facts/facts';
import type { Lapse } from '../domain/phases/lapses';
import type { GateOutcome } from '../domain/phases/gates';
import type { Opened } from '../domain/programme/happenings';
import type { Programme } from '../domain/programme/programme';
import type { Person } from '../domain/shared/keys';

export interface ProgrammeInput {
  readonly definition: Programme;
  /** SHA-256 (hex) of the canonical JSON of the definition; it travels with each process opened under it. */
  readonly version: string;
  readonly startedBy: Person;
  /** What of its definition it begins beside agreements, cycles and phases. */
  readonly opens?: readonly Opened[];
  /** Set when the process continues as new. */
  readonly resumed?: {
    readonly recorded: number;
    readonly facts: Facts;
    readonly phase: number;
    readonly lapses?: readonly Lapse[];
    readonly beganBy?: string;
    /** Set when it is started again from the record: the end of a phase from which it has not gone on, and whether its exit has begun. */
    readonly end?: PhaseEnd;
    readonly isExiting?: boolean;
    /** … the steps of the exit that were opened (ids), and what others may not have heard. */
    readonly steps?: readonly string[];
    readonly untold?: readonly Fact[];
  };
}

export const programmeId = (programme: string) => programme;
export const parseProgrammeId = (id: string): string | undefined => (partsOf(id).noun === undefined ? id : undefined);

/** Tells the programme a fact that others may be waiting for. */
export const learn = defineSignal<[Fact]>('learn');
export interface PhaseEnd {
  readonly phase: string;
  readonly outcome: GateOutcome;
  readonly on: string;
  /** The gate's approval. */
  readonly approval?: string;
}

/** `asks`: the office is asked what becomes of each agreement; programmes from before 2026-11-29 ask nobody. */
export interface WindingUp {
  readonly asks: true;
}

export const phaseEnded = defineSignal<[PhaseEnd]>('phaseEnded');

/** Tells the programme that a condition lapsed under which it had gone on. */
export const conditionLapsed = defineSignal<[Lapse]>('conditionLapsed');

/** The programme tells its cycles and its agreements that it is being wound up. */
export const windingUp = defineSignal<[WindingUp?]>('windingUp');

/** Tells a process that its programme ends, or has ended, and that it can't go on with it. */
export const programmeEnds = defineSignal<[Ending]>('programmeEnds');
export const factsKnown = defineQuery<Facts>('facts');
