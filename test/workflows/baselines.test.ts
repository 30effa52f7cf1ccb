import { randomUUID } from 'node:crypto';
import { setAside } from '../../api/schedule/change-requests';
import type { ProgrammeView } from '../../domain/views/views';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, closed, decide, office, refusal, stateOf } from '../support/questions';

const gatehouse = openGatehouse();

const viewOf = (programme: string): Promise<ProgrammeView> =>
  eventually(async () => gatehouse.readModel.programme(programme));
const milestoneOf = async (programme: string, key: string) =>
  (await viewOf(programme)).phases.flatMap(({ milestones }) => milestones).find((each) => each.key === key);
const request = async (programme: string, name: string, dates: Readonly<Record<string, string>>) => {
  const asked = { name, reason: 'a second vote', dates, by: office };
  return (await gatehouse.processes.requestChange(programme, asked, randomUUID())).approval ?? '';
};
const endOf = (programme: string, name: string) =>
  eventually(async () => {
    const found = (await viewOf(programme)).changes.findLast((each) => each.name === name);
    return found && found.state !== 'deciding' && found;
  });

test('a new baseline is in force once the group has approved it, keeps the one before, and measures the forecast again', async () => {
  const { key } = await startProgramme(gatehouse);
  const late = { milestone: 'protocol-approved', on: '2027-05-05', reason: 'a second vote', by: office };
  await gatehouse.processes.forecastMilestone(key, late, randomUUID());
  await eventually(async () => (await milestoneOf(key, 'protocol-approved'))?.slip?.workingDays === 25);
  expect(await refusal(request(key, 'past', { 'protocol-approved': '2020-01-01' }))).toBe('invalid_input');

  const rejected = await request(key, 'spring', { 'protocol-approved': '2027-05-05' });
  expect(await refusal(request(key, 'spring', { 'protocol-approved': '2027-05-06' }))).toBe('baseline_named_already');
  await decide(gatehouse, rejected, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, rejected);
  expect(await endOf(key, 'spring')).toMatchObject({ state: 'rejected' });
  expect(await milestoneOf(key, 'protocol-approved')).toMatchObject({ baselineOn: '2027-03-31' });

  const approved = await request(key, 'spring', { 'protocol-approved': '2027-05-05' });
  const { summary } = (await stateOf(gatehouse, approved)).request.content;
  expect(summary.map(({ en }) => en)).toContain('Study protocol approved: 31 Mar 2027 → 5 May 2027');
  await approveAll(gatehouse, approved);
  expect(await endOf(key, 'spring')).toMatchObject({ state: 'approved' });
  await eventually(async () => (await milestoneOf(key, 'protocol-approved'))?.slip?.workingDays === 0);
  const milestone = await milestoneOf(key, 'protocol-approved');
  expect(milestone).toMatchObject({ baselineOn: '2027-05-05', slip: { isOver: false } });
  expect(milestone?.baselines).toMatchObject([{ on: '2027-03-31' }, { name: 'spring', on: '2027-05-05' }]);
  expect(milestone).not.toHaveProperty('exception');
});

test('a change request is postponed, or merged into another one that moves its milestones', async () => {
  const { key } = await startProgramme(gatehouse);
  await request(key, 'one', { 'protocol-approved': '2027-05-05' });
  await request(key, 'two', { 'first-thousand': '2029-05-02' });
  const whole = await request(key, 'both', { 'protocol-approved': '2027-05-05', 'first-thousand': '2029-05-02' });
  const view = await eventually(async () => {
    const now = await viewOf(key);
    return now.changes.length === 3 && now;
  });
  const aside = { by: office, reason: 'one decision is enough' };
  const merge = (number: number, into: number) =>
    setAside(gatehouse, view, { ...aside, number, as: 'merged', into }, randomUUID());
  expect(await refusal(merge(1, 2))).toBe('change_not_open');
  await eventually(async () => gatehouse.readModel.approval(`${key}:change:1:1`));
  await merge(1, 3);
  expect(await endOf(key, 'one')).toMatchObject({ state: 'merged', into: 3 });
  await setAside(gatehouse, view, { ...aside, number: 2, as: 'postponed' }, randomUUID());
  expect(await endOf(key, 'two')).toMatchObject({ state: 'postponed' });
  await approveAll(gatehouse, whole);
  expect(await endOf(key, 'both')).toMatchObject({ state: 'approved' });
  expect(await milestoneOf(key, 'first-thousand')).toMatchObject({ baselineOn: '2029-05-02' });
});
