import { randomUUID } from 'node:crypto';
import { askForDraw } from '../../api/funds/drawing';
import { askFund } from '../../api/funds/funds';
import { openProject } from '../../api/projects/projects';
import { budgetsId } from '../../contracts/budgets';
import { callFund, contributeToFund } from '../../contracts/fund';
import { drawId, payDraw } from '../../contracts/fund-draw';
import { factsKnown, learn } from '../../contracts/programme';
import { projectId } from '../../contracts/project';
import { budgetStandingsIn } from '../../domain/views/budgets';
import { openMoneyIn } from '../../domain/views/open-money';
import { eventually } from '../support/eventually';
import { loseAndResume } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { programmeOf } from '../support/programmes';
import { approveAll, refusal, toldBy } from '../support/questions';
import { shown } from '../support/funds';
import { east, seedFile } from '../support/seed';

const gatehouse = openGatehouse();
const office = `pmo@${east.domain}`;
const today = () => new Date().toISOString().slice(0, 10);

const start = async (mode = 'platform') => {
  const seed = programmeOf(seedFile, `p${randomUUID().slice(0, 8)}`);
  const { pilot } = seed.budgets;
  if (!pilot) throw new Error('It has a budget of that key.');
  const definition = { ...seed, budgets: { ...seed.budgets, pilot: { ...pilot, mode } } };
  const { key } = definition;
  await gatehouse.processes.startProgramme({ definition, version: 'v1', startedBy: office }, randomUUID());
  await eventually(async () => (await gatehouse.readModel.head(key))?.phases[0]?.state === 'running');
  return key;
};
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const projectOf = async (programme: string) => (await viewOf(programme)).projects.find(({ key }) => key === 'pilot');
const levelOf = async (programme: string) =>
  (await gatehouse.client.workflow.getHandle(programme).query(factsKnown))['project:pilot']?.is;

const open = async (programme: string, amount: string) => {
  const title = { zh: '试点', en: 'Pilot' };
  const asked = {
    key: 'pilot',
    title,
    mode: 'platform',
    budget: { amount, fund: 'project' },
    overseas: false,
    note: '',
  };
  await openProject(gatehouse, await viewOf(programme), { ...asked, by: office }, randomUUID());
  const handle = gatehouse.client.workflow.getHandle(programme);
  const { agreement = '' } = (await projectOf(programme)) ?? {};
  await handle.signal(learn, { kind: 'agreement', key: agreement, is: 'effective', on: '2026-03-02' });
  const approval = await eventually(async () => (await projectOf(programme))?.budgetApproval.approval);
  await approveAll(gatehouse, approval);
  await eventually(async () => (await projectOf(programme))?.state === 'running');
};
const fund = async (programme: string, amount: string) => {
  const asked = { purpose: 'the first year', amounts: { [east.key]: amount }, by: office };
  await askFund(gatehouse, await viewOf(programme), 'project', callFund, randomUUID(), asked);
  const paid = { call: 1, party: east.key, amount, on: today(), by: office, note: '', evidence: shown };
  await askFund(gatehouse, await viewOf(programme), 'project', contributeToFund, randomUUID(), paid);
};
const draw = async (programme: string, amount: string) => {
  const given = { kind: 'payment', purpose: '电池', supplier: '电池厂', emergency: false, evidence: [] } as const;
  const asked = { ...given, fund: 'project', project: 'pilot', amount };
  return askForDraw(gatehouse, await viewOf(programme), asked, { by: office, party: east.key }, randomUUID());
};
const pay = (programme: string, key: string) =>
  gatehouse.processes.ask(drawId(programme, key), payDraw, randomUUID(), {
    on: today(),
    by: office,
    note: '',
    evidence: shown,
    told: [],
  });

test('a project whose programme has funds has started once its first draw was paid, also after it was lost meanwhile', async () => {
  const programme = await start();
  await open(programme, '120000000');
  expect(await levelOf(programme)).toBe('agreed');
  await fund(programme, '50000000');
  const { key } = await draw(programme, '20000000');
  const standing = async (budget: string) =>
    budgetStandingsIn(await viewOf(programme)).find((each) => each.key === budget);
  expect(await standing('pilot')).toMatchObject({ committed: '120000000', actual: '0' });
  expect(await standing('project.pilot')).toMatchObject({ committed: '20000000', actual: '0' });
  await approveAll(gatehouse, `${programme}:draw:${key}:1`);
  await eventually(async () => (await viewOf(programme)).draws[0]?.state === 'approved');
  expect(await levelOf(programme)).toBe('agreed');
  await gatehouse.client.workflow.getHandle(projectId(programme, 'pilot')).terminate('lost');
  await pay(programme, key);
  await eventually(async () => (await viewOf(programme)).draws[0]?.state === 'paid');
  expect(await gatehouse.resume(programme, projectId(programme, 'pilot'))).toMatchObject({ is: 'started' });
  await eventually(async () => (await levelOf(programme)) === 'started');
  expect((await projectOf(programme))?.firstDraw).toEqual({ draw: key, on: today() });
  expect(await standing('pilot')).toMatchObject({ committed: '100000000', actual: '20000000' });
  expect(await standing('project.pilot')).toMatchObject({ committed: '0', actual: '20000000' });
  await loseAndResume(gatehouse, programme, projectId(programme, 'pilot'));
  const told = (await toldBy(gatehouse, projectId(programme, 'pilot'))).map(({ type }) => type);
  expect(told.filter((type) => type === 'project.firstDrawPaid')).toHaveLength(1);
  expect(openMoneyIn(await viewOf(programme)).map(({ about, thing }) => [about, thing])).toEqual([
    ['balances', 'fund:project'],
    ['draws', `draw:${key}`],
  ]);
});

test('draws for a project pass the thresholds of its own budget, which blocks what is beyond it', async () => {
  const programme = await start();
  await open(programme, '10000000');
  await fund(programme, '50000000');
  expect(await refusal(draw(programme, '10000001'))).toBe('draw_blocked');
  const { key } = await draw(programme, '9600000');
  await eventually(async () =>
    (await viewOf(programme)).budgets.some((each) => each.key === 'project.pilot' && each.isOver95),
  );
  expect(await refusal(draw(programme, '400001'))).toBe('draw_blocked');
  const alerted = (await toldBy(gatehouse, budgetsId(programme))).map(({ type }) => type);
  expect(alerted).toEqual(['budget.alerted']);
  expect(key).toBe('project-1');
});
