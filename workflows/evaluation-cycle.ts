import { continueAsNew, ParentClosePolicy, patched, setHandler, startChild } from '@temporalio/workflow';
import { evaluationId, type EvaluationCycleInput } from '../contracts/evaluation';
import { strategyAdjusted } from '../contracts/adjustment';
import { windingUp } from '../contracts/programme';
import { kpisOf } from '../domain/programme/evaluation-plans';
import { evaluationAdjusted } from '../domain/strategy/changes';
import { beginsAs } from '../contracts/search-attributes';
import { planPeriod } from './kit/activities';
import { evaluation } from './evaluation';
import { createRecord } from './kit/record';
import { named, show } from './kit/visibility';
import { happensBy } from './kit/waiting';

/** The timer of an evaluation cycle: opens one evaluation a period, each once, and catches up after an outage; it ends early with its programme. */
export async function evaluationCycle(input: EvaluationCycleInput): Promise<void> {
  const { programme, cycleKey: cycle, opened, startsOn, endsOn, ...rest } = input;
  let isOver = false;
  let { plan: measured } = input;
  setHandler(windingUp, () => void (isOver = true));
  setHandler(
    strategyAdjusted,
    ({ changes, from }) => void (measured = evaluationAdjusted(measured, changes.kpis, from)),
  );
  const question = {
    programme,
    cycle,
    now: new Date().toISOString(),
    startsOn,
    endsOn,
    dueWorkingDay: rest.cycle.dueWorkingDay,
    ...(opened && { last: opened }),
  };
  const plan = await planPeriod(question);
  if (!plan) return;
  const { period, opensAt } = plan;
  const title = `${named(rest.cycle.title)} ${period.name}`;

  show('waiting', [], `The evaluation of ${period.name} opens when the period is over`, opensAt);
  if (await happensBy(() => isOver, opensAt, `the period ${period.name} is over`)) return end();
  // Planned up to a year ago: the calendar may have been published since.
  const { dueAt } = (patched('due-when-it-opens') && (await planPeriod(question))) || plan;
  if (isOver) return end();
  await startChild(evaluation, {
    workflowId: evaluationId(programme, cycle, period.name),
    args: [
      {
        programme,
        programmeTitle: input.programmeTitle,
        version: input.version,
        cycleKey: cycle,
        cycle: input.cycle,
        plan: { kpis: kpisOf(measured, period.starts), minimumCoverage: measured.minimumCoverage },
        period: period.name,
        dueAt,
        asks: true,
      },
    ],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `${title}: evaluation`,
    typedSearchAttributes: beginsAs(programme, 'collecting', ['pmo']),
  });
  if (isOver) return end();
  await continueAsNew<typeof evaluationCycle>({ ...input, plan: measured, opened: period });

  /** What is being evaluated goes on to its end; nothing is opened any more. */
  function end() {
    const ledger = createRecord(programme);
    ledger.tell({ type: 'cycle.ended', cycle });
    return ledger.write();
  }
}
