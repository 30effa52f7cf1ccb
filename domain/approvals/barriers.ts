import type { Approval } from './approvals';
import { barOf } from './bars';
import type { SeatOpening } from './counting/fillings';
import { isSamePerson, personBehind } from '../programme/identities';
import { once, onceEach } from '../shared/once';
import { castingSeats } from './counting/quorum';
import { allSeats, isSubstitute, seatsOf, stageNow, substitutionsOf } from './seats';
import { lastDecision, lastDecisions } from './votes';
import type { PartyKey, Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

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

/** The circles of each seat, within each of which nobody may answer for two. */
const circlesIn = once((approval: Approval): ReadonlyMap<string, readonly string[]> => {
  const circles = new Map<string, readonly string[]>();
  for (const [at, seats] of distinctSets(approval).entries())
    for (const { id } of seats) circles.set(id, [...(circles.get(id) ?? []), `${at}`]);
  return circles;
});

/** Whether a person has answered for another seat, where the policy asks for different people. */
export const hasAnsweredElsewhere = (approval: Approval, person: Person, seat: string): boolean => {
  const circles = circlesIn(approval);
  const own = circles.get(seat) ?? [];
  return [...lastDecisions(approval).values()].some(
    (decision) =>
      decision.seat !== seat &&
      decision.verdict !== 'recuse' &&
      circles.get(decision.seat)?.some((circle) => own.includes(circle)) === true &&
      isSamePerson(decision.person, person, approval.request.addresses),
  );
};

/** Whether a person is spent: has answered where a different one is asked for, or for the other party. */
export const isSpentElsewhere = (approval: Approval, person: Person, seat: string): boolean =>
  hasAnsweredElsewhere(approval, person, seat) || hasVotedForOther(approval, person, seat);

/** Whether nobody counts on a person: barred; in matters opened before recusals barred people, not by a recusal. */
const isOut = (approval: Approval, person: Person): boolean => {
  const bar = barOf(approval, person, 'approve');
  return bar !== undefined && (bar !== 'recused' || approval.request.recusalBarsPerson === true);
};

/** Who could answer for a seat: its holder and the substitutes, neither barred nor spent on another seat; each by one address. */
export const candidatesOf = onceEach((approval: Approval, { id, holder }: Seat): readonly Person[] => {
  if (holder === null || isOut(approval, holder)) return [];
  const substitutes = substitutionsOf(approval).map(({ substitute }) => substitute);
  return [holder, ...substitutes.filter((each) => isSubstitute(approval, each, holder))]
    .filter((person) => !isOut(approval, person) && !isSpentElsewhere(approval, person, id))
    .map((person) => personBehind(person, approval.request.addresses));
});

/** Whether somebody could answer for a seat. */
export const isAnswerable = (approval: Approval, seat: Seat): boolean => candidatesOf(approval, seat).length > 0;

/** What each seat counts for in each panel that it sits on, in whatever stage. */
export const placesIn = (approval: Approval): ReadonlyMap<string, string> => {
  const places = new Map<string, string>();
  for (const stage of approval.request.stages.keys())
    for (const [at, panel] of stageNow(approval, stage).panels.entries())
      for (const seat of panel.seats) {
        const { id, party, chair, weight } = seat;
        const isCasting = castingSeats(panel, [seat]).length > 0;
        const place = JSON.stringify([stage, at, party, chair, weight, panel.vetoSeats.includes(id), isCasting]);
        places.set(id, (places.get(id) ?? '') + place);
      }
  return places;
};

/** The seats not answered yet that different people have to fill, where there are such, and who could. */
export const openingsOf = once((approval: Approval): readonly SeatOpening[] => {
  const asked = new Map(distinctSets(approval).flatMap((seats) => seats.map((seat) => [seat.id, seat])));
  const places = placesIn(approval);
  const circles = circlesIn(approval);
  return [...asked.values()].flatMap((seat) => {
    const people = lastDecision(approval, seat.id) ? [] : candidatesOf(approval, seat);
    const { id, party, weight } = seat;
    const opening = { id, party, weight, people, place: places.get(id) ?? '', circles: circles.get(id) ?? [] };
    return people.length > 0 ? opening : [];
  });
});
