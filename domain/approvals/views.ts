import type { Approval, Outcome, StagePlan, Verdict } from './approvals';
import type { KeptWithComment } from './comments';
import type { Text } from '../shared/text';
import type { Person } from '../shared/keys';

export interface ApprovalView {
  readonly id: string;
  readonly programme: string;
  readonly approval: Approval;
  readonly state: 'open' | Outcome;
  readonly plan: StagePlan;
  readonly openedAt: string;
  readonly closedAt?: string;
}

/** What somebody wrote back by mail; it is no vote. */
export interface CommentView extends Partial<KeptWithComment> {
  readonly person: Person;
  readonly at: string;
  readonly comment: string;
  /** The Message-ID of the mail. */
  readonly source: string;
}

/** One open or answered question to one person for one seat. */
export interface TaskView {
  readonly approval: string;
  readonly programme: string;
  readonly round: number;
  readonly seat: string;
  readonly person: Person;
  readonly title: Text;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly state: 'open' | 'answered' | 'closed';
}

/** What a person decided for a seat, and what has become of the matter; the seat's last answer counts. */
export interface OwnDecisionView {
  readonly approval: string;
  readonly seat: string;
  readonly title: Text;
  readonly verdict: Verdict;
  readonly acceptedAt: string;
  readonly state: 'open' | Outcome;
}
