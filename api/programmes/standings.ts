import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { LocalDate } from '../../domain/calendar/dates';
import { localDateOf } from '../../domain/calendar/zones';
import { beginsOn, type ProgrammeStanding } from '../../domain/views/numbers';
import type { ProgrammeLine, ProgrammeView } from '../../domain/views/views';
import type { Directory } from '../../infra/planning/directory';
import type { ProgrammeClock } from '../../infra/store/counted';
import type { ReadModel } from '../../infra/store/read-model';

interface StandingsDeps {
  readonly readModel: Pick<ReadModel, 'standing' | 'standings'>;
  readonly directory: Pick<Directory, 'calendars' | 'edition'>;
  readonly now: () => Date;
}

/** By which clock a programme is counted. */
export const clockOf = ({ directory }: Pick<StandingsDeps, 'directory'>, programme: Programme): ProgrammeClock => ({
  zone: zoneOf(programme),
  calendars: Object.values(directory.calendars(programme)),
});

/** How a programme stands now, in numbers. */
export const standingIn = (deps: StandingsDeps, view: ProgrammeView): Promise<ProgrammeStanding> =>
  deps.readModel.standing(view, clockOf(deps, view.definition), deps.now());

/** A programme of a list: how it stands, and its first day while that lies ahead. */
export interface ListedStanding extends ProgrammeStanding {
  readonly begins?: LocalDate;
}

/** The same of those of a list, by key. */
export const standingsIn = async (
  deps: StandingsDeps,
  lines: readonly ProgrammeLine[],
): Promise<ReadonlyMap<string, ListedStanding>> => {
  const counted = await Promise.all(
    lines.map(async ({ key, state }) => {
      const { definition } = await deps.directory.edition(key);
      return { key, state, starts: definition.starts, ...clockOf(deps, definition) };
    }),
  );
  const standings = await deps.readModel.standings(counted, deps.now());
  const now = deps.now().toISOString();
  const begins = new Map(counted.map((each) => [each.key, beginsOn(each, localDateOf(now, each.zone))]));
  return new Map(
    [...standings].map(([key, standing]) => {
      const day = begins.get(key);
      return [key, { ...standing, ...(day !== undefined && { begins: day }) }];
    }),
  );
};
