import { cyclePeriodOf, periodNamed } from '../../domain/calendar/cycles';
import { addDays } from '../../domain/calendar/dates';
import { deadline } from '../../domain/calendar/deadlines';
import { instantsOf } from '../../domain/calendar/reminders';
import { localDateOf, type Instant } from '../../domain/calendar/zones';
import type { AskTimes, PlannedAsk } from '../../domain/evaluations/asks';
import type { Cause } from '../../domain/evaluations/causes';
import { measuresOf } from '../../domain/evaluations/measures';
import { plannedAsks } from '../../domain/evaluations/planned-asks';
import { insideOf } from '../../domain/evaluations/periods';
import type { Asked } from '../../domain/evaluations/views';
import { phaseDays } from '../../domain/phases/phases';
import { cycleIn, scopeOf, specialOf } from '../../domain/programme/evaluation-defaults';
import type { EvaluationKind, Scope } from '../../domain/programme/evaluation-plans';
import { officePeople, zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { progressOf } from '../../domain/views/progress';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import type { ReadModel } from '../store/read-model';
import type { Directory } from './directory';

/** What an evaluation that opens is to be planned for. */
export interface EvaluationAsked {
  readonly programme: string;
  readonly kind: EvaluationKind;
  readonly period: string;
  readonly cause?: Cause;
  /** A restatement's number. */
  readonly version?: number;
  /** Instant of the asking process. */
  readonly opensAt: Instant;
}

export interface AsksAsked {
  readonly programme: string;
  /** The day or instant from which they are counted. */
  readonly from: string;
  readonly opensAt: Instant;
  readonly asks: readonly Pick<PlannedAsk, 'key' | 'party' | 'workingDay'>[];
}

const EVALUATION = 'evaluation';

/** Works out what an evaluation asks of whom, and until when; computes and changes nothing. */
export const createEvaluationPlanner = (directory: Directory, { head }: Pick<ReadModel, 'head'>) => {
  const timesOf = (definition: Programme, { from, opensAt, asks }: Omit<AsksAsked, 'programme'>) => {
    const calendars = directory.calendars(definition);
    const all = Object.values(calendars);
    const timed = asks.map(({ key, party = '', workingDay }): readonly [string, AskTimes] => {
      const own = calendars[party];
      const { dueAt } = deadline({ calendars: own ? [own] : all, from, within: { workingDays: workingDay } });
      const [calendar] = own ? [own] : all;
      const isAhead = Date.parse(opensAt) < Date.parse(dueAt);
      const [reminder] = calendar && isAhead ? instantsOf([{ percent: 80 }], opensAt, dueAt, calendar) : [];
      return [key, { dueAt, remindAt: reminder?.at ?? dueAt }];
    });
    return Object.fromEntries(timed);
  };

  const priorOf = async ({ programme, kind, period, version = 1 }: EvaluationAsked) => {
    const view = await head(programme);
    const prior = view?.evaluations.findLast(
      (each) => each.cycle === kind && each.period === period && (each.version ?? 1) < version,
    );
    if (prior) return prior;
    throw new DomainError(
      'not_found',
      text(`没有可重述的评估：${kind} ${period}。`, `There is no evaluation ${kind} ${period} to restate.`),
    );
  };

  /** What is listed of the programme's progress, where the evaluation lists any. */
  const listedOf = async (programme: string, scope: readonly Scope[]) => {
    const view = scope.length > 0 ? await head(programme) : undefined;
    return view ? { progress: progressOf(view, scope) } : {};
  };

  return {
    /** When asks are due, and reminded of, by their keys. */
    planAsks: async ({ programme, ...asked }: AsksAsked): Promise<Readonly<Record<string, AskTimes>>> =>
      timesOf(await directory.definition(programme), asked),

    /** What an evaluation asks of whom from when it opens; a restatement begins with what was answered before. */
    planEvaluation: async (asked: EvaluationAsked) => {
      const { programme, kind, period, cause, version, opensAt } = asked;
      const definition = await directory.definition(programme);
      const dueWorkingDay =
        kind === 'special'
          ? specialOf(definition.evaluation).dueWorkingDays
          : cycleIn(definition.evaluation, kind).dueWorkingDay;
      const span = kind === 'special' ? spanOf(definition, cause, opensAt) : periodNamed(kind, period);
      const { partial, days } = insideOf(span, definition.starts, phaseDays(definition).at(-1)?.ends ?? span.ends);
      // Opened late, after an outage or by hand, it leaves as much time as any other.
      const isLate = localDateOf(opensAt, zoneOf(definition)) > addDays(days.to, 1);
      const from = version === undefined && kind !== 'special' && !isLate ? days.to : opensAt;
      const planned = version === undefined ? plannedAsks(definition, kind, dueWorkingDay) : [];
      const { [EVALUATION]: own, ...times } = timesOf(definition, {
        from,
        opensAt,
        asks: [...planned, { key: EVALUATION, workingDay: dueWorkingDay }],
      });
      const asks = planned.map((ask): Asked => ({ ...ask, ...(times[ask.key] as AskTimes), answers: [] }));
      return {
        measures: measuresOf(definition, kind, kind === 'special' ? span.ends : span.starts),
        asked: version === undefined ? asks : ((await priorOf(asked)).asked ?? []),
        days,
        dueAt: own?.dueAt ?? opensAt,
        requester: officePeople(definition)[0] ?? '',
        due: { from, workingDay: dueWorkingDay },
        ...(partial && { partial }),
        ...(await listedOf(programme, scopeOf(definition.evaluation, kind).scope)),
      };
    },
  };
};

/** What a special evaluation looks at: the quarter of its cause, up to that day. */
const spanOf = (definition: Programme, cause: Cause | undefined, opensAt: Instant) => {
  const on = cause?.on ?? localDateOf(opensAt, zoneOf(definition));
  return { starts: cyclePeriodOf('quarterly', on).starts, ends: on };
};
