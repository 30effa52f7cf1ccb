import type { Stage, StagePlan } from './approvals';
import type { Calendar } from './calendar';
import { deadline } from './deadlines';
import type { PartyKey, Policy, ReminderPoint, Within } from './policies';
import { instantsOf } from './reminders';
import { epochOf, type Instant } from './zones';

/** The working-day calendar of each party that decides. */
export type PartyCalendars = Readonly<Record<PartyKey, Calendar>>;

const partiesIn = (stage: Stage, calendars: PartyCalendars): readonly PartyKey[] => {
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
export const planStage = (
  stage: Stage,
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
): Instant => deadline({ calendars: calendarsOf(parties, calendars), from, within }).dueAt;
