import type { Approval, Condition, Subject } from './approvals';
import type { Entry } from './ledger';
import { conditionsOf } from './outcomes';
import { approvalAfter } from './projections-approvals';
import { isOf } from './nouns';

/** A condition of something that was approved, which the record calls to be tracked. */
interface Called {
  readonly approval: string;
  /** Its number among its kind, from 1. */
  readonly number: number;
  readonly kind: 'condition' | 'proposed';
  readonly condition: Condition;
  readonly subject: Subject;
}

const numbered = (conditions: readonly Condition[], rest: Omit<Called, 'number' | 'condition'>): readonly Called[] =>
  conditions.map((condition, index) => ({ ...rest, number: index + 1, condition }));

/** The conditions under which an approval was approved, at its close; a review changes none. */
const setBy = (closed: Approval): readonly Called[] => {
  const { review, approval, subject } = closed.request;
  return review ? [] : numbered(conditionsOf(closed), { approval, kind: 'condition', subject });
};

/** Every condition of a programme that the record calls to be tracked: those that groups set, and those that were proposed with a gate. */
export function calledConditions(entries: readonly Entry[]): readonly Called[] {
  const approvals = new Map<string, Approval>();
  const proposed = new Map<string, readonly Condition[]>();
  return entries.flatMap(({ happening }): readonly Called[] => {
    if (happening.type === 'phase.gateRequested')
      proposed.set(happening.approval, happening.proposed?.conditions ?? []);
    if (happening.type === 'phase.gateDecided' && happening.outcome === 'conditionalGo') {
      const { approval, phase } = happening;
      const subject = { kind: 'gate', key: phase } as const;
      return numbered(proposed.get(approval) ?? [], { approval, kind: 'proposed', subject });
    }
    if (!isOf('approval', happening)) return [];
    const id = happening.type === 'approval.opened' ? happening.request.approval : happening.approval;
    const approval = approvalAfter(approvals.get(id), happening);
    if (!approval) return [];
    if (happening.type !== 'approval.closed') {
      approvals.set(id, approval);
      return [];
    }
    approvals.delete(id);
    return happening.outcome === 'approvedWithConditions' ? setBy(approval) : [];
  });
}
