import { postId } from '../../../contracts/post';
import { eventually } from '../../support/eventually';
import { startApp, type App } from '../../support/app';
import { ask, decide, enterProgramme, expectWholeRecords, forgetMails, mailsTo } from '../../support/questions';

let app: App;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.stop());
afterEach(() => expectWholeRecords(app));
beforeEach(() => forgetMails(app));

const director = 'director@spree.example';
const seat = 'spree.steering.director';

interface Caught {
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}
const read = async (id: string) => (await (await fetch(`${app.mailbox.url}/api/mails/${id}`)).json()) as Caught;

/** The newest mail to a person, as soon as there are so many. */
const newestTo = (person: string, count: number) =>
  eventually(async () => {
    const mails = await mailsTo(app, person);
    const last = mails.at(-1);
    return mails.length >= count && last && read(last.id);
  });

/** The reminders of several approvals come due within the same moment. */
const remind = async (programme: string, ids: readonly string[]) => {
  const process = `${programme}:reminders`;
  for (const approval of ids) {
    const number = (await app.ledger.entriesOf(process)).length + 1;
    const happening = { type: 'approval.reminded', approval, stage: 0, reminder: 1, seats: [seat] } as const;
    await app.ledger.append([{ programme, process, number, at: new Date().toISOString(), happening }]);
    await app.knock(programme);
  }
};

/** What the post had to try again, and why. */
const failuresOf = async (programme: string) => {
  const post = app.client.workflow.getHandle(postId(programme));
  const [{ events }, { raw }] = [await post.fetchHistory(), await post.describe()];
  const before = (events ?? []).map((event) => event.activityTaskStartedEventAttributes?.lastFailure);
  const now = (raw.pendingActivities ?? []).map(({ lastFailure }) => lastFailure);
  return [...before, ...now].flatMap((failure) => failure?.message ?? []);
};

const settled = (programme: string) => eventually(async () => (await app.outbox.waiting(programme)).waiting === 0);

const askedAbout = async (programme: string, count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await ask(app, programme));
  await newestTo(director, count);
  await settled(programme);
  return ids;
};

/** The page where the reminders are stopped, as a mail program finds it. */
const stopIn = ({ headers }: Caught) => /^<(.+)>$/.exec(headers['list-unsubscribe'] ?? '')?.[1] ?? '';

const oneClick = (url: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });

test('reminders that come due together are one mail a person, without what is answered, each task with its own link', async () => {
  const programme = await enterProgramme(app);
  const ids = await askedAbout(programme, 3);
  await decide(app, ids[0] ?? '', seat);
  await eventually(async () => (await app.readModel.approval(ids[0] ?? ''))?.approval.decisions.length === 1);
  await remind(programme, ids);

  const { subject, text, headers } = await newestTo(director, 4);
  expect(subject).toContain('2 to decide');
  const links = text.match(/\/d\/[\w.-]+/g) ?? [];
  expect(new Set(links).size).toBe(2);
  expect(headers['references']).toBeUndefined();
  await settled(programme);
  expect(await mailsTo(app, director)).toHaveLength(4);
});

test('a question that comes when reminders have been gathered is delivered by the same post, which fails at nothing', async () => {
  const programme = await enterProgramme(app);
  const ids = await askedAbout(programme, 1);
  for (const count of [2, 4]) {
    await remind(programme, ids);
    await newestTo(director, count);
    await ask(app, programme);
    expect((await newestTo(director, count + 1)).subject).toContain('[Decision needed]');
  }
  expect(await failuresOf(programme)).toEqual([]);
});

test('a single reminder stays in the thread of its question', async () => {
  const programme = await enterProgramme(app);
  const ids = await askedAbout(programme, 1);
  const [first] = await mailsTo(app, director);
  const question = await read(first?.id ?? '');
  await remind(programme, ids);
  const reminder = await newestTo(director, 2);
  expect(reminder.subject).toContain('[Reminder]');
  expect(reminder.headers['references']).toBe(question.headers['references']);
});

test('a reminder names what else waits for the person, each with its own link, so that one mail is enough', async () => {
  const programme = await enterProgramme(app);
  const [due, other, answered] = await askedAbout(programme, 3);
  await decide(app, answered ?? '', seat);
  await eventually(async () => (await app.readModel.approval(answered ?? ''))?.approval.decisions.length === 1);
  await remind(programme, [due ?? '']);
  const { subject, text } = await newestTo(director, 4);
  expect(subject).toContain('[Reminder]');
  expect(text).toContain('Also waiting for you');
  const tokens = await Promise.all(
    [...text.matchAll(/\/d\/(\w+)/g)].map(async ([, token = '']) => (await app.links.verify(token)).approval),
  );
  expect(new Set(tokens)).toEqual(new Set([due, other]));
});

test('one click stops the reminders of that person alone; first questions still come and say nothing of stopping', async () => {
  const programme = await enterProgramme(app);
  const ids = await askedAbout(programme, 1);
  const [first] = await mailsTo(app, director);
  expect((await read(first?.id ?? '')).headers['list-unsubscribe']).toBeUndefined();
  await remind(programme, ids);
  const reminder = await newestTo(director, 2);
  expect(reminder.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');

  const url = stopIn(reminder);
  const page = await (await fetch(url)).text();
  expect(page).toContain('Stop the reminders');
  expect(await app.optOuts.of(director)).toEqual([]);
  expect((await oneClick(url)).status).toBe(200);
  expect((await oneClick(url)).status).toBe(200);
  expect(await app.optOuts.of(director)).toEqual([programme]);

  await remind(programme, ids);
  await settled(programme);
  expect(await mailsTo(app, director)).toHaveLength(2);
  await ask(app, programme);
  expect((await newestTo(director, 3)).subject).toContain('[Decision needed]');

  const body = new URLSearchParams({ do: 'resume' });
  expect(await (await fetch(url, { method: 'POST', body })).text()).toContain('Stop the reminders');
  await remind(programme, ids);
  expect((await newestTo(director, 4)).subject).toContain('[Reminder]');
});

test('a link to stop reminders that is not genuine changes nothing', async () => {
  const answer = await oneClick(`${app.url}/reminders/e30.e30.e30`);
  expect(answer.status).toBe(404);
});
