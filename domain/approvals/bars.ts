import type { Approval, Verdict } from './approvals';
import type { Action, ActionType } from './actions/actions';
import type { DomainError } from '../shared/errors';
import { isSamePerson } from '../programme/identities';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Person } from '../shared/keys';
import type { RefusalCode } from '../shared/refusals';

/** Why somebody may be no judge of a matter: they asked for it, they gain by it, or they have recused themselves. */
export const barKinds = ['requester', 'beneficiary', 'recused'] as const;
export type Bar = (typeof barKinds)[number];

/** When a bar holds: in any case, where the policy bars whoever asks or gains (`requesterMayNotDecide`), or not at all. */
type Holding = 'always' | 'byPolicy' | 'never';

/** What happens to an approval without a person who does it. */
type HappensByItself = 'approval.rosterChanged' | 'approval.recounted' | 'approval.blocked' | 'approval.unblocked';

/**
 * Everything that a person does to a matter: answering for a seat, the changes, taking it back, recusing oneself after the close,
 * commenting by mail; and what falls to a person: being given a seat, standing in or being stood in for, being escalated to.
 */
export type BarredVerb =
  | Verdict
  | Exclude<ActionType, HappensByItself>
  | 'withdraw'
  | 'recuseLate'
  | 'comment'
  | 'beGivenSeat'
  | 'standIn'
  | 'beEscalatedTo';

type Row = Readonly<Record<Bar, Holding>>;

/** Whatever may tip the matter. */
const tips: Row = { requester: 'byPolicy', beneficiary: 'byPolicy', recused: 'always' };

/** Whoever is out of a matter may say so of every seat that they have there. */
const leaves: Row = { ...tips, recused: 'never' };

/** In place of the groups, whatever the policy says of votes. */
const replaces: Row = { requester: 'always', beneficiary: 'always', recused: 'always' };

/** What the requester as such says, and nobody who is barred says for them. */
const speaksForRequester: Row = { requester: 'never', beneficiary: 'byPolicy', recused: 'always' };

/** What tips nothing. */
const isFree: Row = { requester: 'never', beneficiary: 'never', recused: 'never' };

/**
 * Every verb with the bars that hold for it: who is barred is barred from every verb, by every door.
 * Source: docs/rules/people.md, "Who is barred".
 */
export const bars: Readonly<Record<BarredVerb, Row>> = {
  approve: tips,
  approveWithConditions: tips,
  requestChanges: tips,
  reject: tips,
  abstain: tips,
  recuse: leaves,
  recuseLate: isFree,
  comment: isFree,
  withdraw: isFree,
  beGivenSeat: tips,
  standIn: tips,
  beEscalatedTo: tips,
  'approval.delegated': tips,
  'approval.questioned': tips,
  'approval.answered': speaksForRequester,
  'approval.nudged': isFree,
  'approval.reassigned': tips,
  'approval.deputised': tips,
  'approval.approverAdded': tips,
  'approval.extended': tips,
  'approval.linksRevoked': tips,
  'approval.reached': tips,
  'approval.overridden': replaces,
};

type Judged = Pick<Approval, 'request' | 'decisions'>;

const applies: Readonly<Record<Bar, (approval: Judged, isThem: (person: Person) => boolean) => boolean>> = {
  requester: ({ request }, isThem) => isThem(request.requester),
  beneficiary: ({ request }, isThem) => (request.beneficiaries ?? []).some(isThem),
  recused: ({ decisions }, isThem) => decisions.some((each) => each.verdict === 'recuse' && isThem(each.person)),
};

const holds = ({ request }: Judged, holding: Holding) =>
  holding === 'always' || (holding === 'byPolicy' && request.policy.requesterMayNotDecide);

/** What bars a person from a verb in a matter, by whichever of their addresses; nothing else bars the requester from what they say as such. */
export function barOf(approval: Judged, person: Person, verb: BarredVerb): Bar | undefined {
  const row = bars[verb];
  const isThem = (each: Person) => isSamePerson(each, person, approval.request.addresses);
  if (row.requester === 'never' && applies.requester(approval, isThem)) return undefined;
  return barKinds.find((bar) => holds(approval, row[bar]) && applies[bar](approval, isThem));
}

/** Whether a person may not judge the matter: they answer for no seat, and nobody stands in for them. */
export const isBarred = (approval: Judged, person: Person): boolean => barOf(approval, person, 'approve') !== undefined;

const codes: Readonly<Record<Bar, RefusalCode>> = {
  requester: 'barred_requester',
  beneficiary: 'barred_requester',
  recused: 'barred_recused',
};

const sentences = {
  requester: text('提交人不得就自己的事项这样办理。', 'Whoever made the request may not do this in its matter.'),
  beneficiary: text('受益人不得就此事项这样办理。', 'Whoever gains by the matter may not do this in it.'),
  recused: text('已回避的人不得就此事项这样办理。', 'Whoever is recused from the matter may not do this in it.'),
};

/** The refusal that a bar brings: its code, and why. */
export const barredBy = (bar: Bar): DomainError => refused(codes[bar], sentences[bar]);

const isVerb = (type: BarredVerb | HappensByItself): type is BarredVerb => Object.hasOwn(bars, type);

/** What bars whoever acts from acting so; what happens by itself nobody makes. */
export const barOnAction = (approval: Judged, action: Action): Bar | undefined =>
  isVerb(action.type) && 'by' in action && action.by !== undefined
    ? barOf(approval, action.by, action.type)
    : undefined;

/** Which of these people is barred from an action, where it can't be told who of them acts. */
export const barredAmong = (approval: Judged, { type }: Action, people: readonly Person[]): Person | undefined =>
  isVerb(type) ? people.find((person) => barOf(approval, person, type) !== undefined) : undefined;
