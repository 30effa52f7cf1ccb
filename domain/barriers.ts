import type { Approval } from './approvals';
import { barOf } from './bars';
import { findFilling } from './fillings';
import { isSamePerson, personBehind } from './identities';
import type { PartyKey } from './policies';
import type { Person, Seat } from './programme';
import { castingSeats } from './quorum';
import { allSeats, isSubstitute, seatsOf, stageNow, substitutionsOf } from './seats';
import { lastDecision } from './votes';

const partyOfSeat = (approval: Approval, seat: string): PartyKey | undefined =>
  allSeats(approval).find(({ id }) => id === seat)?.party;

/**
 * Whether a person has voted in this round for the other party than that of a seat: whoever changes company meanwhile decides it for
 * neither twice. Approvals opened before people's addresses were kept do not ask.
 */
export const hasVotedForOther = (approval: Approval, person: Person, seat: string): boolean => {
  const { addresses } = approval.request;
  if (addresses === undefined) return false;
  const votes = approval.decisions.filter(
    (each) => each.verdict !== 'recuse' && isSamePerson(each.person, person, addresses),
  );
  if (votes.length === 0) return false;
  const party = partyOfSeat(approval, seat);
  return votes.some((vote) => partyOfSeat(approval, vote.seat) !== party);
};

/** The sets of seats within each of which the policy asks for different people: none, those of each stage, or all. */
const distinctSets = (approval: Approval): readonly (readonly Seat[])[] => {
  const { distinctPeople } = approval.request.policy;
  if (distinctPeople === undefined) return [];
  if (distinctPeople === 'stages') return [allSeats(approval)];
  return approval.request.stages.map((_, stage) => seatsOf(approval, stage));
};

/** The ids of the seats for which nobody may answer who answers for this one. */
const rivalsOf = (approval: Approval, seat: string): readonly string[] =>
  distinctSets(approval)
    .map((seats) => seats.map(({ id }) => id))
    .filter((ids) => ids.includes(seat))
    .flatMap((ids) => ids.filter((id) => id !== seat));

/** Whether a person has answered for another seat, where the policy asks for different people. */
export const hasAnsweredElsewhere = (approval: Approval, person: Person, seat: string): boolean =>
  rivalsOf(approval, seat).some((id) => {
    const decision = lastDecision(approval, id);
    return (
      decision !== undefined &&
      isSamePerson(decision.person, person, approval.request.addresses) &&
      decision.verdict !== 'recuse'
    );
  });

/** Whether a person is spent: has answered where a different one is asked for, or for the other party. */
export const isSpentElsewhere = (approval: Approval, person: Person, seat: string): boolean =>
  hasAnsweredElsewhere(approval, person, seat) || hasVotedForOther(approval, person, seat);

/** Whether nobody counts on a person: barred; in matters opened before recusals barred people, not by a recusal. */
const isOut = (approval: Approval, person: Person): boolean => {
  const bar = barOf(approval, person, 'approve');
  return bar !== undefined && (bar !== 'recused' || approval.request.recusalBarsPerson === true);
};

/** Who could answer for a seat: its holder and the substitutes, neither barred nor spent on another seat; each by one address. */
export const candidatesOf = (approval: Approval, { id, holder }: Seat): readonly Person[] => {
  if (holder === null || isOut(approval, holder)) return [];
  const substitutes = substitutionsOf(approval).map(({ substitute }) => substitute);
  return [holder, ...substitutes.filter((each) => isSubstitute(approval, each, holder))]
    .filter((person) => !isOut(approval, person) && !isSpentElsewhere(approval, person, id))
    .map((person) => personBehind(person, approval.request.addresses));
};

/** Whether somebody could answer for a seat. */
export const isAnswerable = (approval: Approval, seat: Seat): boolean => candidatesOf(approval, seat).length > 0;

/** What a seat counts for in each panel that it sits on, in whatever stage. */
const placeOf = (approval: Approval, { id }: Seat): string =>
  JSON.stringify(
    approval.request.stages.map((_, stage) =>
      stageNow(approval, stage).panels.map((panel) => {
        const seat = panel.seats.find((each) => each.id === id);
        const isCasting = seat && castingSeats(panel, [seat]).length > 0;
        return seat && [seat.party, seat.chair, seat.weight, panel.vetoSeats.includes(id), isCasting];
      }),
    ),
  );

/**
 * How different people can fill the seats not answered yet, where too few hold too many: the ids left unfilled in the first way that
 * suffices, `undefined` when none does. A way that leaves none is taken to suffice.
 */
export function distinctChoice(
  approval: Approval,
  suffices: (left: readonly string[]) => boolean,
): readonly string[] | undefined {
  const asked = new Map(distinctSets(approval).flatMap((seats) => seats.map((seat) => [seat.id, seat])));
  const openings = [...asked.values()].flatMap((seat) => {
    const people = lastDecision(approval, seat.id) ? [] : candidatesOf(approval, seat);
    const { id } = seat;
    return people.length > 0 ? { id, place: placeOf(approval, seat), people, rivals: rivalsOf(approval, id) } : [];
  });
  return findFilling(openings, suffices);
}
