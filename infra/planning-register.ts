import type { AgreementObligation } from '../domain/agreement-clauses';
import type { ObligationClock } from '../domain/agreement-obligations';
import { isPublished, type Calendar } from '../domain/calendar';
import type { Condition } from '../domain/approvals';
import { addDays, type LocalDate } from '../domain/dates';
import { zoneOf } from '../domain/parties';
import type { Programme } from '../domain/programme';
import { nextDue, onWorkingDay } from '../domain/recurrences';
import { instantsOf } from '../domain/reminders';
import { partyOwing, whoOwes } from '../domain/registers';
import { joined } from '../domain/sentences';
import { instantAt, type Instant } from '../domain/zones';
import type { Directory } from './directory';

interface RegisterQuestion {
  readonly programme: string;
  readonly obligation: AgreementObligation;
  readonly effectiveOn: LocalDate;
  readonly after: LocalDate;
  readonly until: LocalDate;
}

interface OccurrenceQuestion {
  readonly programme: string;
  readonly obligation: AgreementObligation;
  readonly dueOn: LocalDate;
  /** Instant of the asking process. */
  readonly opensAt: Instant;
}

/** Works out when what agreements oblige to is due, by the calendar of the party that owes it; computes and changes nothing. */
export const createRegisterPlanner = (directory: Directory) => {
  const calendarOf = (definition: Programme, owner: string): Calendar | undefined => {
    const calendars = directory.calendars(definition);
    return calendars[partyOwing(owner)] ?? Object.values(calendars)[0];
  };

  return {
    /** What is due next of an obligation after a day, until its last: the nth from its anchor, on a working day. */
    planRegister: async (question: RegisterQuestion): Promise<ObligationClock> => {
      const { programme, obligation, effectiveOn, after, until } = question;
      const definition = await directory.definition(programme);
      const calendar = calendarOf(definition, obligation.owner);
      const due = nextDue(obligation, effectiveOn, after);
      if (due === undefined || due > until || !calendar) return { after, until };
      const dueOn = onWorkingDay(calendar, due, obligation);
      const on = addDays(dueOn, -obligation.opensDays);
      const opens = { on, at: instantAt(on, calendar.workingHours.from, calendar.zone) };
      return { after, until, next: { due, dueOn, opens, provisional: !isPublished(calendar, dueOn) } };
    },

    /** Who owes what is due on a day, until when, and when they are reminded before: at four fifths of the working time. */
    planOccurrence: async ({ programme, obligation, dueOn, opensAt }: OccurrenceQuestion) => {
      const definition = await directory.definition(programme);
      const calendar = calendarOf(definition, obligation.owner);
      const dueAt = instantAt(addDays(dueOn, 1), '00:00', calendar?.zone ?? zoneOf(definition));
      const isAhead = Date.parse(opensAt) < Date.parse(dueAt);
      const [reminder] = calendar && isAhead ? instantsOf([{ percent: 80 }], opensAt, dueAt, calendar) : [];
      const owner = whoOwes(definition, obligation.owner);
      const condition: Condition = { text: joined(obligation.title), owner, due: dueOn };
      return { condition, dueAt, remindAt: reminder?.at ?? dueAt };
    },
  };
};
