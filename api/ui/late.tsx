import { workingDaysBetween } from '../../domain/calendar/calendar';
import { lastDayUntil } from '../../domain/calendar/hours';
import { lateWords } from '../../domain/calendar/late-words';
import { localDateOf } from '../../domain/calendar/zones';
import { milestoneTiming, phaseTiming, type Timing } from '../../domain/phases/timings';
import { zoneOf } from '../../domain/programme/parties';
import { say, type Language } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from './frame';
import { Badge } from './html';

/** That something is overdue, in words with its working days; nothing of what is in time. */
export const LateBadge = ({ days, language }: { readonly days: number; readonly language: Language }) =>
  days > 0 ? <Badge tone="late">{say(lateWords(days), language)}</Badge> : null;

/** That something is overdue whose day (`YYYY-MM-DD` or an instant) has passed, with the working days of all parties since. */
export const OverdueBadge = ({ since, reader }: { readonly since: string; readonly reader: Reader }) => (
  <Badge tone="late">{say(lateWords(daysSince(since, reader)), reader.language)}</Badge>
);

/** So many working days of all parties have passed since a day or an instant, on the reader's clock; 0 where no calendar is known. */
const daysSince = (since: string, { calendars, zone, now }: Reader): number => {
  const [day, today] = [since.length > 10 ? lastDayUntil(since, zone) : since, localDateOf(now.toISOString(), zone)];
  return calendars && day < today ? workingDaysBetween(calendars, day, today) : 0;
};

const noTiming: Timing = { lateDays: 0 };

/** How the phases and milestones of a programme stand in time today, by their keys; without calendars of its parties nothing is known of it. */
export const timingsIn = (
  { definition, phases }: Pick<ProgrammeView, 'definition' | 'phases'>,
  { now, calendars }: Pick<Reader, 'now' | 'calendars'>,
): { readonly phase: (key: string) => Timing; readonly milestone: (key: string) => Timing } => {
  if (!calendars) return { phase: () => noTiming, milestone: () => noTiming };
  const today = localDateOf(now.toISOString(), zoneOf(definition));
  const ofPhases = new Map(phases.map((phase) => [phase.key, phaseTiming(calendars, phase, today)]));
  const ofMilestones = new Map(
    phases.flatMap((phase) =>
      phase.milestones.map((each) => [each.key, milestoneTiming(calendars, phase, each, today)]),
    ),
  );
  return {
    phase: (key) => ofPhases.get(key) ?? noTiming,
    milestone: (key) => ofMilestones.get(key) ?? noTiming,
  };
};
