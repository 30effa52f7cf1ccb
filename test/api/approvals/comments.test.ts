import { chair, officer, onStage } from '../../support/stage';

const stage = onStage();

const comment = '<b>请补充审计条款</b>';
const say = (approval: string) =>
  stage.tell('demo:post', {
    type: 'approval.commented',
    approval,
    person: chair,
    comment,
    source: 'reply@east.example',
  });

it('shows what was written back on the decision page and on the approval page, as text, and counts no vote', async () => {
  const id = await stage.openApproval();
  await say(id);
  const escaped = '&lt;b>请补充审计条款&lt;/b>';
  const decision = await (await stage.signedIn(chair)).get(`/decisions/${id}`);
  const approval = await (await stage.signedIn(officer)).get(`/programmes/demo/approvals/${id}`);
  for (const { status, text } of [decision, approval]) {
    expect(status).toBe(200);
    expect(text).toContain(escaped);
    expect(text).toContain('不算表决');
  }
  expect((await stage.readModel.approval(id))?.approval.decisions).toEqual([]);
});

it('hides comments as it hides votes, until the approval is closed', async () => {
  const id = await stage.openApproval({ change: { hideVotesUntilClose: true } });
  await say(id);
  const page = `/programmes/demo/approvals/${id}`;
  const browser = await stage.signedIn(officer);
  expect((await browser.get(page)).text).not.toContain('请补充审计条款');
  await stage.tell(id, { type: 'approval.closed', approval: id, outcome: 'expired' });
  expect((await browser.get(page)).text).toContain('请补充审计条款');
});

it('tells in the inbox of which programme one has stopped the reminders, with the way back', async () => {
  await stage.deps.optOuts.stop('demo', chair, '2026-03-03T02:00:00Z');
  const { text } = await (await stage.signedIn(chair)).get('/inbox');
  const [, path = ''] = /href="(\/reminders\/[^"]+)"/.exec(text) ?? [];
  expect((await stage.browser().get(path)).text).toContain('恢复提醒');
  await stage.browser().post(path, { do: 'resume' }, {});
  expect(await stage.deps.optOuts.of(chair)).toEqual([]);
});
