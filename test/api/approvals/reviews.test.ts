import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { hiddenFields, visitorOf } from '../../support/visitor';
import type { MailedLink } from '../../support/mails';
import type { ApprovalView } from '../../../domain/approvals/views';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const [director, finance] = ['director@spree.example', 'finance@spree.example'] as const;
const policy = {
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: { atLeast: 1 } } }] }],
  within: { workingDays: 5 },
};
const pathOf = (approval: string) => `/approvals/${encodeURIComponent(approval)}`;
const viewOf = async (approval: string) => (await app.get<ApprovalView>(pathOf(approval))).body;

/** Something that one seat of each hospital has approved, so that it is closed, and the links to it. */
const closedMatter = async () => {
  const key = `k${randomUUID().slice(0, 8)}`;
  const body = { key, title: 'Registry site', policy, groups: ['steering'] };
  const { approval } = (
    await app.post<{ approval: string }>('/programmes/stroke-registry/approvals', body, { 'idempotency-key': key })
  ).body;
  const [first, other] = [await app.mails.linkTo(director, approval), await app.mails.linkTo(finance, approval)];
  const partner = await app.mails.linkTo('director@manzanares.example', approval);
  for (const link of [first, partner]) await says(approval, link, { verdict: 'approve' });
  await eventually(async () => (await viewOf(approval)).state === 'approved');
  return { approval, first, other };
};
const says = <Body = { review?: string; outcome?: string; code?: string }>(
  approval: string,
  link: MailedLink,
  body: object,
) => app.postBy<Body>(link, `${pathOf(approval)}/decisions`, body, { 'idempotency-key': randomUUID() });

test('whoever voted and recuses after the close is answered with the review, however often; nobody else opens one', async () => {
  const { approval, first, other } = await closedMatter();
  const recusal = { verdict: 'recuse', comment: 'my brother sells it' };
  expect((await says(approval, other, recusal)).body).toMatchObject({ code: 'already_closed' });
  expect((await says(approval, first, { verdict: 'recuse' })).body).toMatchObject({ code: 'comment_required' });
  const opened = await says(approval, first, recusal);
  expect(opened).toMatchObject({ status: 201, body: { outcome: 'approved' } });
  const { review = '' } = opened.body;
  expect((await says(approval, first, recusal)).body).toEqual(opened.body);
  expect(await viewOf(review)).toMatchObject({ state: 'open', approval: { request: { subject: { kind: 'review' } } } });
  expect((await viewOf(approval)).state).toBe('approved');
  await app.mails.linkTo(finance, review);
});

test('after the close the page lets whoever voted say that they should not have, under a fold, once', async () => {
  const { approval, first, other } = await closedMatter();
  const bystander = await visitorOf(app.url).get(other.url);
  expect(bystander.html).not.toContain('id="recuse"');
  const visitor = visitorOf(app.url);
  const page = await visitor.get(first.url);
  expect(page.html).toMatch(/<details class="card" id="recuse">/);

  const fields = { ...hiddenFields(page.html, first), verdict: 'recuse' };
  const refused = await visitor.post(page.path, { ...fields, comment: '' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('<details class="card" id="recuse" open');
  const done = await visitor.post(page.path, { ...fields, comment: 'my brother sells it' });
  expect(done.status).toBe(200);
  expect(done.html).toContain('my brother sells it');
  expect(done.html).not.toContain('id="recuse"');
  expect((await viewOf(approval)).approval.reviews).toHaveLength(1);
});
