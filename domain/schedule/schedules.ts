import { isApproved, type Outcome } from '../approvals/approvals';
import { addWorkingDays, type Calendars } from '../calendar/calendar';
import { assertPlannable, type LocalDate } from '../calendar/dates';
import { DomainError } from '../shared/errors';
import {
  askedAgain,
  reportDecided,
  needsReport,
  reported,
  unlessTolerated,
  type Exception,
  type ExceptionReport,
} from '../tolerances/exception-reports';
import type { Slip } from '../tolerances/slippage';
import { isBlank } from '../shared/text';
import type { Person } from '../shared/keys';
import { type Phase, milestonesIn } from '../programme/phase-plans';

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
export interface MoveProposal {
  readonly number: number;
  readonly moves: readonly Move[];
}

/** What the strategic group is told when a slip is more than is tolerated. */
export interface SlipReport extends ExceptionReport {
  readonly milestone: string;
}

/** A slip that has to be reported; `approved` up to a slip of `upTo` working days. */
export interface SlipException extends Exception {
  readonly slip: number;
  readonly upTo?: number;
}

export interface ProposalAnswer {
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
  | ({ readonly type: 'schedule.proposed'; readonly milestone: string } & MoveProposal)
  | ({ readonly type: 'schedule.answered' } & ProposalAnswer)
  | { readonly type: 'schedule.exceptionOpened'; readonly milestone: string; readonly slip: Slip }
  | ({ readonly type: 'schedule.exceptionReported'; readonly approval: string } & SlipReport)
  | {
      readonly type: 'schedule.exceptionDecided';
      readonly milestone: string;
      readonly approval: string;
      readonly outcome: Outcome;
      /** What an approval covers, in working days, where the slip grows with each day; else what was reported. */
      readonly upTo?: number;
    };

/** What is forecast of a milestone, as its process and the pages know it. */
export interface Outlook {
  readonly forecastOn?: LocalDate;
  readonly slip?: Slip;
  readonly proposal?: MoveProposal;
  readonly exception?: SlipException;
}

/** Throws `comment_required` without a reason, `invalid_input` for what is no day. */
export const assertMayForecast = ({ on, reason }: Forecast): void => {
  assertPlannable(on, 'on');
  if (isBlank(reason)) throw new DomainError('comment_required');
};

/** Only the proposal that is open is accepted or dropped. Throws `proposal_over`. */
export const assertMayAnswerProposal = ({ proposal }: Outlook, { proposal: number }: ProposalAnswer): void => {
  if (proposal?.number !== number) throw new DomainError('proposal_over');
};

/** Whether a slip calls for a report: more than is tolerated, than was approved before, and none is under way. */
export const callsForReport = ({ exception }: Outlook, { isOver, workingDays }: Slip): boolean =>
  needsReport(exception, isOver, ({ upTo = 0 }) => workingDays <= upTo);

/** What an approved report covers of a slip that grows with each day: as many further working days as are tolerated. */
export const coveredUpTo = ({ workingDays, tolerated }: Pick<Slip, 'workingDays' | 'tolerated'>): number =>
  workingDays + tolerated;

/** What is forecast of a milestone after something became of it. */
export const outlookAfter = (outlook: Outlook, happening: ScheduleHappening): Outlook => {
  const { exception, ...others } = outlook;
  const known = exception ?? { ...askedAgain(undefined), slip: 0 };
  switch (happening.type) {
    case 'schedule.forecast':
      return { ...outlook, forecastOn: happening.on };
    case 'schedule.measured': {
      const still = unlessTolerated(exception, happening.slip.isOver);
      return { ...others, ...(still && { exception: still }), slip: happening.slip };
    }
    case 'schedule.proposed':
      return { ...outlook, proposal: { number: happening.number, moves: happening.moves } };
    case 'schedule.answered': {
      const { proposal: _, ...rest } = outlook;
      return rest;
    }
    case 'schedule.exceptionOpened':
      return { ...others, exception: { ...askedAgain(known), slip: happening.slip.workingDays } };
    case 'schedule.exceptionReported':
      return { ...others, exception: reported(known, happening.approval) };
    case 'schedule.exceptionDecided': {
      const upTo = isApproved(happening.outcome) && { upTo: happening.upTo ?? known.slip };
      return { ...others, exception: { ...reportDecided(known, happening.outcome), ...upTo } };
    }
  }
};

interface Moved {
  readonly milestone: string;
  /** Working days, earlier when negative. */
  readonly days: number;
  /** When a milestone is expected; `undefined` for one that is over. */
  readonly expected: (milestone: string) => LocalDate | undefined;
}

/**
 * Everything that needs a moved milestone, directly or not, would move by as many working days; what is over stays.
 * Source: docs/rules/schedule.md, "What follows from a forecast".
 */
export const movesAlong = (
  phases: readonly Phase[],
  calendars: Calendars,
  { milestone, days, expected }: Moved,
): readonly Move[] => {
  if (days === 0) return [];
  const all = milestonesIn({ phases });
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
