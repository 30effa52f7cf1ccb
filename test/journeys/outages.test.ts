import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../infra/host/alive';
import { programmesFolder } from '../../infra/places';
import { startMailbox } from '../../infra/mailbox/mailbox';
import { eventually } from '../support/eventually';
import { mailsAt } from '../support/mails';
import { freePort } from '../support/ports';
import { createPlace, descendantsOf, killNow, run, type Place } from '../support/started';
import { stepsIn } from '../support/steps';
import { hiddenFields, visitorOf } from '../support/visitor';
import type { MailedLink } from '../support/mails';
import { seedFile, seedKey } from '../support/seed';

let place: Place;
afterEach(() => place?.clear());

/** The seed's file, with each mail leaving by itself and at once: its owners of risks are told at the start. */
const promptSeed = `${readFileSync(join(programmesFolder, seedFile), 'utf8')}\nmail: { gatherSeconds: 0 }\n`;

const mailsWaiting = async (): Promise<number> =>
  Number(/^gatehouse_mails_waiting (\d+)/m.exec((await place.raw<string>('GET', '/metrics')).body)?.[1]);

/** How many mails wait once no more come. */
const settled = (): Promise<number> =>
  eventually(async () => {
    const before = await mailsWaiting();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return before > 0 && before === (await mailsWaiting()) && before;
  });

const subjectsOf = async (mails: Place['mails']) => (await mails.list()).map(({ to, subject }) => `${to} ${subject}`);

test('after kill -9 of everything the same approval is open, its mailed link works, and no mail was sent twice', async () => {
  place = await createPlace();
  const first = await place.start();
  await place.post('/programmes', { definition: promptSeed });
  const steps = stepsIn(place, seedKey);
  const approval = await steps.submitAgreement('framework');
  const people = await steps.holdersOf(approval);
  const links = await place.mails.linksTo(people, approval);
  const decide = (link: MailedLink, key: string) =>
    place.postBy(
      link,
      `/approvals/${encodeURIComponent(approval)}/decisions`,
      { verdict: 'approve' },
      { 'idempotency-key': key },
    );
  const [early, later, ...others] = links;
  if (!early || !later) throw new Error('Nobody was asked.');
  expect(await decide(early, 'early')).toMatchObject({ status: 201 });
  await eventually(async () => (await mailsWaiting()) === 0);
  const before = await subjectsOf(place.mails);

  for (const pid of [first.pid, ...descendantsOf(first.pid)]) killNow(pid);
  await first.ended;

  const proof = run(['verify'], place.env);
  expect(await proof.ended).toBe(0);
  expect(proof.said()).toContain('every one as it was written');

  await place.start();
  expect(await steps.approvalOf(approval)).toMatchObject({
    state: 'open',
    approval: { decisions: [{ verdict: 'approve' }] },
  });
  expect(await decide(early, 'early')).toMatchObject({ status: 201 });
  const reader = visitorOf(place.url);
  const page = await reader.get(later.url);
  expect((await reader.post(page.path, { ...hiddenFields(page.html, later), verdict: 'approve' })).status).toBe(200);
  expect((await steps.approvalOf(approval)).approval.decisions).toHaveLength(2);

  for (const link of others) expect(await decide(link, link.token.slice(-40))).toMatchObject({ status: 201 });
  await eventually(async () => (await steps.approvalOf(approval)).state === 'approved');
  const after = await eventually(async () => {
    const now = await subjectsOf(place.mails);
    return now.length > before.length && now;
  });
  expect(after.filter((subject) => before.includes(subject)).sort()).toEqual([...before].sort());
});

test('while no mail server answers nothing is lost, and when it is back every mail arrives once', async () => {
  const [smtpPort, pagePort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-mails-'));
  place = await createPlace({ SMTP_URL: `smtp://127.0.0.1:${smtpPort}` });
  await place.start();
  await place.post('/programmes', { definition: promptSeed });
  const steps = stepsIn(place, seedKey);
  const told = await settled();
  const approval = await steps.submitAgreement('framework');
  const people = await steps.holdersOf(approval);
  await eventually(async () => (await mailsWaiting()) === told + people.length);
  expect(await steps.approvalOf(approval)).toMatchObject({ state: 'open' });

  const mailbox = await startMailbox({ smtpPort, pagePort, folder, host: '127.0.0.1' });
  try {
    const mails = mailsAt(mailbox.url);
    await mails.linksTo(people, approval);
    await stepsIn({ ...place, mails }, seedKey).approveByMail(approval);
    await steps.until((now) => steps.stateOf(now, 'framework') === 'signing');
    await eventually(async () => (await mailsWaiting()) === 0);
    const all = await mails.list();
    const ids = all.map(({ messageId, to }) => `${messageId} ${to}`);
    expect(new Set(ids).size).toBe(ids.length);
    const asked = all.filter(({ subject }) => subject.includes('请审批'));
    expect(asked.map(({ to }) => to).sort()).toEqual([...people].sort());
  } finally {
    await mailbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a second start on the same data says so, and Ctrl-C leaves nothing running', async () => {
  place = await createPlace();
  const first = await place.start();
  const second = place.attempt();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`Gatehouse already runs with the data in ${place.data}`);
  expect(await place.raw('GET', '/readyz')).toMatchObject({ status: 200 });

  const children = descendantsOf(first.pid);
  expect(children.length).toBeGreaterThan(0);
  first.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect([first.pid, ...children].filter(isAlive)).toEqual([]);
});

test.each(['PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'SMTP_PORT', 'MAILBOX_PORT'] as const)(
  'a taken port is said plainly, naming %s',
  async (variable) => {
    place = await createPlace();
    const taken = createServer().listen(Number(place.ports[variable]), '127.0.0.1');
    await once(taken, 'listening');
    const attempt = place.attempt();
    const code = await attempt.ended;
    taken.close();
    expect(code).toBe(1);
    expect(attempt.said()).toMatch(new RegExp(`port ${place.ports[variable]}\\b.*\\b${variable}\\b`, 'is'));
    expect(attempt.said()).not.toMatch(/^\s+at /m);
  },
  60_000,
);

test.each([
  ['PORT', 'seven'],
  ['PORT', '70000'],
  ['SMTP_URL', 'http://x.example'],
  ['DATABASE_URL', 'mysql://x.example/y'],
  ['PUBLIC_URL', 'here'],
  ['TEMPORAL_ADDRESS', 'http://x.example:7233'],
  ['GATEHOUSE_API_TOKEN', 'short'],
  ['GATEHOUSE_LINK_KEY', 'short'],
])(
  'a wrong %s (%s) is named before anything starts',
  async (variable, value) => {
    place = await createPlace({ [variable]: value });
    const attempt = place.attempt();
    expect(await attempt.ended).toBe(1);
    expect(attempt.said()).toMatch(new RegExp(`^${variable}: `, 'm'));
    expect(attempt.said()).not.toMatch(/^\s+at /m);
  },
  60_000,
);
