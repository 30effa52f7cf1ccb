import { randomUUID } from 'node:crypto';
import { createLedgerActivities } from '../../activities/ledger';
import type { ActivityDeps } from '../../activities/deps';
import { evaluationProcess } from '../../contracts/evaluation';
import { improvementId, improvementQuery } from '../../contracts/improvement';
import type { Entry, Happening } from '../../domain/record/ledger';
import type { Programme } from '../../domain/programme/programme';
import { specialOf } from '../../domain/programme/evaluation-defaults';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, enterProgramme, office } from '../support/questions';

const gatehouse = openGatehouse();

/** Everything opens a special evaluation, and a total below 80 an improvement, as its file says. */
const withConsequences = (programme: Programme): Programme => ({
  ...programme,
  evaluation: { ...programme.evaluation, special: specialOf(programme.evaluation) },
  improvement: { ...programme.improvement, openBelow: 80 },
});

const at = new Date().toISOString();

/** Writes an entry as a process does. */
const write = async (programme: string, process: string, happening: Happening, number = 1) => {
  const entry: Entry = {
    programme,
    process: `${programme}:${process}`,
    number,
    at,
    happening,
  };
  await createLedgerActivities(gatehouse as unknown as ActivityDeps).append([entry]);
};

const viewOf = async (programme: string) => {
  const view = await gatehouse.readModel.head(programme);
  if (!view) throw new Error('The programme was entered.');
  return view;
};

const terminated = {
  type: 'agreement.terminated',
  agreement: 'consortium',
  on: '2026-11-02',
  why: 'agreed',
} as unknown as Happening;
const held = (recycles?: number) =>
  ({
    type: 'phase.gateDecided',
    phase: 'setup',
    approval: 'x',
    outcome: recycles === undefined ? 'hold' : 'recycle',
    ...(recycles !== undefined && { recycles }),
  }) as unknown as Happening;

test('what calls for it opens one special evaluation, however often it is written; what does not, none', async () => {
  const programme = await enterProgramme(gatehouse, withConsequences);
  for (let time = 0; time < 3; time += 1) await write(programme, 'agreement:consortium', terminated);
  await write(programme, 'phase:setup', held(1));
  await write(programme, 'phase:setup', held(2), 2);
  await write(programme, 'phase:setup', held(3), 3);
  await write(programme, 'phase:setup', held(), 4);
  const opened = await eventually(async () => {
    const { evaluations } = await viewOf(programme);
    return evaluations.length >= 3 && evaluations;
  });
  expect(opened.map(({ cycle, cause }) => [cycle, cause?.trigger]).sort()).toEqual([
    ['special', 'agreementEnded'],
    ['special', 'gateHeld'],
    ['special', 'recycledTwice'],
  ]);
});

test('a total below what the programme accepts opens an improvement; in a programme that does not say so nothing follows', async () => {
  for (const change of [withConsequences, (programme: Programme) => programme]) {
    const programme = await enterProgramme(gatehouse, change);
    const definition = await gatehouse.directory.definition(programme);
    const process = evaluationProcess(
      {
        programme,
        programmeTitle: definition.title,
        version: 'v1',
        asks: true,
        cycleKey: 'monthly',
        period: '2026-10',
      },
      { zh: '月度', en: 'Monthly' },
    );
    await gatehouse.processes.start(process, randomUUID());
    await eventually(async () => (await viewOf(programme)).evaluations.length === 1);
    const report = { by: office, actuals: { enrolment: '350' }, notes: '' };
    const { approval = '' } = await gatehouse.processes.reportActuals(
      programme,
      'monthly',
      '2026-10',
      report,
      randomUUID(),
    );
    await eventually(() => gatehouse.readModel.approval(approval));
    await approveAll(gatehouse, approval);
    await eventually(async () => (await viewOf(programme)).evaluations[0]?.state === 'signedOff');
    if (change !== withConsequences) expect((await viewOf(programme)).improvements).toEqual([]);
    else
      expect(await eventually(async () => (await viewOf(programme)).improvements[0])).toMatchObject({
        source: 'score',
        cause: { key: 'monthly:2026-10' },
        severity: 'major',
        state: 'analysis',
      });
  }
});

