import { randomUUID } from 'node:crypto';
import type { Action } from '../../domain/approvals/actions/actions';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { ask, colleague, enterProgramme, forgetMails, mailsTo, office, stateOf } from '../support/questions';

const gatehouse = openGatehouse();
beforeEach(() => forgetMails(gatehouse));

const director = 'spree.steering.director';
const person = 'director@spree.example';
const now = () => new Date().toISOString();
const change = (id: string, made: Action) => gatehouse.processes.change(id, made, randomUUID());

interface Caught {
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly string[];
}

/** The mails to the director as soon as there are so many, oldest first. */
const mails = (count: number) =>
  eventually(async () => {
    const found = await mailsTo(gatehouse, person);
    if (found.length < count) return false;
    const read = ({ id }: { id: string }) => fetch(`${gatehouse.mailbox.url}/api/mails/${id}`).then((it) => it.json());
    const caught = (await Promise.all(found.map(read))) as readonly Caught[];
    return caught.map((mail, n) => ({ ...mail, id: found[n]?.id ?? '' }));
  });

/** The lines of a mail's calendar file. */
const calendarOf = async ({ id }: { readonly id: string }) =>
  (await (await fetch(`${gatehouse.mailbox.url}/mails/${id}/attachments/0`)).text())
    .replaceAll('\r\n ', '')
    .split('\r\n');

test('a nudge says who asks, comes even to whoever stopped the reminders, and offers no stopping', async () => {
  const programme = await enterProgramme(gatehouse);
  await gatehouse.optOuts.stop(programme, person, now());
  const id = await ask(gatehouse, programme);
  const [question] = await mails(1);
  await change(id, { type: 'approval.nudged', seat: director, by: office, day: '2026-03-02', at: now() });
  const nudge = (await mails(2))[1];
  expect(nudge?.subject).toContain('[Please hurry]');
  expect(nudge?.text).toContain(`${office} nudged`);
  expect(nudge?.headers['list-unsubscribe']).toBeUndefined();
  expect(nudge?.headers['references']).toBe(question?.headers['references']);
});

test('an answer is mailed in its own words to whoever is still asked, in the thread of their question', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const [asked] = await mails(1);
  await change(id, {
    type: 'approval.questioned',
    seat: director,
    by: person,
    question: 'What does it cost?',
    at: now(),
  });
  await change(id, { type: 'approval.answered', by: office, answer: 'A million.', at: now() });
  const answer = (await mails(2))[1];
  expect(answer?.subject).toContain('[Answered]');
  expect(answer?.text.replaceAll(/\s+/g, ' ')).toContain('What does it cost?');
  expect(answer?.text).toContain('A million.');
  expect(answer?.headers['references']).toBe(asked?.headers['references']);
  expect(answer?.attachments).toEqual([]);
});

test('a new deadline comes with the link to decide and a calendar file that replaces the one before', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const [first] = await mails(1);
  const { plan, earliest } = await gatehouse.planner.planExtension(
    await stateOf(gatehouse, id),
    { workingDays: 20 },
    now(),
  );
  await change(id, { type: 'approval.extended', plan, earliest, by: colleague, reason: 'a holiday', at: now() });
  const second = (await mails(2))[1];
  expect(second?.subject).toContain('[New deadline]');
  expect(second?.text).toContain('a holiday');
  expect(second?.text).toMatch(/\/d\/[\w.-]+/);
  const [before, after] = await Promise.all([first, second].map((mail) => calendarOf(mail ?? { id: '' })));
  const uid = before?.find((line) => line.startsWith('UID:'));
  expect(before).toContain('SEQUENCE:0');
  expect(after).toContain('SEQUENCE:1');
  expect(after).toContain(uid);
  expect(uid).toBe(`UID:${id}@127.0.0.1`);
  for (const said of ['CLASS:PRIVATE', `URL:http://127.0.0.1:3000/decisions/${id}`]) expect(after).toContain(said);
  expect(after?.find((line) => line.startsWith('ORGANIZER:mailto:'))).toBeDefined();
  expect(after?.join('\n')).not.toContain('/d/');
  expect(after).toContain(
    `DTSTART:${new Date(plan.dueAt.replace(/\[.*/, '')).toISOString().replace(/[-:]|\.\d+/g, '')}`,
  );
});
