import { reportSignal } from '../../api/strategy/reports';
import { adjustmentId } from '../../contracts/adjustment';
import { strategyId } from '../../contracts/strategy';
import { cyclePeriodOf } from '../../domain/calendar/cycles';
import { evaluationCycleId } from '../../contracts/evaluation';
import { phaseId } from '../../contracts/phase';
import { scheduleId } from '../../contracts/schedule';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { adjustmentComesTo, propose, takeEffect } from '../support/adjusting';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { today } from '../support/days';
import { approveAll, decide, enterProgramme, office, wait } from '../support/questions';
import type { createShelf } from './shelf';

/** A plan of which a version is in force and another was sent back; its process ends with nobody. */
export async function recordPlan(gatehouse: Gatehouse, store: ReturnType<typeof createShelf>): Promise<void> {
  const programme = await enterProgramme(gatehouse);
  const [horizon] = (await gatehouse.directory.definition(programme)).strategy.horizons;
  const hand = async (name: string) => {
    const file = { bytes: Buffer.from(name), name, mediaType: 'text/plain', by: office };
    const { hash } = await gatehouse.evidenceFiles.file(programme, file);
    const { key = '', title = { zh: '', en: '' }, years = 0 } = horizon ?? {};
    const evidence = [{ kind: 'document', title: name, hash } as const];
    const submission = { horizon: key, title, years, summary: name, evidence, by: office, on: today() };
    const { approval } = await gatehouse.processes.submitPlan(programme, submission, crypto.randomUUID());
    await eventually(() => gatehouse.readModel.approval(approval));
    return approval;
  };
  const stateOf = async (at: number) => (await gatehouse.readModel.head(programme))?.plans[at]?.state;
  await approveAll(gatehouse, await hand('first'));
  await eventually(async () => (await stateOf(0)) === 'accepted');
  await decide(gatehouse, await hand('second'), 'spree.steering.director', { verdict: 'requestChanges' });
  await eventually(async () => (await stateOf(1)) === 'returned');
  await store('strategy-plans', strategyId(programme));
}

/** What is followed of a strategy: a figure that is asked for, reported beyond its threshold, assessed, and comes back. */
export async function recordFollowing(gatehouse: Gatehouse, store: ReturnType<typeof createShelf>): Promise<void> {
  const title = { zh: '床位价格', en: 'the price of beds' };
  const { key } = await startProgramme(gatehouse, (given) => ({
    ...given,
    strategy: {
      ...given.strategy,
      signals: [
        {
          key: 'price',
          title,
          source: 'figure',
          owner: { seats: ['spree.steering.director'], by: 'anyone' },
          alertBelow: '0.8',
          every: 'monthly',
        },
      ],
      horizons: [{ key: 'five', title, years: 5, review: 'annual' }],
    },
  }));
  const id = strategyId(key);
  const watch = async () => (await gatehouse.readModel.head(key))?.watches.find((each) => each.key === 'price');
  const report = async (value: string) =>
    reportSignal(
      { ...gatehouse, now: () => new Date() },
      await eventually(() => gatehouse.readModel.head(key)),
      'price',
      { value, note: '' },
      office,
      crypto.randomUUID(),
    );
  await eventually(async () => (await gatehouse.client.workflow.getHandle(id).describe()).status.name === 'RUNNING');
  await wait(gatehouse, id, `${cyclePeriodOf('monthly', today()).ends}T23:59:59Z`, 7200);
  const { remindAt, dueAt } = await eventually(async () => (await watch())?.asked);
  await wait(gatehouse, id, remindAt, 1);
  await eventually(async () => (await watch())?.asked?.isReminded);
  await wait(gatehouse, id, dueAt, 1);
  await eventually(async () => (await watch())?.state === 'overdue');
  await report('0.7');
  const approval = `${key}:assessment:price-1:1`;
  await eventually(() => gatehouse.readModel.approval(approval));
  await approveAll(gatehouse, approval);
  await eventually(async () => (await gatehouse.readModel.head(key))?.assessments[0]?.state === 'adjust');
  await report('0.9');
  await eventually(async () => (await watch())?.isBeyond === false);
  await store('strategy-assessed', id);
  await store('programme-followed', key);
}

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
