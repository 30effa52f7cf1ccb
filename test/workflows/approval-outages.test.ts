import { randomUUID } from 'node:crypto';
import type { Happening } from '../../domain/record/ledger';
import type { Policy } from '../../domain/programme/policies';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import {
  aPolicy,
  approveAll,
  aQuestion,
  ask,
  closed,
  decide,
  delivered,
  enterProgramme,
  mailsTo,
  runOut,
  skip,
  stateOf,
  toldBy,
} from '../support/questions';

const gatehouse = openGatehouse();

const director = 'spree.steering.director';
const others = ['finance@spree.example', 'director@manzanares.example', 'finance@manzanares.example'] as const;

const told = async <Type extends Happening['type']>(id: string, type: Type, count: number) =>
  eventually(async () => {
    const found = (await toldBy(gatehouse, id)).filter((each) => each.type === type);
    return found.length === count && (found as Extract<Happening, { type: Type }>[]);
  });

/** What the last mail to a person says, in plain text. */
const lastMailTo = async (person: string) => {
  const { id = '' } = (await mailsTo(gatehouse, person)).at(-1) ?? {};
  const { text } = (await (await fetch(`${gatehouse.mailbox.url}/api/mails/${id}`)).json()) as { text: string };
  return text.replaceAll(/\s+/g, ' ');
};

const chain: Partial<Policy> = {
  atDeadline: 'escalate',
  escalation: [{ to: 'supervision', within: { workingDays: 2 }, does: 'notify' }],
};

test.each<[string, Partial<Policy>, Happening['type']]>([
  ['escalates', chain, 'approval.escalated'],
  ['ends', { atDeadline: 'expire' }, 'approval.closed'],
])(
  'a deadline whose reminders a dead mail server kept back %s only after a fresh grace period',
  async (_, policy, what) => {
    const programme = await enterProgramme(gatehouse);
    const id = await ask(gatehouse, programme, { policy: aPolicy({ ...policy, remind: [{ percent: 50 }] }) });
    const { dueAt, reminders } = (await eventually(() => gatehouse.readModel.approval(id))).plan;
    await delivered(gatehouse, programme);
    await gatehouse.mailbox.stop();
    await skip(gatehouse, id, reminders[0]?.at ?? '', 1);
    await told(id, 'approval.reminded', 1);
    await skip(gatehouse, id, dueAt, 16);

    const heldUp = await told(id, 'approval.reached', 4);
    expect(heldUp.map(({ isReached, isHeldUp }) => [isReached, isHeldUp])).toEqual(Array(4).fill([false, true]));
    expect(await toldBy(gatehouse, id)).not.toContainEqual(expect.objectContaining({ type: what }));
    const acceptedAt = new Date(Date.parse(dueAt) + 20_000).toISOString();
    expect(await decide(gatehouse, id, director, { acceptedAt })).toMatchObject({ outcome: 'open' });

    await gatehouse.mailbox.start();
    const [extended] = await told(id, 'approval.extended', 1);
    expect(extended).toMatchObject({ by: 'system:post', knownTo: expect.arrayContaining([...others]) });
    const fresh = extended?.plan.dueAt ?? '';
    expect(Date.parse(fresh)).toBeGreaterThan(Date.parse(dueAt) + 8 * 3600_000);
    await delivered(gatehouse, programme);
    expect(await lastMailTo(others[0])).toContain('An outage held up our mails; your time has been counted anew.');
    expect((await gatehouse.readModel.approval(id))?.plan.dueAt).toBe(fresh);
    await runOut(gatehouse, id);
    await told(id, what, 1);
    if (what === 'approval.escalated') await approveAll(gatehouse, id);
    else await closed(gatehouse, id);
  },
);

test('no worker over the deadline: everybody is reminded once and has a fresh grace period, nothing ends in the same second', async () => {
  const programme = await enterProgramme(gatehouse);
  const policy = aPolicy({ remind: [{ percent: 50 }, { percent: 80 }, 'due'] });
  const opensAt = new Date(Date.now() - 30 * 24 * 3600_000).toISOString();
  const planned = await gatehouse.planner.planApproval({ question: aQuestion(programme, { policy }), opensAt });
  const id = await gatehouse.processes.startApproval(planned, randomUUID());
  const [reminded] = await told(id, 'approval.reminded', 1);
  expect(reminded?.seats).toHaveLength(4);
  const [extended] = await told(id, 'approval.extended', 1);
  expect(extended).toMatchObject({ by: 'system:post', knownTo: expect.arrayContaining([...others]) });
  const { dueAt, ended } = await stateOf(gatehouse, id);
  expect(ended).toBeUndefined();
  expect(Date.parse(dueAt)).toBeGreaterThan(Date.now());
  await delivered(gatehouse, programme);
  await runOut(gatehouse, id);
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('expired');
});
