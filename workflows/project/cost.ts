import { setHandler } from '@temporalio/workflow';
import { approvalId } from '../../contracts/approval';
import { contextOf } from '../../contracts/context';
import { forecastCost, reportCost, type CostReport, type ProjectInput } from '../../contracts/project';
import { callsForCostReport, costSentence, isOverBudget, type ExpectedCost } from '../../domain/projects/costs';
import {
  assertMayReport,
  exceptionContent,
  exceptionPolicy,
  type ExceptionReport,
} from '../../domain/tolerances/exception-reports';
import { assertMayExpectCost } from '../../domain/projects/refusals';
import type { Project, ProjectHappening } from '../../domain/projects/projects';
import type { Content } from '../../domain/approvals/approvals';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import { ask } from '../approval/asking';
import { refusing } from '../kit/failures';
import type { createRecord } from '../kit/record';
import type { createSideWork } from '../kit/side-work';

interface Desk {
  readonly input: ProjectInput;
  readonly project: () => Project;
  readonly happen: (happening: ProjectHappening) => void;
  readonly ledger: ReturnType<typeof createRecord>;
  readonly sideWork: ReturnType<typeof createSideWork>;
}

const withMeasured = (content: Content, measured: readonly Text[]): Content =>
  measured.length === 0 ? content : { ...content, summary: [...content.summary, ...measured] };

/** What a project is expected to cost: more than is tolerated over its budget is reported, and decided by the strategic group. */
export const handleCosts = ({ input, project, happen, ledger, sideWork }: Desk) => {
  const { programme } = input;
  const { key } = input.project;

  setHandler(
    forecastCost,
    ({ amount, reason, tolerated, by }) => {
      const { budget, cost } = project();
      const isOver = isOverBudget(budget.amount, amount, tolerated);
      const isNew = callsForCostReport(cost, amount, isOver);
      const why = costSentence(budget.amount, amount, tolerated);
      happen({ type: 'project.costForecast', project: key, amount, reason, why, isOver, by });
      if (isNew) happen({ type: 'project.exceptionOpened', project: key });
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((expected: ExpectedCost) => assertMayExpectCost(project(), expected)) },
  );
  setHandler(
    reportCost,
    (report) => {
      const round = (project().cost?.exception?.round ?? 0) + 1;
      const approval = approvalId({ programme, subject: { kind: 'cost', key }, round });
      const { groups: _, measured: _told, ...reported } = report;
      happen({ type: 'project.exceptionReported', project: key, approval, ...reported });
      sideWork.ask('cost', () => decideOn(report, round));
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((report: CostReport) => assertMayReport(project().cost, report)) },
  );

  async function decideOn({ groups, measured = [], ...report }: CostReport, round: number) {
    const { title, cost } = project();
    const { approval, outcome } = await ask({
      ...contextOf(input),
      subject: { kind: 'cost', key },
      round,
      content: withMeasured(exceptionContent(title, cost?.why ?? text('', ''), report), measured),
      requester: report.by,
      policy: exceptionPolicy,
      groups,
    });
    happen({ type: 'project.exceptionDecided', project: key, approval, outcome });
  }

  return {
    /** Waits for what was reported before the project was started again. */
    goOn: (report: ExceptionReport): void =>
      sideWork.ask('cost', () =>
        decideOn({ ...report, groups: input.resumed?.strategic ?? [] }, project().cost?.exception?.round ?? 1),
      ),
  };
};
