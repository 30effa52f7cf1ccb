import type { Approval, Panel, Stage } from './approvals';
import { ADDED_GROUP, type ApproverAdded, type Change, type Substitution } from './actions/actions';
import { once, onceEach } from '../shared/once';
import { text } from '../shared/sentences';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

type Changed = Pick<Approval, 'request' | 'changes'>;

export const changesOf = ({ changes = [] }: Pick<Approval, 'changes'>): readonly Change[] => changes;

/** Those of one kind, in their order. */
export const changesOfType = <Type extends Change['type']>(approval: Pick<Approval, 'changes'>, type: Type) =>
  changesOf(approval).filter((change): change is Extract<Change, { type: Type }> => change.type === type);

const passesOn = (change: Change): change is Extract<Change, { readonly to: Person }> =>
  change.type === 'approval.delegated' || change.type === 'approval.reassigned' || change.type === 'approval.deputised';

/** Who holds the seats now that were delegated, reassigned or filled anew since they were opened. */
const holdersNow = once((approval: Changed): ReadonlyMap<string, Person | null> => {
  const holders = new Map<string, Person | null>();
  for (const change of changesOf(approval)) {
    if (passesOn(change)) holders.set(change.seat, change.to);
    if (change.type === 'approval.rosterChanged')
      for (const [seat, holder] of Object.entries(change.holders)) holders.set(seat, holder);
  }
  return holders;
});

/** Who holds a seat by the programme's roster, whomever it was passed on to in this matter: as it was opened, or filled anew since. */
export const rosterHolder = (approval: Changed, id: string): Person | null => {
  const told = changesOfType(approval, 'approval.rosterChanged').findLast(({ holders }) => holders[id] !== undefined);
  const first = allSeats({ request: approval.request, changes: addedOnly(approval) }).find((seat) => seat.id === id);
  return told?.holders[id] ?? (told ? null : (first?.holder ?? null));
};

const addedOnly = (approval: Changed) => changesOfType(approval, 'approval.approverAdded');

/** The delegation by which a seat's holder holds it, if it is one; a later change of holder ends it. */
export const delegationOf = (approval: Changed, seat: Pick<Seat, 'id' | 'holder'>) => {
  const last = changesOfType(approval, 'approval.delegated').findLast((change) => change.seat === seat.id);
  return last?.to === seat.holder ? last : undefined;
};

/** A panel of the approver's own: their approval is needed beside everybody else's. */
const addedPanel = ({ seat }: ApproverAdded): Panel => ({
  group: ADDED_GROUP,
  title: text('加签', 'Added approver'),
  rule: 'all',
  chairMustApprove: false,
  vetoSeats: [],
  vacantSeats: 'against',
  seats: [seat],
});

/** A stage with its seats as they are held now, and with the approvers added to it. */
export const stageNow = onceEach((approval: Changed, stage: number): Stage => {
  const asked = approval.request.stages[stage] ?? { panels: [] };
  if (changesOf(approval).length === 0) return asked;
  const added = changesOfType(approval, 'approval.approverAdded').filter((change) => change.stage === stage);
  const holders = holdersNow(approval);
  const seated = (seat: Seat) => {
    const holder = holders.get(seat.id);
    return holder === undefined || holder === seat.holder ? seat : { ...seat, holder };
  };
  return {
    panels: [...asked.panels, ...added.map(addedPanel)].map((panel) => ({ ...panel, seats: panel.seats.map(seated) })),
  };
});

/** The seats that one stage asks, each once, however many panels it sits on. */
export function seatsOf(approval: Changed, stage: number): readonly Seat[] {
  const seats = stageNow(approval, stage).panels.flatMap((panel) => panel.seats);
  return [...new Map(seats.map((seat) => [seat.id, seat])).values()];
}

/** Every seat of the matter, in whatever stage, each once. */
export const allSeats = once((approval: Changed): readonly Seat[] => [
  ...new Map(
    approval.request.stages.flatMap((_, stage) => seatsOf(approval, stage)).map((seat) => [seat.id, seat]),
  ).values(),
]);

/** The substitutions in force, as the programme last told them. */
export const substitutionsOf = (approval: Changed): readonly Substitution[] =>
  changesOfType(approval, 'approval.rosterChanged').at(-1)?.substitutions ?? approval.request.substitutions ?? [];

/** Who of a matter's people has left, since when, as the programme last told. */
export const leftOf = (approval: Changed): Readonly<Record<Person, string>> =>
  changesOfType(approval, 'approval.rosterChanged').at(-1)?.left ?? {};

/** Whether somebody acts for a person at an instant; without one, in whatever part of the period. */
export const isSubstitute = (approval: Changed, substitute: Person, person: Person, at?: string) =>
  substitutionsOf(approval).some(
    (each) =>
      each.person === person &&
      each.substitute === substitute &&
      (at === undefined || (Date.parse(each.from) <= Date.parse(at) && Date.parse(at) < Date.parse(each.until))),
  );

/** These people, and whoever is named to stand in for one of them, whenever that may be. */
export const withSubstitutes = (approval: Changed, people: readonly Person[]): readonly Person[] => [
  ...people,
  ...substitutionsOf(approval).flatMap(({ person, substitute }) => (people.includes(person) ? substitute : [])),
];

/** Whether the office has made a person's links into this matter worthless. */
export const areLinksRevoked = (approval: Pick<Approval, 'changes'>, person: Person): boolean =>
  changesOfType(approval, 'approval.linksRevoked').some((revoked) => revoked.person === person);
