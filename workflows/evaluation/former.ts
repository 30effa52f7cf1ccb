import { periodKey } from '../../domain/shared/ids';
import { patched, setHandler } from '@temporalio/workflow';
import { approvalId } from '../../contracts/approval';
import { contextOf } from '../../contracts/context';
import {
  evaluationId,
  evaluationScorecard,
  reportActuals,
  type ActualsReport,
  type EvaluationInput,
} from '../../contracts/evaluation';
import { learn, programmeEnds, programmeId } from '../../contracts/programme';
import { DomainError } from '../../domain/shared/errors';
import { evaluationFact } from '../../domain/needs/evaluation-needs';
import { score, type Scorecard } from '../../domain/evaluations/evaluations';
import { planFigures } from '../kit/activities';
import { ask, wereOpened } from '../approval/asking';
import { refusing } from '../kit/failures';
import { createRecord } from '../kit/record';
import { hearOfCalendars } from '../kit/recounting';
import { tellProcess } from '../kit/telling';
import { show } from '../kit/visibility';
import { somethingHappens } from '../kit/waiting';
import { isApproved } from '../../domain/approvals/approvals';
import { evaluationContent } from '../../domain/evaluations/content';

/** One evaluation from before 2026-11-30: the PMO reports the period's actual figures, they are scored, and the groups sign the result off. To be removed once none is open. */
export async function formerEvaluation(input: EvaluationInput): Promise<void> {
  const { programme, cycle, cycleKey, period } = input;
  const id = evaluationId(programme, cycleKey, period);
  const { resumed } = input;
  const ledger = createRecord(programme, resumed?.recorded);
  const kpis = input.plan.kpis.filter(({ key }) => cycle.kpis.includes(key));
  let report = resumed?.again.matters[0];
  let card = resumed?.scorecard;
  let dueAt = input.dueAt;
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  let round = resumed?.round ?? 0;
  let isSignedOff = false;
  let isAbandoned = false;

  const subject = { kind: 'evaluation', key: periodKey(cycleKey, period) } as const;
  const measured = ({ actuals }: ActualsReport) => ({ kpis, actuals, minimumCoverage: input.plan.minimumCoverage });
  const scored = (reported: ActualsReport) => score(measured(reported));

  setHandler(evaluationScorecard, () => card);
  setHandler(
    reportActuals,
    (reported) => {
      report = reported;
      card = scored(reported);
      round += 1;
      const approval = approvalId({ programme, subject, round });
      ledger.tell({ type: 'evaluation.reported', evaluation: id, ...reported, scorecard: card });
      return { approval, scorecard: card, entries: ledger.unwritten() };
    },
    {
      validator: refusing((reported: ActualsReport) => {
        if (report || isSignedOff || isAbandoned) throw new DomainError('evaluation_state');
        scored(reported);
      }),
    },
  );

  setHandler(programmeEnds, () => void (isAbandoned = true));

  wereOpened(resumed?.again.opened);
  if (!resumed) ledger.tell({ type: 'evaluation.opened', evaluation: id, cycle: cycleKey, period, dueAt });
  while (!isSignedOff && !isAbandoned) {
    await ledger.write();
    show('collecting', ['pmo'], `Waiting for the PMO to report the actual figures of ${period}`, dueAt);
    const isNews = () => report !== undefined || isAbandoned || hasNewCalendar();
    while (!isNews()) await somethingHappens(isNews, `the actual figures of ${period}`);
    if (report) await signOff(report, card as Scorecard);
    else if (takeNewCalendar()) await countDueAgain();
  }
  if (isSignedOff) return;
  ledger.tell({ type: 'evaluation.abandoned', evaluation: id });
  await ledger.write();

  async function countDueAgain() {
    const { dueWorkingDay } = cycle;
    const next = await planFigures({ programme, cycle: cycleKey, period, dueWorkingDay });
    if (next === dueAt) return;
    dueAt = next;
    ledger.tell({ type: 'evaluation.recounted', evaluation: id, dueAt });
  }

  async function signOff(reported: ActualsReport, scorecard: Scorecard) {
    const approval = approvalId({ programme, subject, round });
    await ledger.write();
    show(
      'signOff',
      cycle.signOff.groups,
      `Being signed off by ${cycle.signOff.groups.join(', ')}: see ${approval}`,
      dueAt,
    );
    const { outcome } = await ask({
      ...contextOf(input),
      ...cycle.signOff,
      subject,
      round,
      content: evaluationContent(cycle, period, scorecard, reported.notes),
      requester: reported.by,
    });
    isSignedOff = isApproved(outcome);
    ledger.tell(
      isSignedOff
        ? { type: 'evaluation.signedOff', evaluation: id, approval }
        : { type: 'evaluation.returned', evaluation: id, approval, outcome },
    );
    await ledger.write();
    if (isSignedOff) await tellProgramme(reported);
    report = undefined;
  }

  /** Milestones may need what was attained. Evaluations from before 2026-11-26 told nobody; to be removed once none of them is open. */
  async function tellProgramme(reported: ActualsReport) {
    if (cycleKey === 'financial' || !patched('evaluations-are-told')) return;
    await tellProcess(programmeId(programme), learn, evaluationFact({ cycle: cycleKey, period }, measured(reported)));
  }
}
