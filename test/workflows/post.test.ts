import { createHash } from 'node:crypto';
import { createMailWriter } from '../../activities/mails/mails';
import { postId } from '../../contracts/post';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { ask, decide, enterProgramme, mailsTo, toldBy } from '../support/questions';
import type { Letter } from '../../domain/mail/letters';

const gatehouse = openGatehouse();

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
  const stalled = `WorkflowType = "post" AND State = "stalled" AND Programme = "${programme}"`;
  const found = async () => (await gatehouse.client.workflow.count(stalled)).count;
  await eventually(async () => (await found()) === 1);
  await decide(gatehouse, id, 'spree.steering.director');
  await gatehouse.mailbox.start();
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0);
  expect(await mailsTo(gatehouse, 'director@spree.example')).toEqual([]);
  await eventually(async () => (await found()) === 0);
  for (const person of ['finance@spree.example', 'director@manzanares.example', 'finance@manzanares.example'])
    expect(await mailsTo(gatehouse, person)).toMatchObject([{ messageId: idOf(programme, id, 1, person) }]);
  const dropped = await gatehouse.database.query(`select id from outbox where programme = $1 and state = 'dropped'`, [
    programme,
  ]);
  expect(dropped).toHaveLength(1);
});

test('a mail that a killed post had taken leaves by itself, under the same Message-ID, without anything else happening', async () => {
  const programme = await enterProgramme(gatehouse);
  const director = 'director@spree.example';
  const id = await ask(gatehouse, programme);
  await eventually(async () => (await mailsTo(gatehouse, director)).length === 1);
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0);
  await gatehouse.database.query(
    `update outbox set state = 'waiting', claimed_at = now() - interval '20 seconds' where programme = $1 and letter->>'to' = $2`,
    [programme, director],
  );
  await gatehouse.processes.knock(programme);
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0);
  const mails = await mailsTo(gatehouse, director);
  expect(mails.map(({ messageId }) => messageId)).toEqual([1, 2].map(() => idOf(programme, id, 1, director)));
});

test('the post takes letters that left more than a year ago out of the outbox, and no other', async () => {
  const programme = await enterProgramme(gatehouse);
  const left = { a: 366, b: 364 };
  for (const [id, days] of Object.entries(left)) {
    const at = new Date(Date.now() - days * 24 * 3_600_000).toISOString();
    const name = `${programme}-${id}`;
    await gatehouse.outbox.add([{ id: name, programme, at, to: 'x@spree.example', kind: 'task', about: 'x' }]);
    await gatehouse.outbox.markSent(name, at, `${name}@x`);
  }
  await gatehouse.processes.knock(programme);
  await eventually(async () => {
    const rows = await gatehouse.database.query('select id from outbox where programme = $1', [programme]);
    return rows.length < 2;
  });
  expect(await gatehouse.database.query('select id from outbox where programme = $1', [programme])).toEqual([
    { id: `${programme}-b` },
  ]);
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
  });

test('after an outage each person gets one catch-up mail with what still matters, each with its own link', async () => {
  const programme = await enterProgramme(gatehouse);
  await gatehouse.mailbox.stop();
  const ids = [];
  for (let n = 0; n < 3; n += 1) ids.push(await ask(gatehouse, programme, {}, anHourAgo()));
  await keptBack(programme, 12);
  await decide(gatehouse, ids[0] ?? '', 'spree.steering.director');
  await gatehouse.mailbox.start();
  await eventually(async () => (await gatehouse.outbox.waiting(programme)).waiting === 0);

  const [director, ...noMore] = await mailsTo(gatehouse, 'director@spree.example').then((mails) => mails.slice(-1));
  expect(noMore).toEqual([]);
  const { text, subject } = await read(director?.id ?? '');
  expect(subject).toContain('2 to decide');
  expect(text.match(/\/d\/[\w.-]+/g)).toHaveLength(new Set(text.match(/\/d\/[\w.-]+/g)).size);
  const rows = await gatehouse.database.query<{ letter: Letter }>(
    `select letter from outbox where programme = $1 and letter->>'to' = 'finance@spree.example' order by position`,
    [programme],
  );
  const write = createMailWriter(gatehouse);
  const letters = rows.map(({ letter }) => letter);
  const [once, again] = [await write(letters), await write(letters)];
  expect(again.mail?.messageId).toBe(once.mail?.messageId);
  expect([`<${once.mail?.messageId}>`]).toEqual(
    (await mailsTo(gatehouse, 'finance@spree.example')).slice(-1).map(({ messageId }) => messageId),
  );
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

/** The holder of the director's seat under another address, of whom the programme knows more. */
const withDirector = (address: string, people: Programme['people']) => (programme: Programme) => ({
  ...programme,
  ...(people && { people }),
  governance: {
    ...programme.governance,
    groups: Object.fromEntries(
      Object.entries(programme.governance.groups).map(([key, group]) => [
        key,
        {
          ...group,
          seats: group.seats.map((seat) =>
            seat.id === 'spree.steering.director' ? { ...seat, holder: address } : seat,
          ),
        },
      ]),
    ),
  },
});

test('an address that its mail server refuses at once has bounced too: the second address gets the mail', async () => {
  const refused = `director@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
  const second = 'director.second@spree.example';
  const people = { [refused]: { secondAddress: second } };
  const programme = await enterProgramme(gatehouse, withDirector(refused, people));
  const id = await ask(gatehouse, programme);
  const [mail] = await eventually(async () => {
    const mails = await mailsTo(gatehouse, second);
    return mails.length > 0 && mails;
  });
  expect(mail?.subject).toContain('[Decision needed]');
  expect(await toldBy(gatehouse, postId(programme))).toMatchObject([
    { type: 'mail.bounced', person: refused, again: second, matters: [{ kind: 'task', about: id }] },
  ]);
});

test('a person who has chosen a language gets mails in it, whatever that of the party', async () => {
  const address = 'chinese.reader@spree.example';
  const programme = await enterProgramme(gatehouse, withDirector(address, { [address]: { language: 'zh' } }));
  await ask(gatehouse, programme);
  const [mail] = await eventually(async () => {
    const mails = await mailsTo(gatehouse, address);
    return mails.length > 0 && mails;
  });
  expect(mail?.subject).toMatch(/^\[请审批\]/);
});
