import { blockage } from '../blockages';
import { act } from '../actions/rules';
import { open } from '../steps';
import type { Approval, ApprovalRequest, Outcome, StagePlan } from '../approvals';
import { isBarred } from '../bars';
import { assertCountedOut } from './counted-out';
import { peopleFor } from '../mandates';
import { currentTally, outcome } from '../outcomes';
import { allSeats, seatsOf, stageNow, substitutionsOf } from '../seats';
import type { Text } from '../../shared/text';
import type { GroupKey, PartyKey, Person } from '../../shared/keys';

/** How a seat would take part: `barred` for whoever made the request or gains by it. */
export interface ProspectSeat {
  readonly id: string;
  readonly party: PartyKey;
  readonly group: GroupKey;
  readonly title: Text;
  readonly people: readonly Person[];
  readonly state: 'asked' | 'vacant' | 'barred' | 'away';
}

/** Whether a decision could come about, and why not. */
export interface Prospect {
  readonly outcome: 'open' | Outcome;
  readonly canBeMet: boolean;
  readonly why: Text;
}

/** An approval that nobody has opened: who would be asked, and whether it could be met, with everybody there and without those away. */
export interface Prospects {
  readonly stages: readonly { readonly seats: readonly ProspectSeat[] }[];
  readonly everybody: Prospect;
  readonly withoutAway: Prospect;
}

/** Works out what an approval would be like; `away` are people who would not answer, unless somebody stands in for them. */
export function prospectsOf(
  request: ApprovalRequest,
  plan: Pick<StagePlan, 'opensAt' | 'dueAt'>,
  away: readonly Person[],
): Prospects {
  const approval = open(request, plan);
  const without = whenAway(approval, away, plan.opensAt);
  const seatIn = (stage: number) =>
    seatsOf(approval, stage).map(({ id, party, group, title, holder }): ProspectSeat => {
      const people = holderOf(without, id) === null ? [] : peopleIn(approval, stage, id, plan.opensAt);
      const state =
        holder === null ? 'vacant' : isBarred(approval, holder) ? 'barred' : people.length === 0 ? 'away' : 'asked';
      const present = people.filter((person) => !away.includes(person) && !isBarred(approval, person));
      return { id, party, group, title, people: state === 'asked' ? present : [], state };
    });
  return {
    stages: request.stages.map((_, stage) => ({ seats: seatIn(stage) })),
    everybody: prospectOf(approval),
    withoutAway: prospectOf(without),
  };
}

/** The same approval with the seats of those away vacant, but where somebody else stands in. */
function whenAway(approval: Approval, away: readonly Person[], at: string): Approval {
  const standingIn = (person: Person) =>
    substitutionsOf(approval).find(
      (each) => each.person === person && !away.includes(each.substitute) && !isBarred(approval, each.substitute),
    )?.substitute ?? null;
  const missing = allSeats(approval).filter(({ holder }) => holder !== null && away.includes(holder));
  if (missing.length === 0) return approval;
  const holders = Object.fromEntries(missing.map(({ id, holder }) => [id, standingIn(holder ?? '')]));
  return act(approval, { type: 'approval.rosterChanged', holders, substitutions: [], at });
}

const holderOf = (approval: Approval, seat: string) => allSeats(approval).find(({ id }) => id === seat)?.holder ?? null;

const peopleIn = (approval: Approval, stage: number, id: string, at: string) => {
  const seat = stageNow(approval, stage)
    .panels.flatMap(({ seats }) => seats)
    .find((each) => each.id === id);
  return seat ? peopleFor(approval, seat, at) : [];
};

const prospectOf = (approval: Approval): Prospect => {
  assertCountedOut(approval);
  const state = outcome(approval);
  const foreseen = blockage(approval).length > 0 ? 'impossible' : state; // nobody fills a seat in a forecast
  return { outcome: foreseen, canBeMet: foreseen !== 'impossible', why: currentTally(approval).why };
};
