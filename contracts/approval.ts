import { idOf, obligationKinds, partsOf } from '../domain/shared/ids';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type {
  Approval,
  ApprovalRequest,
  Content,
  Decision,
  Outcome,
  StagePlan,
  Subject,
} from '../domain/approvals/approvals';
import type { Action, Reached, RosterChanged } from '../domain/approvals/actions/actions';
import type { Policy } from '../domain/programme/policies';
import type { Told } from './told';
import type { GroupKey, Person } from '../domain/shared/keys';

/** What somebody wants decided, before it is known who holds the seats and when it is due. */
export interface MatterAsked {
  readonly programme: string;
  readonly version: string;
  readonly subject: Subject;
  readonly round: number;
  readonly content: Content;
  readonly requester: Person;
  /** Key of a policy of the programme, or a policy of its own. */
  readonly policy: string | Policy;
  /** The groups that stand for `$subject` in the policy. */
  readonly groups: readonly GroupKey[];
  /** Groups that are asked beside those of the policy, in its last stage and by the rule of that stage's first panel. */
  readonly also?: readonly GroupKey[];
  /** Who gains by it, and may not decide either. */
  readonly beneficiaries?: readonly Person[];
}

/** An approval begins with its request, frozen, and the plan of its first stage. */
export interface ApprovalInput {
  readonly request: ApprovalRequest;
  readonly plan: StagePlan;
  /** Set when the process continues as new, or (`isAgain`) is started again from the record after it was lost. */
  readonly resumed?: {
    readonly recorded: number;
    readonly approval: Approval;
    readonly reminded: number;
    readonly isAgain?: true;
  };
}

export interface ApprovalResult {
  readonly approval: string;
  readonly outcome: Outcome;
  /** ISO instant, the process's clock. */
  readonly closedAt: string;
}

/** What a person is told when a decision was accepted. */
export interface DecisionReceipt extends Told {
  readonly decision: Decision;
  readonly outcome: 'open' | Outcome;
}

export interface Withdrawal {
  readonly by: Person;
  readonly reason: string;
}

/** A business key: the same matter can't be opened twice in one round. */
export const approvalId = ({ programme, subject, round }: Pick<MatterAsked, 'programme' | 'subject' | 'round'>) =>
  idOf(programme, subject.kind, subject.key, String(round));

/** Of how many parts the key of a subject is; that of a review names the subject it looks at, its round and a seat, in as many as that takes. */
const partsOfKey: Readonly<Record<Subject['kind'], number>> = {
  agreement: 1,
  milestone: 1,
  gate: 1,
  waiver: 1,
  failure: 1,
  exception: 1,
  change: 1,
  policy: 1,
  adjustment: 1,
  assessment: 1,
  plan: 1,
  scope: 1,
  cost: 1,
  evaluation: 2,
  budget: 1,
  budgetException: 1,
  commissioning: 1,
  improvement: 1,
  riskAcceptance: 1,
  riskClosing: 1,
  innovation: 1,
  distribution: 1,
  draw: 1,
  ratification: 1,
  request: 1,
  review: 4,
};

const isKind = (noun = ''): noun is Subject['kind'] => Object.hasOwn(partsOfKey, noun);

/** What it asks about, and in which round; `undefined` for any other id. */
export const parseApprovalId = (id: string): Pick<MatterAsked, 'programme' | 'subject' | 'round'> | undefined => {
  const { programme, noun: kind, keys } = partsOf(id);
  const [key, round = ''] = [keys.slice(0, -1), keys.at(-1)];
  if (!isKind(kind) || !/^\d{1,9}$/.test(round)) return undefined;
  const isObligation = obligationKinds.some((known) => known === key.at(-1));
  const fits = kind === 'review' ? key.length >= partsOfKey.review && !isObligation : key.length === partsOfKey[kind];
  if (!fits) return undefined;
  return { programme, subject: { kind, key: key.join(':') }, round: Number(round) };
};

/** What the approval of the same matter in the round after it is called; `undefined` of what is no approval's id. */
export const nextRoundOf = (id: string): string | undefined => {
  const asked = parseApprovalId(id);
  return asked && approvalId({ ...asked, round: asked.round + 1 });
};

export const decideUpdate = defineUpdate<DecisionReceipt, [Decision]>('decide');
export const withdrawUpdate = defineUpdate<Told & { readonly outcome: Outcome }, [Withdrawal]>('withdraw');

/** What came of a change; `made` is what was taken up, where that is less than was asked. */
export interface ActedOn extends Told {
  readonly outcome: 'open' | Outcome;
  readonly made?: Action;
}

/** Whatever else than a vote people do to an open approval. */
export const actUpdate = defineUpdate<ActedOn, [Action]>('change');

/** The programme tells its open approvals that seats changed hands, or who stands in for whom. */
export const rosterChanged = defineSignal<[RosterChanged]>('rosterChanged');

/** The post tells whether a person's mails about the matter arrive. */
export const reachedSignal = defineSignal<[Reached]>('reached');
export const approvalQuery = defineQuery<Approval>('approval');
