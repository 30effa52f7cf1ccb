import { addDays } from '../domain/dates';
import { nextPeriod, type Period } from '../domain/cycles';
import { deadline } from '../domain/deadlines';
import { zoneOf } from '../domain/parties';
import type { CycleKey } from '../domain/programme';
import { instantAt, localDateOf } from '../domain/zones';
import type { ActivityDeps } from './deps';
import { final } from './failures';

interface PeriodQuestion {
  readonly programme: string;
  readonly cycle: CycleKey;
  /** Instant of the asking process. */
  readonly now: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly dueWorkingDay: number;
  readonly last?: Period;
}

export const createCalendarActivities = ({ directory }: Pick<ActivityDeps, 'directory'>) => ({
  /** The next period to evaluate, when it is over and when its figures are due. Only computes; its result is in the history. */
  planPeriod: final(async ({ programme, cycle, now, startsOn, endsOn, dueWorkingDay, last }: PeriodQuestion) => {
    const definition = await directory.definition(programme);
    const zone = zoneOf(definition);
    const today = localDateOf(now, zone);
    const period = nextPeriod(cycle, today > startsOn ? today : startsOn, endsOn, last);
    if (!period) return null;
    const calendars = Object.values(directory.calendars(definition));
    const { dueAt } = deadline({ calendars, from: period.ends, within: { workingDays: dueWorkingDay } });
    return { period, opensAt: instantAt(addDays(period.ends, 1), '00:00', zone), dueAt };
  }),
  /** The instant at which a day is over in a zone. Only computes. */
  endOfDay: final(async ({ date, zone }: { readonly date: string; readonly zone: string }) =>
    instantAt(addDays(date, 1), '00:00', zone),
  ),
});
