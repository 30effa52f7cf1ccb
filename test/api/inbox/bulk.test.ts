import type { PageDeps } from '../../../api/http/page-deps';
import { subjectKinds } from '../../../domain/approvals/approvals';
import { whyAlone } from '../../../domain/approvals/bulk';
import { DomainError } from '../../../domain/shared/errors';
import type { IdentityTier } from '../../../domain/programme/policies';
import { chair, onStage, setStage } from '../../support/stage';
import { openEmptyStore } from '../../support/prepared';
import { east } from '../../support/seed';

const stage = onStage();

const task = (id: string) => `${id} ${east.key}.strategic.chair`;
const reviewOf = (id: string) => `/inbox/review?task=${encodeURIComponent(task(id))}`;

/** A form made by hand, with the nonce of the decision's own page: it votes for what that page shows. */
async function sendByHand(browser: Awaited<ReturnType<typeof stage.signedIn>>, id: string) {
  const page = (await browser.get(`/decisions/${id}`)).text;
  const { request } = (await stage.readModel.approval(id))?.approval ?? {};
  return browser.post('/inbox/decisions', {
    nonce: /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? '',
    task: `${task(id)} 1 ${request?.contentHash}`,
    verdict: 'approve',
  });
}

test.each<[IdentityTier, boolean]>([
  ['link', true],
  ['link+code', false],
  ['signIn', true],
  ['signIn+again', false],
])('a task that asks for %s can be ticked in the inbox and decided with others: %s', async (identity, may) => {
  const id = await stage.openApproval({ kind: 'milestone', change: { identity } });
  const browser = await stage.signedIn(chair);
  const inbox = (await browser.get('/inbox')).text;
  const review = (await browser.get(reviewOf(id))).text;

  expect(inbox.includes(`value="${task(id)}"`)).toBe(may);
  expect(inbox.includes('须单独表决')).toBe(!may);
  expect(review.includes(`value="${task(id)} 1 `)).toBe(may);
  expect(review.includes('以下事项不能一并表决')).toBe(!may);

  const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1];
  if (may || nonce) return;
  // A form made by hand is refused as well.
  const sent = await sendByHand(browser, id);
  expect(sent.text).toContain('此事项须先确认您的身份');
  expect(stage.calls).toEqual([]);
});

const alone = subjectKinds.filter((kind) => whyAlone({ kind, key: 'it' }, 'link'));

test.each(alone)(
  'a question about a %s is decided on its own page: no box, no row in the review, refused by hand',
  async (kind) => {
    const id = await stage.openApproval({ kind });
    const browser = await stage.signedIn(chair);
    const inbox = (await browser.get('/inbox')).text;
    const review = (await browser.get(reviewOf(id))).text;
    expect(inbox).not.toContain(`value="${task(id)}"`);
    for (const page of [inbox, review]) expect(page).toContain('须单独表决');
    expect(review).toContain('以下事项不能一并表决');

    const sent = await sendByHand(browser, id);
    expect(sent.text).toContain('须逐项在各自页面表决');
    expect(stage.calls).toEqual([]);
    expect(await stage.attemptsOf(id)).toMatchObject([{ code: 'not_in_bulk' }]);
  },
);

test('the review shows every line of what is decided on, in a fold that says how many where there are many', async () => {
  const lines = Array.from({ length: 9 }, (_, n) => ({ zh: `第${n}行`, en: `Line ${n}` }));
  const id = await stage.openApproval({ kind: 'milestone', summary: lines });
  const review = (await (await stage.signedIn(chair)).get(reviewOf(id))).text;
  expect(review).toContain('全部内容（9 行）');
  for (const { zh } of lines) expect(review).toContain(zh);
});

test('looking at the review calls no process, in either language', async () => {
  const id = await stage.openApproval({ kind: 'milestone' });
  const browser = await stage.signedIn(chair);
  for (const language of ['zh', 'en']) expect((await browser.get(`${reviewOf(id)}&lang=${language}`)).status).toBe(200);
  expect(stage.calls).toEqual([]);
});

test('whoever is not signed in is asked to, and nothing is shown', async () => {
  const id = await stage.openApproval({ kind: 'milestone' });
  const review = await stage.browser().get(reviewOf(id));
  expect(review.status).toBe(401);
  expect(review.text).not.toContain('战略合作框架协议');
  expect((await stage.browser().post('/inbox/decisions', { task: task(id), verdict: 'approve' })).status).toBe(401);
});

test('more than one page of the inbox is not decided at once', async () => {
  const browser = await stage.signedIn(chair);
  const many = Array.from({ length: 51 }, (_, n) => `task=${n}`).join('&');
  expect((await browser.get(`/inbox/review?${many}`)).status).toBe(422);
});

test('when the workers are away each task says so, the comment is there to copy, and the others are not waited for', async () => {
  let asked = 0;
  const away = {
    ask: async () => {
      asked += 1;
      throw new DomainError('worker_unavailable');
    },
  } as unknown as PageDeps['processes'];
  const alone = await setStage(await openEmptyStore(), { processes: away });
  const [one, two] = [
    await alone.openApproval({ kind: 'milestone' }),
    await alone.openApproval({ kind: 'milestone', key: 'confidentiality' }),
  ];
  const browser = await alone.signedIn(chair);
  const form = (await browser.get(`${reviewOf(one)}&task=${encodeURIComponent(task(two))}`)).text;
  const tasks = [...form.matchAll(/name="task" value="([^"]+)"/g)].map(([, value = '']) => value);
  expect(tasks).toHaveLength(2);

  const { text } = await browser.post('/inbox/decisions', {
    nonce: /name="nonce" value="([^"]+)"/.exec(form)?.[1] ?? '',
    task: tasks as unknown as string,
    verdict: 'approve',
    comment: '同意推进。',
  });

  expect(asked).toBe(1);
  expect(text.match(/处理程序暂时没有响应/g)).toHaveLength(2);
  for (const said of ['已记录 0 项，共 2 项', '同意推进。', '重新核对未记录的事项']) expect(text).toContain(said);
  expect(await alone.attemptsOf(one)).toEqual([]);
  await alone.database.close();
});
