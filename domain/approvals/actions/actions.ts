import type { Outcome, StagePlan } from '../approvals';
import type { PartyKey, Person } from '../../shared/keys';
import type { Seat } from '../../programme/governance';

/** Who acts for whom in a period, both ends as ISO instants, `until` not included. */
export interface Substitution {
  readonly person: Person;
  readonly substitute: Person;
  readonly from: string;
  readonly until: string;
}

/** The instants of a stage as they stand after its deadline was moved. */
export type Moved = Pick<StagePlan, 'dueAt' | 'reminders'>;

/** This task goes to somebody else of the same party, who takes the seat; one level, and it adds no vote. */
export interface Delegated {
  readonly type: 'approval.delegated';
  readonly seat: string;
  readonly by: Person;
  readonly to: Person;
  readonly reason: string;
  readonly at: string;
}

/** The office gives an awaited seat to another person for this matter. */
export interface Reassigned {
  readonly type: 'approval.reassigned';
  readonly seat: string;
  readonly to: Person;
  readonly by: Person;
  readonly reason: string;
  readonly at: string;
}

/**
 * The programme's roster changed: who holds which of the seats asked here from now on, every substitution in force, and who of the
 * people here has left, since when.
 */
export interface RosterChanged {
  readonly type: 'approval.rosterChanged';
  readonly holders: Readonly<Record<string, Person | null>>;
  readonly substitutions: readonly Substitution[];
  readonly left?: Readonly<Record<Person, string>>;
  readonly at: string;
}

/** The office asks one more person, whose approval the open stage then needs as well. */
export interface ApproverAdded {
  readonly type: 'approval.approverAdded';
  /** Index of the stage that was open then. */
  readonly stage: number;
  readonly seat: Seat & { readonly holder: Person };
  readonly by: Person;
  readonly reason: string;
  readonly at: string;
}

/**
 * The office moves the deadline of the open stage; `earliest` is one working day from then, below which it is never shortened. After an
 * outage the system does, and `knownTo` hear of it by the very mail that asks them again.
 */
export interface Extended {
  readonly type: 'approval.extended';
  readonly plan: Moved;
  readonly earliest: string;
  readonly knownTo?: readonly Person[];
  readonly by: Person;
  readonly reason: string;
  readonly at: string;
}

/** The clock stands until the answer, or `until` at most; `plan` gives the time back from there, and stands. `counted` is the deadline that it was counted from. */
export interface Pause {
  readonly until: string;
  readonly plan: Moved;
  readonly counted?: { readonly stage: number; readonly dueAt: string };
}

/** Somebody asked wants to know something first. A `pause` stops the clock, once in a matter. */
export interface Questioned {
  readonly type: 'approval.questioned';
  readonly seat: string;
  readonly by: Person;
  readonly question: string;
  readonly pause?: Pause;
  readonly at: string;
}

/** The requester answers what was asked, which moves no deadline; in records from before December 2026 a `plan` did. */
export interface Answered {
  readonly type: 'approval.answered';
  readonly by: Person;
  readonly answer: string;
  readonly plan?: Moved;
  readonly at: string;
}

/** The requester asks an awaited seat to hurry (催办); `day` is the working day of the addressee on which it counts, `YYYY-MM-DD`. */
export interface Nudged {
  readonly type: 'approval.nudged';
  readonly seat: string;
  readonly by: Person;
  readonly day: string;
  readonly at: string;
}

/** The office decides in place of those asked; the record says so. */
export interface Overridden {
  readonly type: 'approval.overridden';
  readonly outcome: Extract<Outcome, 'approved' | 'rejected'>;
  readonly by: Person;
  readonly reason: string;
  readonly at: string;
}

/** A calendar was published, and what was counted on it is counted again: `from` is the deadline before. It may be the same day, only no longer provisional. */
export interface RecountedApproval {
  readonly type: 'approval.recounted';
  readonly calendar: { readonly key: string; readonly version: string };
  readonly from: string;
  readonly plan: Omit<StagePlan, 'opensAt'>;
  readonly at: string;
}

