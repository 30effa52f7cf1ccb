import { randomUUID } from 'node:crypto';
import { decideUpdate } from '../../contracts/approval';
import type { Happening } from '../../domain/record/ledger';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import {
  answer,
  aPolicy,
  ask,
  closed,
  decide,
  delivered,
  enterProgramme,
  mailsTo,
  colleague,
  refusal,
  skip,
  stateOf,
  steeringSeats,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();

const [director, finance, partner, partnerFinance] = steeringSeats;

const told = async (id: string, type: Happening['type'], count: number) =>
  eventually(async () => {
    const found = (await toldBy(gatehouse, id)).filter((happening) => happening.type === type);
    return found.length === count && found;
  });

const planOf = async (id: string) => (await eventually(() => gatehouse.readModel.approval(id))).plan;

test('reminders go at half, four fifths and the end of the time, and only to those who have not answered', async () => {
  const programme = await enterProgramme(gatehouse);
  const policy = aPolicy({ remind: [{ percent: 50 }, { percent: 80 }, 'due'] });
  const id = await ask(gatehouse, programme, { policy });
  const { reminders, dueAt } = await planOf(id);
  expect(reminders).toHaveLength(3);
  await decide(gatehouse, id, director);

  await wait(gatehouse, id, reminders[0]?.at ?? '', 1);
  expect(await told(id, 'approval.reminded', 1)).toMatchObject([{ seats: [partner, finance, partnerFinance] }]);
  await delivered(gatehouse, programme); // what would leave in one moment of skipped time leaves in a mail each
  await decide(gatehouse, id, finance);
  await wait(gatehouse, id, reminders[1]?.at ?? '', 1);
  expect(await told(id, 'approval.reminded', 2)).toMatchObject([{}, { seats: [partner, partnerFinance] }]);
  await delivered(gatehouse, programme); // what would leave in one moment of skipped time leaves in a mail each
  await wait(gatehouse, id, dueAt, 1);
  await told(id, 'approval.reminded', 3);
  expect((await stateOf(gatehouse, id)).ended).toBeUndefined();

  await delivered(gatehouse, programme); // what would leave in one moment of skipped time leaves in a mail each
  expect(await mailsTo(gatehouse, 'director@spree.example')).toHaveLength(1);
  expect(await mailsTo(gatehouse, 'finance@spree.example')).toHaveLength(2);
  expect(await mailsTo(gatehouse, 'director@manzanares.example')).toHaveLength(4);
  await wait(gatehouse, id, dueAt, 16);
  await closed(gatehouse, id);
});

test('an overdue matter climbs the chain, each step with a deadline of its own, and expires at its end', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), {
    policy: aPolicy({
      atDeadline: 'escalate',
      escalation: [
        { to: 'groupChair', within: { workingDays: 2 }, does: 'notify' },
        { to: 'supervision', within: { workingDays: 3 }, does: 'notify' },
      ],
    }),
  });
  const deadlines = [(await planOf(id)).dueAt];
  for (const step of [1, 2]) {
    await wait(gatehouse, id, deadlines.at(-1) ?? '', 16);
    await told(id, 'approval.escalated', step);
    deadlines.push((await stateOf(gatehouse, id)).dueAt);
  }
  expect([...deadlines].sort()).toEqual(deadlines);
  expect(new Set(deadlines).size).toBe(3);
  await wait(gatehouse, id, deadlines.at(-1) ?? '', 16);
  await closed(gatehouse, id);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({
    state: 'expired',
    approval: { escalations: [{ step: 0 }, { step: 1 }] },
  });
  await eventually(async () => (await mailsTo(gatehouse, 'ethics@spree.example')).length >= 1);
});

test('a chair to whom it was escalated may answer for a silent seat of their own company, and for no other', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), {
    policy: aPolicy({
      atDeadline: 'escalate',
      escalation: [{ to: 'groupChair', within: { workingDays: 2 }, does: 'addApprovers' }],
    }),
  });
  const chair = { person: 'director@spree.example' };
  for (const seat of [director, partner, partnerFinance]) await decide(gatehouse, id, seat);
  expect(await refusal(decide(gatehouse, id, finance, chair))).toBe('seat_not_held');
  await wait(gatehouse, id, (await planOf(id)).dueAt, 16);
  await told(id, 'approval.escalated', 1);
  expect(await refusal(decide(gatehouse, id, finance, { person: 'director@manzanares.example' }))).toBe(
    'seat_not_held',
  );
  expect(await decide(gatehouse, id, finance, chair)).toMatchObject({ outcome: 'approved' });
  await closed(gatehouse, id);
});

