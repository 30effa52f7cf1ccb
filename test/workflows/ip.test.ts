import { randomUUID } from 'node:crypto';
import { openIp } from '../../api/ip/ip';
import { answerIp, ipId, readSecret, recordFiling, recordRegistration } from '../../contracts/ip';
import type { IpVerdict } from '../../domain/ip/ip';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { enterProgramme, mailsTo, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const mine = { party: 'spree', by: 'director@spree.example' };
const other = { party: 'manzanares', by: 'director@manzanares.example' };
const dayMs = 24 * 3600_000;

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));
const open = async (programme: string, changes: Partial<Parameters<typeof openIp>[2]> = {}) => {
  const asked = { key: 'stent', title: 'Stent registry', kind: 'patent', subKind: 'invention', joint: true } as const;
  await openIp(gatehouse, await viewOf(programme), { ...asked, by: undefined, ...changes }, mine, randomUUID());
  return ipId(programme, changes.key ?? 'stent');
};
const itemOf = async (programme: string, key = 'stent') =>
  (await viewOf(programme)).ip.find((each) => each.key === key);
const answers = (id: string, who: typeof mine, verdict: IpVerdict) =>
  gatehouse.processes.ask(id, answerIp, randomUUID(), { ...who, verdict, reason: 'because' });
const files = (id: string, who: typeof mine, on: string) =>
  gatehouse.processes.ask(id, recordFiling, randomUUID(), { ...who, on, number: 'EP 1', where: 'EPO' });
const reminders = async (id: string) =>
  (await toldBy(gatehouse, id)).filter(({ type }) => type === 'ip.reminded').length;

test('a joint patent is blocked by one objection and filed with both consents; its priority is counted and reminded of', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await open(programme);
  expect(await refusal(files(id, mine, dayIn(0)))).toBe('consent_missing');
  expect((await answers(id, other, 'object')).state).toBe('blocked');
  expect(await refusal(files(id, mine, dayIn(0)))).toBe('consent_missing');
  expect((await answers(id, other, 'waive')).state).toBe('cleared');
  expect(await refusal(files(id, other, dayIn(0)))).toBe('forbidden');
  expect((await files(id, mine, dayIn(-300))).state).toBe('filed');
  const item = await eventually(async () => {
    const found = await itemOf(programme);
    return found?.dates[0] && found;
  });
  expect(item.dates).toMatchObject([{ name: 'priorityEnds' }]);
  const { on = '' } = item.dates[0] ?? {};
  for (const [index, days] of [30, 7].entries()) {
    await wait(gatehouse, id, new Date(Date.parse(on) - (days - 1) * dayMs).toISOString());
    await eventually(async () => (await reminders(id)) === index + 1);
  }
  await wait(gatehouse, id, new Date(Date.parse(on) + 2 * dayMs).toISOString());
  await eventually(async () => (await toldBy(gatehouse, id)).at(-1)?.type === 'ip.dateReached');
  expect(await itemOf(programme)).toMatchObject({ state: 'filed' });
  for (const person of [office, 'office@manzanares.example'])
    await eventually(async () =>
      (await mailsTo(gatehouse, person)).some(({ subject }) => /Stent registry/.test(subject)),
    );
});

test('a trademark that is renewed starts its clocks anew; one that nobody renews lapses when its grace has ended', async () => {
  const programme = await enterProgramme(gatehouse);
  const { subKind: _none, ...mark } = { kind: 'trademark', subKind: undefined, joint: false } as const;
  const id = await open(programme, { ...mark });
  await files(id, mine, dayIn(-400));
  const registers = (expiresOn?: string) =>
    gatehouse.processes.ask(id, recordRegistration, randomUUID(), {
      on: dayIn(0),
      number: 'M 1',
      by: office,
      ...(expiresOn && { expiresOn }),
    });
  expect(await refusal(registers())).toBe('invalid_input');
  await registers(dayIn(100));
  const datesFor = (expiresOn: string) =>
    eventually(async () => {
      const dates = (await itemOf(programme))?.dates ?? [];
      return dates.some(({ name, on }) => name === 'expires' && on === expiresOn) && dates;
    });
  await datesFor(dayIn(100));
  await registers(dayIn(200));
  const dates = await datesFor(dayIn(200));
  const grace = dates.find(({ name }) => name === 'graceEnds')?.on ?? '';
  await wait(gatehouse, id, new Date(Date.parse(grace) + 2 * dayMs).toISOString());
  await gatehouse.client.workflow.getHandle(id).result();
  await eventually(async () => (await itemOf(programme))?.state === 'lapsed');
  const reached = (await toldBy(gatehouse, id)).flatMap((each) => (each.type === 'ip.dateReached' ? [each.date] : []));
  expect(reached.slice(-3)).toEqual(['renewalOpens', 'expires', 'graceEnds']);
});

test('where a secret is kept stands in no record; whoever reads it says why, and is recorded', async () => {
  const programme = await enterProgramme(gatehouse);
  const keptAt = 'safe 7, shelf 3';
  const { subKind: _none, ...secret } = { kind: 'knowHow', subKind: undefined, joint: true } as const;
  const id = await open(programme, { ...secret, keptAt });
  const reads = (why: string) =>
    gatehouse.processes.ask(id, readSecret, randomUUID(), { by: mine.by, why, at: new Date().toISOString() });
  expect(await refusal(reads(' '))).toBe('comment_required');
  expect(await reads('audit')).toMatchObject({ keptAt });
  await reads('a visit');
  const item = await eventually(async () => {
    const found = await itemOf(programme);
    return found?.accesses.length === 2 && found;
  });
  expect(item.accesses).toMatchObject([
    { by: mine.by, why: 'audit' },
    { by: mine.by, why: 'a visit' },
  ]);
  expect(item.keptHash).toMatch(/^[0-9a-f]{64}$/);
  const entries = await gatehouse.ledger.entriesOf(id);
  expect(JSON.stringify([item, entries])).not.toContain('safe 7');
});
