import type { Approval } from '../approvals';
import { barOf, barOnAction, barredAmong, barredBy } from '../bars';
import { blockage, heldSeats } from '../blockages';
import { NOT_ME, type Action, type ActionType, type Delegated, type HeldSeat, type Overridden } from './actions';
import { DomainError } from '../../shared/errors';
import { isSamePerson } from '../../programme/identities';
import { invited } from '../invitations';
import { answersFor } from '../mandates';
import { awaitedSeats, outcome } from '../outcomes';
import { isOutOfDate, mayPause, openQuestion, pausedBy } from '../pauses';
import { refused } from '../../shared/reasons';
import { closed } from '../reopenings';
import { allSeats, areLinksRevoked, actionsOf, actionsOfType, delegationOf, seatsOf, substitutionsOf } from '../seats';
import { text } from '../../shared/sentences';
import { isBlank, type Text } from '../../shared/text';
import { isKnown } from '../time/unreached';
import { lastDecision } from '../votes';
import type { PartyKey, Person } from '../../shared/keys';
import type { Unexplained } from '../../shared/refusals';

type IsBroken<Each extends Action> = (approval: Approval, action: Each) => boolean;
type Rule<Each extends Action> =
  readonly [Unexplained, IsBroken<Each>, why?: Text] | readonly ['invalid_input', IsBroken<Each>, why: Text];
type Rules = { readonly [Type in ActionType]: readonly Rule<Extract<Action, { type: Type }>>[] };

const isSame = ({ request }: Approval, a: Person, b: Person) => isSamePerson(a, b, request.addresses);
const isAwaited = (approval: Approval, seat: string) => awaitedSeats(approval).some(({ id }) => id === seat);
const isAsked = (approval: Approval, seat: string) => seatsOf(approval, approval.stage).some(({ id }) => id === seat);
const holderOf = (approval: Approval, seat: string) => allSeats(approval).find(({ id }) => id === seat)?.holder;

/** One level and no circle: nobody passes on what was delegated to them, to whomever. */
const isDelegate = (approval: Approval, seat: string) => {
  const asked = seatsOf(approval, approval.stage).find(({ id }) => id === seat);
  return asked !== undefined && delegationOf(approval, asked) !== undefined;
};

/** Somebody who delegated a task of this matter away takes none of it back by another's hand. */
const hasDelegated = (approval: Approval, person: Person) =>
  actionsOfType(approval, 'approval.delegated').some(({ by }) => isSame(approval, by, person));

/** Whether a person votes in the open stage already, where one person may not have two seats. */
const votesHere = (approval: Approval, person: Person, seat: string) =>
  approval.request.policy.multiSeat !== true &&
  seatsOf(approval, approval.stage).some(
    ({ id, holder }) =>
      id !== seat &&
      [holder, lastDecision(approval, id)?.person].some((each) => each && isSame(approval, each, person)),
  );

/** Whether a person acts in this matter for another party than this one: holds a seat of it, stands in for who does, or has voted for it. */
const isOfOther = (approval: Approval, person: Person, party: PartyKey | undefined) =>
  allSeats(approval).some(({ id, party: other, holder }) => {
    if (other === party) return false;
    const people = [
      holder,
      lastDecision(approval, id)?.person,
      ...substitutionsOf(approval).flatMap((each) => (each.person === holder ? each.substitute : [])),
    ];
    return people.some((each) => each && isSame(approval, each, person));
  });

const partyIn = (approval: Approval, seat: string) => allSeats(approval).find(({ id }) => id === seat)?.party;

const mayNotTake = (approval: Approval, person: Person) => barOf(approval, person, 'beGivenSeat') !== undefined;

/** Whether somebody may be given a seat: nobody has answered for it, or who did has recused and their seat can be filled. */
const isToBeFilled = (approval: Approval, seat: string) => {
  const decision = lastDecision(approval, seat);
  return (
    decision === undefined || (decision.verdict === 'recuse' && approval.request.policy.vacancyGrace !== undefined)
  );
};

/** A seat that is asked now, or that has to be filled for a stage to come. */
const isAskedOrHeld = (approval: Approval, seat: string) =>
  isAsked(approval, seat) || blockage(approval).some((blocker) => blocker.seat.id === seat);

const isNoJudge = text('此人是提交人或受益人，或已回避。', 'This person made the request, gains by it or is recused.');
const belongsToOther = text(
  '此人在本事项中代表另一方，不能同时代表本方。',
  'This person acts for the other party in the matter and cannot act for this one too.',
);
const votesAlready = text('此人已在本环节表决。', 'This person votes in this stage already.');

