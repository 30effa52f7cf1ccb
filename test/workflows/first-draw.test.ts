import { budgetsId } from '../../contracts/budgets';
import { factsKnown } from '../../contracts/programme';
import { projectId } from '../../contracts/project';
import { budgetStandingsIn } from '../../domain/views/budgets';
import { openMoneyIn } from '../../domain/views/open-money';
import { seedToday } from '../support/days';
import { eventually } from '../support/eventually';
import { createFirstDraws } from '../support/first-draws';
import { loseAndResume } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { approveAll, refusal, toldBy } from '../support/questions';

const gatehouse = openGatehouse();
const { viewOf, projectOf, start, open, fund, draw, pay } = createFirstDraws(gatehouse);

const levelOf = async (programme: string) =>
  (await gatehouse.client.workflow.getHandle(programme).query(factsKnown))['project:pilot']?.is;

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
  expect((await projectOf(programme))?.firstDraw).toEqual({ draw: key, on: seedToday() });
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
