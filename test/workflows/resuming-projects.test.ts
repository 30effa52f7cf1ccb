import { randomUUID } from 'node:crypto';
import { raiseDispute } from '../../api/disputes/disputes';
import { openIp } from '../../api/ip/ip';
import { openProject } from '../../api/projects/projects';
import { confirmSettlement, disputeId, leaveTier } from '../../contracts/dispute';
import { answerIp, closeIp, ipId, readSecret, recordFiling } from '../../contracts/ip';
import { obligationId } from '../../contracts/obligation';
import { learn } from '../../contracts/programme';
import {
  forecastCost,
  passStage,
  projectId,
  reportCost,
  submitBudget,
  submitCommissioning,
} from '../../contracts/project';
import { strategicOf } from '../../domain/phases/gates';
import type { Evidence } from '../../domain/approvals/approvals';
import type { Programme } from '../../domain/programme/programme';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import { loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { approveAll, ask, decide, enterProgramme, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const mine = { party: 'spree', by: 'director@spree.example' };
const other = { party: 'manzanares', by: 'director@manzanares.example' };
const evidence: readonly Evidence[] = [
  { kind: 'document', title: 'the votes', hash: 'a'.repeat(64) },
  { kind: 'link', title: 'the registry', url: 'https://registry.example' },
  { kind: 'number', title: 'patients', value: '1000' },
];

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));
const types = async (process: string) => (await toldBy(gatehouse, process)).map(({ type }) => type);
const opened = (approval: string) => eventually(() => gatehouse.readModel.approval(approval));

const title = { zh: '试点', en: 'Pilot' };
const withProjects = (given: Programme): Programme => ({
  ...given,
  projects: { modes: { pilot: { title, features: [], suits: [], agreement: 'consortium' } } },
});

test('a project that is lost at each of its decisions lands, and asks nobody twice', async () => {
  const programme = await enterProgramme(gatehouse, withProjects);
  const budget = { amount: '500000' };
  const asked = { key: 'clinic', title, mode: 'pilot', budget, overseas: false, note: '', by: office };
  await openProject(gatehouse, await viewOf(programme), asked, randomUUID());
  const id = projectId(programme, 'clinic');
  const seen = async () => (await viewOf(programme)).projects[0];
  const first = `${programme}:budget:clinic:1`;
  await opened(first);
  await loseEverything(gatehouse, programme);
  await decide(gatehouse, first, 'spree.steering.director', { verdict: 'reject' });
  await decide(gatehouse, first, 'spree.steering.finance', { verdict: 'reject' });
  await eventually(async () => (await seen())?.budgetApproval.state === 'returned');
  await loseEverything(gatehouse, programme);
  await gatehouse.processes.ask(id, submitBudget, randomUUID(), { budget, note: 'less', by: office });
  await approveAll(gatehouse, `${programme}:budget:clinic:2`);
  const fact = { kind: 'agreement', key: 'consortium', is: 'effective', on: '2026-10-05' } as const;
  await gatehouse.client.workflow.getHandle(id).signal(learn, fact);
  await eventually(async () => (await seen())?.state === 'running');

  const { definition } = await viewOf(programme);
  const dearer = { amount: '900000', reason: 'more staff', tolerated: 10, by: office };
  await gatehouse.processes.ask(id, forecastCost, randomUUID(), dearer);
  await eventually(async () => (await seen())?.cost?.exception?.state === 'open');
  const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
  await gatehouse.processes.ask(id, reportCost, randomUUID(), { ...report, groups: strategicOf(definition) });
  await opened(`${programme}:cost:clinic:1`);
  await loseEverything(gatehouse, programme);
  await approveAll(gatehouse, `${programme}:cost:clinic:1`);
  await eventually(async () => (await seen())?.cost?.exception?.state === 'approved');

  for (const stage of ['preparation', 'delivery'])
    await gatehouse.processes.ask(id, passStage, randomUUID(), { stage, evidence, note: '', by: office });
  await gatehouse.processes.ask(id, submitCommissioning, randomUUID(), { evidence, note: '', by: office });
  await opened(`${programme}:commissioning:clinic:1`);
  await loseEverything(gatehouse, programme);
  await approveAll(gatehouse, `${programme}:commissioning:clinic:1`);
  await eventually(async () => (await seen())?.state === 'landed');
  expect((await types(id)).filter((type) => type.endsWith('Decided'))).toHaveLength(4);
});

