import { periodNamed } from '../calendar/cycles';
import type { LocalDate } from '../calendar/dates';
import { isCollecting, unanswered } from './collection';
import type { GuardResult } from './guards';
import type { ResultCard } from './results';
import type { Asked, EvaluationView } from './views';

/** The result of an evaluation whose figures were asked for; one from before that has no more than a scorecard. */
export const resultOf = ({ scorecard }: EvaluationView): ResultCard | undefined =>
  scorecard && 'kpiTotal' in scorecard ? scorecard : undefined;

/** The last day that an evaluation is about; a special one is about the day on which its cause arose. */
const endOf = ({ cycle, period, cause, dueAt }: EvaluationView): LocalDate =>
  cycle === 'special' ? (cause?.on ?? dueAt.slice(0, 10)) : periodNamed(cycle, period).ends;

const byEnd = (a: EvaluationView, b: EvaluationView): number =>
  endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0;

const isSignedOff = ({ state, scorecard }: EvaluationView) => state === 'signedOff' && scorecard !== undefined;

/** Of each period of a cycle what was signed off last, the earliest period first: a restatement stands in for what it restates. */
export const trendOf = (
  evaluations: readonly EvaluationView[],
  cycle: EvaluationView['cycle'],
): readonly EvaluationView[] =>
  [
    ...new Map(
      evaluations.filter((each) => each.cycle === cycle && isSignedOff(each)).map((each) => [each.period, each]),
    ).values(),
  ].toSorted(byEnd);

/** The evaluation by which the cooperation is known: what was signed off last of years and quarters, of the same day the year. */
export const decisive = (evaluations: readonly EvaluationView[]): EvaluationView | undefined =>
  [...trendOf(evaluations, 'quarterly'), ...trendOf(evaluations, 'annual')].toSorted(byEnd).at(-1);

/** The one before it of the same cycle, which it is compared with. */
export const before = (
  evaluations: readonly EvaluationView[],
  { cycle, period }: EvaluationView,
): EvaluationView | undefined => {
  const all = trendOf(evaluations, cycle);
  return all[all.findIndex((each) => each.period === period) - 1];
};

/** How a guard came out last, and in which evaluation. */
export interface GuardStanding extends GuardResult {
  readonly evaluation: EvaluationView;
}

/** How each guard came out when it was last judged: what nobody had a figure for was not judged. */
export const guardsOf = (evaluations: readonly EvaluationView[]): readonly GuardStanding[] => [
  ...new Map(
    evaluations
      .filter(isSignedOff)
      .toSorted(byEnd)
      .flatMap((evaluation) =>
        (resultOf(evaluation)?.guards ?? []).flatMap((each) =>
          each.state === 'unknown' ? [] : [[each.guard, { ...each, evaluation }] as const],
        ),
      ),
  ).values(),
];

/** Something that was asked for and is still missing. */
export interface MissingFigure {
  readonly evaluation: EvaluationView;
  readonly ask: Asked;
}

/** What is past its cut-off and nobody has answered. */
export const overdueFigures = (evaluations: readonly EvaluationView[], now: Date): readonly MissingFigure[] =>
  evaluations.filter(isCollecting).flatMap((evaluation) =>
    unanswered(evaluation)
      .filter(({ dueAt }) => Date.parse(dueAt) < now.getTime())
      .map((ask) => ({ evaluation, ask })),
  );

/** The versions of an evaluation, the first first; one that was never restated has one. */
export const versionsOf = (
  evaluations: readonly EvaluationView[],
  { cycle, period }: EvaluationView,
): readonly EvaluationView[] =>
  evaluations
    .filter((each) => each.cycle === cycle && each.period === period)
    .toSorted((a, b) => (a.version ?? 1) - (b.version ?? 1));
