import type { Decision } from '../../../domain/approvals/approvals';
import { startApp, type App } from '../../support/app';
import { aPolicy, ask, enterProgramme } from '../../support/questions';
import { eventually } from '../../support/eventually';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const person = 'director@spree.example';

const askWithCode = async () => {
  const programme = await enterProgramme(app);
  const id = await ask(app, programme, { policy: aPolicy({ identity: 'link+code' }) });
  const link = await app.mails.linkTo(person, id);
  return { id, link, token: link.token };
};

const mailedCode = () =>
  eventually(async () => {
    const subjects = (await app.mails.list(person)).map(({ subject }) => subject);
    return subjects.map((subject) => /(?:验证码|Code)\D*(\d{6})/.exec(subject)?.[1]).find((code) => code !== undefined);
  });

test('by HTTP a link decides where a code is asked for only together with the code that was mailed for it', async () => {
  const { id, token } = await askWithCode();
  const decide = (code?: string) =>
    app.post<{ decision: Decision; code?: string }>(
      `/approvals/${id}/decisions`,
      { verdict: 'approve', ...(code && { code }) },
      { token },
    );
  expect(await decide()).toMatchObject({ status: 403, body: { code: 'identity_too_weak' } });
  const asked = await app.post(`/approvals/${id}/code`, {}, { token });
  expect(asked).toMatchObject({ status: 202, body: { validMinutes: 10, tries: 5 } });
  const code = await mailedCode();
  expect(await decide(code === '000000' ? '111111' : '000000')).toMatchObject({
    status: 403,
    body: { code: 'code_wrong' },
  });
  expect(await decide('12345')).toMatchObject({ status: 422 });
  expect(await decide(code)).toMatchObject({ status: 201, body: { decision: { identity: 'link+code' } } });
});

test('a code is mailed three times in a quarter of an hour, then the answer says when to try again', async () => {
  const { id, token } = await askWithCode();
  const ask = () => app.post(`/approvals/${id}/code`, {}, { token });
  for (let asked = 0; asked < 3; asked += 1) expect((await ask()).status).toBe(202);
  const refused = await ask();
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(refused.headers.get('retry-after'))).toBe(900);
});

test.each([
  ['nonsense', 404],
  ['a-token-for-tests-only', 401],
])('the token %j gets no code', async (token, status) => {
  const { id } = await askWithCode();
  expect((await app.post(`/approvals/${id}/code`, {}, { token })).status).toBe(status);
});
