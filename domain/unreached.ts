import type { Approval } from './approvals';
import type { Change, Reached } from './changes';
import { awaitedSeats } from './outcomes';
import type { Person } from './programme';
import { changesOf, withSubstitutes } from './seats';

/** How a matter's mails stand with a person: they arrive, an outage holds them up, or no address of theirs takes any. */
type Reach = 'arrive' | 'heldUp' | 'lost';

type Told = Pick<Reached, 'isReached' | 'isHeldUp'>;

const toldReach = ({ isReached, isHeldUp }: Told): Reach => (isReached ? 'arrive' : isHeldUp ? 'heldUp' : 'lost');

/** What a change says of whether a person is reached: what the post or the office tells; and whoever does something knows of the matter. */
const saysOf = (change: Change, person: Person): Reach | undefined => {
  if (change.type === 'approval.reached') return change.person === person ? toldReach(change) : undefined;
  return 'by' in change && change.by === person ? 'arrive' : undefined;
};

const reachOf = (approval: Approval, person: Person): Reach =>
  changesOf(approval).reduce<Reach>((before, change) => saysOf(change, person) ?? before, 'arrive');

const awaitedHolders = (approval: Approval) => awaitedSeats(approval).flatMap(({ holder }) => holder ?? []);

/** Who has to hear of it before silence means anything: those awaited, whoever may stand in for them, and whom the last escalation reached. */
export function expected(approval: Approval): readonly Person[] {
  const holders = awaitedHolders(approval);
  const reached = holders.length > 0 ? (approval.escalations.at(-1)?.to ?? []) : [];
  return [...new Set([...withSubstitutes(approval, holders), ...reached])];
}

/** Those expected whose mails an outage holds up: they will arrive, and so silence waits for them. */
export const heldUp = (approval: Approval): readonly Person[] =>
  expected(approval).filter((person) => reachOf(approval, person) === 'heldUp');

/** The awaited people whom no mail about the matter reaches, by what was last heard of each, and all whose mails are held up. */
export function unreached(approval: Approval): readonly Person[] {
  const lost = awaitedHolders(approval).filter((person) => reachOf(approval, person) === 'lost');
  return [...new Set([...lost, ...heldUp(approval)])];
}

/** Whether it is known already how mails stand with a person: then there is nothing to tell. */
export const isKnown = (approval: Approval, made: Told & Pick<Reached, 'person'>): boolean =>
  reachOf(approval, made.person) === toldReach(made);
