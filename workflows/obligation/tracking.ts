import { ParentClosePolicy, startChild, type ChildWorkflowOptions } from '@temporalio/workflow';
import { obligationId, occurrenceId, type ObligationInput } from '../../contracts/obligation';
import { careId } from '../../contracts/staffing';
import { beginsAs } from '../../contracts/search-attributes';
import type { Approval, Condition, Subject } from '../../domain/approvals/approvals';
import type { Measure } from '../../domain/improvements/improvements';
import type { AgreementObligation } from '../../domain/programme/clauses';
import type { RiskAction } from '../../domain/risks/risks';
import type { Owed } from '../../domain/agreements/register-clock';
import { hasConsequences } from '../../domain/phases/lapses';
import { conditionsOf, outcome } from '../../domain/approvals/outcomes';
import { planObligation, planOccurrence } from '../kit/activities';
import { obligation } from '../obligation';

interface Tracked {
  readonly programme: string;
  /** The id of its process. */
  readonly key: string;
  readonly approval: string;
  readonly condition: Condition;
  readonly subject?: Subject;
}

/** What the process of a condition begins with. */
export async function planTracking({ programme, key, approval, condition, subject }: Tracked) {
  const plan = await planObligation({ programme, due: condition.due, opensAt: new Date().toISOString() });
  const input: ObligationInput = {
    programme,
    obligation: { key, approval, condition, ...plan, state: 'open' },
    ...(subject && hasConsequences(subject) && { subject }),
  };
  return processOf(input);
}

const processOf = (input: ObligationInput) => {
  const { key, condition } = input.obligation;
  return {
    workflowId: key,
    args: [input],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `${condition.owner}, by ${condition.due}: ${condition.text}`.slice(0, 190),
    typedSearchAttributes: beginsAs(input.programme, 'open', ['pmo']),
  } satisfies ChildWorkflowOptions & { args: [ObligationInput] };
};

interface Due {
  readonly programme: string;
  readonly agreement: string;
  readonly obligation: AgreementObligation;
  readonly due: string;
  readonly dueOn: string;
}

/** What is due under an agreement becomes an obligation of its own, like a condition; answers what the agreement keeps of it. */
export async function trackOccurrence({ programme, agreement, obligation: terms, due, dueOn }: Due): Promise<Owed> {
  const key = occurrenceId(programme, agreement, terms.key, due);
  const opensAt = new Date().toISOString();
  const { condition, dueAt, remindAt } = await planOccurrence({ programme, obligation: terms, dueOn, opensAt });
  const under = { agreement, obligation: terms.key };
  await startChild(
    obligation,
    processOf({ programme, obligation: { key, under, condition, dueAt, remindAt, state: 'open' } }),
  );
  return { process: key, obligation: terms.key, due };
}

/** Each condition under which a matter was approved becomes an obligation with a process of its own; a review changes none. */
export async function trackConditions(approval: Approval): Promise<void> {
  const { programme, approval: id, subject, review } = approval.request;
  if (review || outcome(approval) !== 'approvedWithConditions') return;
  for (const [index, condition] of conditionsOf(approval).entries()) {
    const key = obligationId(id, index + 1);
    await startChild(obligation, await planTracking({ programme, key, approval: id, condition, subject }));
  }
}

/** The conditions that were proposed with a gate are tracked like those that the groups set. */
export async function trackProposed(asked: Omit<Tracked, 'key' | 'condition'>, conditions: readonly Condition[]) {
  for (const [index, condition] of conditions.entries()) {
    const key = obligationId(asked.approval, index + 1, 'proposed');
    await startChild(obligation, await planTracking({ ...asked, key, condition }));
  }
}

/** The measures of an improvement whose plan was approved are tracked like conditions; `only` some of them (ids) where it was lost before all were. */
export async function trackMeasures(
  asked: Pick<Tracked, 'programme' | 'approval'>,
  measures: readonly Measure[],
  only?: readonly string[],
) {
  for (const [index, { text, owner, due }] of measures.entries()) {
    const key = obligationId(asked.approval, index + 1, 'corrective');
    if (only && !only.includes(key)) continue;
    await startChild(obligation, await planTracking({ ...asked, key, condition: { text, owner, due } }));
  }
}

interface CareDue {
  readonly programme: string;
  readonly item: string;
  readonly terms: AgreementObligation;
  readonly due: string;
  readonly dueOn: string;
}

/** What is owed for people on a day becomes an obligation, as what is due under an agreement does. */
export async function trackCare({ programme, item, terms, due, dueOn }: CareDue): Promise<void> {
  const key = careId(programme, item, due);
  const opensAt = new Date().toISOString();
  const planned = await planOccurrence({ programme, obligation: terms, dueOn, opensAt });
  await startChild(obligation, processOf({ programme, obligation: { key, care: item, ...planned, state: 'open' } }));
}

interface AgainstRisk {
  readonly programme: string;
  readonly risk: string;
  readonly action: RiskAction;
}

/** Each action against a risk becomes an obligation, like a condition. */
export async function trackRiskAction({ programme, risk, action }: AgainstRisk): Promise<void> {
  const { obligation: key, ...condition } = action;
  const plan = await planObligation({ programme, due: condition.due, opensAt: new Date().toISOString() });
  await startChild(obligation, processOf({ programme, obligation: { key, risk, condition, ...plan, state: 'open' } }));
}