const delegation: readonly Rule<Delegated>[] = [
  ['seat_not_held', (approval, { seat, by }) => holderOf(approval, seat) !== by],
  ['not_open_yet', (approval, { seat }) => !isAsked(approval, seat)],
  ['seat_already_decided', (approval, { seat }) => lastDecision(approval, seat) !== undefined],
  ['already_closed', (approval, { seat }) => !isAwaited(approval, seat)],
  [
    'delegation_refused',
    (approval, { by, to }) => isSame(approval, by, to),
    text('不能委托给自己。', 'Nobody delegates to themselves.'),
  ],
  [
    'delegation_refused',
    (approval, { seat }) => isDelegate(approval, seat),
    text('受托的事项不能再次委托。', 'What was delegated is not delegated again.'),
  ],
  [
    'delegation_refused',
    (approval, { to }) => hasDelegated(approval, to),
    text('不能循环委托。', 'Two people may not delegate in a circle.'),
  ],
  ['delegation_refused', (approval, { to, seat }) => isOfOther(approval, to, partyIn(approval, seat)), belongsToOther],
  ['delegation_refused', (approval, { to }) => mayNotTake(approval, to), isNoJudge],
  ['delegation_refused', (approval, { to, seat }) => votesHere(approval, to, seat), votesAlready],
];

/**
 * For each verb the refusals in the order in which they are met, after those of whoever is barred from it; a closed
 * matter refuses all of them. Source: docs/rules/people.md, "What the office does".
 */
const rules: Rules = {
  'approval.delegated': delegation,
  'approval.reassigned': [
    ['seat_not_held', (approval, { seat }) => !isAskedOrHeld(approval, seat)],
    ['seat_already_decided', (approval, { seat }) => !isToBeFilled(approval, seat)],
    ['comment_required', (_, { reason }) => isBlank(reason)],
    [
      'reassignment_refused',
      (approval, { seat, to }) => holderOf(approval, seat) === to,
      text('此人已在该席位。', 'This person holds it already.'),
    ],
    [
      'reassignment_refused',
      (approval, { to, seat }) => isOfOther(approval, to, partyIn(approval, seat)),
      belongsToOther,
    ],
    ['reassignment_refused', (approval, { to }) => mayNotTake(approval, to), isNoJudge],
    ['reassignment_refused', (approval, { to, seat }) => votesHere(approval, to, seat), votesAlready],
  ],
  'approval.rosterChanged': [],
  'approval.approverAdded': [
    ['comment_required', (_, { reason }) => isBlank(reason)],
    [
      'invalid_input',
      (approval, { stage }) => stage !== approval.stage,
      text('只能在进行中的环节加签。', 'An approver is added to the stage that is open.'),
    ],
    ['reassignment_refused', (approval, { seat }) => isOfOther(approval, seat.holder, seat.party), belongsToOther],
    ['reassignment_refused', (approval, { seat }) => mayNotTake(approval, seat.holder), isNoJudge],
    ['reassignment_refused', (approval, { seat }) => votesHere(approval, seat.holder, ''), votesAlready],
  ],
  'approval.extended': [
    ['comment_required', (_, { reason }) => isBlank(reason)],
    ['deadline_too_short', (_, { plan, earliest }) => Date.parse(plan.dueAt) < Date.parse(earliest)],
  ],
  'approval.questioned': [
    ['comment_required', (_, { question }) => isBlank(question)],
    [
      'seat_not_held',
      (approval, { seat, by, at }) =>
        !seatsOf(approval, approval.stage).some((each) => each.id === seat && answersFor(approval, by, each, at)),
    ],
    [
      'deadline_moved',
      (approval, { pause }) => pause !== undefined && mayPause(approval) && isOutOfDate(approval, pause),
    ],
  ],
  'approval.answered': [
    ['comment_required', (_, { answer }) => isBlank(answer)],
    ['nothing_asked', (approval) => openQuestion(approval) === undefined],
    ['forbidden', ({ request }, { by }) => by !== request.requester],
  ],
  'approval.nudged': [
    ['forbidden', ({ request }, { by }) => by !== request.requester],
    ['seat_already_decided', (approval, { seat }) => lastDecision(approval, seat) !== undefined],
    ['seat_not_held', (approval, { seat }) => !isAwaited(approval, seat)],
    [
      'nudged_already',
      (approval, { seat, day }) =>
        actionsOfType(approval, 'approval.nudged').some((before) => before.seat === seat && before.day === day),
    ],
  ],
  'approval.overridden': [['comment_required', (_, { reason }) => isBlank(reason)]],
  'approval.recounted': [['deadline_moved', ({ dueAt }, { from }) => Date.parse(from) !== Date.parse(dueAt)]],
  'approval.linksRevoked': [
    ['comment_required', (_, { by, reason }) => by !== NOT_ME && isBlank(reason)],
    [
      'invalid_input',
      (approval, { person }) => !invited(approval).includes(person),
      text('此人没有本事项的链接。', 'This person has no link into the matter.'),
    ],
    [
      'invalid_input',
      (approval, { person }) => areLinksRevoked(approval, person),
      text('此人的链接已经作废。', 'The links of this person are revoked already.'),
    ],
  ],
  'approval.reached': [
    ['comment_required', (_, { by, reason = '' }) => by !== undefined && isBlank(reason)],
    ['invalid_input', isKnown, text('发给此人的邮件已能送达。', 'Mails to this person arrive.')],
  ],
  'approval.blocked': [
    [
      'invalid_input',
      (approval, { seats }) => !isSameHold(heldSeats(approval), seats),
      text('暂停的席位与所说的不同。', 'Other seats are on hold than those that were named.'),
    ],
  ],
  'approval.unblocked': [
    [
      'invalid_input',
      (approval) => blockage(approval).length > 0,
      text('尚有席位待补任。', 'A seat still has to be filled.'),
    ],
  ],
  'approval.deputised': [
    ['comment_required', (_, { reason }) => isBlank(reason)],
    ['seat_not_held', (approval, { seat }) => holderOf(approval, seat) === undefined],
    [
      'deputy_refused',
      (approval, { seat }) => lastDecision(approval, seat)?.verdict !== 'recuse' || !isToBeFilled(approval, seat),
      text('该席位没有回避，无须代行。', 'This seat has not been recused, so that nobody has to stand in for it.'),
    ],
    ['deputy_refused', (approval, { to }) => mayNotTake(approval, to), isNoJudge],
    ['deputy_refused', (approval, { to, seat }) => votesHere(approval, to, seat), votesAlready],
  ],
};

