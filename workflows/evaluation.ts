import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import {
  delegateFigure,
  editionOf,
  evaluationId,
  evaluationQuery,
  evaluationScorecard,
  reportActuals,
  reportFigure,
  reportFigures,
  type ActualsReport,
  type AskedEvaluationInput,
  type EvaluationInput,
} from '../contracts/evaluation';
import { learn, programmeEnds, programmeId } from '../contracts/programme';
import { isApproved } from '../domain/approvals/approvals';
import type { Answer } from '../domain/evaluations/asks';
import {
  assertMayAnswer,
  assertMayAnswerAll,
  assertMayDelegate,
  isCollecting,
  type Delegation,
} from '../domain/evaluations/collection';
import { resultContent } from '../domain/evaluations/content';
import { assertMaySend, officeAnswers } from '../domain/evaluations/office-reports';
import { evaluationAfter, openedEvaluation, type Course } from '../domain/evaluations/projection';
import type { ResultCard } from '../domain/evaluations/results';
import { isEnough, scorecardOf } from '../domain/evaluations/scorecards';
import type { EvaluationView } from '../domain/evaluations/views';
import { titledEvaluation } from '../domain/evaluations/titles';
import { resultFact } from '../domain/needs/evaluation-needs';
import { DomainError } from '../domain/shared/errors';
import { periodKey } from '../domain/shared/ids';
import { ask, wereOpened } from './approval/asking';
import { createCollecting } from './evaluation/collecting';
import { formerEvaluation } from './evaluation/former';
import { planEvaluation } from './kit/activities';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { hearOfCalendars } from './kit/recounting';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';

/** One evaluation: figures, ratings and reports are collected from those who owe them, scored, signed off by the groups, and told to the programme. */
export const evaluation = (input: EvaluationInput | AskedEvaluationInput): Promise<void> =>
  'plan' in input && !input.asks ? formerEvaluation(input) : carryOut(input as AskedEvaluationInput);

async function carryOut(input: AskedEvaluationInput): Promise<void> {
  const { programme, cycleKey, period, restatement: version, cause, resumed } = input;
  const edition = editionOf(period, version);
  const id = evaluationId(programme, cycleKey, edition);
  const subject = { kind: 'evaluation', key: periodKey(cycleKey, edition) } as const;
  const ledger = createRecord(programme, resumed?.recorded);
  const now = () => new Date().toISOString();
  let current = resumed?.evaluation;
  let measures = resumed?.measures;
  let requester = resumed?.requester;
  let round = resumed?.round ?? 0;
  let isAbandoned = false;
  const approvalNow = () => approvalId({ programme, subject, round });
  const collecting = createCollecting({
    programme,
    evaluation: begun,
    happen,
    ledger,
    calendars: hearOfCalendars(),
    isOver: () => isAbandoned,
    isEnough: (isDue) => isEnough(measuredBy(), begun(), isDue),
  });

  setHandler(evaluationQuery, () => current);
  setHandler(evaluationScorecard, () => current?.scorecard);
  setHandler(
    reportFigure,
    (answer) => {
      collecting.take(answer);
      return { evaluation: begun(), entries: ledger.unwritten() };
    },
    { validator: refusing((answer: Answer) => assertMayAnswer(begun(), answer)) },
  );
  setHandler(
    reportFigures,
    (answers) => {
      for (const answer of answers) collecting.take(answer);
      return { evaluation: begun(), entries: ledger.unwritten() };
    },
    { validator: refusing((answers: readonly Answer[]) => assertMayAnswerAll(begun(), answers)) },
  );
  setHandler(
    delegateFigure,
    (delegation) => {
      happen({ type: 'evaluation.delegated', evaluation: id, ...delegation });
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((delegation: Delegation) => assertMayDelegate(begun(), delegation)) },
  );
  setHandler(
    reportActuals,
    (report) => {
      for (const answer of officeAnswers(begun(), report)) collecting.take(answer);
      const scorecard = score(report);
      return { approval: approvalNow(), scorecard, entries: ledger.unwritten() };
    },
    { validator: refusing((report: ActualsReport) => assertMaySend(begun(), report)) },
  );
  setHandler(programmeEnds, () => void (isAbandoned = true));

  wereOpened(resumed?.again.opened);
  if (!resumed) await begin();
  else askRatersAgain();
  while (!isAbandoned && begun().state !== 'signedOff') {
    if (isCollecting(begun())) await collecting.untilEnough();
    if (!isAbandoned && isCollecting(begun()) && collecting.hasEnough()) score();
    if (!isAbandoned && begun().state === 'signOff') await signOff();
  }
  if (begun().state !== 'signedOff') happen({ type: 'evaluation.abandoned', evaluation: id });
  await ledger.write();
  await condition(allHandlersFinished);

  /** A restatement begins with what was answered before, and what is corrected in it. */
  async function begin() {
    const about = { ...(cause && { cause }), ...(version !== undefined && { version }) };
    const plan = await planEvaluation({ programme, kind: cycleKey, period, opensAt: now(), ...about });
    measures = plan.measures;
    const opened = { type: 'evaluation.opened', evaluation: id, cycle: cycleKey, period, ...about, ...plan } as const;
    current = openedEvaluation(opened);
    ledger.tell(opened);
    const { correction, corrections = [] } = input;
    for (const answer of correction ? [correction, ...corrections] : corrections) collecting.take(answer);
    await ledger.write();
  }

  /** What raters had answered, and nobody had seen, was lost with the process. */
  function askRatersAgain() {
    const asks = (begun().asked ?? []).flatMap(({ key, isSealed }) => (isSealed ? [key] : []));
    if (asks.length > 0) happen({ type: 'evaluation.ratingsLost', evaluation: id, asks });
  }

  /** What was collected by now is scored; `report` where the office does not wait for the rest. */
  function score(report?: ActualsReport) {
    collecting.openAll();
    const scorecard = scorecardOf(measuredBy(), begun());
    round += 1;
    requester = report?.by ?? requester;
    happen({
      type: 'evaluation.scored',
      evaluation: id,
      scorecard,
      ...(report && { by: report.by, notes: report.notes }),
    });
    return scorecard;
  }

  async function signOff() {
    const { signOff: asked } = measuredBy();
    const approval = approvalNow();
    await ledger.write();
    show('signOff', asked.groups, `Being signed off by ${asked.groups.join(', ')}: see ${approval}`, begun().dueAt);
    const { outcome } = await ask({
      ...contextOf(input),
      ...asked,
      subject,
      round,
      content: resultContent(begun(), titleOf(begun()), begun().scorecard as ResultCard, begun().notes ?? ''),
      requester: requester ?? begun().requester ?? '',
    });
    if (isApproved(outcome)) happen({ type: 'evaluation.signedOff', evaluation: id, approval });
    else happen({ type: 'evaluation.returned', evaluation: id, approval, outcome });
    await ledger.write();
    const fact = isApproved(outcome) && resultFact(measuredBy(), begun());
    if (fact) await tellProcess(programmeId(programme), learn, fact);
  }

  /** As it was called when it opened. */
  function titleOf({ cause: by }: EvaluationView) {
    return titledEvaluation(measuredBy().title, {
      period,
      ...(by && { cause: by }),
      ...(version !== undefined && { version }),
    });
  }

  function happen(happening: Course) {
    current = evaluationAfter(begun(), happening);
    ledger.tell(happening);
  }

  /** Throws `evaluation_state` until it is known what is asked of whom. */
  function begun() {
    if (current) return current;
    throw new DomainError('evaluation_state');
  }

  function measuredBy() {
    if (measures) return measures;
    throw new DomainError('evaluation_state');
  }
}
