import type { Approval } from './approvals';
import { awaitedSeats } from './outcomes';
import type { Person } from './programme';
import { changesOfType, substitutionsOf } from './seats';

const lastHeard = (approval: Approval) =>
  new Map(changesOfType(approval, 'approval.reached').map((change) => [change.person, change]));

const awaitedHolders = (approval: Approval) => awaitedSeats(approval).flatMap(({ holder }) => holder ?? []);

/** Who has to hear of it before silence means anything: those awaited, whoever may stand in for them, and whom the last escalation reached. */
export function expected(approval: Approval): readonly Person[] {
  const holders = awaitedHolders(approval);
  const standingIn = substitutionsOf(approval).filter(({ person }) => holders.includes(person));
  const reached = holders.length > 0 ? (approval.escalations.at(-1)?.to ?? []) : [];
  return [...new Set([...holders, ...standingIn.map(({ substitute }) => substitute), ...reached])];
}

/** Those expected whose mails an outage holds up: they will arrive, and so even an escalation waits for them. */
export function heldUp(approval: Approval): readonly Person[] {
  const last = lastHeard(approval);
  return expected(approval).filter((person) => last.get(person)?.isHeldUp === true);
}

/** The awaited people whom no mail about the matter reaches, by what was last heard of each, and all whose mails are held up. */
export function unreached(approval: Approval): readonly Person[] {
  const last = lastHeard(approval);
  const lost = awaitedHolders(approval).filter((person) => last.get(person)?.isReached === false);
  return [...new Set([...lost, ...heldUp(approval)])];
}
