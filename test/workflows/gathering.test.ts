import { randomUUID } from 'node:crypto';
import type { Action } from '../../domain/approvals/actions/actions';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { aPolicy, ask, closed, decide, enterProgramme, mailsTo, office, stateOf } from '../support/questions';

const gatehouse = openGatehouse();

/** Somebody else of the office: whoever asked may not tend their own matter. */
const other = 'office@manzanares.example';
beforeEach(async () => void (await fetch(`${gatehouse.mailbox.url}/api/mails`, { method: 'DELETE' })));
/** What is not kept for long leaves before the next test looks into the mailboxes. */
afterEach(() =>
  eventually(async () => {
    const due = await gatehouse.database.query(
      `select from outbox where state = 'waiting' and letter->>'kind' <> 'outcome'
        and (kept_until is null or kept_until < now() + interval '10 minutes')`,
    );
    return due.length === 0;
  }),
);

const gatheringFor =
  (gatherSeconds: number) =>
  (programme: Programme): Programme => ({ ...programme, mail: { gatherSeconds } });
const gathering = gatheringFor(6);
/** Longer than any test takes: when they are due, the test says. */
const gatheringLong = gatheringFor(3600);
const director = 'spree.steering.director';
const person = 'director@spree.example';
const people = [person, 'finance@spree.example', 'director@manzanares.example', 'finance@manzanares.example'];
const anybody = { policy: aPolicy({ stages: [{ panels: [{ group: '$subject', rule: 'any' }] }] }) };
const change = (id: string, made: Action) => gatehouse.processes.change(id, made, randomUUID());

const read = async ({ id }: { readonly id: string }) =>
  (await (await fetch(`${gatehouse.mailbox.url}/api/mails/${id}`)).json()) as {
    readonly subject: string;
    readonly text: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly attachments: readonly string[];
  };
const attached = async ({ id }: { readonly id: string }, n = 0) =>
  (await (await fetch(`${gatehouse.mailbox.url}/mails/${id}/attachments/${n}`)).text())
    .replaceAll('\r\n ', '')
    .split('\r\n');
const linksIn = (text: string) => new Set(text.match(/\/d\/[\w.-]+/g));

/** The letters that wait for somebody. */
const waitingFor = (programme: string, to: string) =>
  gatehouse.database.query<{ about: string; kind: string; isKept: boolean }>(
    `select letter->>'about' as about, letter->>'kind' as kind, kept_until is not null as "isKept"
      from outbox where programme = $1 and letter->>'to' = $2 and state = 'waiting'`,
    [programme, to],
  );

/** The matters of so many letters that are kept for somebody. */
const kept = (programme: string, to: string, count: number) =>
  eventually(async () => {
    const letters = (await waitingFor(programme, to)).filter(({ isKept }) => isKept);
    return letters.length === count && letters.map(({ about }) => about);
  });

/** The time of what is kept for somebody is over in a second. */
const becomeDue = async (programme: string, to: string) => {
  await gatehouse.database.query(
    `update outbox set kept_until = now() + interval '1 second' where programme = $1 and letter->>'to' = $2 and state = 'waiting'`,
    [programme, to],
  );
  await gatehouse.processes.knock(programme);
};

/** The mails to somebody as soon as there are so many and nothing waits for them any longer. */
const mails = async (programme: string, to: string, count: number) => {
  await eventually(async () => (await mailsTo(gatehouse, to)).length >= count);
  await eventually(async () => (await waitingFor(programme, to)).every(({ kind }) => kind === 'outcome'));
  return mailsTo(gatehouse, to);
};

const askMany = async (programme: string, count: number) => {
  const ids: string[] = [];
  while (ids.length < count)
    ids.push(
      ...(await Promise.all(Array.from({ length: Math.min(10, count - ids.length) }, () => ask(gatehouse, programme)))),
    );
  return ids;
};

test('61 matters at one instant are two mails to each person: the first at once, the others together with a link each', async () => {
  const programme = await enterProgramme(gatehouse, gatheringLong);
  await askMany(programme, 61);
  for (const to of people) {
    await kept(programme, to, 60);
    await becomeDue(programme, to);
    const [first, rest, ...more] = await mails(programme, to, 2);
    expect(more).toEqual([]);
    expect(first?.subject).toContain('[Decision needed] Study protocol');
    expect(rest?.subject).toMatch(/^\[Waiting for you\] 60 to decide · the first by /);
    const { text, attachments } = await read(rest ?? { id: '' });
    expect(linksIn(text).size).toBe(60);
    expect(text.match(/Until: /g)).toHaveLength(60);
    expect(attachments).toEqual(['deadline.ics']);
    expect((await attached(rest ?? { id: '' })).filter((line) => line.startsWith('UID:'))).toHaveLength(60);
  }
});

