import { parseOccurrenceId } from '../../contracts/obligation';
import type { AgreementObligation } from '../../domain/programme/clauses';
import type { ObligationClock } from '../../domain/agreements/register-clock';
import { isPublished, type Calendar } from '../../domain/calendar/calendar';
import type { Condition } from '../../domain/approvals/approvals';
import { addDays, type LocalDate } from '../../domain/calendar/dates';
import type { Obligation, RecountedObligation } from '../../domain/obligations/obligations';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { nextDue, onWorkingDay } from '../../domain/calendar/recurrences';
import { instantsOf } from '../../domain/calendar/reminders';
import { partyOwing, whoOwes } from '../../domain/agreements/registers';
import { joined } from '../../domain/shared/sentences';
import { instantAt, type Instant } from '../../domain/calendar/zones';
import type { Directory } from './directory';

interface RegisterAsked {
  readonly programme: string;
  readonly obligation: AgreementObligation;
  readonly effectiveOn: LocalDate;
  readonly after: LocalDate;
  readonly until: LocalDate;
}

interface OccurrenceAsked {
  readonly programme: string;
  readonly obligation: AgreementObligation;
  readonly dueOn: LocalDate;
  /** Instant of the asking process. */
  readonly opensAt: Instant;
}

interface ObligationAsked {
  readonly programme: string;
  readonly due: LocalDate;
  /** Instant of the asking process. */
  readonly opensAt: Instant;
}

interface RecountAsked {
  readonly programme: string;
  readonly obligation: Obligation;
  /** When it was opened. */
  readonly opensAt: Instant;
}

/** Works out when what agreements oblige to is due, by the calendar of the party that owes it; computes and changes nothing. */
export const createRegisterPlanner = (directory: Directory) => {
  const calendarOf = (definition: Programme, owner: string): Calendar | undefined => {
    const calendars = directory.calendars(definition);
    return calendars[partyOwing(owner)] ?? Object.values(calendars)[0];
  };

  const endOf = (day: LocalDate, zone: string): Instant => instantAt(addDays(day, 1), '00:00', zone);

  /** Who owes what is due on a day, until when, and when they are reminded before: at four fifths of the working time. */
  const planOccurrence = async ({ programme, obligation, dueOn, opensAt }: OccurrenceAsked) => {
    const definition = await directory.definition(programme);
    const calendar = calendarOf(definition, obligation.owner);
    const dueAt = endOf(dueOn, calendar?.zone ?? zoneOf(definition));
    const isAhead = Date.parse(opensAt) < Date.parse(dueAt);
    const [reminder] = calendar && isAhead ? instantsOf([{ percent: 80 }], opensAt, dueAt, calendar) : [];
    const owner = whoOwes(definition, obligation.owner);
    const condition: Condition = { text: joined(obligation.title), owner, due: dueOn };
    return { condition, dueAt, remindAt: reminder?.at ?? dueAt };
  };

  return {
    planOccurrence,

    /** The end of the day on which a condition is due, and when its owner is reminded before: at four fifths of the working time. */
    planObligation: async ({ programme, due, opensAt }: ObligationAsked) => {
      const definition = await directory.definition(programme);
      const dueAt = endOf(due, zoneOf(definition));
      const [calendar] = Object.values(directory.calendars(definition));
      const isAhead = Date.parse(opensAt) < Date.parse(dueAt);
      const [reminder] = calendar && isAhead ? instantsOf([{ percent: 80 }], opensAt, dueAt, calendar) : [];
      return { dueAt, remindAt: reminder?.at ?? dueAt };
    },

    /** The same of one that is open, counted again from the day on which the agreement has it due; null where a dispute has moved it or stops it. */
    recountOccurrence: async ({
      programme,
      obligation,
      opensAt,
    }: RecountAsked): Promise<RecountedObligation | null> => {
      const { key, state, under, condition, stoppedAt, dueAt: before } = obligation;
      if (!under || state !== 'open' || stoppedAt !== undefined) return null;
      const definition = await directory.definition(programme);
      const terms = definition.agreements[under.agreement]?.obligations?.find((each) => each.key === under.obligation);
      const occurrence = parseOccurrenceId(key);
      const calendar = terms && calendarOf(definition, terms.owner);
      if (!calendar || !occurrence || endOf(condition.due, calendar.zone) !== before) return null;
      const due = onWorkingDay(calendar, occurrence.due, terms);
      const { dueAt, remindAt } = await planOccurrence({ programme, obligation: terms, dueOn: due, opensAt });
      return { due, dueAt, remindAt };
    },

    /** What is due next of an obligation after a day, until its last: the nth from its anchor, on a working day. */
    planRegister: async (question: RegisterAsked): Promise<ObligationClock> => {
      const { programme, obligation, effectiveOn, after, until } = question;
      const definition = await directory.definition(programme);
      const calendar = calendarOf(definition, obligation.owner);
      const due = nextDue(obligation, effectiveOn, after);
      if (due === undefined || due > until || !calendar) return { after, until };
      const dueOn = onWorkingDay(calendar, due, obligation);
      const on = addDays(dueOn, -obligation.opensDays);
      const opens = { on, at: instantAt(on, calendar.workingHours.from, calendar.zone) };
      const isMovable = obligation.restDay !== 'stays';
      const provisional = isMovable && ![due, dueOn].every((day) => isPublished(calendar, day));
      return { after, until, next: { due, dueOn, opens, provisional } };
    },
  };
};
