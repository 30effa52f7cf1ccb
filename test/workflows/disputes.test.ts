import { randomUUID } from 'node:crypto';
import { raiseDispute } from '../../api/disputes/disputes';
import { confirmSettlement, disputeId, leaveTier, recordAward, withdrawDispute } from '../../contracts/dispute';
import { obligationId } from '../../contracts/obligation';
import type { Disputed } from '../../domain/disputes/disputes';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, ask, decide, enterProgramme, mailsTo, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));
const raise = async (programme: string, about: Disputed, key = 'd1') =>
  raiseDispute(
    gatehouse,
    await viewOf(programme),
    { key, title: 'Late delivery', claim: 'It came late.', about },
    { by: 'director@spree.example', party: 'spree' },
    randomUUID(),
  );
const disputeOf = async (programme: string, key = 'd1') =>
  (await viewOf(programme)).disputes.find((each) => each.key === key);
const comesTo = (programme: string, state: string) =>
  eventually(async () => (await disputeOf(programme))?.state === state);
const clockOf = (programme: string) => eventually(async () => (await disputeOf(programme))?.clock);
const other = { party: 'manzanares', by: 'office@manzanares.example' };
const mine = { party: 'spree', by: 'director@spree.example' };
const dayMs = 24 * 3600_000;

test('a dispute goes from negotiation to mediation to arbitration by its clocks, both offices and the committee hear of it, and an award ends it', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = disputeId(programme, 'd1');
  const about = { kind: 'agreement', key: 'consortium' } as const;
  await raise(programme, about);
  expect(await refusal(raise(programme, about))).toBe('key_taken');
  const inDispute = async () => (await viewOf(programme)).agreements.find(({ key }) => key === about.key)?.inDispute;
  expect(await inDispute()).toBe(true);
  const { remindAt, endsAt } = await clockOf(programme);
  const days = (Date.parse(endsAt) - Date.now()) / dayMs;
  expect(days).toBeGreaterThan(29);
  expect(days).toBeLessThan(34);
  await wait(gatehouse, id, remindAt, 1);
  await eventually(async () => (await toldBy(gatehouse, id)).at(-1)?.type === 'dispute.reminded');
  await wait(gatehouse, id, endsAt, 1);
  await comesTo(programme, 'mediation');
  const award = { award: { summary: 'half', on: '2027-03-01' }, by: office };
  const awards = () => gatehouse.processes.ask(id, recordAward, randomUUID(), award);
  expect(await refusal(awards())).toBe('dispute_state');
  const mediation = await clockOf(programme);
  await wait(gatehouse, id, mediation.remindAt, 1);
  await eventually(async () => (await toldBy(gatehouse, id)).at(-1)?.type === 'dispute.reminded');
  await wait(gatehouse, id, mediation.endsAt, 1);
  await comesTo(programme, 'arbitration');
  await awards();
  await gatehouse.client.workflow.getHandle(id).result();
  await comesTo(programme, 'awarded');
  expect(await inDispute()).toBeUndefined();
  for (const person of [office, 'office@manzanares.example', 'director@manzanares.example'])
    await eventually(async () =>
      (await mailsTo(gatehouse, person)).some(({ subject }) => /Late delivery/.test(subject)),
    );
});

test('a party that stops taking part ends the tier at once, and both parties settle by the same words', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = disputeId(programme, 'd1');
  await raise(programme, { kind: 'lines', lines: ['line 3 of the statement'] });
  const leaves = () => gatehouse.processes.ask(id, leaveTier, randomUUID(), { ...other, reason: 'no use' });
  expect((await leaves()).state).toBe('mediation');
  expect((await leaves()).state).toBe('arbitration');
  expect(await refusal(leaves())).toBe('dispute_state');
  const settles = (party: typeof mine, terms: string) =>
    gatehouse.processes.ask(id, confirmSettlement, randomUUID(), { ...party, terms });
  expect((await settles(mine, 'half')).state).toBe('arbitration');
  expect((await settles(other, 'a third')).state).toBe('arbitration');
  expect((await settles(mine, 'a third')).state).toBe('settled');
  await gatehouse.client.workflow.getHandle(id).result();
  expect(await disputeOf(programme)).toMatchObject({ state: 'settled', settlement: { terms: 'a third' } });
});

test('an obligation in dispute stands still and goes on with the time that was left; another obligation does not wait', async () => {
  const programme = await enterProgramme(gatehouse);
  const approval = await ask(gatehouse, programme);
  const due = dayIn(40);
  const conditions = ['an audit', 'a report'].map((text) => ({ text, owner: office, due }));
  await decide(gatehouse, approval, 'spree.steering.director', { verdict: 'approveWithConditions', conditions });
  await approveAll(gatehouse, approval);
  const obligations = () =>
    eventually(async () => {
      const found = (await viewOf(programme)).obligations;
      return found.length === 2 && found;
    });
  const [before, unmoved] = await obligations();
  const key = obligationId(approval, 1);
  await raise(programme, { kind: 'obligation', key });
  await eventually(async () => (await obligations())[0]?.stoppedAt !== undefined);
  // More than its time passes while it is disputed.
  await wait(gatehouse, key, new Date(Date.parse(before?.dueAt ?? '') + 5 * dayMs).toISOString());
  expect((await obligations())[0]).toMatchObject({ state: 'open', disputes: ['d1'] });

  const id = disputeId(programme, 'd1');
  const withdrawal = { ...other, reason: 'cleared up' };
  const withdraws = (by: typeof withdrawal) => gatehouse.processes.ask(id, withdrawDispute, randomUUID(), by);
  expect(await refusal(withdraws(withdrawal))).toBe('forbidden');
  await withdraws({ ...mine, reason: 'cleared up' });
  await gatehouse.client.workflow.getHandle(id).result();
  const [resumed, still] = await eventually(async () => {
    const found = await obligations();
    return found[0]?.stoppedAt === undefined && found;
  });
  const told = await toldBy(gatehouse, key);
  const at = (type: string) =>
    Date.parse(told.flatMap((each) => ('at' in each && each.type === type ? [each.at] : []))[0] ?? '');
  const stood = at('obligation.resumed') - at('obligation.stopped');
  expect(Date.parse(resumed?.dueAt ?? '')).toBe(Date.parse(before?.dueAt ?? '') + stood);
  expect(stood).toBeGreaterThan(40 * dayMs);
  expect(still).toMatchObject({ dueAt: unmoved?.dueAt });
  await wait(gatehouse, key, resumed?.remindAt ?? '', 1);
  await eventually(async () => (await toldBy(gatehouse, key)).at(-1)?.type === 'obligation.reminded');
  await wait(gatehouse, key, resumed?.dueAt ?? '', 1);
  await eventually(async () => (await obligations())[0]?.state === 'lapsed');
});
