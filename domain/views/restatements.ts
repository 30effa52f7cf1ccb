import { evaluationTitle, wantedTitle } from '../evaluations/titles';
import type { EvaluationView } from '../evaluations/views';
import { doersOf } from '../improvements/doers';
import { isOver, type Improvement, type Restated } from '../improvements/improvements';
import { overseers } from '../programme/parties';
import type { Happening } from '../record/ledger';
import type { Person } from '../shared/keys';
import { text } from '../shared/sentences';
import { guardName } from '../evaluations/asks';
import type { ProgrammeView } from './views';

/** That a figure was corrected on which an improvement rests, and who hears of it. */
export interface RestatedFor {
  readonly improvement: string;
  readonly restated: Restated;
  readonly told: readonly Person[];
}

/** What an evaluation says of one thing that it measured: an indicator, a guard, or (`undefined`) its total. */
const valueOf = ({ scorecard }: EvaluationView, of: string | undefined): string | null => {
  if (!scorecard) return null;
  if (of === undefined) return scorecard.total;
  const guards = 'guards' in scorecard ? scorecard.guards : [];
  const named = [
    ...scorecard.scores.map(({ kpi, actual }) => [kpi, actual] as const),
    ...guards.map(({ guard, actual }) => [guardName(guard), actual] as const),
  ];
  return named.find(([key]) => key === of)?.[1] ?? null;
};

/** What an improvement rests on in an evaluation: the score or guard that opened it, and the criteria by which it is or was to be judged. */
function restsOn({ source, cause, rounds }: Improvement, { cycle, period }: EvaluationView) {
  const opened = `${cycle}:${period}`;
  const byScore = source === 'score' && cause?.key === opened ? [undefined] : [];
  const byGuard = source === 'guard' && cause?.key === `${opened}:${cause?.problem}` ? [guardName(cause.problem)] : [];
  const criteria = rounds.flatMap(({ scheme }) => {
    if (!scheme) return [];
    const { kind, of } = scheme.criterion;
    return [kind === 'guard' ? guardName(of) : of];
  });
  return [...new Set<string | undefined>([...byScore, ...byGuard, ...criteria])];
}

/** The improvements that are open and rest on one of these figures of an evaluation, or on its total, which goes by them. */
export const restingOn = (
  { improvements }: Pick<ProgrammeView, 'improvements'>,
  evaluation: EvaluationView,
  figures: readonly string[],
): readonly Improvement[] =>
  improvements.filter(
    (each) => !isOver(each) && restsOn(each, evaluation).some((of) => of === undefined || figures.includes(of)),
  );

/**
 * Each improvement that rests on a figure which a restatement changed once it was signed off; those who have to act on it hear, and who
 * oversees the programme. Source: docs/rules/evaluation.md, "Restatement".
 */
export function restatedFor(view: ProgrammeView, happening: Happening): readonly RestatedFor[] {
  const { definition, evaluations, improvements } = view;
  const key = happening.type === 'evaluation.signedOff' ? happening.evaluation : undefined;
  const now = evaluations.find((each) => each.key === key);
  const before =
    now &&
    evaluations.findLast(
      ({ cycle, period, version = 1, state }) =>
        cycle === now.cycle && period === now.period && version < (now.version ?? 1) && state === 'signedOff',
    );
  if (!now || !before) return [];
  return improvements
    .filter((each) => !isOver(each))
    .flatMap((improvement) =>
      restsOn(improvement, now)
        .map((of) => ({ of, before: valueOf(before, of), after: valueOf(now, of) }))
        .filter((each) => each.before !== each.after)
        .map(({ of, ...values }) => ({
          improvement: improvement.key,
          restated: {
            evaluation: now.key,
            title: evaluationTitle(definition, now),
            what: of === undefined ? text('总分', 'the total') : wantedTitle(definition, of),
            ...values,
          },
          told: [
            ...new Set([
              ...doersOf(definition, improvement).flatMap(({ person }) => person ?? []),
              ...overseers(definition),
            ]),
          ],
        })),
    );
}
