import { randomUUID } from 'node:crypto';
import { adjustmentId } from '../../contracts/adjustment';
import { evaluationCycleId } from '../../contracts/evaluation';
import { adjustmentComesTo, propose, takeEffect } from '../support/adjusting';
import { dayIn } from '../support/days';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import {
  approveAll,
  ask,
  decide,
  delivered,
  enterProgramme,
  mailsTo,
  office,
  refusal,
  stateOf,
  toldBy,
  wait,
} from '../support/questions';
import { milestonesIn } from '../../domain/programme/phase-plans';

const gatehouse = openGatehouse();

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const milestoneOf = async (programme: string, key: string) =>
  milestonesIn(await viewOf(programme)).find((each) => each.key === key);
const firstOf = (month: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1)).toISOString();
};

const changes = {
  milestones: { 'protocol-approved': { due: '2027-05-03', needs: [], evidence: ['number' as const] } },
  kpis: { enrolment: { target: '400' } },
  policies: { routine: { within: { workingDays: 6 } } },
};

test('one decision moves a milestone, its criteria, a target and a policy at one instant, and everything that runs follows', async () => {
  const { key } = await startProgramme(gatehouse);
  await gatehouse.processes.forecastMilestone(
    key,
    { milestone: 'protocol-approved', on: '2027-04-20', reason: 'late votes', by: office },
    randomUUID(),
  );
  await eventually(async () => (await milestoneOf(key, 'protocol-approved'))?.slip);
  const number = { kind: 'number' as const, title: 'votes', value: '2' };
  const submit = () =>
    gatehouse.processes.submitMilestone(
      key,
      'preparation',
      { milestone: 'protocol-approved', by: office, evidence: [number], note: '' },
      randomUUID(),
    );
  expect(await refusal(submit())).toBe('needs_unmet');

  const { approval } = await propose(gatehouse, key, 'slower', changes);
  const { summary } = (await stateOf(gatehouse, approval)).request.content;
  const said = summary.map(({ en }) => en).join('\n');
  expect(said).toContain('Study protocol approved, date: 31 Mar 2027 → 3 May 2027');
  expect(said).toContain('Forecast for 20 Apr 2027, it is in time');
  expect(said).toContain('Enrolment, target: at least 500 patients → at least 400 patients');
  await approveAll(gatehouse, approval);
  await adjustmentComesTo(gatehouse, key, 'slower', 'approved');
  expect(await milestoneOf(key, 'protocol-approved')).toMatchObject({ baselineOn: '2027-03-31' });
  await takeEffect(gatehouse, key, 'slower');
  const { from = '' } = await adjustmentComesTo(gatehouse, key, 'slower', 'inForce');
  expect(from).toBe(dayIn(7));

  const { definition } = await viewOf(key);
  expect(await milestoneOf(key, 'protocol-approved')).toMatchObject({
    baselineOn: '2027-05-03',
    baselines: [{ on: '2027-03-31' }, { name: 'slower', on: '2027-05-03', from }],
  });
  expect(definition.evaluation.kpis[0]).toMatchObject({ target: { number: '400' } });
  expect(definition.policies.routine).toMatchObject({ within: { workingDays: 6 } });
  const told = await toldBy(gatehouse, adjustmentId(key, 'slower'));
  expect(told.map(({ type }) => type)).toEqual(['adjustment.proposed', 'adjustment.approved', 'strategy.adjusted']);
  await delivered(gatehouse, key);
  const subjects = (await mailsTo(gatehouse, 'ethics@spree.example')).map(({ subject }) => subject);
  expect(subjects.some((subject) => subject.includes('slower'))).toBe(true);

  const opened = await ask(gatehouse, key, { policy: 'routine', groups: ['clinical'] });
  expect((await stateOf(gatehouse, opened)).request).toMatchObject({
    policy: { within: { workingDays: 6 } },
    timesDecided: { adjustment: 'slower', approval },
  });
  await eventually(async () => (await milestoneOf(key, 'protocol-approved'))?.slip?.workingDays === -9);
  await eventually(submit);

  const cycle = evaluationCycleId(key, 'monthly');
  for (const month of [1, 2, 3]) {
    await wait(gatehouse, cycle, firstOf(month), 3600);
    await eventually(async () => (await viewOf(key)).evaluations.length >= month);
  }
  const totalOf = async (month: number) => {
    const period = firstOf(month).slice(0, 7);
    const report = { by: office, actuals: { enrolment: '400' }, notes: '' };
    return (await eventually(() => gatehouse.processes.reportActuals(key, 'monthly', period, report, randomUUID())))
      .scorecard.total;
  };
  const begins = dayIn(7) < firstOf(1).slice(0, 10) ? 1 : 2;
  expect(await totalOf(0)).toBe('80.00');
  expect(await totalOf(begins)).toBe('100.00');
});

test('what touches the same is refused until the other is over; what is lost at any step goes on, and the record rebuilds to the same', async () => {
  const programme = await enterProgramme(gatehouse);
  const budgets = { software: '20000000' };
  const { approval } = await propose(gatehouse, programme, 'more', { budgets });
  await loseEverything(gatehouse, programme);
  expect(await refusal(propose(gatehouse, programme, 'most', { budgets: { software: '30000000' } }))).toBe(
    'adjustment_overlaps',
  );
  await decide(gatehouse, approval, 'spree.steering.director', { verdict: 'reject' });
  await adjustmentComesTo(gatehouse, programme, 'more', 'rejected');
  expect((await viewOf(programme)).definition.budgets.software?.amount).toBe('15000000');

  const next = await propose(gatehouse, programme, 'most', { budgets: { software: '30000000' } });
  await approveAll(gatehouse, next.approval);
  await adjustmentComesTo(gatehouse, programme, 'most', 'approved');
  await loseEverything(gatehouse, programme);
  await takeEffect(gatehouse, programme, 'most');
  await adjustmentComesTo(gatehouse, programme, 'most', 'inForce');
  const shown = await viewOf(programme);
  expect(shown.definition.budgets.software?.amount).toBe('30000000');
  await gatehouse.ledger.rebuild();
  expect(await viewOf(programme)).toEqual(shown);
});
