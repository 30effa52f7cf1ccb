import { randomUUID } from 'node:crypto';
import { openProject } from '../../api/projects/projects';
import {
  forecastCost,
  passStage,
  projectId,
  reportCost,
  submitBudget,
  submitCommissioning,
} from '../../contracts/project';
import { learn } from '../../contracts/programme';
import { toleratedCost } from '../../domain/projects/costs';
import { strategicOf } from '../../domain/phases/gates';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { programmeOf } from '../support/programmes';
import { approveAll, decide, mailsTo, refusal, stateOf, toldBy } from '../support/questions';
import { east, seedFile, west } from '../support/seed';

const gatehouse = openGatehouse();

const office = `pmo@${east.domain}`;
const document = { kind: 'document', title: 'report', hash: 'ab'.repeat(32) } as const;
const number = { kind: 'number', title: 'customers', value: '120' } as const;

const startSeed = async () => {
  const definition = programmeOf(seedFile, `p${randomUUID().slice(0, 8)}`);
  await gatehouse.processes.startProgramme({ definition, version: 'v1', startedBy: office }, randomUUID());
  await eventually(async () => (await gatehouse.readModel.programme(definition.key))?.phases[0]?.state === 'running');
  return definition.key;
};
const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));
const open = async (programme: string, key: string, changes: object = {}) =>
  openProject(
    gatehouse,
    await viewOf(programme),
    {
      key,
      title: { zh: `项目 ${key}`, en: `Project ${key}` },
      mode: 'platform',
      budget: { amount: '120000000', fund: 'project' },
      overseas: false,
      note: '',
      by: office,
      ...changes,
    },
    randomUUID(),
  );
const projectOf = async (programme: string, key: string) =>
  (await viewOf(programme)).projects.find((each) => each.key === key);
const comes = (programme: string, key: string, state: string) =>
  eventually(async () => (await projectOf(programme, key))?.state === state);
const agreementIs = (programme: string, key: string, is: 'effective' | 'expired') =>
  gatehouse.client.workflow.getHandle(programme).signal(learn, { kind: 'agreement', key, is, on: '2026-03-02' });
/** What it shares is protected from now on. */
const isProtected = async (programme: string, key: string) => {
  await agreementIs(programme, 'nda', 'effective');
  await eventually(async () => (await projectOf(programme, key))?.confidentiality?.on === '2026-03-02');
};
const passes = (programme: string, key: string, stage: string) =>
  gatehouse.processes.ask(projectId(programme, key), passStage, randomUUID(), {
    stage,
    evidence: [document, number],
    note: '',
    by: office,
  });
const commissions = (programme: string, key: string) =>
  gatehouse.processes.ask(projectId(programme, key), submitCommissioning, randomUUID(), {
    evidence: [document],
    note: '',
    by: office,
  });

test('a project runs once its agreement is effective and its budget approved, passes its stages and lands by its commissioning', async () => {
  const programme = await startSeed();
  await open(programme, 'p1');
  expect(await refusal(open(programme, 'p1'))).toBe('key_taken');
  expect(await refusal(passes(programme, 'p1', 'build'))).toBe('project_state');
  await passes(programme, 'p1', 'design');
  expect(await refusal(passes(programme, 'p1', 'build'))).toBe('needs_unmet');
  await approveAll(gatehouse, `${programme}:budget:p1:1`);
  await agreementIs(programme, 'service', 'effective');
  await comes(programme, 'p1', 'running');
  expect(await refusal(passes(programme, 'p1', 'build'))).toBe('needs_unmet'); // no data is shared without the NDA
  await isProtected(programme, 'p1');
  await passes(programme, 'p1', 'build');
  expect(await refusal(commissions(programme, 'p1'))).toBe('project_state');
  expect(await passes(programme, 'p1', 'pilot')).not.toHaveProperty('next');

  const first = (await commissions(programme, 'p1')).approval ?? '';
  for (const seat of [`${east.key}.technology.research`, `${east.key}.technology.product`])
    await decide(gatehouse, first, seat, { verdict: 'requestChanges' });
  await comes(programme, 'p1', 'running');
  await approveAll(gatehouse, (await commissions(programme, 'p1')).approval ?? '');
  await gatehouse.client.workflow.getHandle(projectId(programme, 'p1')).result();
  await comes(programme, 'p1', 'landed');
  expect((await toldBy(gatehouse, projectId(programme, 'p1'))).map(({ type }) => type)).toEqual([
    'project.opened',
    'project.budgetSubmitted',
    'project.stagePassed',
    'project.budgetDecided',
    'project.agreementEffective',
    'project.confidentialityEffective',
    'project.stagePassed',
    'project.stagePassed',
    'project.commissioningSubmitted',
    'project.commissioningDecided',
    'project.commissioningSubmitted',
    'project.commissioningDecided',
    'project.landed',
  ]);
});

