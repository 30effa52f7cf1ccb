import type { StagePlan } from '../approvals';
import { isWorkingDay, type Calendar } from '../../calendar/calendar';
import { deadline, type Deadline } from '../../calendar/deadlines';
import { addWorkingTime, nextWorkingInstant, workingTimeBetween } from '../../calendar/hours';
import type { Policy, Within } from '../../programme/policies';
import { instantsOf, type ReminderPoint } from '../../calendar/reminders';
import { epochOf, localDateOf, type Instant } from '../../calendar/zones';
import type { PartyKey } from '../../shared/keys';

/** The working-day calendar of each party that decides. */
export type PartyCalendars = Readonly<Record<PartyKey, Calendar>>;

/** What of a stage its clock needs: the parties of its seats. */
type Asked = { readonly panels: readonly { readonly seats: readonly { readonly party: PartyKey }[] }[] };

const partiesIn = (stage: Asked, calendars: PartyCalendars): readonly PartyKey[] => {
  const asked = new Set(stage.panels.flatMap(({ seats }) => seats.map(({ party }) => party)));
  return Object.keys(calendars).filter((party) => asked.has(party));
};

const calendarsOf = (parties: readonly PartyKey[], calendars: PartyCalendars): readonly Calendar[] =>
  parties.flatMap((party) => calendars[party] ?? []);

const remind = (
  points: readonly ReminderPoint[],
  openedAt: Instant,
  dueAt: Instant,
  parties: readonly PartyKey[],
  calendars: PartyCalendars,
) => {
  const byInstant = new Map<number, { at: Instant; parties: PartyKey[] }>();
  for (const party of parties)
    for (const calendar of calendarsOf([party], calendars))
      for (const { at } of instantsOf(points, openedAt, dueAt, calendar)) {
        const known = byInstant.get(epochOf(at)) ?? { at, parties: [] };
        if (!known.parties.includes(party)) known.parties.push(party);
        byInstant.set(epochOf(at), known);
      }
  return [...byInstant.entries()].sort(([a], [b]) => a - b).map(([, reminder]) => reminder);
};

/** When a stage is due, counted on days on which every party asked works, and when each party's people are reminded. */
export const plannedStage = (
  stage: Asked,
  policy: Pick<Policy, 'within' | 'remind'>,
  opensAt: Instant,
  calendars: PartyCalendars,
): StagePlan => {
  const parties = partiesIn(stage, calendars);
  const { dueAt, provisional, rule, calendarVersions } = deadline({
    calendars: calendarsOf(parties, calendars),
    from: opensAt,
    within: policy.within,
  });
  return {
    opensAt,
    dueAt,
    provisional,
    reminders: remind(policy.remind, opensAt, dueAt, parties, calendars),
    rule,
    calendarVersions: Object.entries(calendarVersions).map(([key, version]) => `${key} ${version}`),
  };
};

/** The end of one step's own clock, for those parties. */
export const dueAfter = (
  within: Within,
  from: Instant,
  parties: readonly PartyKey[],
  calendars: PartyCalendars,
): Instant => stepAfter(within, from, parties, calendars).dueAt;

/** The same, and whether it may still move. */
export const stepAfter = (
  within: Within,
  from: Instant,
  parties: readonly PartyKey[],
  calendars: PartyCalendars,
): Deadline => deadline({ calendars: calendarsOf(parties, calendars), from, within });

/** A stage with another deadline: its reminders are counted anew from an instant on. */
export const planUntil = (
  policy: Pick<Policy, 'remind'>,
  from: Instant,
  dueAt: Instant,
  calendars: PartyCalendars,
): Pick<StagePlan, 'dueAt' | 'reminders'> => ({
  dueAt,
  reminders: remind(policy.remind, from, dueAt, Object.keys(calendars), calendars).filter(
    ({ at }) => epochOf(at) > epochOf(from),
  ),
});

/** A deadline moved on: the working time that was left at `from` runs again from `again`; nobody loses any, so the latest of the parties' counts. */
export const remaining = (
  calendars: PartyCalendars,
  { from, dueAt, again }: { readonly from: Instant; readonly dueAt: Instant; readonly again: Instant },
): Instant => {
  const all = Object.values(calendars);
  const ends = all.map((calendar) =>
    addWorkingTime(calendar, again, workingTimeBetween(calendar, from, dueAt), 'after', all),
  );
  return ends.sort((a, b) => epochOf(b) - epochOf(a))[0] ?? dueAt;
};

/** The instant itself on a day on which all of them work; on a holiday of one, the next working hour of all. */
export const firstWorkingInstant = (calendars: readonly Calendar[], at: Instant): Instant =>
  calendars.reduce(
    (instant, calendar) =>
      isWorkingDay(calendars, localDateOf(instant, calendar.zone))
        ? instant
        : nextWorkingInstant(calendar, instant, calendars),
    at,
  );
