import type { Approval } from '../approvals';
import type { Reached } from '../actions/actions';
import { awaitedSeats } from '../outcomes';
import { reachOf, toldReach, type ToldReach } from './reach';
import { withSubstitutes } from '../seats';
import type { Person } from '../../shared/keys';

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
export const isKnown = (approval: Approval, made: ToldReach & Pick<Reached, 'person'>): boolean =>
  reachOf(approval, made.person) === toldReach(made);
