import type { Approval, Panel, Stage } from './approvals';
import { ADDED_GROUP, type ApproverAdded, type Action, type Substitution } from './actions/actions';
import { once, onceEach } from '../shared/once';
import { text } from '../shared/sentences';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

type Acted = Pick<Approval, 'request' | 'changes'>;

/** What has happened to an approval beside votes; its field is called `changes`, as it is stored. */
export const actionsOf = ({ changes = [] }: Pick<Approval, 'changes'>): readonly Action[] => changes;

/** Those of one kind, in their order. */
export const actionsOfType = <Type extends Action['type']>(approval: Pick<Approval, 'changes'>, type: Type) =>
  actionsOf(approval).filter((action): action is Extract<Action, { type: Type }> => action.type === type);

const passesOn = (action: Action): action is Extract<Action, { readonly to: Person }> =>
  action.type === 'approval.delegated' || action.type === 'approval.reassigned' || action.type === 'approval.deputised';

/** Who holds the seats now that were delegated, reassigned or filled anew since they were opened. */
const holdersNow = once((approval: Acted): ReadonlyMap<string, Person | null> => {
  const holders = new Map<string, Person | null>();
  for (const action of actionsOf(approval)) {
    if (passesOn(action)) holders.set(action.seat, action.to);
    if (action.type === 'approval.rosterChanged')
      for (const [seat, holder] of Object.entries(action.holders)) holders.set(seat, holder);
  }
  return holders;
});

/** Who holds a seat by the programme's roster, whomever it was passed on to in this matter: as it was opened, or filled anew since. */
export const rosterHolder = (approval: Acted, id: string): Person | null => {
  const told = actionsOfType(approval, 'approval.rosterChanged').findLast(({ holders }) => holders[id] !== undefined);
  const first = allSeats({ request: approval.request, changes: addedOnly(approval) }).find((seat) => seat.id === id);
  return told?.holders[id] ?? (told ? null : (first?.holder ?? null));
};

const addedOnly = (approval: Acted) => actionsOfType(approval, 'approval.approverAdded');

/** The delegation by which a seat's holder holds it, if it is one; a later change of holder ends it. */
export const delegationOf = (approval: Acted, seat: Pick<Seat, 'id' | 'holder'>) => {
  const last = actionsOfType(approval, 'approval.delegated').findLast((action) => action.seat === seat.id);
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
export const stageNow = onceEach((approval: Acted, stage: number): Stage => {
  const asked = approval.request.stages[stage] ?? { panels: [] };
  if (actionsOf(approval).length === 0) return asked;
  const added = actionsOfType(approval, 'approval.approverAdded').filter((action) => action.stage === stage);
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
export function seatsOf(approval: Acted, stage: number): readonly Seat[] {
  const seats = stageNow(approval, stage).panels.flatMap((panel) => panel.seats);
  return [...new Map(seats.map((seat) => [seat.id, seat])).values()];
}

/** Every seat of the matter, in whatever stage, each once. */
export const allSeats = once((approval: Acted): readonly Seat[] => [
  ...new Map(
    approval.request.stages.flatMap((_, stage) => seatsOf(approval, stage)).map((seat) => [seat.id, seat]),
  ).values(),
]);

/** The substitutions in force, as the programme last told them. */
export const substitutionsOf = (approval: Acted): readonly Substitution[] =>
  actionsOfType(approval, 'approval.rosterChanged').at(-1)?.substitutions ?? approval.request.substitutions ?? [];

/** Who of a matter's people has left, since when, as the programme last told. */
export const leftOf = (approval: Acted): Readonly<Record<Person, string>> =>
  actionsOfType(approval, 'approval.rosterChanged').at(-1)?.left ?? {};

/** Whether somebody acts for a person at an instant; without one, in whatever part of the period. */
export const isSubstitute = (approval: Acted, substitute: Person, person: Person, at?: string) =>
  substitutionsOf(approval).some(
    (each) =>
      each.person === person &&
      each.substitute === substitute &&
      (at === undefined || (Date.parse(each.from) <= Date.parse(at) && Date.parse(at) < Date.parse(each.until))),
  );

/** These people, and whoever is named to stand in for one of them, whenever that may be. */
export const withSubstitutes = (approval: Acted, people: readonly Person[]): readonly Person[] => [
  ...people,
  ...substitutionsOf(approval).flatMap(({ person, substitute }) => (people.includes(person) ? substitute : [])),
];

/** Whether the office has made a person's links into this matter worthless. */
export const areLinksRevoked = (approval: Pick<Approval, 'changes'>, person: Person): boolean =>
  actionsOfType(approval, 'approval.linksRevoked').some((revoked) => revoked.person === person);
