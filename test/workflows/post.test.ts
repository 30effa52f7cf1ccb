import { createHash } from 'node:crypto';
import { eventually } from '../support/eventually';
import { startGatehouse, type Gatehouse } from '../support/gatehouse';
import { ask, decide, enterProgramme, expectWholeRecords, mailsTo } from '../support/questions';

let gatehouse: Gatehouse;
beforeAll(async () => void (gatehouse = await startGatehouse()));
afterAll(() => gatehouse.stop());
afterEach(() => expectWholeRecords(gatehouse));

const idOf = (...names: (string | number)[]) =>
  `<${createHash('sha256').update(names.join('/')).digest('hex').slice(0, 32)}@127.0.0.1>`;

test('mails that a dead mail server kept back arrive later, one each, and those who answered meanwhile are spared', async () => {
  const programme = await enterProgramme(gatehouse);
  await gatehouse.mailbox.stop();
  const id = await ask(gatehouse, programme);
  await eventually(async () => {
    const rows = await gatehouse.database.query<{ last_error: string | null }>(
      'select last_error from outbox where programme = $1',
      [programme],
    );
    return rows.length === 4 && rows.every((row) => row.last_error !== null);
  });
  await decide(gatehouse, id, 'spree.steering.director');
  await gatehouse.mailbox.start();
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0, 40);
  expect(await mailsTo(gatehouse, 'director@spree.example')).toEqual([]);
  for (const person of ['finance@spree.example', 'director@manzanares.example', 'finance@manzanares.example'])
    expect(await mailsTo(gatehouse, person)).toMatchObject([{ messageId: idOf(programme, id, 1, person) }]);
  const dropped = await gatehouse.database.query(`select id from outbox where programme = $1 and state = 'dropped'`, [
    programme,
  ]);
  expect(dropped).toHaveLength(1);
});
