import { rosterNewsOf } from '../domain/roster/news';
import type { RosterEffect } from '../domain/roster/rosters';
import type { ActivityDeps } from './deps';

interface Announcement {
  readonly programme: string;
  readonly effect: RosterEffect;
  /** ISO instant of the asking process. */
  readonly at: string;
}

export const createRosterActivities = ({ readModel, tellRoster }: Pick<ActivityDeps, 'readModel' | 'tellRoster'>) => ({
  /** Tells every open approval that it concerns. A second run is harmless: who knows it already is told nothing, or the same once more. */
  announceRoster: async ({ programme, effect, at }: Announcement): Promise<void> => {
    for await (const { id, approval } of readModel.openApprovals(programme)) {
      const news = rosterNewsOf(approval, effect, at);
      if (news) await tellRoster(id, news);
    }
  },
});
