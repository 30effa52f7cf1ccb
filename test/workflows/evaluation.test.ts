import { randomUUID } from 'node:crypto';
import { evaluationCycleId, type EvaluationCycleInput } from '../../contracts/evaluation';
import { TASK_QUEUE } from '../../contracts/task-queue';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, closed, decide, enterProgramme, mailsTo, office, refusal, wait } from '../support/questions';

const gatehouse = openGatehouse();

const firstOf = (month: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1)).toISOString();
};

const startCycle = async (programme: string) => {
  const definition = await gatehouse.directory.definition(programme);
  const input: EvaluationCycleInput = {
    programme,
    programmeTitle: definition.title,
    version: 'v1',
    cycleKey: 'monthly',
    cycle: definition.evaluation.cycles.monthly,
    plan: definition.evaluation,
    startsOn: definition.starts,
    endsOn: '2040-12-31',
  };
  const workflowId = evaluationCycleId(programme, 'monthly');
  await gatehouse.client.workflow.start('evaluationCycle', { workflowId, taskQueue: TASK_QUEUE, args: [input] });
  return workflowId;
};

const evaluationsOf = async (programme: string) => (await gatehouse.readModel.programme(programme))?.evaluations ?? [];

test('every month is evaluated once: asked for by mail, reported, sent back, reported again and signed off', async () => {
  const programme = await enterProgramme(gatehouse);
  const cycle = await startCycle(programme);
  for (const month of [1, 2, 3, 4]) {
    await wait(gatehouse, cycle, firstOf(month), 3600);
    await eventually(async () => (await evaluationsOf(programme)).length === month);
  }
  const periods = (await evaluationsOf(programme)).map(({ period }) => period);
  expect(periods).toEqual([0, 1, 2, 3].map((month) => firstOf(month).slice(0, 7)));
  await eventually(async () => (await mailsTo(gatehouse, office)).length === 4);

  const period = periods[0] ?? '';
  const report = (enrolment: string) =>
    gatehouse.processes.reportActuals(
      programme,
      'monthly',
      period,
      { by: office, actuals: { enrolment }, notes: '' },
      randomUUID(),
    );
  expect(await refusal(report('many'))).toBe('invalid_input');
  const first = await report('400');
  expect(first).toMatchObject({ scorecard: { total: '80.00', grade: 'B' } });
  expect(await refusal(report('450'))).toBe('evaluation_state');
  const id = first.approval ?? '';
  await eventually(() => decide(gatehouse, id, 'spree.clinical.lead', { verdict: 'requestChanges' }));
  await decide(gatehouse, id, 'spree.clinical.nursing', { verdict: 'requestChanges' });
  await closed(gatehouse, id);
  const second = await eventually(() => report('450'));
  expect(second).toMatchObject({ scorecard: { total: '90.00', grade: 'A' } });
  await approveAll(gatehouse, second.approval ?? '');
  await eventually(async () => (await evaluationsOf(programme))[0]?.state === 'signedOff');
});
