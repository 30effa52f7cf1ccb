import { randomUUID } from 'node:crypto';
import { obligationId } from '../../contracts/obligation';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, ask, decide, enterProgramme, mailsTo, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const owner = 'ethics@spree.example';

/** Something that was approved under one condition each of these owners has to meet, and its programme. */
const approvedUnder = async (...owners: readonly string[]) => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const conditions = owners.map((each) => ({ text: `an audit by ${each}`, owner: each, due: dayIn(40) }));
  await decide(gatehouse, id, 'spree.steering.director', { verdict: 'approveWithConditions', conditions });
  await approveAll(gatehouse, id);
  return { programme, id };
};
const stateOf = (programme: string, count: number) =>
  eventually(async () => {
    const { obligations = [] } = (await gatehouse.readModel.programme(programme)) ?? {};
    return obligations.length === count && obligations;
  });
const fulfilment = (by: string) => ({ evidence: 'report 17', by, at: new Date().toISOString() });

test('each condition of an approval is tracked, its owner reminded before it is due, the office told once it has lapsed', async () => {
  const { programme, id } = await approvedUnder(owner, '审计部');
  const [first, second] = await stateOf(programme, 2);
  expect([first, second]).toMatchObject([
    { key: obligationId(id, 1), approval: id, state: 'open' },
    { key: obligationId(id, 2), condition: { owner: '审计部' }, state: 'open' },
  ]);
  const { key = '', remindAt = '', dueAt = '' } = first ?? {};
  await wait(gatehouse, key, remindAt, 1);
  await eventually(async () => (await toldBy(gatehouse, key)).at(-1)?.type === 'obligation.reminded');
  await eventually(async () => (await mailsTo(gatehouse, owner)).length === 2);
  await wait(gatehouse, key, dueAt, 1);
  await eventually(async () => (await toldBy(gatehouse, key)).at(-1)?.type === 'obligation.lapsed');
  expect((await stateOf(programme, 2))[0]).toMatchObject({ state: 'lapsed' });
  await eventually(async () => (await mailsTo(gatehouse, office)).some(({ subject }) => /lapsed|逾期/.test(subject)));
  expect((await gatehouse.readModel.programme(programme))?.waiting.map(({ kind }) => kind)).toContain('obligation');

  await gatehouse.processes.fulfil(key, fulfilment(office), randomUUID());
  await gatehouse.client.workflow.getHandle(key).result();
  expect((await stateOf(programme, 2))[0]).toMatchObject({ state: 'fulfilled', fulfilment: { evidence: 'report 17' } });
});

test('a condition that is met in time reminds nobody any more, and is met once', async () => {
  const { programme } = await approvedUnder(owner);
  const [{ key } = { key: '' }] = await stateOf(programme, 1);
  const same = randomUUID();
  const meets = () => gatehouse.processes.fulfil(key, fulfilment(owner), same);
  await Promise.all([meets(), meets()]);
  await gatehouse.client.workflow.getHandle(key).result();
  expect(await refusal(gatehouse.processes.fulfil(key, fulfilment(owner), randomUUID()))).toBe('already_closed');
  expect((await toldBy(gatehouse, key)).map(({ type }) => type)).toEqual(['obligation.opened', 'obligation.fulfilled']);
});

test('a matter that was rejected leaves nobody a condition to meet', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const conditions = [{ text: 'an audit', owner, due: dayIn(40) }];
  await decide(gatehouse, id, 'spree.steering.director', { verdict: 'approveWithConditions', conditions });
  await decide(gatehouse, id, 'spree.steering.finance', { verdict: 'reject' });
  await gatehouse.client.workflow.getHandle(id).result();
  expect(await stateOf(programme, 0)).toEqual([]);
});