test('a project that is opened under an effective agreement learns of it; a budget that came back is asked for anew', async () => {
  const programme = await startSeed();
  await agreementIs(programme, 'service', 'effective');
  await agreementIs(programme, 'nda', 'effective');
  await open(programme, 'p2');
  await eventually(async () => (await projectOf(programme, 'p2'))?.agreementOn === '2026-03-02');
  await eventually(async () => (await projectOf(programme, 'p2'))?.confidentiality?.on === '2026-03-02');
  const again = () =>
    gatehouse.processes.ask(projectId(programme, 'p2'), submitBudget, randomUUID(), {
      budget: { amount: '90000000' },
      note: 'less',
      by: office,
    });
  expect(await refusal(again())).toBe('project_state');
  for (const seat of ['marketing', 'projects', 'service'])
    await decide(gatehouse, `${programme}:budget:p2:1`, `${west.key}.business.${seat}`, { verdict: 'reject' });
  await eventually(async () => (await projectOf(programme, 'p2'))?.budgetApproval.state === 'returned');
  await approveAll(gatehouse, (await again()).approval ?? '');
  await comes(programme, 'p2', 'running');
  expect((await projectOf(programme, 'p2'))?.budget).toEqual({ amount: '90000000' });
  await agreementIs(programme, 'service', 'expired');
  await comes(programme, 'p2', 'preparing');
});

test('ten landed projects fulfil their milestone by themselves', async () => {
  const seed = programmeOf(seedFile, `p${randomUUID().slice(0, 8)}`);
  const [first, second, third] = seed.phases;
  const ten = second?.milestones.find(({ key }) => key === 'ten-projects');
  const platform = seed.projects.modes['platform'];
  if (!first || !second || !third || !ten || !platform) throw new Error('The seed has three phases and a platform.');
  const definition = {
    ...seed,
    phases: [{ ...first, milestones: [ten, ...first.milestones] }, { ...second, milestones: [] }, third],
    projects: { ...seed.projects, modes: { platform: { ...platform, stages: platform.stages?.slice(0, 1) ?? [] } } },
  };
  await gatehouse.processes.startProgramme({ definition, version: 'v1', startedBy: office }, randomUUID());
  const programme = definition.key;
  await eventually(async () => (await gatehouse.readModel.programme(programme))?.phases[0]?.state === 'running');
  await agreementIs(programme, 'service', 'effective');
  const milestone = async () => (await viewOf(programme)).phases[0]?.milestones.find(({ key }) => key === ten.key);
  const land = async (key: string) => {
    await open(programme, key);
    await approveAll(gatehouse, `${programme}:budget:${key}:1`);
    await comes(programme, key, 'running');
    await passes(programme, key, 'design');
    await approveAll(gatehouse, (await commissions(programme, key)).approval ?? '');
    await comes(programme, key, 'landed');
  };
  const keys = Array.from({ length: 10 }, (_, index) => `p${index + 1}`);
  await Promise.all(keys.slice(0, 9).map(land));
  expect(await milestone()).toMatchObject({ state: 'planned' });
  await land('p10');
  await eventually(async () => (await milestone())?.state === 'accepted');
});

test('a cost of more than is tolerated has the office report it and the strategic group decide; until then nothing is commissioned', async () => {
  const programme = await startSeed();
  await open(programme, 'p4');
  const id = projectId(programme, 'p4');
  const costs = (amount: string, reason = 'steel is dearer') =>
    gatehouse.processes.ask(id, forecastCost, randomUUID(), { amount, reason, tolerated, by: office });
  const definition = programmeOf(seedFile, programme);
  const [tolerated, groups] = [toleratedCost(definition), strategicOf(definition)];
  const said = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd' };
  const reports = () => gatehouse.processes.ask(id, reportCost, randomUUID(), { ...said, groups, by: office });
  const costIs = (state: string) =>
    eventually(async () => (await projectOf(programme, 'p4'))?.cost?.exception?.state === state);
  expect(await refusal(costs('130000000'))).toBe('project_state'); // its budget is not approved yet
  await approveAll(gatehouse, `${programme}:budget:p4:1`);
  await agreementIs(programme, 'service', 'effective');
  await comes(programme, 'p4', 'running');

  await costs('132000000');
  await eventually(async () => (await projectOf(programme, 'p4'))?.cost?.amount === '132000000');
  expect(await refusal(reports())).toBe('exception_not_open');
  expect(await refusal(costs('140000000', ' '))).toBe('comment_required');
  await costs('140000000');
  await costIs('open');
  await eventually(async () =>
    (await mailsTo(gatehouse, office)).some(({ subject }) =>
      /exception report on the cost is due|例外报告（费用）/.test(subject),
    ),
  );
  expect((await viewOf(programme)).waiting.map(({ what }) => what.en)).toContain(
    'Exception report on the cost: Project p4',
  );

  const first = (await reports()).approval ?? '';
  const { request } = await stateOf(gatehouse, first);
  expect(request.stages.flatMap(({ panels }) => panels.map(({ group }) => group))).toEqual(['strategic']);
  expect(request.content.summary[0]?.en).toBe('16.67 % over its budget: more than is tolerated (10 % are tolerated).');
  await isProtected(programme, 'p4');
  for (const stage of ['design', 'build', 'pilot']) await passes(programme, 'p4', stage);
  expect(await refusal(commissions(programme, 'p4'))).toBe('needs_unmet');
  await approveAll(gatehouse, first);
  await costIs('approved');
  expect(await projectOf(programme, 'p4')).toMatchObject({ cost: { exception: { upTo: '140000000' } } });
  await costs('139000000');
  await approveAll(gatehouse, (await commissions(programme, 'p4')).approval ?? '');
  await comes(programme, 'p4', 'landed');
});
