import { isApproved, type Outcome } from './approvals';
import { addWorkingDays, type Calendars } from './calendar';
import { isDate, type LocalDate } from './dates';
import { DomainError } from './errors';
import { assertComplete, isUnreported, type ExceptionReport, type ExceptionState } from './exception-reports';
import type { Person, Phase } from './programme';
import type { Slip } from './slippage';

/** When the office now expects a milestone, and why. */
export interface Forecast {
  readonly milestone: string;
  readonly on: LocalDate;
  readonly reason: string;
  readonly by: Person;
}

/** A milestone that would move because one that it needs does. */
export interface Move {
  readonly milestone: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What would follow from a forecast: nothing moves until the office accepts it. `number` tells it from earlier ones. */
export interface Proposal {
  readonly number: number;
  readonly moves: readonly Move[];
}

/** What the strategic group is told when a slip is more than is tolerated. */
export interface SlipReport extends ExceptionReport {
  readonly milestone: string;
}

/** A slip that has to be reported; `approved` up to a slip of `upTo` working days. */
export interface Exception {
  readonly state: ExceptionState;
  /** How often it was reported. */
  readonly round: number;
  readonly approval?: string;
  readonly slip: number;
  readonly upTo?: number;
}

export interface Answer {
  readonly milestone: string;
  readonly proposal: number;
  readonly isAccepted: boolean;
  readonly by: Person;
}

/** What becomes of the dates of a programme, milestone by milestone. */
export type ScheduleHappening =
  /** `follows` is the milestone whose proposal was accepted. */
  | ({ readonly type: 'schedule.forecast'; readonly follows?: string } & Forecast)
  | { readonly type: 'schedule.measured'; readonly milestone: string; readonly on: LocalDate; readonly slip: Slip }
  | ({ readonly type: 'schedule.proposed'; readonly milestone: string } & Proposal)
  | ({ readonly type: 'schedule.answered' } & Answer)
  | { readonly type: 'schedule.exceptionOpened'; readonly milestone: string; readonly slip: Slip }
  | ({ readonly type: 'schedule.exceptionReported'; readonly approval: string } & SlipReport)
  | {
      readonly type: 'schedule.exceptionDecided';
      readonly milestone: string;
      readonly approval: string;
      readonly outcome: Outcome;
    };

/** What is forecast of a milestone, as its process and the pages know it. */
export interface Outlook {
  readonly forecastOn?: LocalDate;
  readonly slip?: Slip;
  readonly proposal?: Proposal;
  readonly exception?: Exception;
}

/** Throws `comment_required` without a reason, `invalid_input` for what is no day. */
export const assertMayForecast = ({ on, reason }: Forecast): void => {
  if (!isDate(on)) throw new DomainError('invalid_input', `"${on}" is not a date (YYYY-MM-DD).`, { field: 'on' });
  if (reason.trim() === '') throw new DomainError('comment_required');
};

/** Only the proposal that is open is accepted or dropped. Throws `proposal_over`. */
export const assertMayAnswer = ({ proposal }: Outlook, { proposal: number }: Answer): void => {
  if (proposal?.number !== number) throw new DomainError('proposal_over');
};

/** A report is asked for, or the last one was refused; each part of it is there. Throws `exception_not_open` or `comment_required`. */
export const assertMayReport = ({ exception }: Outlook, report: SlipReport): void => {
  if (!isUnreported(exception)) throw new DomainError('exception_not_open');
  assertComplete(report);
};

/** Whether a slip calls for a report: more than is tolerated, than was approved before, and none is under way. */
export const callsForReport = ({ exception }: Outlook, { isOver, workingDays }: Slip): boolean => {
  if (!isOver || exception?.state === 'open' || exception?.state === 'deciding') return false;
  return exception?.state !== 'approved' || workingDays > (exception.upTo ?? 0);
};

/** What is forecast of a milestone after something became of it. */
export const outlookAfter = (outlook: Outlook, happening: ScheduleHappening): Outlook => {
  const { exception, ...others } = outlook;
  const known = exception ?? { state: 'open', round: 0, slip: 0 };
  switch (happening.type) {
    case 'schedule.forecast':
      return { ...outlook, forecastOn: happening.on };
    case 'schedule.measured': {
      // A slip that is tolerated again needs no report, unless one is being decided or was approved.
      const isMoot = isUnreported(exception) && !happening.slip.isOver;
      return { ...others, ...(exception && !isMoot && { exception }), slip: happening.slip };
    }
    case 'schedule.proposed':
      return { ...outlook, proposal: { number: happening.number, moves: happening.moves } };
    case 'schedule.answered': {
      const { proposal: _, ...rest } = outlook;
      return rest;
    }
    case 'schedule.exceptionOpened':
      return { ...others, exception: { state: 'open', round: known.round, slip: happening.slip.workingDays } };
    case 'schedule.exceptionReported':
      return {
        ...others,
        exception: { ...known, state: 'deciding', round: known.round + 1, approval: happening.approval },
      };
    case 'schedule.exceptionDecided':
      return isApproved(happening.outcome)
        ? { ...others, exception: { ...known, state: 'approved', upTo: known.slip } }
        : { ...others, exception: { ...known, state: 'refused' } };
  }
};

interface Moved {
  readonly milestone: string;
  /** Working days, earlier when negative. */
  readonly days: number;
  /** When a milestone is expected; `undefined` for one that is over. */
  readonly expected: (milestone: string) => LocalDate | undefined;
}

/** Everything that needs a moved milestone, directly or not, would move by as many working days; what is over stays. Source: rules.md, 2. */
export const movesAlong = (
  phases: readonly Phase[],
  calendars: Calendars,
  { milestone, days, expected }: Moved,
): readonly Move[] => {
  if (days === 0) return [];
  const all = phases.flatMap(({ milestones }) => milestones);
  const reached = [milestone];
  for (const key of reached)
    for (const each of all) {
      const needsIt = [...each.needs, ...each.met].some((need) => 'milestone' in need && need.milestone === key);
      if (needsIt && !reached.includes(each.key) && expected(each.key) !== undefined) reached.push(each.key);
    }
  return reached.slice(1).flatMap((key) => {
    const from = expected(key);
    return from === undefined ? [] : [{ milestone: key, from, to: addWorkingDays(calendars, from, days) }];
  });
};
