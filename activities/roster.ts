import type { RosterChanged, Substitution } from '../domain/changes';
import type { Approval } from '../domain/approvals';
import type { RosterEffect } from '../domain/rosters';
import { allSeats, substitutionsOf } from '../domain/seats';
import type { ActivityDeps } from './deps';

interface Announcement {
  readonly programme: string;
  readonly effect: RosterEffect;
  /** ISO instant of the asking process. */
  readonly at: string;
}

/** What an open approval has to learn: its own seats that are held otherwise, and the substitutions of its people. */
const newsFor = (approval: Approval, { effect, at }: Announcement): RosterChanged | undefined => {
  const seats = allSeats(approval);
  const changed = seats.filter(({ id, holder }) => {
    const now = effect.holders[id];
    return now !== undefined && now !== holder;
  });
  const holders = Object.fromEntries(changed.map(({ id }) => [id, effect.holders[id] ?? null]));
  const people = new Set(seats.map(({ id, holder }) => effect.holders[id] ?? holder));
  const mine = (all: readonly Substitution[]) => all.filter(({ person }) => people.has(person));
  const named = (all: readonly Substitution[]) =>
    all.map((each) => [each.person, each.substitute, each.from, each.until]);
  const substitutions = mine(effect.substitutions);
  const isKnown = JSON.stringify(named(substitutions)) === JSON.stringify(named(mine(substitutionsOf(approval))));
  return changed.length === 0 && isKnown ? undefined : { type: 'approval.rosterChanged', holders, substitutions, at };
};

export const createRosterActivities = ({ readModel, tellRoster }: Pick<ActivityDeps, 'readModel' | 'tellRoster'>) => ({
  /** Tells every open approval that it concerns. A second run is harmless: who knows it already is told nothing, or the same once more. */
  announceRoster: async (announcement: Announcement): Promise<void> => {
    for (const { id, approval } of await readModel.openApprovals(announcement.programme)) {
      const news = newsFor(approval, announcement);
      if (news) await tellRoster(id, news);
    }
  },
});
