import type { Approval } from './approvals';
import { allSeats, actionsOf, actionsOfType } from './seats';
import { lastDecision } from './votes';
import type { Person } from '../shared/keys';

/** A vote whose giver held the seat then and has left it since: it stands, marked. `since` is an ISO instant. */
export interface Departure {
  readonly seat: string;
  readonly person: Person;
  readonly since: string;
}

/**
 * The votes to be marked, because those who gave them hold the seat no longer. Source: docs/rules/approvals.md,
 * "Races".
 */
export const departuresOf = (approval: Approval): readonly Departure[] =>
  allSeats(approval).flatMap(({ id: seat, holder }): readonly Departure[] => {
    const vote = lastDecision(approval, seat);
    if (!vote || vote.carriedFrom !== undefined || vote.person === holder) return [];
    const isLater = (at: string) => Date.parse(at) > Date.parse(vote.acceptedAt);
    const changes = actionsOf(approval).filter(({ at }) => !isLater(at));
    const voter = allSeats({ ...approval, changes }).find(({ id }) => id === seat)?.holder;
    const left = actionsOfType(approval, 'approval.rosterChanged').find(
      ({ holders, at }) => isLater(at) && holders[seat] !== undefined,
    );
    return left && voter === vote.person ? [{ seat, person: vote.person, since: left.at }] : [];
  });
