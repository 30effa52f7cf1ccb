import { randomUUID } from 'node:crypto';
import { assertMeasuresMet, schemeIn, verifierOf } from '../../api/improvements/improvements';
import { analyseUpdate, improvementId, planUpdate, recurred, recurUpdate } from '../../contracts/improvement';
import { obligationId } from '../../contracts/obligation';
import { programmeEnds } from '../../contracts/programme';
import { eventually } from '../support/eventually';
import { createImproving, key, mine, theirs } from '../support/improving';
import { lose, loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { enterProgramme, mailsTo, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();
const { viewOf, improvementOf, comesTo, open, openBy, mend, verify, waitForCheck } = createImproving(gatehouse);

test('an improvement fails, needs a new cause, succeeds, comes back while it is watched, and closes at last', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = improvementId(programme, key);
  await open(programme);
  expect(await refusal(open(programme))).toBe('key_taken');
  const waits = (await gatehouse.readModel.programme(programme))?.waiting;
  expect(waits).toContainEqual(expect.objectContaining({ kind: 'improvement', id: key }));

  const awaited = await mend(programme, 'Nobody reminds the ward');
  expect(awaited.rounds[0]?.checkFrom).toBeDefined();
  expect(await refusal(verify(id, '2'))).toBe('check_too_early');
  await waitForCheck(programme, id);
  const [asked] = (await toldBy(gatehouse, id)).filter(({ type }) => type === 'improvement.checkOpened');
  expect(asked).toMatchObject({ told: expect.arrayContaining(['director@manzanares.example']) as unknown });
  expect(await refusal(verify(id, '2', mine))).toBe('same_company');
  expect(await refusal(verify(id, '3.01', { verdict: 'effective' }))).toBe('effect_not_shown');
  expect(await verify(id, '3.01')).toMatchObject({ verdict: 'notEffective', state: 'analysis' });
  const again = { cause: 'nobody reminds the ward.', method: 'x', ...mine };
  expect(await refusal(gatehouse.processes.ask(id, analyseUpdate, randomUUID(), again))).toBe('cause_not_new');

  await mend(programme, 'The form asks for too much', {});
  await waitForCheck(programme, id);
  expect(await verify(id, '3.0')).toMatchObject({ verdict: 'effective', state: 'watch' });
  const { reopened } = await comesTo(programme, 'watch');
  expect(reopened).toBe(1);

  const note = 'Five cases late in one week';
  const seen = await gatehouse.processes.ask(id, recurUpdate, randomUUID(), { note, ...theirs });
  expect(seen.state).toBe('analysis');
  const counts = (await toldBy(gatehouse, id)).filter(({ type }) => type === 'improvement.reopened');
  expect(counts).toMatchObject([
    { count: 1, because: 'notEffective' },
    { count: 2, because: 'recurred' },
  ]);

  await mend(programme, 'The night shift has no login', {});
  await waitForCheck(programme, id);
  await verify(id, '1');
  const { clock } = await comesTo(programme, 'watch');
  await wait(gatehouse, id, clock?.closesAt ?? '', 1);
  await gatehouse.client.workflow.getHandle(id).result();
  await eventually(async () => (await improvementOf(programme)).state === 'closed');
  expect(await refusal(gatehouse.processes.ask(id, recurUpdate, randomUUID(), { note, ...theirs }))).toBe(
    'already_closed',
  );
  const subjects = (await mailsTo(gatehouse, 'director@manzanares.example')).map(({ subject }) => subject);
  expect(subjects.filter((subject) => /Late entry/.test(subject)).length).toBeGreaterThan(3);
});

test('opened by what was measured it goes on after every process was lost, and is told of its cause once', async () => {
  const programme = await enterProgramme(gatehouse);
  const cause = { key: 'quarterly:2027-Q1', problem: 'quarterly' };
  const id = await openBy(programme, cause);
  expect(await refusal(openBy(programme, cause))).toBe('key_taken');
  await comesTo(programme, 'analysis');
  await loseEverything(gatehouse, programme);
  const tell = (occurrence: string) =>
    gatehouse.client.workflow
      .getHandle(id)
      .signal(recurred, { cause: { ...cause, key: occurrence }, note: `below 80 in ${occurrence}` });
  await tell(cause.key);
  await tell('quarterly:2027-Q2');
  const recurrences = async () => (await improvementOf(programme)).recurrences.length;
  await eventually(async () => (await recurrences()) === 1);
  expect((await improvementOf(programme)).reopened).toBe(0);

  await mend(programme, 'Nobody reminds the ward');
  await loseEverything(gatehouse, programme);
  await tell('quarterly:2027-Q2');
  await tell('quarterly:2027-Q3');
  await comesTo(programme, 'analysis');
  expect(await improvementOf(programme)).toMatchObject({ reopened: 1, source: 'score' });
  expect(await recurrences()).toBe(2);
  await loseEverything(gatehouse, programme);
  await gatehouse.client.workflow.getHandle(id).signal(programmeEnds, { at: 'exiting' });
  await gatehouse.client.workflow.getHandle(id).result();
  await eventually(async () => (await improvementOf(programme)).state === 'abandoned');
});

test('a step that nobody takes is reminded of and then overdue, and whoever had a hand in it verifies nothing', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = improvementId(programme, key);
  await open(programme);
  const { clock } = await comesTo(programme, 'analysis');
  await wait(gatehouse, id, clock?.remindAt ?? '', 1);
  await eventually(async () => (await improvementOf(programme)).clock?.isReminded);
  await wait(gatehouse, id, clock?.dueAt ?? '', 1);
  await eventually(async () => (await improvementOf(programme)).clock?.isOverdue);
  const overdue = (await toldBy(gatehouse, id)).find(({ type }) => type === 'improvement.overdue');
  expect(overdue).toMatchObject({ told: ['director@spree.example', 'director@manzanares.example'] });
  const it = await mend(programme, 'Nobody reminds the ward');
  const view = await viewOf(programme);
  expect(verifierOf(view, it, 'finance@manzanares.example')).toMatchObject({ party: 'manzanares' });
  for (const person of [office, 'director@spree.example', 'office@manzanares.example'])
    expect(await refusal(viewOf(programme).then((now) => verifierOf(now, it, person)))).toBe('same_company');
});

