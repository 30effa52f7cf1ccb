import type { Outcome } from '../approvals/approvals';
import type { Scorecard } from './evaluations';
import type { CycleKey, Person } from '../shared/keys';

/** Everything that happens to an evaluation and to the cycle that opens it. */
export type EvaluationHappening =
  /** No further evaluation of this cycle is opened: the programme is being wound up. */
  | { readonly type: 'cycle.ended'; readonly cycle: CycleKey }
  | {
      readonly type: 'evaluation.opened';
      readonly evaluation: string;
      readonly cycle: CycleKey;
      readonly period: string;
      readonly dueAt: string;
    }
  | {
      readonly type: 'evaluation.reported';
      readonly evaluation: string;
      readonly by: Person;
      readonly actuals: Readonly<Record<string, string>>;
      readonly notes: string;
      readonly scorecard: Scorecard;
    }
  /** A calendar was published: its figures are due at another time. */
  | { readonly type: 'evaluation.recounted'; readonly evaluation: string; readonly dueAt: string }
  /** Its programme has ended: nobody reports or signs it off any more. */
  | { readonly type: 'evaluation.abandoned'; readonly evaluation: string }
  | { readonly type: 'evaluation.signedOff'; readonly evaluation: string; readonly approval: string }
  | {
      readonly type: 'evaluation.returned';
      readonly evaluation: string;
      readonly approval: string;
      readonly outcome: Outcome;
    };