test('who answers on the page before the others leave is not asked again, and one that is left has a mail of its own', async () => {
  const programme = await enterProgramme(gatehouse, gatheringLong);
  const ids = await askMany(programme, 3);
  await eventually(async () => (await mailsTo(gatehouse, person)).length === 1);
  const [asked] = await mailsTo(gatehouse, person);
  const mentioned = (await read(asked ?? { id: '' })).text;
  const left = await kept(programme, person, 2);
  expect(ids).toEqual(expect.arrayContaining(left));
  await decide(gatehouse, left[0] ?? '', director);
  await becomeDue(programme, person);
  const [, second, ...more] = await mails(programme, person, 2);
  expect(more).toEqual([]);
  expect(second?.subject).toContain('[Decision needed]');
  expect(linksIn((await read(second ?? { id: '' })).text)).not.toEqual(linksIn(mentioned));
});

test('a worker that goes home while mails gather loses none of them: whoever follows sends them when they are due, once', async () => {
  const programme = await enterProgramme(gatehouse, gatheringLong);
  await askMany(programme, 4);
  await kept(programme, person, 3);
  await gatehouse.worker.stop();
  await gatehouse.worker.start();
  await becomeDue(programme, person);
  const [, rest, ...more] = await mails(programme, person, 2);
  expect(more).toEqual([]);
  expect(rest?.subject).toContain('3 to decide');
});

test('a mail of several matters that a killed post had taken leaves again under its Message-ID, and what came meanwhile by itself', async () => {
  const programme = await enterProgramme(gatehouse, gatheringLong);
  await askMany(programme, 3);
  await kept(programme, person, 2);
  await becomeDue(programme, person);
  const [, rest] = await mails(programme, person, 2);
  await gatehouse.database.query(
    `update outbox set state = 'waiting', claimed_at = now() - interval '40 seconds'
      where programme = $1 and message_id = $2`,
    [programme, rest?.messageId.replace(/[<>]/g, '')],
  );
  await ask(gatehouse, programme);
  await kept(programme, person, 1);
  await becomeDue(programme, person);
  // Mails leave side by side: which of the two arrives first is nobody's matter.
  const after = (await mails(programme, person, 4)).slice(2);
  const [late, ...more] = after.filter(({ messageId }) => messageId !== rest?.messageId);
  expect(after).toHaveLength(2);
  expect(more).toEqual([]);
  expect(late?.subject).toContain('[Decision needed]');
});

test('four extensions within a minute are one mail with the last deadline, to whoever is asked and to the office', async () => {
  const programme = await enterProgramme(gatehouse, gathering);
  const id = await ask(gatehouse, programme);
  const [first] = await mails(programme, person, 1);
  for (const workingDays of [6, 8, 10, 12]) {
    const at = new Date().toISOString();
    const { plan, earliest } = await gatehouse.planner.planExtension(await stateOf(gatehouse, id), { workingDays }, at);
    await change(id, { type: 'approval.extended', plan, earliest, by: other, reason: `by ${workingDays}`, at });
  }
  const { dueAt } = await stateOf(gatehouse, id);
  const [, moved, ...more] = await mails(programme, person, 2);
  expect(more).toEqual([]);
  expect(moved?.subject).toContain('[New deadline]');
  const { text, headers } = await read(moved ?? { id: '' });
  expect(text).toContain('by 12');
  expect(headers['references']).toBe((await read(first ?? { id: '' })).headers['references']);
  const utc = new Date(dueAt.replace(/\[.*/, '')).toISOString().replace(/[-:]|\.\d+/g, '');
  expect(await attached(moved ?? { id: '' })).toEqual(expect.arrayContaining([`DTSTART:${utc}`, 'SEQUENCE:4']));
  expect(await mails(programme, office, 1)).toMatchObject([{ subject: expect.stringContaining('New deadline') }]);
});

test('whoever was asked hears that it has ended without them, in the thread of the question, and the deadline leaves their calendar', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, anybody);
  const other = people[2] ?? '';
  const [question] = await mails(programme, other, 1);
  await decide(gatehouse, id, director);
  await closed(gatehouse, id);
  const [, end, ...more] = await mails(programme, other, 2);
  expect(more).toEqual([]);
  expect(end?.subject).toMatch(/^\[Closed, nothing to do\] Study protocol · Approved/);
  const { headers, text, attachments } = await read(end ?? { id: '' });
  expect(headers['references']).toContain((await read(question ?? { id: '' })).headers['references']);
  expect(headers['references']).toContain(question?.messageId);
  expect(text.replaceAll(/\s+/g, ' ')).toContain('there is nothing left for you to do');
  expect(attachments).toEqual(['cancelled-1.ics']);
  const [before, after] = [await attached(question ?? { id: '' }), await attached(end ?? { id: '' })];
  expect(after).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']));
  expect(after).toContain(before.find((line) => line.startsWith('UID:')));
  expect(after).toContain(before.find((line) => line.startsWith('ORGANIZER:')));
  expect((await mailsTo(gatehouse, person)).map(({ subject }) => subject)).toHaveLength(1);
  expect(await mails(programme, office, 1)).toMatchObject([{ subject: expect.stringContaining('[Decided]') }]);
  expect(await mails(programme, 'office@manzanares.example', 1)).toMatchObject([
    { subject: expect.stringContaining('[Decided]') },
  ]);
});