test('lost between the approval of its plan and the measures it tracks them once it goes on, each once', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = improvementId(programme, key);
  await open(programme);
  await comesTo(programme, 'analysis');
  await gatehouse.processes.ask(id, analyseUpdate, randomUUID(), { cause: 'x', method: 'y', ...mine });
  const at = await comesTo(programme, 'plan');
  const measures = ['A reminder', 'A login'].map((text) => ({
    text,
    owner: 'spree.clinical.nursing',
    due: '2029-06-01',
  }));
  const told = {
    measures,
    implementer: 'spree',
    note: '',
    criterion: { kind: 'kpi', of: 'delay', value: '3' },
  } as const;
  const scheme = schemeIn(await viewOf(programme), at, told, office);
  const { approval = '' } = await gatehouse.processes.ask(id, planUpdate, randomUUID(), scheme);
  await eventually(async () => (await toldBy(gatehouse, id)).some(({ type }) => type === 'improvement.planned'));
  await eventually(() => gatehouse.readModel.approval(approval));
  await lose(gatehouse, id);
  const entries = await gatehouse.ledger.entriesOf(id);
  const happening = { type: 'improvement.planDecided', improvement: key, approval, outcome: 'approved' } as const;
  const number = entries.length + 1;
  await gatehouse.ledger.append([{ programme, process: id, number, at: new Date().toISOString(), happening }]);

  await gatehouse.resume(programme, id);
  const tracked = () => viewOf(programme).then(({ obligations }) => obligations.map((each) => each.key).sort());
  const both = [1, 2].map((n) => obligationId(approval, n, 'corrective'));
  await eventually(async () => (await tracked()).length === 2);
  await loseAndResume(gatehouse, programme, id);
  expect(await tracked()).toEqual(both);
  const owed = await viewOf(programme);
  expect(await refusal(improvementOf(programme).then((it) => assertMeasuresMet(owed, it)))).toBe('measures_open');
});
