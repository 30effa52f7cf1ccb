import type { ApprovalRequest, Decision, LateRecusal, Outcome, StagePlan } from './approvals';
import type { ActionOf } from './actions/actions';
import type { KeptWithComment } from './comments';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

/** Everything that happens to an approval, in one round. */
export type ApprovalHappening =
  | { readonly type: 'approval.opened'; readonly request: ApprovalRequest; readonly plan: StagePlan }
  | {
      readonly type: 'approval.stageOpened';
      readonly approval: string;
      readonly stage: number;
      readonly plan: StagePlan;
    }
  | { readonly type: 'approval.decided'; readonly approval: string; readonly decision: Decision }
  | {
      readonly type: 'approval.reminded';
      readonly approval: string;
      readonly stage: number;
      readonly reminder: number;
      readonly seats: readonly string[];
    }
  | {
      readonly type: 'approval.escalated';
      readonly approval: string;
      readonly step: number;
      readonly to: readonly Person[];
      readonly at: string;
      readonly seats: readonly Seat[];
      readonly dueAt: string;
      readonly does: 'notify' | 'addApprovers' | 'handOver';
    }
  | { readonly type: 'approval.withdrawn'; readonly approval: string; readonly by: Person; readonly reason: string }
  | {
      readonly type: 'approval.closed';
      readonly approval: string;
      readonly outcome: Outcome;
      /** The reserved name of the system, when silence was taken for approval. */
      readonly by?: Person;
    }
  /** Told of the closed approval by its review, whose id is `review`. */
  | {
      readonly type: 'approval.reviewOpened';
      readonly approval: string;
      readonly review: string;
      readonly recusal: LateRecusal;
    }
  | ({
      /** A reply by mail; it counts as no vote. `source` is the reply's Message-ID; what answers only the mail that says so gets none again. */
      readonly type: 'approval.commented';
      readonly approval: string;
      readonly person: Person;
      readonly comment: string;
      readonly source: string;
      readonly answersReceipt?: true;
    } & Partial<KeptWithComment>)
  | ActionOf;
