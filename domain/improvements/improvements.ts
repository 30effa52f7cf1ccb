import type { Evidence, Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import type { Severity } from '../programme/improvement-plans';
import type { PartyKey, Person } from '../shared/keys';
import type { Text } from '../shared/text';
import type { OpeningCause, Source } from './causes';
import type { StepClock } from './clocks';
import type { Criterion } from './criteria';

/**
 * Where an improvement stands. `watch`: its effect was shown, and the same problem is looked out for; `abandoned`: its programme ended.
 * Source: docs/rules/improvement.md, "Course".
 */
export type Step =
  'analysis' | 'plan' | 'approval' | 'implementation' | 'verification' | 'watch' | 'closed' | 'abandoned';

/** Why the problem is there, how that was found out, and who says so. */
export interface Analysis {
  readonly cause: string;
  readonly method: string;
  readonly by: Person;
  readonly party: PartyKey;
}

/** One thing that will be done: whose it is, and by which day. */
export interface Measure {
  readonly text: string;
  /** A person, or a body of the programme that has no address. */
  readonly owner: Person;
  readonly party: PartyKey;
  readonly due: LocalDate;
}

/** What will be done by whom, and what will show that it worked. */
export interface Scheme {
  readonly measures: readonly Measure[];
  readonly criterion: Criterion;
  /** The party that carries it out; another one verifies. */
  readonly implementer: PartyKey;
  readonly note: string;
  readonly by: Person;
}

/** That it was carried out: by whom, on which day, and what shows it. */
export interface CarriedOut {
  readonly who: string;
  readonly on: LocalDate;
  readonly evidence: readonly Evidence[];
  readonly note: string;
  readonly by: Person;
}

/** What was measured of the criterion, and what follows. */
export interface Check {
  readonly measured: string;
  readonly verdict: 'effective' | 'notEffective';
  readonly evidence: readonly Evidence[];
  readonly note: string;
  readonly by: Person;
  readonly party: PartyKey;
  readonly on: LocalDate;
}

/** One way through the steps: each re-opening begins another. */
export interface Round {
  readonly analysis?: Analysis;
  readonly scheme?: Scheme;
  readonly approval?: string;
  readonly carriedOut?: CarriedOut;
  /** The first day of the check, in calendar days from the day on which it was carried out. */
  readonly checkFrom?: LocalDate;
  readonly check?: Check;
}

/** That the same problem was seen again: by a person, or by what told of it the first time. */
export interface Recurrence {
  readonly on: LocalDate;
  readonly note: string;
  readonly by?: Person;
  readonly party?: PartyKey;
  readonly cause?: OpeningCause;
}

/** That a figure on which it rested was corrected after its evaluation had been signed off. */
export interface Restated {
  /** The evaluation (its id) that replaces the former one, and what it is called. */
  readonly evaluation: string;
  readonly title: Text;
  /** What was corrected, and its values as the evaluations say them; `null` where there is none. */
  readonly what: Text;
  readonly before: string | null;
  readonly after: string | null;
}

/** A problem of the cooperation, and what becomes of it. */
export interface Improvement {
  readonly key: string;
  readonly title: Text;
  readonly problem: Text;
  readonly severity: Severity;
  readonly source: Source;
  /** What opened it where no person did. */
  readonly cause?: OpeningCause;
  readonly by?: Person;
  readonly party?: PartyKey;
  readonly openedOn: LocalDate;
  /** The day on which it happened, where whoever told of it said so, and what shows it. */
  readonly occurredOn?: LocalDate;
  readonly evidence?: readonly Evidence[];
  readonly state: Step;
  /** The last is the one under way. */
  readonly rounds: readonly Round[];
  readonly clock?: StepClock;
  /** How many plans were put to the leading groups. */
  readonly asked: number;
  /** How often it was begun again, by a check that failed or because the problem came back. */
  readonly reopened: number;
  readonly recurrences: readonly Recurrence[];
  /** What it rested on and was corrected since, the latest last. */
  readonly restatements?: readonly Restated[];
  /** The last day on which the same problem re-opens it. */
  readonly watchedUntil?: LocalDate;
}

interface About {
  readonly improvement: string;
}

/** Everything that happens to an improvement; `told` are those who hear of it. */
export type ImprovementHappening =
  | ({ readonly type: 'improvement.opened'; readonly opened: Improvement } & About)
  | ({
      readonly type: 'improvement.stepBegan';
      readonly clock: StepClock;
      readonly told: readonly Person[];
    } & About)
  | ({ readonly type: 'improvement.recounted'; readonly clock: StepClock } & About)
  | ({ readonly type: 'improvement.analysed' } & Analysis & About)
  | ({ readonly type: 'improvement.planned'; readonly scheme: Scheme; readonly approval: string } & About)
  | ({ readonly type: 'improvement.planDecided'; readonly approval: string; readonly outcome: Outcome } & About)
  | ({ readonly type: 'improvement.carriedOut'; readonly checkFrom: LocalDate } & CarriedOut & About)
  | ({ readonly type: 'improvement.checkOpened' | 'improvement.reminded' | 'improvement.overdue' } & {
      readonly told: readonly Person[];
      /** No other company has anybody who could verify it. */
      readonly isUnverifiable?: true;
    } & About)
  | ({ readonly type: 'improvement.verified'; readonly check: Check; readonly watchedUntil?: LocalDate } & About)
  | ({ readonly type: 'improvement.recurred'; readonly recurrence: Recurrence } & About)
  | ({
      readonly type: 'improvement.restated';
      readonly restated: Restated;
      readonly told: readonly Person[];
    } & About)
  | ({
      readonly type: 'improvement.reopened';
      readonly count: number;
      readonly because: 'notEffective' | 'recurred';
    } & About)
  | ({ readonly type: 'improvement.closed'; readonly on: LocalDate } & About)
  | ({ readonly type: 'improvement.abandoned'; readonly reason: string } & About);

/** The round that is under way. */
export const roundOf = ({ rounds }: Pick<Improvement, 'rounds'>): Round => rounds.at(-1) ?? {};

/** Whether nothing is to be done or looked out for any more. */
export const isOver = ({ state }: Pick<Improvement, 'state'>): boolean => state === 'closed' || state === 'abandoned';

/** Whether somebody still has something to do; while it is watched nobody has. */
export const isOpen = ({ state }: Pick<Improvement, 'state'>): boolean => state !== 'watch' && !isOver({ state });

/** The criterion, once an implementation has begun: from then on it stays, whatever is tried. */
export const fixedCriterion = ({ rounds, state }: Pick<Improvement, 'rounds' | 'state'>): Criterion | undefined => {
  const begun = rounds.filter(
    (round, at) =>
      round.carriedOut !== undefined ||
      (at === rounds.length - 1 && (state === 'implementation' || state === 'verification' || state === 'watch')),
  );
  return begun[0]?.scheme?.criterion;
};
