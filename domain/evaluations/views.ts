import type { Answer, Ask, DueFrom } from './asks';
import type { Cause } from './causes';
import type { Counted } from './counted';
import type { ProgressLine } from './progress';
import type { Scorecard } from './evaluations';
import type { ResultCard } from './results';
import type { LocalDate } from '../calendar/dates';
import type { EvaluationKind } from '../programme/evaluation-plans';
import type { Person } from '../shared/keys';

/** An answer as it was taken: `isLate` after its cut-off, `corrects` where the ask had been answered before. `at` is an ISO instant. */
export interface Given extends Answer {
  readonly at: string;
  readonly isLate?: true;
  readonly corrects?: true;
}

/** What is asked of somebody, and what became of it: every answer, the latest last. */
export interface Asked extends Ask {
  readonly delegate?: Person;
  readonly isReminded?: true;
  readonly isOverdue?: true;
  /** A rater has answered, and the others have not yet: nobody is shown what. */
  readonly isSealed?: true;
  /** Who has, until it is shown. */
  readonly ratedBy?: Person;
  readonly answers: readonly Given[];
}

export interface EvaluationView {
  readonly key: string;
  readonly cycle: EvaluationKind;
  readonly period: string;
  readonly state: 'collecting' | 'signOff' | 'signedOff' | 'returned' | 'abandoned';
  readonly dueAt: string;
  readonly due?: DueFrom;
  /** That of an evaluation whose figures were reported all at once has no more than the first. */
  readonly scorecard?: Scorecard | ResultCard;
  /** What the office said when it sent it to sign-off. */
  readonly notes?: string;
  readonly approval?: string;
  /** A restatement is version 2 or later; the first when left out. */
  readonly version?: number;
  /** Of a special evaluation: what it was opened by. */
  readonly cause?: Cause;
  /** The days of its period inside the programme, where that is not all of it. */
  readonly partial?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly requester?: Person;
  /** What it asks of whom; none where the office reports all figures at once. */
  readonly asked?: readonly Asked[];
  /** What was counted from the ledger when it opened. */
  readonly counted?: readonly Counted[];
  /** What of the programme's progress it lists by itself, as that stood when it opened; left out where it lists none, or opened before that was kept. */
  readonly progress?: readonly ProgressLine[];
}
