import { join } from 'node:path';
import { plannedMilestone } from '../../domain/phases/milestone-projection';
import type { Scene } from '../../domain/strategy/consequences';
import { programmesFolder } from '../../infra/places';
import { calendarOf, readCalendars } from '../../infra/reading/calendars';
import { seed } from './seed';

const shelf = readCalendars(join(programmesFolder, 'calendars'));

/** The seed's programme as it was planned, for an adjustment that takes effect on a day. */
export const sceneFrom = (from: string, changes: Partial<Scene> = {}): Scene => ({
  definition: seed,
  milestones: seed.phases.flatMap(({ key: phase, milestones }) =>
    milestones.map((each) => ({ ...plannedMilestone(each, seed.starts), phase })),
  ),
  evaluations: [],
  calendars: [calendarOf(shelf, 'cn', 'Asia/Shanghai')],
  from,
  ...changes,
});
