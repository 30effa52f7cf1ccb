import { approvalId } from '../../contracts/approval';
import { localDateOf } from '../../domain/calendar/zones';
import {
  assertMaySubmitPlan,
  isDeciding,
  planAfter,
  planDecidedAs,
  planVersionKey,
  versionsOfPlan,
  type PlanHappening,
  type PlanSubmission,
  type PlanVersion,
} from '../../domain/strategy/plans';
import { ask } from '../approval/asking';
import { planVersionVote } from '../kit/activities';
import type { createRecord } from '../kit/record';
import type { createSideWork } from '../kit/side-work';

interface Desk {
  readonly programme: string;
  readonly ledger: ReturnType<typeof createRecord>;
  readonly sideWork: ReturnType<typeof createSideWork>;
}

/** Has the groups of the strategy decide on each version of a plan that is handed in; what they accept is in force. */
export const createPlans = ({ programme, ledger, sideWork }: Desk, given: readonly PlanVersion[] = []) => {
  let known = given;

  function happen(happening: PlanHappening) {
    if (happening.type === 'plan.submitted') known = [...known, happening.submitted];
    else known = known.map((each) => (each.key === happening.plan ? planAfter(each, happening) : each));
    ledger.tell(happening);
  }

  async function decideOn(plan: PlanVersion) {
    const { asked, told, zone } = await planVersionVote({ programme, plan });
    const subject = { kind: 'plan', key: plan.key } as const;
    const { outcome } = await ask({ programme, subject, round: 1, requester: plan.by, ...asked });
    happen(planDecidedAs(plan, outcome, { on: localDateOf(new Date().toISOString(), zone), told }));
  }

  return {
    known: () => known,
    assertMaySubmit: (submission: PlanSubmission): void => assertMaySubmitPlan(known, submission),
    submit: (submission: PlanSubmission): PlanVersion => {
      const version = versionsOfPlan(known, submission.horizon).length + 1;
      const key = planVersionKey(submission.horizon, version);
      const approval = approvalId({ programme, subject: { kind: 'plan', key }, round: 1 });
      const submitted: PlanVersion = { ...submission, key, version, approval, state: 'deciding' };
      happen({ type: 'plan.submitted', submitted });
      sideWork.ask(approval, () => decideOn(submitted));
      return submitted;
    },
    /** Waits for what was being decided on before it was started again. */
    goOn: (): void => {
      for (const each of given.filter(isDeciding)) sideWork.ask(each.approval, () => decideOn(each));
    },
    details: () => known.filter(isDeciding).map(({ approval }) => `A plan is being decided on: ${approval}`),
  };
};
