import { randomUUID } from 'node:crypto';
import { openProject } from '../../api/projects/projects';
import { budgetsId } from '../../contracts/budgets';
import { allSeats } from '../../domain/approvals/seats';
import { budgetStandingsIn } from '../../domain/views/budgets';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from '../support/eventually';
import { loseAndResume } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { programmeOf } from '../support/programmes';
import { approveAll, mailsTo, refusal, stateOf, toldBy } from '../support/questions';
import { east, seedFile } from '../support/seed';

const gatehouse = openGatehouse();
const office = `pmo@${east.domain}`;

/** The seed's programme, where a budget of 20,000,000.00 bears the projects of one mode. */
const start = async () => {
  const seed = programmeOf(seedFile, `p${randomUUID().slice(0, 8)}`);
  const pilot = seed.budgets.pilot;
  if (!pilot) throw new Error('It has a budget of that key.');
  const definition: Programme = { ...seed, budgets: { ...seed.budgets, pilot: { ...pilot, mode: 'platform' } } };
  await gatehouse.processes.startProgramme({ definition, version: 'v1', startedBy: office }, randomUUID());
  await eventually(async () => (await gatehouse.readModel.head(definition.key))?.phases[0]?.state === 'running');
  return definition;
};
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.head(programme));
const open = async (programme: string, key: string, amount: string) =>
  openProject(
    gatehouse,
    await viewOf(programme),
    {
      key,
      title: { zh: `项目 ${key}`, en: `Project ${key}` },
      mode: 'platform',
      budget: { amount, fund: 'project' },
      overseas: false,
      note: '',
      by: office,
    },
    randomUUID(),
  );
const standing = async (programme: string) =>
  budgetStandingsIn(await viewOf(programme)).find(({ key }) => key === 'pilot');
const recordOf = async (programme: string) => (await viewOf(programme)).budgets.find(({ key }) => key === 'pilot');
const except = async ({ key, budgets, currency }: Programme, upTo: string) => {
  const { title, amount } = budgets.pilot ?? { title: { zh: '', en: '' }, amount: '0' };
  const request = { budget: 'pilot', title, amount, currency, upTo, reason: 'copper', by: office };
  return gatehouse.processes.requestBudgetException(key, request, randomUUID());
};
const fundHead = (definition: Programme) =>
  definition.governance.groups.finance?.seats.find(({ holder }) => holder !== null)?.holder ?? '';

test('projects that ask for more than a budget bears are refused before anybody is asked, and each threshold is told once', async () => {
  const definition = await start();
  const { key: programme } = definition;
  await open(programme, 'p1', '1500000000');
  expect(await standing(programme)).toMatchObject({ committed: '1500000000', answer: { level: 'ok' } });
  expect(await recordOf(programme)).toBeUndefined();

  await open(programme, 'p2', '200000000');
  await eventually(async () => (await recordOf(programme))?.state === 'warn');
  expect(await refusal(open(programme, 'p3', '300000001'))).toBe('budget_exceeded');
  expect((await viewOf(programme)).projects.map(({ key }) => key)).toEqual(['p1', 'p2']);
  const second = (await viewOf(programme)).projects[1]?.budgetApproval.approval ?? '';
  const { request } = await stateOf(gatehouse, second);
  expect(request.content.summary.map(({ en }) => en).join()).toContain('(85 %)');

  await open(programme, 'p3', '260000000');
  await eventually(async () => (await recordOf(programme))?.isOver95);
  const third = (await viewOf(programme)).projects[2]?.budgetApproval.approval ?? '';
  expect(allSeats(await stateOf(gatehouse, third)).map(({ group }) => group)).toContain('strategic');
  await eventually(async () =>
    (await viewOf(programme)).evaluations.some(
      ({ cycle, period }) => cycle === 'special' && period.includes('budget95.pilot'),
    ),
  );
  const told = (await toldBy(gatehouse, budgetsId(programme))).map(({ type }) => type);
  expect(told).toEqual(['budget.alerted', 'budget.alerted']);
  for (const person of [office, fundHead(definition)])
    await eventually(async () =>
      (await mailsTo(gatehouse, person)).some(({ subject }) => /预算预警|budget alert/.test(subject)),
    );
});

test('an exception that the strategic groups approve allows more, also after its process was lost; a refused one allows nothing', async () => {
  const definition = await start();
  const { key: programme } = definition;
  await open(programme, 'p1', '2000000000');
  expect(await refusal(open(programme, 'p2', '100000000'))).toBe('budget_exceeded');
  expect(await refusal(except(definition, '2000000000'))).toBe('invalid_input');
  const { approval = '' } = await except(definition, '2200000000');
  expect(await refusal(except(definition, '2300000000'))).toBe('budget_state');
  const { request } = await stateOf(gatehouse, approval);
  expect(request.content.title.en).toContain('up to CNY 22,000,000.00');
  await eventually(async () => (await recordOf(programme))?.exception);
  await loseAndResume(gatehouse, programme, budgetsId(programme));
  expect(await refusal(open(programme, 'p2', '100000000'))).toBe('budget_exceeded');
  await approveAll(gatehouse, approval);
  await eventually(async () => (await recordOf(programme))?.upTo === '2200000000');
  await open(programme, 'p2', '100000000');
  expect(await standing(programme)).toMatchObject({
    upTo: '2200000000',
    answer: { level: 'escalate', usedText: '105' },
  });
  expect(await refusal(open(programme, 'p3', '100000001'))).toBe('budget_exceeded');
});
