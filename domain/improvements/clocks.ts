import type { Calendar } from '../calendar/calendar';
import { addDays, laterOf, type LocalDate } from '../calendar/dates';
import { deadline } from '../calendar/deadlines';
import { instantsOf } from '../calendar/reminders';
import { instantAt, localDateOf, type Instant } from '../calendar/zones';
import type { ImprovementRules, Severity } from '../programme/improvement-plans';
import type { Improvement, Step } from './improvements';
import { roundOf } from './improvements';

/** The instants of one step. Those that have passed are told by `isOpen`, `isReminded`, `isOverdue`. */
export interface StepClock {
  readonly step: Step;
  /** From when it is counted. */
  readonly from: Instant;
  /** When those who verify are asked: in the morning of the first working day from the first day of the check. */
  readonly opensAt?: Instant;
  readonly remindAt?: Instant;
  readonly dueAt?: Instant;
  /** When it closes by itself. */
  readonly closesAt?: Instant;
  readonly provisional: boolean;
  readonly isOpen?: true;
  readonly isReminded?: true;
  readonly isOverdue?: true;
}

/** The first day of the check: so many calendar days after it was carried out. Source: docs/rules/improvement.md, "Effectiveness". */
export const checkFrom = (carriedOutOn: LocalDate, severity: Severity, after: ImprovementRules['checkAfterDays']) =>
  addDays(carriedOutOn, after[severity]);

/** The last day on which the same problem re-opens it: as long again, from the day of the check. Source: docs/rules/improvement.md, "Recurrence". */
export const watchedUntil = (verifiedOn: LocalDate, severity: Severity, after: ImprovementRules['checkAfterDays']) =>
  addDays(verifiedOn, after[severity]);

interface Counted {
  readonly calendars: readonly Calendar[];
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  readonly rules: Pick<ImprovementRules, 'within'>;
  readonly improvement: Improvement;
  /** When the step began. */
  readonly from: Instant;
}

type Dates = Pick<StepClock, 'remindAt' | 'dueAt' | 'provisional'>;

const dueIn = (
  calendars: readonly Calendar[],
  from: Instant,
  begins: Instant | LocalDate,
  workingDays: number,
): Dates => {
  const { dueAt, provisional } = deadline({ calendars, from: begins, within: { workingDays } });
  return { ...remindedBefore(calendars, from, dueAt), provisional };
};

const remindedBefore = (calendars: readonly Calendar[], from: Instant, dueAt: Instant) => {
  const [calendar] = calendars;
  const [reminder] = calendar ? instantsOf([{ percent: 80 }], from, dueAt, calendar) : [];
  return { dueAt, remindAt: reminder?.at ?? dueAt };
};

const verification = ({ calendars, zone, improvement, from }: Counted, workingDays: number) => {
  const first = laterOf(roundOf(improvement).checkFrom ?? '', localDateOf(from, zone));
  const asks = deadline({ calendars, from: first, within: { days: 0 } });
  const opensAt = instantAt(asks.date, '09:00', zone);
  const due = dueIn(calendars, opensAt, asks.date, workingDays);
  return { opensAt, ...due, provisional: asks.provisional || due.provisional };
};

/** When the last measure is due: the end of that day, which is a day that people chose. */
const implementation = ({ calendars, improvement, from, zone }: Counted): Dates => {
  const last = (roundOf(improvement).scheme?.measures ?? []).reduce((latest, { due }) => laterOf(latest, due), '');
  const cutOff = calendars[0]?.cutOff ?? '17:30';
  return { ...remindedBefore(calendars, from, instantAt(last, cutOff, zone)), provisional: false };
};

/** The clock of the step that an improvement is in; none while groups decide, whose approval has its own, and after its end. */
export function stepClock(counted: Counted): StepClock | undefined {
  const { calendars, zone, rules, improvement, from } = counted;
  const { state: step, severity } = improvement;
  const about = { step, from };
  switch (step) {
    case 'analysis':
    case 'plan':
      return { ...about, ...dueIn(calendars, from, from, rules.within[step][severity]) };
    case 'implementation':
      return { ...about, ...implementation(counted) };
    case 'verification':
      return { ...about, ...verification(counted, rules.within.verification[severity]) };
    case 'watch': {
      const { watchedUntil: until = '' } = improvement;
      return { ...about, closesAt: instantAt(addDays(until, 1), '00:00', zone), provisional: false };
    }
    default:
      return undefined;
  }
}

/** What a clock does next, and when; nothing once all of it has rung. */
export function nextAlarm(
  clock: StepClock | undefined,
): { readonly at: Instant; readonly does: 'open' | 'remind' | 'overdue' | 'close' } | undefined {
  if (!clock) return undefined;
  const { opensAt, remindAt, dueAt, closesAt, isOpen, isReminded, isOverdue } = clock;
  if (closesAt !== undefined) return { at: closesAt, does: 'close' };
  if (opensAt !== undefined && !isOpen) return { at: opensAt, does: 'open' };
  if (remindAt !== undefined && !isReminded && !isOverdue) return { at: remindAt, does: 'remind' };
  return dueAt !== undefined && !isOverdue ? { at: dueAt, does: 'overdue' } : undefined;
}