test('the question that waits for others is not sent when the matter ends before it leaves', async () => {
  const programme = await enterProgramme(gatehouse, gathering);
  await ask(gatehouse, programme);
  await mails(programme, person, 1);
  const id = await ask(gatehouse, programme);
  await gatehouse.processes.withdraw(id, { by: office, reason: 'a mistake' }, randomUUID());
  const [, end, ...more] = await mails(programme, person, 2);
  expect(more).toEqual([]);
  expect(end?.subject).toContain('[Closed, nothing to do]');
  expect((await read(end ?? { id: '' })).attachments).toEqual([]);
});

test('matters that end together are one mail to whoever was asked, each with its calendar entry taken back', async () => {
  const programme = await enterProgramme(gatehouse, gathering);
  const ids = await Promise.all([1, 2, 3].map(() => ask(gatehouse, programme, anybody)));
  const other = people[3] ?? '';
  await mails(programme, other, 2);
  await Promise.all(ids.map((id) => decide(gatehouse, id, director)));
  await Promise.all(ids.map((id) => closed(gatehouse, id)));
  const [, , end, ...more] = await mails(programme, other, 3);
  expect(more).toEqual([]);
  expect(end?.subject).toBe('[Closed, nothing to do] 3 closed');
  expect((await read(end ?? { id: '' })).attachments).toHaveLength(3);
});

test('whoever voted has no mail of its own: the next mail that lists several things tells how it ended', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, anybody);
  await mails(programme, person, 1);
  await decide(gatehouse, id, director);
  await closed(gatehouse, id);
  await mails(programme, people[1] ?? '', 2);
  expect(await mailsTo(gatehouse, person)).toHaveLength(1);
  const [row] = await gatehouse.database.query<{ until: string }>(
    `select kept_until as until from outbox where programme = $1 and letter->>'kind' = 'outcome'`,
    [programme],
  );
  expect(Date.parse(row?.until ?? '')).toBeGreaterThan(Date.now());
  await gatehouse.database.query(
    `update outbox set kept_until = now() where programme = $1 and letter->>'kind' = 'outcome'`,
    [programme],
  );
  await gatehouse.processes.knock(programme);
  const [, digest] = await mails(programme, person, 2);
  expect(digest?.subject).toBe('[Decided] 1 closed');
  expect((await read(digest ?? { id: '' })).text).toContain('Study protocol: Approved');
});

test('whoever is recused hears the title and no content; whose links are revoked gets none', async () => {
  const programme = await enterProgramme(gatehouse);
  const all = aPolicy({ stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' } }] }] });
  const id = await ask(gatehouse, programme, { policy: all });
  const [recused, revoked] = [person, people[1] ?? ''];
  await mails(programme, recused, 1);
  const at = new Date().toISOString();
  await change(id, { type: 'approval.linksRevoked', person: revoked, by: other, reason: 'forwarded', at });
  await decide(gatehouse, id, director, { verdict: 'recuse', comment: 'my brother' });
  await decide(gatehouse, id, 'manzanares.steering.director', { comment: 'A secret reason.' });
  await gatehouse.processes.withdraw(id, { by: office, reason: 'a mistake' }, randomUUID());
  const [, end] = await mails(programme, recused, 2);
  expect(end?.subject).toBe('[Closed, nothing to do] Study protocol · Closed');
  const { text } = await read(end ?? { id: '' });
  expect(text).not.toMatch(/secret|brother|Withdrawn|\/d\//);
  const [, , last] = await mails(programme, revoked, 3);
  expect((await read(last ?? { id: '' })).text).not.toMatch(/\/d\//);
});

test('whose seat goes to somebody else is told so in the thread of their question, and the deadline leaves their calendar', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const [question] = await mails(programme, person, 1);
  const to = 'deputy@spree.example';
  const at = new Date().toISOString();
  await change(id, { type: 'approval.reassigned', seat: director, to, by: other, reason: 'on leave', at });
  const [, released, ...more] = await mails(programme, person, 2);
  expect(more).toEqual([]);
  expect(released?.subject).toContain('Reassigned: Study protocol');
  const { headers } = await read(released ?? { id: '' });
  expect(headers['references']).toContain(question?.messageId);
  expect(await attached(released ?? { id: '' })).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:2']));
});
