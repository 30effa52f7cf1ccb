import type { Moment, SurvivalClock, TermPlan } from '../../domain/agreements/life';
import { versionsOf } from '../../domain/calendar/calendar';
import { addDays, addMonths, type LocalDate } from '../../domain/calendar/dates';
import { deadline } from '../../domain/calendar/deadlines';
import { lastReceipt, type Receipt } from '../../domain/agreements/deemed-receipt';
import { noticeBy, noticeDates } from '../../domain/agreements/notice-dates';
import { zoneOf } from '../../domain/programme/parties';
import { dayAfter, type NoticeLength } from '../../domain/programme/terms';
import { instantAt, type Instant } from '../../domain/calendar/zones';
import type { Directory } from './directory';
import type { Agreement } from '../../domain/programme/agreement-plans';

interface TermAsked {
  readonly programme: string;
  readonly agreement: Pick<Agreement, 'renewal' | 'signatories' | 'parent' | 'survivesParent'>;
  readonly effectiveOn: LocalDate;
  readonly expiresOn: LocalDate;
  /** Instant of the asking process: nobody is reminded of what is past. */
  readonly now: Instant;
}

interface ClausesAsked {
  readonly programme: string;
  readonly surviving: readonly Omit<SurvivalClock, 'until' | 'isOver'>[];
  readonly endedOn: LocalDate;
}

/** Where one agreement ends with the one above it, it waits so long for the news whether that one was renewed. */
const GRACE = '00:10';

/** Works out the dates of agreements by the calendars of the parties that sign them; computes and changes nothing. */
export const createAgreementPlanner = (directory: Directory) => {
  const calendarsOf = async (programme: string, parties: readonly string[]) => {
    const calendars = directory.calendars(await directory.definition(programme));
    const theirs = parties.flatMap((party) => calendars[party] ?? []);
    return theirs.length > 0 ? theirs : Object.values(calendars);
  };
  const zoneIn = async (programme: string) => zoneOf(await directory.definition(programme));
  const endOfDay = async (programme: string, on: LocalDate): Promise<Moment> => ({
    on,
    at: instantAt(addDays(on, 1), '00:00', await zoneIn(programme)),
  });

  return {
    /** The dates of the term that runs. A notice must be in time by the calendars of all who sign, since each may receive one. */
    planTerm: async ({ programme, agreement, effectiveOn, expiresOn, now }: TermAsked): Promise<TermPlan> => {
      const calendars = await calendarsOf(programme, agreement.signatories);
      const zone = await zoneIn(programme);
      const waits = agreement.parent !== undefined && !agreement.survivesParent;
      const endsAt = instantAt(addDays(expiresOn, 1), waits ? GRACE : '00:00', zone);
      const length = agreement.renewal.notice;
      const by = length && noticeBy(calendars, expiresOn, length);
      const notice = by && noticeDates(calendars, by, length, effectiveOn);
      const isAhead = ({ at }: { readonly at: Instant }) => Date.parse(at) > Date.parse(now);
      return {
        expiresOn,
        endsAt,
        ...(notice && {
          notice: { ...notice, reminders: notice.reminders.filter(isAhead) },
          windowAt: instantAt(notice.windowOpens.date, '00:00', zone),
        }),
        provisional: by?.provisional ?? false,
        calendarVersions: by?.calendarVersions ?? versionsOf(calendars),
      };
    },

    /** When what was sent counts as received by the last of these parties, in the working hours of each. */
    receiptBy: async (programme: string, parties: readonly string[], sentAt: Instant): Promise<Receipt> =>
      lastReceipt(await calendarsOf(programme, parties), sentAt),

    /** So many calendar days after a day: that day, and when it is over. */
    endOf: async (programme: string, from: LocalDate, days = 0): Promise<Moment> =>
      endOfDay(programme, addDays(from, days)),

    /** When an agreement ends of which notice was received on a day. */
    noticeWorks: async (programme: string, receivedOn: LocalDate, length: NoticeLength): Promise<Moment> =>
      endOfDay(programme, dayAfter(receivedOn, length)),

    /**
     * Until when a breach may be cured: within so many days after its notice arrived, so a last day that rests moves
     * on. Source: docs/rules/agreements.md, "Ending before the term".
     */
    cureUntil: async (
      programme: string,
      parties: readonly string[],
      from: LocalDate,
      days: number,
    ): Promise<Moment> => {
      const calendars = await calendarsOf(programme, parties);
      return endOfDay(programme, deadline({ calendars, from, within: { days } }).date);
    },

    /** When a day begins. */
    beginOf: async (programme: string, on: LocalDate): Promise<Moment> => ({
      on,
      at: instantAt(on, '00:00', await zoneIn(programme)),
    }),

    /** Until when each clause lives on, in calendar months from the last day of the agreement. */
    planClauses: async ({ programme, surviving, endedOn }: ClausesAsked): Promise<readonly SurvivalClock[]> => {
      const zone = await zoneIn(programme);
      return surviving.map(({ clause, months }) => {
        const on = addMonths(endedOn, months);
        return { clause, months, until: { on, at: instantAt(addDays(on, 1), '00:00', zone) } };
      });
    },
  };
};