test('a dispute keeps its clock, its reminder and what it stops, and an obligation hears of an end that it missed', async () => {
  const programme = await enterProgramme(gatehouse);
  const approval = await ask(gatehouse, programme);
  const conditions = [{ text: 'an audit', owner: office, due: dayIn(80) }];
  await decide(gatehouse, approval, 'spree.steering.director', { verdict: 'approveWithConditions', conditions });
  await approveAll(gatehouse, approval);
  const key = obligationId(approval, 1);
  const obligation = async () => (await viewOf(programme)).obligations.find((each) => each.key === key);
  await eventually(obligation);
  const about = { kind: 'obligation', key } as const;
  const raised = { key: 'audit', title: 'The audit', claim: 'Not ours.', about };
  await raiseDispute(gatehouse, await viewOf(programme), raised, mine, randomUUID());
  const id = disputeId(programme, 'audit');
  const clock = async () => (await viewOf(programme)).disputes[0]?.clock;
  const before = await eventually(clock);
  await eventually(async () => (await obligation())?.stoppedAt);
  await loseEverything(gatehouse, programme);
  expect(await clock()).toEqual(before);
  await wait(gatehouse, id, before.remindAt, 1);
  await eventually(async () => (await types(id)).includes('dispute.reminded'));
  await loseEverything(gatehouse, programme);
  await wait(gatehouse, id, before.endsAt, 1);
  await eventually(async () => (await viewOf(programme)).disputes[0]?.state === 'mediation');
  expect((await types(id)).filter((type) => type === 'dispute.reminded')).toHaveLength(1);
  await loseEverything(gatehouse, programme);
  await gatehouse.processes.ask(id, leaveTier, randomUUID(), { ...other, reason: 'no use' });

  await gatehouse.client.workflow.getHandle(key).terminate('lost');
  for (const party of [mine, other])
    await gatehouse.processes.ask(id, confirmSettlement, randomUUID(), { ...party, terms: 'an audit by both' });
  await gatehouse.client.workflow.getHandle(id).result();
  expect((await obligation())?.stoppedAt).toBeDefined();
  expect(await gatehouse.resume(programme, key)).toEqual({ is: 'started' });
  await eventually(async () => (await types(key)).includes('obligation.resumed'));
  expect((await obligation())?.stoppedAt).toBeUndefined();
});

test('intellectual property keeps its answers and its dates, and each reminder is given once', async () => {
  const programme = await enterProgramme(gatehouse);
  const asked = { key: 'stent', title: 'Stent', kind: 'patent', subKind: 'invention', joint: true } as const;
  await openIp(gatehouse, await viewOf(programme), { ...asked, by: undefined }, mine, randomUUID());
  const id = ipId(programme, 'stent');
  const item = async () => (await viewOf(programme)).ip[0];
  await loseEverything(gatehouse, programme);
  await gatehouse.processes.ask(id, answerIp, randomUUID(), { ...other, verdict: 'consent', reason: '' });
  await loseEverything(gatehouse, programme);
  const filing = { ...mine, on: dayIn(-300), number: 'EP 1', where: 'EPO' };
  await gatehouse.processes.ask(id, recordFiling, randomUUID(), filing);
  const { on = '' } = (await eventually(async () => (await item())?.dates[0])) ?? {};
  await loseEverything(gatehouse, programme);
  const reminders = async () => (await types(id)).filter((type) => type === 'ip.reminded').length;
  for (const [index, days] of [30, 7].entries()) {
    await wait(gatehouse, id, new Date(Date.parse(on) - (days - 1) * 24 * 3600_000).toISOString());
    await eventually(async () => (await reminders()) === index + 1);
    await loseEverything(gatehouse, programme);
  }
  await wait(gatehouse, id, new Date(Date.parse(on) + 2 * 24 * 3600_000).toISOString());
  await eventually(async () => (await types(id)).at(-1) === 'ip.dateReached');
  expect(await reminders()).toBe(2);
  expect((await types(id)).filter((type) => type === 'ip.datesSet')).toHaveLength(1);
});

test('where a secret is kept is lost with its process: that is said, and the item can be closed', async () => {
  const programme = await enterProgramme(gatehouse);
  const asked = { key: 'code', title: 'The code', kind: 'tradeSecret', joint: false, keptAt: 'the safe' } as const;
  await openIp(gatehouse, await viewOf(programme), { ...asked, by: undefined }, mine, randomUUID());
  const id = ipId(programme, 'code');
  const access = { by: office, why: 'an audit', at: new Date().toISOString() };
  const reads = () => gatehouse.processes.ask(id, readSecret, randomUUID(), access);
  expect(await reads()).toMatchObject({ keptAt: 'the safe' });
  await loseAndResume(gatehouse, programme, id);
  expect(await refusal(reads())).toBe('secret_place_lost');
  expect((await viewOf(programme)).ip[0]?.accesses).toHaveLength(1);
  await gatehouse.processes.ask(id, closeIp, randomUUID(), { by: office, reason: 'entered anew' });
  await gatehouse.client.workflow.getHandle(id).result();
});
