import type { Person } from '../../domain/shared/keys';
import type { Seat } from '../../domain/programme/governance';

/** What may be done on a decision page instead of deciding. */
export type PassingVerb = 'delegate' | 'ask';

/** What was typed into one of these forms; shown again after a refusal, never lost. */
export interface TypedPassing {
  readonly verb: PassingVerb;
  readonly seat: string;
  readonly to: Person;
  /** The reason of a delegation, or the question. */
  readonly said: string;
  readonly pauses: boolean;
}

/** What a person may do on a decision page instead of deciding, and what they tried just now. */
export interface Passing {
  /** The seats whose task may be passed on, each with those who may take it. */
  readonly delegable: readonly { readonly seat: Seat; readonly delegates: readonly Person[] }[];
  /** The seats for which the requester may be asked. */
  readonly askable: readonly Seat[];
  /** Whether a question may stop the clock. */
  readonly mayPause: boolean;
  /** The fold that is open from the start. */
  readonly open?: PassingVerb;
  readonly typed?: TypedPassing;
  /** A question has just been sent; `running` where it was to stop the clock and could not. */
  readonly asked?: 'sent' | 'running';
}
