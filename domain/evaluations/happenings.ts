import type { Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import type { EvaluationKind } from '../programme/evaluation-plans';
import type { EvaluationCycleKey, Person } from '../shared/keys';
import type { Ask, AskTimes, DueFrom } from './asks';
import type { Delegation } from './collection';
import type { Cause } from './causes';
import type { Counted } from './counted';
import type { Scorecard } from './evaluations';
import type { Measures } from './measures';
import type { ProgressLine } from './progress';
import type { ResultCard } from './results';
import type { Asked, Given } from './views';

/** Everything that happens to an evaluation and to the cycle that opens it. */
export type EvaluationHappening =
  /** No further evaluation of this cycle is opened: the programme is being wound up. */
  | { readonly type: 'cycle.ended'; readonly cycle: EvaluationCycleKey }
  | {
      readonly type: 'evaluation.opened';
      readonly evaluation: string;
      readonly cycle: EvaluationKind;
      readonly period: string;
      readonly dueAt: string;
      /** What it is measured by, whatever is changed afterwards; left out where the office reports all figures at once. */
      readonly measures?: Measures;
      /** From which day or instant its times are counted, and on which working day after it is due. */
      readonly due?: DueFrom;
      /** A restatement begins with what was answered before. */
      readonly asked?: readonly Asked[];
      readonly counted?: readonly Counted[];
      readonly progress?: readonly ProgressLine[];
      readonly partial?: { readonly from: LocalDate; readonly to: LocalDate };
      readonly cause?: Cause;
      readonly version?: number;
      /** Who asks for its sign-off where nobody of the office sends it. */
      readonly requester?: Person;
    }
  | ({ readonly type: 'evaluation.answered'; readonly evaluation: string } & Given)
  /** A rater has answered; what, is told once all have. */
  | ({ readonly type: 'evaluation.rated'; readonly evaluation: string } & Pick<
      Given,
      'ask' | 'by' | 'at' | 'isLate' | 'standsInFor'
    >)
  | { readonly type: 'evaluation.ratingsOpened'; readonly evaluation: string; readonly ratings: readonly Given[] }
  /** The process was lost with what raters had answered and nobody had seen: they are asked once more. */
  | { readonly type: 'evaluation.ratingsLost'; readonly evaluation: string; readonly asks: readonly string[] }
  /** The raters differ by two levels or more: one more is asked, who does not know theirs. */
  | { readonly type: 'evaluation.raterAdded'; readonly evaluation: string; readonly added: Pick<Ask, 'key'> & AskTimes }
  | ({ readonly type: 'evaluation.delegated'; readonly evaluation: string } & Delegation)
  | { readonly type: 'evaluation.reminded'; readonly evaluation: string; readonly asks: readonly string[] }
  | { readonly type: 'evaluation.escalated'; readonly evaluation: string; readonly asks: readonly string[] }
  /** What was collected is scored, and goes to sign-off; `by` where the office did not wait for the rest. */
  | {
      readonly type: 'evaluation.scored';
      readonly evaluation: string;
      readonly scorecard: ResultCard;
      readonly by?: Person;
      readonly notes?: string;
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
  | {
      readonly type: 'evaluation.recounted';
      readonly evaluation: string;
      readonly dueAt: string;
      readonly asks?: Readonly<Record<string, AskTimes>>;
    }
  /** Its programme has ended: nobody reports or signs it off any more. */
  | { readonly type: 'evaluation.abandoned'; readonly evaluation: string }
  | { readonly type: 'evaluation.signedOff'; readonly evaluation: string; readonly approval: string }
  | {
      readonly type: 'evaluation.returned';
      readonly evaluation: string;
      readonly approval: string;
      readonly outcome: Outcome;
    };
