import type { LocalDate } from '../calendar/dates';
import { lateDays } from '../schedule/lateness';
import type { Calendars } from '../calendar/calendar';
import { comingOfWaits } from './coming-clocks';
import { shownNouns } from './nouns';
import type { ComingDate } from '../programme/coming-date';
import { by } from '../shared/order';
import { zoneOf } from '../programme/parties';
import type { WaitingProgrammeView } from './views';
import { localDateOf, type Instant } from '../calendar/zones';
import type { Person } from '../shared/keys';
import type { TaskView } from '../approvals/views';

/** When it is, and by which calendars the programme's parties work. */
interface Now {
  readonly now: Instant;
  readonly calendars: Calendars;
}

const dayOf = ({ on, at }: ComingDate, zone: string) => on ?? localDateOf(at, zone);

/** A date that knows itself how late it is, such as a milestone's, says so instead. */
const lateBy = (calendars: Calendars, day: LocalDate, today: LocalDate): Pick<ComingDate, 'lateDays'> => {
  const days = lateDays(calendars, { dueOn: day }, today);
  return days > 0 ? { lateDays: days } : {};
};

/** What is over by itself, like the opening of a notice window; what people still have to do stays until it is done. */
const isOverAfter = ({ kind, people }: ComingDate) => (kind === 'agreement' || kind === 'ip') && people.length === 0;

/**
 * Everything of a programme that has a date to come, in its order: ends of phases, milestones as they are expected, reviews, dates of
 * agreements, evaluations, disputes and intellectual property, deadlines of approvals and conditions. What people still have to do stays
 * past its day. Votes and documents stand in none of it.
 */
export function comingDates(view: WaitingProgrammeView, { now, calendars }: Now): readonly ComingDate[] {
  const zone = zoneOf(view.definition);
  const today = localDateOf(now, zone);
  return [...comingOfWaits(view), ...shownNouns.flatMap(({ coming }) => coming?.(view, today, calendars) ?? [])]
    .filter((each) => dayOf(each, zone) >= today || !isOverAfter(each))
    .map((each) => ({ ...lateBy(calendars, dayOf(each, zone), today), ...each }))
    .sort(by((each) => `${dayOf(each, zone)} ${each.uid}`));
}

/** What of it is a person's own: approvals that ask them, by their open tasks, and whatever else waits for them or for their office. */
export const comingDatesOf = (
  person: Person,
  all: readonly ComingDate[],
  tasks: readonly Pick<TaskView, 'approval'>[],
): readonly ComingDate[] => {
  const asked = new Set(tasks.map(({ approval }) => approval));
  return all.filter(({ kind, id, people, isOnHold }) =>
    kind === 'approval' && !isOnHold ? asked.has(id) : asked.has(id) || people.includes(person),
  );
};
