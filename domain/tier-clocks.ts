import type { Calendar } from './calendar';
import { deadline } from './deadlines';
import type { TierClock } from './disputes';
import { instantsOf } from './reminders';
import { localDateOf, type Instant } from './zones';

interface Counted {
  readonly calendars: readonly Calendar[];
  /** Of the programme's dates. */
  readonly zone: string;
  /** When the tier began. */
  readonly from: Instant;
  readonly days: number;
}

/** When a tier of a dispute ends, so many calendar days after it began, and when the parties are reminded before: at four fifths of the working time. */
export function tierClock({ calendars, zone, from, days }: Counted): TierClock {
  const { dueAt: endsAt, provisional } = deadline({ calendars, from: localDateOf(from, zone), within: { days } });
  const [calendar] = calendars;
  const [reminder] = calendar ? instantsOf([{ percent: 80 }], from, endsAt, calendar) : [];
  return { from, endsAt, remindAt: reminder?.at ?? endsAt, provisional };
}
