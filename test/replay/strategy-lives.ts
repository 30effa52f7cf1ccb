import { adjustmentId } from '../../contracts/adjustment';
import { evaluationCycleId } from '../../contracts/evaluation';
import { phaseId } from '../../contracts/phase';
import { scheduleId } from '../../contracts/schedule';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { adjustmentComesTo, propose, takeEffect } from '../support/adjusting';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { approveAll, office } from '../support/questions';
import type { createShelf } from './shelf';

/** The strategy of a programme is adjusted: one decision that moves a milestone, a target and a policy, heard by everything that runs. */
export async function recordStrategyLives(gatehouse: Gatehouse, store: ReturnType<typeof createShelf>): Promise<void> {
  const { key } = await startProgramme(gatehouse);
  const forecast = { milestone: 'protocol-approved', on: '2027-04-20', reason: 'late votes', by: office };
  await gatehouse.processes.forecastMilestone(key, forecast, crypto.randomUUID());
  const slipOf = async () => {
    const view = await gatehouse.readModel.head(key);
    return view && milestonesIn(view).find((each) => each.key === 'protocol-approved')?.slip?.workingDays;
  };
  await eventually(slipOf);
  const { approval } = await propose(gatehouse, key, 'slower', {
    milestones: { 'protocol-approved': { due: '2027-05-03', needs: [], evidence: ['number'] } },
    kpis: { enrolment: { target: '400' } },
    policies: { routine: { within: { workingDays: 6 } } },
  });
  await approveAll(gatehouse, approval);
  await takeEffect(gatehouse, key, 'slower');
  await adjustmentComesTo(gatehouse, key, 'slower', 'inForce');
  await gatehouse.client.workflow.getHandle(adjustmentId(key, 'slower')).result();
  await eventually(async () => ((await slipOf()) ?? 0) < 0);
  await store('strategyAdjustment-in-force', adjustmentId(key, 'slower'));
  const hears = async (id: string) => {
    const { events } = await gatehouse.client.workflow.getHandle(id).fetchHistory();
    return (events ?? []).some(
      ({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName === 'strategyAdjusted',
    );
  };
  for (const [name, id] of [
    ['programme', key],
    ['phase', phaseId(key, 'preparation')],
    ['schedule', scheduleId(key)],
    ['evaluationCycle', evaluationCycleId(key, 'monthly')],
  ] as const) {
    await eventually(() => hears(id));
    await store(`${name}-adjusted`, id);
  }
}
