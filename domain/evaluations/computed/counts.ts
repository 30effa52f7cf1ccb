import type { Calendars } from '../../calendar/calendar';
import type { LocalDate } from '../../calendar/dates';
import type { Outcome } from '../../approvals/approvals';
import type { ComputedSource } from '../../programme/evaluation-plans';
import type { Text } from '../../shared/text';

/** The days over which a figure is counted, both included, in the programme's zone. */
export interface CountedPeriod {
  readonly starts: LocalDate;
  readonly ends: LocalDate;
}

/** One thing that a figure was counted from: whoever recounts finds it by its id, or by its entry in the record. */
export interface Counted {
  /** `milestone:key`, `project:key`, `risk:key`, `innovation:key`, or the id of an approval. */
  readonly thing: string;
  readonly title?: Text;
  readonly on: LocalDate;
  readonly isGood: boolean;
  readonly why: Text;
  readonly process?: string;
  readonly number?: number;
}

/** A figure that the machine has counted. */
export interface ComputedFigure {
  readonly source: ComputedSource;
  /** Decimal text, rounded down after twelve places; `null` where there was nothing to count. */
  readonly value: string | null;
  /** The same as text that loses nothing, to score it with. */
  readonly exact: string | null;
  readonly unit: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly counted: readonly Counted[];
  readonly details?: { readonly medianWorkingHours: string | null; readonly escalations: number };
  readonly words: Text;
}

/** A milestone as its programme shows it; one whose phase is on hold is due to nobody. */
export interface CountableMilestone {
  readonly key: string;
  readonly title: Text;
  readonly state: string;
  readonly baselineOn: LocalDate;
  readonly dueOn?: LocalDate;
  readonly actualOn?: LocalDate;
  readonly isHeld: boolean;
}

/** What ended a project, or brought it to its end, by the entry that says so. */
export interface ProjectStep {
  readonly project: string;
  readonly title?: Text;
  readonly type: 'project.landed' | 'project.cancelled' | 'project.agreementEnded';
  readonly on: LocalDate;
  readonly process: string;
  readonly number: number;
}

/** A step of an approval by the entry that says so; `dueAt` is the deadline with which a stage was opened. */
export interface ApprovalStep {
  readonly process: string;
  readonly number: number;
  readonly at: string;
  readonly type: 'approval.opened' | 'approval.stageOpened' | 'approval.escalated' | 'approval.closed';
  readonly title?: Text;
  readonly dueAt?: string;
  readonly outcome?: Outcome;
}

/** A risk that is open now. */
export interface CountableRisk {
  readonly key: string;
  readonly title?: Text;
  readonly level: 'low' | 'medium' | 'high';
  readonly reviewDueAt?: string;
  readonly hasResponse: boolean;
}

/** An entry of the innovation register that was accepted. */
export interface CountableInnovation {
  readonly key: string;
  readonly title?: Text;
  readonly acceptedOn: LocalDate;
  readonly process?: string;
  readonly number?: number;
}

/** What figures are counted from; the two registers are left out where the programme keeps none. */
export interface Countable {
  readonly zone: string;
  readonly calendars: Calendars;
  /** When it is counted (ISO). */
  readonly asOf: string;
  readonly milestones: readonly CountableMilestone[];
  readonly projects: readonly ProjectStep[];
  readonly approvals: readonly ApprovalStep[];
  readonly risks?: readonly CountableRisk[];
  readonly innovations?: readonly CountableInnovation[];
}

export const isWithin = ({ starts, ends }: CountedPeriod, day: LocalDate): boolean => starts <= day && day <= ends;
