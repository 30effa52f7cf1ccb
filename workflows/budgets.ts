import { continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import { budgetsQuery, measureAgain, requestBudgetException, type BudgetsInput } from '../contracts/budgets';
import {
  assertMayRequestException,
  budgetAfter,
  newBudget,
  newsOfBudget,
  type BudgetHappening,
  type BudgetRecord,
  type ExceptionRequest,
} from '../domain/money/budgets/budgets';
import { ask, wereOpened } from './approval/asking';
import { measureBudgets, planBudgetException } from './kit/activities';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { createSideWork } from './kit/side-work';
import { show } from './kit/visibility';
import { shouldContinueAsNew, somethingHappens } from './kit/waiting';

type Process = (input: BudgetsInput) => Promise<void>;

/** Tells once for each threshold that a budget of a programme passes, and has exceptions beyond them decided. */
export async function budgets({ programme, resumed }: BudgetsInput): Promise<void> {
  const ledger = createRecord(programme, resumed?.recorded);
  const sideWork = createSideWork();
  let known: readonly BudgetRecord[] = resumed?.budgets ?? [];
  let isToMeasure = false;

  setHandler(budgetsQuery, () => known);
  setHandler(measureAgain, () => void (isToMeasure = true));
  setHandler(
    requestBudgetException,
    (request) => {
      const { budget, title, upTo, reason, evidence, by } = request;
      const round = (recordOf(budget)?.exception?.round ?? 0) + 1;
      const approval = approvalId({ programme, subject: { kind: 'budgetException', key: budget }, round });
      const asked = { budget, title, upTo, reason, by, approval, round };
      happen({ type: 'budget.exceptionRequested', ...asked, ...(evidence && { evidence }) });
      sideWork.ask(approval, () => decideOn(budget));
      return { approval, entries: ledger.unwritten() };
    },
    {
      validator: refusing((request: ExceptionRequest) => assertMayRequestException(recordOf(request.budget), request)),
    },
  );

  wereOpened(resumed?.opened);
  for (const { key, exception } of known)
    if (exception?.state === 'deciding') sideWork.ask(exception.approval, () => decideOn(key));
  for (;;) {
    if (isToMeasure) await measure();
    sideWork.begin();
    await ledger.write();
    const isNews = () => ledger.hasNews() || sideWork.isAsked() || isToMeasure;
    const deciding = known.flatMap(({ exception }) => (exception?.state === 'deciding' ? [exception.approval] : []));
    show(
      'open',
      deciding.length > 0 ? ['pmo'] : [],
      [...known.map(({ key, state }) => `${key}: ${state}`), ...deciding].join('\n\n') || 'No threshold was passed.',
    );
    if (!isNews() && sideWork.count() === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({ programme, resumed: { recorded: ledger.recorded(), budgets: known } });
    await somethingHappens(isNews, 'a budget is used otherwise, or an exception is asked for');
  }

  async function measure() {
    isToMeasure = false;
    for (const { reading, told } of await measureBudgets({ programme })) {
      const news = newsOfBudget(recordOf(reading.budget), reading, told);
      if (news) happen(news);
    }
  }

  async function decideOn(budget: string) {
    const { title, exception } = recordOf(budget) ?? {};
    if (!title || !exception) return;
    const { round, by: requester } = exception;
    const asked = await planBudgetException({ programme, budget, exception });
    const subject = { kind: 'budgetException', key: budget } as const;
    const { approval, outcome } = await ask({ programme, subject, round, requester, ...asked });
    happen({ type: 'budget.exceptionDecided', budget, title, approval, outcome });
  }

  function recordOf(budget: string) {
    return known.find(({ key }) => key === budget);
  }

  function happen(happening: BudgetHappening) {
    const before = recordOf(happening.budget);
    const after = budgetAfter(before ?? newBudget(happening), happening);
    known = before ? known.map((each) => (each === before ? after : each)) : [...known, after];
    ledger.tell(happening);
  }
}
