import { editionOf, evaluationId } from '../../contracts/evaluation';
import { periodNamed } from '../../domain/calendar/cycles';
import { addDays } from '../../domain/calendar/dates';
import { POINTS } from '../../domain/evaluations/asks';
import type { Counted } from '../../domain/evaluations/counted';
import { measuresOf } from '../../domain/evaluations/measures';
import { plannedAsks } from '../../domain/evaluations/planned-asks';
import type { ProgressLine } from '../../domain/evaluations/progress';
import { evaluationAfter, openedEvaluation, type Course } from '../../domain/evaluations/projection';
import { scorecardOf } from '../../domain/evaluations/scorecards';
import type { Asked, Given } from '../../domain/evaluations/views';
import type { CycleKey } from '../../domain/shared/keys';
import type { Programme } from '../../domain/programme/programme';
import type { Happening } from '../../domain/record/ledger';
import type { Ledger } from '../../infra/store/ledger';

/** What is known of an evaluation of a programme that no process runs. */
export interface Told {
  readonly cycle: CycleKey;
  readonly period: string;
  /** By what is wanted, `qualitative` for the levels of that method; an ask of which nothing is said stays open. */
  readonly values?: Readonly<Record<string, string>>;
  readonly counted?: readonly Counted[];
  readonly progress?: readonly ProgressLine[];
  /** Changes of what is answered, such as who gave it. */
  readonly given?: Partial<Given>;
  readonly isSignedOff?: boolean;
  readonly version?: number;
}

/** Tells the record an evaluation as its process would: it opens, is answered, scored and signed off. Answers its id. */
export async function tellEvaluation(
  { ledger }: { readonly ledger: Pick<Ledger, 'append'> },
  programme: Programme,
  told: Told,
): Promise<string> {
  const { cycle, period, values = {}, counted = [], given = {}, isSignedOff = true, version, progress } = told;
  const { starts, ends } = periodNamed(cycle, period);
  const evaluation = evaluationId(programme.key, cycle, editionOf(period, version));
  const at = `${addDays(ends, 3)}T02:00:00Z`;
  const times = { dueAt: `${addDays(ends, 12)}T09:30:00Z`, remindAt: `${addDays(ends, 8)}T09:30:00Z` };
  const asked = plannedAsks(programme, cycle, 10).map((ask): Asked => ({ ...ask, ...times, answers: [] }));
  const opened = {
    type: 'evaluation.opened' as const,
    ...{ evaluation, cycle, period, dueAt: times.dueAt, counted, asked },
    due: { from: ends, workingDay: 10 },
    ...(version !== undefined && { version }),
    ...(progress && { progress }),
  };
  const answers = asked.flatMap((ask): Course[] => {
    const said = ask.wants.flatMap(({ of, as }) => {
      const value = values[of === POINTS && as === 'level' ? 'qualitative' : of];
      return value === undefined ? [] : [[of, value]];
    });
    const own = Object.fromEntries(said) as Readonly<Record<string, string>>;
    const answer = { ask: ask.key, values: own, by: ask.people[0] ?? 'somebody@east.example', note: '', evidence: [] };
    return Object.keys(own).length === 0 || ask.isReserve
      ? []
      : [{ type: 'evaluation.answered', evaluation, ...answer, at, ...given }];
  });
  const view = answers.reduce(evaluationAfter, openedEvaluation(opened));
  const scorecard = scorecardOf(measuresOf(programme, cycle, starts), view);
  const happenings: readonly Happening[] = [
    opened,
    ...answers,
    ...(isSignedOff
      ? [
          { type: 'evaluation.scored' as const, evaluation, scorecard },
          { type: 'evaluation.signedOff' as const, evaluation, approval: `${evaluation}:approval` },
        ]
      : []),
  ];
  await ledger.append(
    happenings.map((happening, before) => ({
      ...{ programme: programme.key, process: evaluation, number: before + 1, at, happening },
    })),
  );
  return evaluation;
}