/** Whether a hold is told of the seats of which it is known, with other times. */
const isSameHold = (known: readonly HeldSeat[], told: readonly HeldSeat[]) =>
  known.length === told.length && told.every(({ seat }) => known.some((each) => each.seat === seat));

const brokenBy = (approval: Approval, action: Action) =>
  (rules[action.type] as readonly Rule<Action>[]).find(([, isBroken]) => isBroken(approval, action));

/** Whether an open approval would take an action as it stands now. */
export const mayAct = (approval: Approval, action: Action): boolean =>
  outcome(approval) === 'open' &&
  barOnAction(approval, action) === undefined &&
  brokenBy(approval, action) === undefined;

/** Refuses an action that the approval can't take: a `DomainError` with the code of the first rule that it breaks. */
export function assertMayAct(approval: Approval, action: Action): void {
  const state = outcome(approval);
  if (state !== 'open') throw closed(approval, state);
  const bar = barOnAction(approval, action);
  if (bar) throw barredBy(bar);
  const broken = brokenBy(approval, action);
  if (!broken) return;
  if (broken[0] === 'invalid_input') throw refused(broken[0], broken[2]);
  throw new DomainError(broken[0], broken[2]);
}

/**
 * Refuses what one of these people is barred from, where it can't be told which of them acts: a token that the whole office shares does
 * what every one of its people may. What is refused anyhow is left to `assertMayAct`. Throws `identity_too_weak`.
 */
export function assertNoneBarred(approval: Approval, action: Action, people: readonly Person[]): void {
  const barred = barredAmong(approval, action, people);
  if (barred === undefined || outcome(approval) !== 'open' || barOnAction(approval, action)) return;
  const why = text(
    `服务办公室的令牌不能说明由谁办理，而${barred}须回避此事；请由服务办公室的其他人以本人身份登录后办理。`,
    `The office’s token does not show who acts, and ${barred} is barred from this; somebody else of the office has to sign in as themselves.`,
  );
  throw refused('identity_too_weak', why, { identity: 'signIn' });
}

/** Adds an action that was accepted: the one way in which process and read model take it up. */
export function act(approval: Approval, made: Action): Approval {
  const changed = { ...approval, changes: [...actionsOf(approval), made] };
  if (made.type === 'approval.overridden') return { ...changed, ended: made.outcome };
  const plan = planOf(approval, made);
  return plan ? { ...changed, dueAt: plan.dueAt } : changed;
}

/** The deadline and reminders that an action brings, if it moves them; a second question does not stop the clock again. */
export function planOf(approval: Approval, made: Action) {
  if (
    made.type === 'approval.extended' ||
    made.type === 'approval.answered' ||
    made.type === 'approval.recounted' ||
    made.type === 'approval.unblocked'
  )
    return made.plan;
  if (made.type === 'approval.questioned') return pausedBy(approval) ? undefined : made.pause?.plan;
  return undefined;
}

/** How often the deadline that the people of an approval know has been another since it was first named. */
export const timesMoved = (approval: Approval): number =>
  approval.stage +
  approval.escalations.length +
  actionsOf(approval).filter((made) => 'plan' in made || made === pausedBy(approval)).length;

/** The override by which a matter ended, if it did. */
export const overrideOf = (approval: Approval): Overridden | undefined =>
  actionsOfType(approval, 'approval.overridden').at(-1);

/** Whether the policy took silence for approval: no vote and no override ended it so. */
export const isApprovedInSilence = (approval: Approval): boolean =>
  approval.ended === 'approved' && overrideOf(approval) === undefined;
