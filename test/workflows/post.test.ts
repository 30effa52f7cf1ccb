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

const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString();
const read = async (id: string) =>
  (await (await fetch(`${gatehouse.mailbox.url}/api/mails/${id}`)).json()) as {
    readonly subject: string;
    readonly text: string;
    readonly headers: Readonly<Record<string, string>>;
  };

/** Mails asked for while the mail server is away, as many as there are seats to ask. */
const keptBack = (programme: string, letters: number) =>
  eventually(async () => {
    const rows = await gatehouse.database.query<{ last_error: string | null }>(
      'select last_error from outbox where programme = $1',
      [programme],
    );
    return rows.length === letters && rows.every((row) => row.last_error !== null);
  }, 40);

test('after an outage each person gets one catch-up mail with what still matters, each with its own link', async () => {
  const programme = await enterProgramme(gatehouse);
  await gatehouse.mailbox.stop();
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push(await ask(gatehouse, programme, {}, anHourAgo()));
  await keptBack(programme, 12);
  await decide(gatehouse, ids[0] ?? '', 'spree.steering.director');
  await gatehouse.mailbox.start();
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0, 40);

  const [director, ...noMore] = await mailsTo(gatehouse, 'director@spree.example').then((mails) => mails.slice(-1));
  expect(noMore).toEqual([]);
  const { text, subject } = await read(director?.id ?? '');
  expect(subject).toContain('2 to decide');
  expect(text.match(/\/d\/[\w.-]+/g)).toHaveLength(new Set(text.match(/\/d\/[\w.-]+/g)).size);
  const states = await gatehouse.database.query(
    `select state, count(*) as count, count(distinct message_id) as mails from outbox
      where programme = $1 and letter->>'to' = 'director@spree.example' group by state order by state`,
    [programme],
  );
  expect(states).toMatchObject([
    { state: 'dropped', count: 1 },
    { state: 'sent', count: 2, mails: 1 },
  ]);
});
