import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { approveAll, office } from '../../support/questions';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

let foretold = 0;
const agreement = '/programmes/stroke-registry/agreements/consortium';

/** The page as the office sees it after its form. */
const afterwards = async (language: string) => {
  const session = await app.sessions.open({ kind: 'person', person: office }, new Date());
  const headers = { cookie: `gatehouse_session=${session}; gatehouse_language=${language}` };
  return (await fetch(`${app.url}${agreement}?done=1`, { headers })).text();
};

test('the form says before its button whom it asks and how many mails leave, as they then do', async () => {
  const page = async (language: string) => {
    const session = await app.sessions.open({ kind: 'person', person: office }, new Date());
    const headers = { cookie: `gatehouse_session=${session}; gatehouse_language=${language}` };
    return (await fetch(`${app.url}${agreement}`, { headers })).text();
  };
  const zh = await eventually(async () => {
    const html = await page('zh');
    return html.includes('/submissions') && html;
  });
  const [, seats, mails] = /提交后将请.*的 (\d+) 个席位表决，(?:第一环节)?发出 (\d+) 封邮件。/.exec(zh) ?? [];
  expect(Number(seats)).toBeGreaterThanOrEqual(Number(mails));
  expect(await page('en')).toContain(`${mails} mails leave at once`);
  foretold = Number(mails);
});

test('whoever asks people hears how many mails went out and until when they decide, with how far it has come; and nothing of it once it is closed', async () => {
  const { approval } = await eventually(async () => {
    const { status, body } = await app.post<{ approval: string }>(`${agreement}/submissions`, {
      summary: ['As agreed.'],
      evidence: [{ kind: 'document', title: 'text', hash: 'a'.repeat(64) }],
    });
    return status === 201 && body;
  });
  const { asked, zh } = await eventually(async () => {
    const { sent, waiting } = await app.outbox.mailedAbout('stroke-registry', approval);
    return sent > 0 && waiting === 0 && { asked: sent, zh: await afterwards('zh') };
  });
  expect(await app.mails.list()).toHaveLength(asked);
  expect(asked).toBe(foretold);
  expect(zh).toMatch(
    new RegExp(`已发出 ${asked} 封邮件，\\d+月\\d+日（周.）\\d\\d:\\d\\d前表决.*0/\\d+ 席已表决`, 's'),
  );
  expect(await afterwards('en')).toMatch(new RegExp(`${asked} mails are out, to be decided by .*0/\\d+ answered`, 's'));
  await approveAll(app, approval);
  await eventually(async () => (await app.readModel.approval(approval))?.state === 'approved');
  expect(await afterwards('zh')).not.toContain('封邮件');
});