/** In whose name links die because somebody who was mailed one says that they are not its person. */
export const NOT_ME = 'system:not-me';

/** The office, or `NOT_ME`, makes every link of a person into this matter worthless, those sent later too: from then on the person decides signed in. */
export interface LinksRevoked {
  readonly type: 'approval.linksRevoked';
  readonly person: Person;
  readonly by: Person;
  readonly reason: string;
  readonly at: string;
}

/**
 * Whether a person's mails about this matter reach them: while they do not, that person's clock stands still. The post tells it, or
 * the office, `by` whom and why, once it has reached the person by another way. `isHeldUp`: they will arrive, once an outage is over.
 */
export interface Reached {
  readonly type: 'approval.reached';
  readonly person: Person;
  readonly isReached: boolean;
  readonly isHeldUp?: true;
  readonly by?: Person;
  readonly reason?: string;
  readonly at: string;
}

/** Why nobody answers for a seat: nobody who might holds it, its holder has recused, or no mail reaches who holds it. */
export type Gap = 'vacant' | 'recused' | 'unreached' | 'barred';

/** A seat without which a matter can't be decided: since when it has waited to be filled, and until when it may. ISO instants. */
export interface HeldSeat {
  readonly seat: string;
  readonly because: Gap;
  readonly since: string;
  readonly until: string;
}

/**
 * The matter is on hold: only when these seats are filled can it be decided, and its clock stands still meanwhile. Told
 * again whenever the seats or their times are others; `told` are the people of the office who look after them.
 * Source: docs/rules/approvals.md, "A missing seat".
 */
export interface Blocked {
  readonly type: 'approval.blocked';
  readonly seats: readonly HeldSeat[];
  readonly told: readonly Person[];
  readonly at: string;
}

/** It goes on with all the votes it had: nothing is in its way any more, and what was left of the time runs again. */
export interface Unblocked {
  readonly type: 'approval.unblocked';
  readonly plan: Moved;
  readonly told: readonly Person[];
  readonly at: string;
}

/** The office of a recused seat's party names who answers for that seat in this matter. */
export interface Deputised {
  readonly type: 'approval.deputised';
  readonly seat: string;
  readonly to: Person;
  readonly by: Person;
  readonly reason: string;
  readonly at: string;
}

/**
 * Whatever else than a vote happens to an open approval: process, ledger, page and mail hold this same object.
 * Source: docs/rules/people.md, "What the requester does" and "What the office does".
 */
export type Action =
  | Delegated
  | Reassigned
  | RosterChanged
  | ApproverAdded
  | Extended
  | Questioned
  | Answered
  | Nudged
  | Overridden
  | RecountedApproval
  | LinksRevoked
  | Reached
  | Blocked
  | Unblocked
  | Deputised;

export type ActionType = Action['type'];

/** An action with the approval that it happened to, as the ledger has it. */
export type ActionOf<Each extends Action = Action> = Each extends Action ? Each & { readonly approval: string } : never;

const types: Readonly<Record<ActionType, true>> = {
  'approval.delegated': true,
  'approval.reassigned': true,
  'approval.rosterChanged': true,
  'approval.approverAdded': true,
  'approval.extended': true,
  'approval.questioned': true,
  'approval.answered': true,
  'approval.nudged': true,
  'approval.overridden': true,
  'approval.recounted': true,
  'approval.linksRevoked': true,
  'approval.reached': true,
  'approval.blocked': true,
  'approval.unblocked': true,
  'approval.deputised': true,
};

export const isAction = <Other extends { readonly type: string }>(happening: Other): happening is Other & ActionOf =>
  Object.hasOwn(types, happening.type);

/** The group under which an added approver is counted: a panel of its own, whose seat must approve. */
export const ADDED_GROUP = 'added';

/** The seat of a person whom the office adds. */
export const addedSeat = (person: Person, party: PartyKey, title: Seat['title']): ApproverAdded['seat'] => ({
  id: `${party}.${ADDED_GROUP}.${person}`,
  key: person,
  group: ADDED_GROUP,
  party,
  title,
  chair: false,
  weight: 1,
  holder: person,
});
