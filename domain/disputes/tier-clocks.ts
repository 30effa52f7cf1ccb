import type { Calendar } from '../calendar/calendar';
import { deadline } from '../calendar/deadlines';
import type { TierClock } from './disputes';
import { instantsOf } from '../calendar/reminders';
import type { Instant } from '../calendar/zones';

interface Counted {
  readonly calendars: readonly Calendar[];
  /** When the tier began. */
  readonly from: Instant;
  readonly days: number;
}

/** When a tier of a dispute ends, so many calendar days after it began, and when the parties are reminded before: at four fifths of the working time. */
export function tierClock({ calendars, from, days }: Counted): TierClock {
  const { dueAt: endsAt, provisional } = deadline({ calendars, from, within: { days } });
  const [calendar] = calendars;
  const [reminder] = calendar ? instantsOf([{ percent: 80 }], from, endsAt, calendar) : [];
  return { from, endsAt, remindAt: reminder?.at ?? endsAt, provisional };
}
