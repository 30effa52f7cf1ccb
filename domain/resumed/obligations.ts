import type { Approval, Condition, Subject } from '../approvals/approvals';
import type { Entry } from '../record/ledger';
import { conditionsOf } from '../approvals/outcomes';

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

/** The conditions under which an approval was approved; a review changes none. */
const setBy = (approved: Approval): readonly Called[] => {
  const { review, approval, subject } = approved.request;
  return review ? [] : numbered(conditionsOf(approved), { approval, kind: 'condition', subject });
};

/** Those that were proposed with gates which the groups passed under them, by what the phases told. */
const proposedWith = (entries: readonly Entry[]): readonly Called[] => {
  const proposed = new Map<string, readonly Condition[]>();
  return entries.flatMap(({ happening }) => {
    if (happening.type === 'phase.gateRequested')
      proposed.set(happening.approval, happening.proposed?.conditions ?? []);
    if (happening.type !== 'phase.gateDecided' || happening.outcome !== 'conditionalGo') return [];
    const { approval, phase } = happening;
    return numbered(proposed.get(approval) ?? [], {
      approval,
      kind: 'proposed',
      subject: { kind: 'gate', key: phase },
    });
  });
};

/** What agreements opened of their obligations. */
export const calledOccurrences = (entries: readonly Entry[]) =>
  entries.flatMap(({ happening }) => (happening.type === 'agreement.obligationOpened' ? [happening] : []));

/** Every condition of a programme that the record calls to be tracked: those that groups set as they approved, and those that were proposed with a gate. */
export const calledConditions = (approved: readonly Approval[], entries: readonly Entry[]): readonly Called[] => [
  ...approved.flatMap(setBy),
  ...proposedWith(entries),
];