test.each([
  ['expire', 'expired'],
  ['reject', 'rejected'],
] as const)('at the deadline a policy that says "%s" ends the matter as %s', async (atDeadline, outcome) => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), { policy: aPolicy({ atDeadline }) });
  await wait(gatehouse, id, (await planOf(id)).dueAt, 16);
  await closed(gatehouse, id);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({ state: outcome });
});

test('where the policy takes silence for approval, the record names the system as who approved, and nobody awaited', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), { policy: aPolicy({ atDeadline: 'approve' }) });
  for (const seat of [director, partner]) await decide(gatehouse, id, seat);
  await wait(gatehouse, id, (await planOf(id)).dueAt, 16);
  await closed(gatehouse, id);
  expect((await toldBy(gatehouse, id)).at(-1)).toMatchObject({
    type: 'approval.closed',
    outcome: 'approved',
    by: 'system:silence',
  });
  const { decisions } = await stateOf(gatehouse, id);
  expect(decisions.map(({ seat }) => seat)).toEqual([director, partner]);
});

test('a vote accepted before the deadline counts though it arrives just after it', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse));
  const { dueAt } = await planOf(id);
  for (const seat of [director, finance, partner]) await decide(gatehouse, id, seat);
  await wait(gatehouse, id, dueAt, 5);
  const late = { acceptedAt: new Date(Date.parse(dueAt)).toISOString() };
  expect(await refusal(decide(gatehouse, id, partnerFinance, late))).toBe('too_late');
  const inTime = { acceptedAt: new Date(Date.parse(dueAt) - 1).toISOString() };
  expect(await decide(gatehouse, id, partnerFinance, inTime)).toMatchObject({ outcome: 'approved' });
  await closed(gatehouse, id);
});

test('a vote given in time is not lost while no worker was there over the deadline', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse));
  const { dueAt } = await planOf(id);
  for (const seat of [director, finance, partner]) await decide(gatehouse, id, seat);
  const last = answer(await stateOf(gatehouse, id), partnerFinance, {
    acceptedAt: new Date(Date.parse(dueAt) - 1000).toISOString(),
  });
  await delivered(gatehouse, id.split(':')[0] ?? '');
  await gatehouse.worker.stop();
  const night = skip(gatehouse, id, dueAt, 20);
  const vote = gatehouse.processes.ask(id, decideUpdate, randomUUID(), last);
  await gatehouse.worker.start();
  expect(await vote).toMatchObject({ outcome: 'approved' });
  await night;
  await closed(gatehouse, id);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({ state: 'approved' });
});

test('on a holiday of those it climbs to, an escalation waits for their next working hour, and a vote meanwhile moves no deadline', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse), {
    policy: aPolicy({
      atDeadline: 'escalate',
      escalation: [{ to: 'groupChair', within: { workingDays: 2 }, does: 'notify' }],
    }),
  });
  const sunday = nextSundayNoon();
  const plan = { dueAt: sunday, reminders: [] };
  const extended = { plan, earliest: sunday, by: colleague, reason: 'a holiday', at: new Date().toISOString() };
  await gatehouse.processes.change(id, { type: 'approval.extended', ...extended }, randomUUID());
  await wait(gatehouse, id, sunday, 60);
  await decide(gatehouse, id, director);
  await wait(gatehouse, id, sunday, 3600);
  expect(await stateOf(gatehouse, id)).toMatchObject({ dueAt: sunday, escalations: [] });
  await wait(gatehouse, id, sunday, 24 * 3600);
  expect(await told(id, 'approval.escalated', 1)).toHaveLength(1);
  expect((await toldBy(gatehouse, id)).filter(({ type }) => type === 'approval.extended')).toHaveLength(1);
  for (const seat of [finance, partner, partnerFinance]) await decide(gatehouse, id, seat);
  await closed(gatehouse, id);
});

/** Noon (UTC) of a Sunday some two weeks from now: nobody works then. */
const nextSundayNoon = (): string => {
  const day = new Date(Date.now() + 14 * 24 * 3600_000);
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7));
  day.setUTCHours(12, 0, 0, 0);
  return day.toISOString();
};
