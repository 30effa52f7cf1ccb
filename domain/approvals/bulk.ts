import type { Approval, ApprovalRequest, Subject, Verdict } from './approvals';
import { alreadyDecided, mayAnswerFor } from './mandates';
import { matterOf } from './titles';
import type { IdentityTier } from '../programme/policies';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What several matters may be answered with at once; conditions, changes and recusals belong to one matter. */
export const bulkVerdicts = ['approve', 'abstain', 'reject'] as const satisfies readonly Verdict[];
export type BulkVerdict = (typeof bulkVerdicts)[number];

const [gates, money, agreements] = [
  text('阶段门须单独表决', 'a gate is decided on its own page'),
  text('涉及资金，须单独表决', 'money is decided on its own page'),
  text('协议须单独表决', 'an agreement is decided on its own page'),
];

/** What is decided on its own page whatever its policy asks for, and why: gates, money, and agreements. */
const alone: Readonly<Record<Subject['kind'], Text | undefined>> = {
  gate: gates,
  agreement: agreements,
  budget: money,
  budgetException: money,
  cost: money,
  distribution: money,
  draw: money,
  ratification: money,
  milestone: undefined,
  waiver: undefined,
  failure: undefined,
  exception: undefined,
  change: undefined,
  policy: undefined,
  adjustment: undefined,
  assessment: undefined,
  plan: undefined,
  scope: undefined,
  evaluation: undefined,
  commissioning: undefined,
  improvement: undefined,
  riskAcceptance: undefined,
  riskClosing: undefined,
  innovation: undefined,
  request: undefined,
  review: undefined,
};

const needsProof = text('须先验证身份，须单独表决', 'decided on its own page, where you prove who you are');

const isProvenOnItsPage = (identity: IdentityTier): boolean => identity === 'link+code' || identity === 'signIn+again';

/** Why a matter is not decided together with others, in a few words; nothing where it may be. Source: docs/rules/mail-and-pages.md, "Deciding several at once". */
export const whyAlone = (subject: Subject, identity: IdentityTier): Text | undefined =>
  alone[matterOf(subject)] ?? (isProvenOnItsPage(identity) ? needsProof : undefined);

/** Throws `not_in_bulk` for what is decided on its own page whatever its policy, `identity_too_weak` where each asks for a proof. */
export const assertInBulk = ({ subject, policy }: Pick<ApprovalRequest, 'subject' | 'policy'>): void => {
  if (alone[matterOf(subject)]) throw new DomainError('not_in_bulk');
  if (isProvenOnItsPage(policy.identity)) throw new DomainError('identity_too_weak');
};

/** The seat for which a person may answer here together with other matters; to change an answer one opens its own page. */
export function seatInBulk(approval: Approval, person: Person, seat: string): Seat | undefined {
  const { subject, policy } = approval.request;
  if (whyAlone(subject, policy.identity) || alreadyDecided(approval, seat)) return undefined;
  return mayAnswerFor(approval, person).find(({ id }) => id === seat);
}
