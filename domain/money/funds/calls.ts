import type { Evidence } from '../../approvals/approvals';
import type { LocalDate } from '../../calendar/dates';
import { deadline } from '../../calendar/deadlines';
import type { Calendar } from '../../calendar/calendar';
import type { Instant } from '../../calendar/zones';
import { sumOf, type Minor } from '../../shared/amounts';
import { countOf } from '../../shared/counts';
import type { PartyKey, Person } from '../../shared/keys';
import type { Text } from '../../shared/text';

/** Until when something is to be paid into a fund, on the payer's own calendar. */
export interface DueClock {
  readonly on: LocalDate;
  readonly dueAt: Instant;
  readonly remindAt: Instant;
  /** From then on the rule for late parties holds. */
  readonly escalateAt: Instant;
  readonly provisional: boolean;
  readonly rule: Text;
}

/** What was paid of what is due. */
export interface PaidIn {
  readonly amount: Minor;
  readonly on: LocalDate;
  readonly by: Person;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** What one party owes of a call. */
export interface CallDue {
  readonly party: PartyKey;
  readonly amount: Minor;
  readonly paid: readonly PaidIn[];
  readonly clock?: DueClock;
  readonly isReminded?: true;
  readonly isLate?: true;
  readonly isEscalated?: true;
}

/** A call on the parties' commitments (出资通知). */
export interface FundCall {
  /** From 1, in its fund. */
  readonly number: number;
  readonly purpose: string;
  readonly by: Person;
  readonly on: LocalDate;
  readonly dues: readonly CallDue[];
}

/** What a letter about a call is about: its fund, and its number there. */
export const callKey = (fund: string, call: number): string => `${fund}.${call}`;

/** Reads it; a letter about a fund as a whole names no call. */
export const callIn = (key: string): { readonly fund: string; readonly call?: number } => {
  const [fund = '', call] = key.split('.');
  return call === undefined ? { fund } : { fund, call: countOf(BigInt(call)) };
};

/** What a party still owes of a call, in minor units. */
export const outstandingOf = ({ amount, paid }: CallDue): bigint =>
  BigInt(amount) - sumOf(paid.map((part) => part.amount));

export const isOwing = (due: CallDue): boolean => outstandingOf(due) > 0n;

/** What was called of a party so far, in minor units. */
export const calledOf = (calls: readonly FundCall[], party: PartyKey): bigint =>
  sumOf(calls.flatMap(({ dues }) => dues.filter((due) => due.party === party).map(({ amount }) => amount)));

/** How many working days before it is due a party is reminded, and how many after it the rule for late parties holds. */
const REMIND_BEFORE = 3;
const ESCALATE_AFTER = 5;

interface Counted {
  readonly calendars: readonly Calendar[];
  readonly from: LocalDate;
  readonly workingDays: number;
}

/** Until when what is called on a day is due: so many working days after it, and when is reminded before and escalated after. */
export const dueClock = ({ calendars, from, workingDays }: Counted): DueClock => {
  const { date: on, dueAt, provisional, rule } = deadline({ calendars, from, within: { workingDays } });
  const before = { workingDays: Math.min(REMIND_BEFORE, workingDays - 1) };
  const reminder = deadline({ calendars, from: on, within: before, direction: 'before' });
  const escalation = deadline({ calendars, from: on, within: { workingDays: ESCALATE_AFTER } });
  return { on, dueAt, remindAt: reminder.dueAt, escalateAt: escalation.dueAt, provisional, rule };
};

/** Whether counting again said nothing new. */
export const isSameClock = (one: DueClock | undefined, other: DueClock): boolean =>
  one?.dueAt === other.dueAt && one.remindAt === other.remindAt && one.provisional === other.provisional;