test('the review of the money lists the budgets, is signed off by its groups, and each of its findings opens an improvement', async () => {
  const programme = await enterProgramme(gatehouse, (definition) => {
    const changed = withConsequences(definition);
    const { evaluation } = changed;
    const signOff = evaluation.cycles.monthly.signOff;
    const financial = { title: { zh: '财务监督', en: 'Review of the money' }, dueWorkingDay: 10, kpis: [], signOff };
    return { ...changed, evaluation: { ...evaluation, cycles: { ...evaluation.cycles, financial } } };
  });
  const definition = await gatehouse.directory.definition(programme);
  await write(programme, 'budgets', {
    type: 'budget.alerted',
    budget: 'software',
    title: { zh: '软件', en: 'Software' },
    level: 'block',
    usedText: '101',
    why: { zh: '超支。', en: 'Too much.' },
    isOver95: true,
    told: [],
  });
  const input = {
    programme,
    programmeTitle: definition.title,
    version: 'v1',
    asks: true,
    cycleKey: 'financial',
  } as const;
  const title = { zh: '财务监督', en: 'Review of the money' };
  await gatehouse.processes.start(evaluationProcess({ ...input, period: '2026-Q3' }, title), randomUUID());
  const approval = `${programme}:evaluation:financial:2026-Q3:1`;
  await eventually(() => gatehouse.readModel.approval(approval));
  await approveAll(gatehouse, approval);
  const evaluation = await eventually(async () =>
    (await viewOf(programme)).evaluations.find(({ state }) => state === 'signedOff'),
  );
  expect(evaluation.progress).toMatchObject([{ scope: 'budgets', thing: 'budget:software', isFinding: true }]);
  expect(await eventually(async () => (await viewOf(programme)).improvements[0])).toMatchObject({
    source: 'finding',
    cause: { key: 'financial:2026-Q3:budget:software', problem: 'budget:software' },
  });
});

test('a figure that is corrected after the sign-off is told to the improvement that its score opened, once', async () => {
  const programme = await enterProgramme(gatehouse, withConsequences);
  const definition = await gatehouse.directory.definition(programme);
  const input = {
    programme,
    programmeTitle: definition.title,
    version: 'v1',
    asks: true,
    cycleKey: 'monthly',
  } as const;
  const title = { zh: '月度', en: 'Monthly' };
  const signOff = async (edition: string, round: number) => {
    const approval = `${programme}:evaluation:monthly:${edition}:${round}`;
    await eventually(() => gatehouse.readModel.approval(approval));
    await approveAll(gatehouse, approval);
  };
  await gatehouse.processes.start(evaluationProcess({ ...input, period: '2026-10' }, title), randomUUID());
  await eventually(async () => (await viewOf(programme)).evaluations.length === 1);
  const report = { by: office, actuals: { enrolment: '350' }, notes: '' };
  await gatehouse.processes.reportActuals(programme, 'monthly', '2026-10', report, randomUUID());
  await signOff('2026-10', 1);
  const improvement = await eventually(async () => (await viewOf(programme)).improvements[0]);
  const evaluation = await eventually(async () =>
    (await viewOf(programme)).evaluations.find(({ state }) => state === 'signedOff'),
  );
  const [ask] = evaluation.asked ?? [];
  const correction = {
    ask: ask?.key ?? '',
    values: { enrolment: '700' },
    by: office,
    note: 'Counted anew',
    evidence: [],
  };
  await gatehouse.processes.start(
    evaluationProcess({ ...input, period: '2026-10', restatement: 2, correction, reason: 'Counted anew' }, title),
    randomUUID(),
  );
  const scored = await eventually(async () =>
    (await viewOf(programme)).evaluations.find(({ version, state }) => version === 2 && state === 'signOff'),
  );
  await signOff('2026-10.v2', 1);
  const told = await eventually(async () => {
    const found = (await viewOf(programme)).improvements.find(({ key }) => key === improvement.key);
    return found?.restatements;
  });
  const [restated] = told;
  if (!restated) throw new Error('It was told.');
  await gatehouse.processes.tellRestated(programme, improvement.key, { restated, told: [] });
  const handle = gatehouse.client.workflow.getHandle(improvementId(programme, improvement.key));
  expect((await handle.query(improvementQuery)).restatements).toEqual(told);
  expect(told).toEqual([
    expect.objectContaining({
      evaluation: scored.key,
      before: evaluation.scorecard?.total,
      after: scored.scorecard?.total,
    }),
  ]);
});
