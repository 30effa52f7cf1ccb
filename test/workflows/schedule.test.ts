import { randomUUID } from 'node:crypto';
import { scopeIn } from '../../api/schedule/reports';
import { scheduleId } from '../../contracts/schedule';
import { addWorkingDays } from '../../domain/calendar/calendar';
import type { Programme } from '../../domain/programme/programme';
import { dueAlone, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { dayIn } from '../support/days';
import { openGatehouse } from '../support/opened';
import { approveAll, closed, decide, mailsTo, office, refusal, stateOf, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const strategic = (programme: Programme): Programme => {
  const { governance } = programme;
  const { clinical } = governance.groups;
  if (!clinical) throw new Error('The programme has a clinical group.');
  return {
    ...programme,
    governance: { ...governance, groups: { ...governance.groups, clinical: { ...clinical, kind: 'strategic' } } },
  };
};
const forecast = (programme: string, milestone: string, on: string, reason = 'a late vote') =>
  gatehouse.processes.forecastMilestone(programme, { milestone, on, reason, by: office }, randomUUID());
const milestoneOf = async (programme: string, milestone: string) =>
  (await gatehouse.readModel.programme(programme))?.phases
    .flatMap(({ milestones }) => milestones)
    .find(({ key }) => key === milestone);
const seen = <Found>(
  programme: string,
  milestone: string,
  find: (view: NonNullable<Awaited<ReturnType<typeof milestoneOf>>>) => Found | undefined,
) =>
  eventually(async () => {
    const view = await milestoneOf(programme, milestone);
    return view && find(view);
  });
const waitsFor = async (programme: string) =>
  ((await gatehouse.readModel.programme(programme))?.waiting ?? []).map(({ kind }) => kind);
const report = (programme: string, milestone: string) =>
  gatehouse.processes.reportException(
    programme,
    { milestone, cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office },
    randomUUID(),
  );

test('a forecast slips from its baseline in working days and proposes what would follow, which moves once the office accepts it', async () => {
  const { key } = await startProgramme(gatehouse);
  expect(await refusal(forecast(key, 'protocol-approved', '2027-04-07', ' '))).toBe('comment_required');
  await forecast(key, 'protocol-approved', '2027-04-07');
  expect(await seen(key, 'protocol-approved', ({ slip }) => slip)).toMatchObject({ workingDays: 5, isOver: false });
  const proposal = await seen(key, 'protocol-approved', (view) => view.proposal);
  expect(proposal.moves).toEqual([{ milestone: 'first-thousand', from: '2029-03-01', to: '2029-03-08' }]);
  expect((await milestoneOf(key, 'first-thousand'))?.forecastOn).toBeUndefined();
  expect(await waitsFor(key)).toContain('proposal');

  const answer = { milestone: 'protocol-approved', proposal: proposal.number, isAccepted: true, by: office };
  await gatehouse.processes.answerProposal(key, answer, randomUUID());
  expect(await refusal(gatehouse.processes.answerProposal(key, answer, randomUUID()))).toBe('proposal_over');
  expect(await seen(key, 'first-thousand', ({ slip }) => slip)).toMatchObject({ workingDays: 5 });
  expect(await milestoneOf(key, 'first-thousand')).toMatchObject({ forecastOn: '2029-03-08' });
  expect(await waitsFor(key)).not.toContain('proposal');

  await forecast(key, 'protocol-approved', '2027-03-31');
  const back = await seen(key, 'protocol-approved', (view) => view.proposal);
  expect(back.moves).toEqual([{ milestone: 'first-thousand', from: '2029-03-08', to: '2029-03-01' }]);
  await gatehouse.processes.answerProposal(key, { ...answer, proposal: back.number, isAccepted: false }, randomUUID());
  await eventually(async () => !(await milestoneOf(key, 'protocol-approved'))?.proposal);
  expect(await milestoneOf(key, 'first-thousand')).toMatchObject({ forecastOn: '2029-03-08' });
});

test('a slip of more than is tolerated has the office report it and the strategic group decide, again after a refusal', async () => {
  const { key } = await startProgramme(gatehouse, (programme) => ({
    ...strategic(programme),
    tolerance: { workingDays: 3, percentOfPhase: 10 },
  }));
  await eventually(async () => (await refusal(report(key, 'protocol-approved'))) === 'exception_not_open'); // its dates are followed
  await forecast(key, 'protocol-approved', '2027-04-07');
  expect(await seen(key, 'protocol-approved', ({ exception }) => exception)).toMatchObject({ state: 'open', slip: 5 });
  expect(await waitsFor(key)).toContain('exception');
  await eventually(async () =>
    (await mailsTo(gatehouse, office)).some(({ subject }) => /exception report is due/.test(subject)),
  );

  const { approval: first = '' } = await report(key, 'protocol-approved');
  const { request } = await stateOf(gatehouse, first);
  expect(request.stages.flatMap(({ panels }) => panels.map(({ group }) => group))).toEqual(['clinical']);
  expect(request.content.summary.map(({ en }) => en)).toContain('Recommended: d');
  expect(await refusal(report(key, 'protocol-approved'))).toBe('exception_not_open');
  for (const seat of ['spree.clinical.lead', 'spree.clinical.nursing'])
    await decide(gatehouse, first, seat, { verdict: 'reject' }).catch(() => undefined);
  await closed(gatehouse, first);
  await eventually(async () => (await milestoneOf(key, 'protocol-approved'))?.exception?.state === 'refused');

  const { approval: second = '' } = await report(key, 'protocol-approved');
  expect(second).toMatch(/:exception:protocol-approved:2$/);
  await approveAll(gatehouse, second);
  await eventually(async () => (await milestoneOf(key, 'protocol-approved'))?.exception?.state === 'approved');
  await forecast(key, 'protocol-approved', '2027-04-06');
  await eventually(async () => (await milestoneOf(key, 'protocol-approved'))?.slip?.workingDays === 4);
  expect(await milestoneOf(key, 'protocol-approved')).toMatchObject({ exception: { state: 'approved', upTo: 5 } });
  expect(
    (await toldBy(gatehouse, scheduleId(key))).filter(
      (told) => told.type === 'schedule.exceptionOpened' && told.milestone === 'protocol-approved',
    ),
  ).toHaveLength(1);
});

test('any change of scope is reported and decided by the strategic group; those who accept the milestone see what was approved', async () => {
  const { key } = await startProgramme(gatehouse, strategic);
  const report = { cause: 'a', consequence: 'b', options: ['c'], recommendation: 'd', by: office };
  const changes = (change: string) =>
    gatehouse.processes.changeScope(key, { milestone: 'protocol-approved', change, ...report }, randomUUID());
  expect(await refusal(changes(' '))).toBe('comment_required');
  const { approval: first = '' } = await changes('no children');
  expect(first).toBe(`${key}:scope:protocol-approved:1`);
  expect(await refusal(changes('a second hospital'))).toBe('scope_deciding');
  const { request } = await stateOf(gatehouse, first);
  expect(request.stages.flatMap(({ panels }) => panels.map(({ group }) => group))).toEqual(['clinical']);
  expect(request.content.summary[0]?.en).toBe('Change of scope: no children');
  for (const seat of ['spree.clinical.lead', 'spree.clinical.nursing'])
    await decide(gatehouse, first, seat, { verdict: 'reject' }).catch(() => undefined);
  await closed(gatehouse, first);
  const scope = async () => (await milestoneOf(key, 'protocol-approved'))?.scope ?? [];
  await eventually(async () => (await scope())[0]?.state === 'refused');

  const { approval: second = '' } = await changes('a second hospital');
  await approveAll(gatehouse, second);
  await eventually(async () => (await scope())[1]?.state === 'approved');
  const view = await eventually(() => gatehouse.readModel.programme(key));
  expect(scopeIn(view, 'protocol-approved')).toEqual({ scope: ['a second hospital'] });
});

test('what nobody forecast is reported once days alone have it slip too far, and an approved report covers as much again', async () => {
  const dueOn = dayIn(20);
  const { key } = await startProgramme(gatehouse, (programme) => dueAlone(strategic(programme), dueOn));
  const schedule = scheduleId(key);
  const exceptions = async () =>
    (await toldBy(gatehouse, schedule)).filter(({ type }) => type === 'schedule.exceptionOpened');
  const calendars = Object.values(gatehouse.directory.calendars(await gatehouse.directory.definition(key)));
  expect(await exceptions()).toEqual([]);

  const fourth = addWorkingDays(calendars, dueOn, 4);
  await wait(gatehouse, schedule, `${fourth}T12:00:00Z`);
  await eventually(async () => (await exceptions()).length === 1);
  expect(await seen(key, 'protocol-approved', ({ exception }) => exception)).toMatchObject({ state: 'open', slip: 4 });
  expect(await waitsFor(key)).toContain('exception');
  await eventually(async () =>
    (await mailsTo(gatehouse, office)).some(({ subject }) => /exception report is due/.test(subject)),
  );

  const { approval = '' } = await report(key, 'protocol-approved');
  await approveAll(gatehouse, approval);
  expect(
    await seen(key, 'protocol-approved', ({ exception }) => exception?.state === 'approved' && exception),
  ).toMatchObject({ upTo: 7 });
  await wait(gatehouse, schedule, `${addWorkingDays(calendars, dueOn, 7)}T12:00:00Z`);
  expect(await exceptions()).toHaveLength(1);
  await wait(gatehouse, schedule, `${addWorkingDays(calendars, dueOn, 8)}T12:00:00Z`);
  await eventually(async () => (await exceptions()).length === 2);
});
