import { setHandler } from '@temporalio/workflow';
import { approvalId } from '../../contracts/approval';
import { changeScope, type Scopes } from '../../contracts/schedule';
import { exceptionPolicy } from '../../domain/tolerances/exception-reports';
import {
  assertMayChangeScope,
  scopeAfter,
  scopeContent,
  type ScopeHappening,
  type ScopeReport,
} from '../../domain/schedule/scopes';
import { planException } from '../kit/activities';
import { ask } from '../approval/asking';
import { refusing } from '../kit/failures';
import type { createRecord } from '../kit/record';
import type { createSideWork } from '../kit/side-work';

interface Desk {
  readonly programme: string;
  readonly ledger: ReturnType<typeof createRecord>;
  readonly sideWork: ReturnType<typeof createSideWork>;
}

/** The changes of scope of a programme's milestones: none is tolerated, the strategic group decides on each. */
export const createScopes = ({ programme, ledger, sideWork }: Desk, known: Scopes = {}) => {
  let scopes = known;
  const scopeOf = (milestone: string) => scopes[milestone] ?? [];

  setHandler(
    changeScope,
    (report) => {
      const { milestone } = report;
      const number = scopeOf(milestone).length + 1;
      const approval = approvalId({ programme, subject: { kind: 'scope', key: milestone }, round: number });
      happens({ type: 'scope.reported', number, approval, ...report });
      sideWork.ask(approval, () => decideOn(report, number));
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((report: ScopeReport) => assertMayChangeScope(scopeOf(report.milestone), report)) },
  );

  async function decideOn(report: ScopeReport, number: number) {
    const { milestone, by } = report;
    const { version, title, groups } = await planException({ programme, milestone });
    const { approval, outcome } = await ask({
      programme,
      version,
      subject: { kind: 'scope', key: milestone },
      round: number,
      content: scopeContent(title, report),
      requester: by,
      policy: exceptionPolicy,
      groups,
    });
    happens({ type: 'scope.decided', milestone, number, approval, outcome });
  }

  function happens(happening: ScopeHappening) {
    const { milestone } = happening;
    scopes = { ...scopes, [milestone]: scopeAfter(scopeOf(milestone), happening) };
    ledger.tell(happening);
  }

  return {
    known: () => scopes,
    /** Waits for what was reported before it was started again. */
    goOn: (report: ScopeReport): void => {
      const { number = 1, approval = '' } = scopeOf(report.milestone).at(-1) ?? {};
      sideWork.ask(approval, () => decideOn(report, number));
    },
  };
};
