import { createHmac } from 'node:crypto';
import type { ChatMessage } from '../../../domain/chats/messages';
import { requestOf, signatureOf } from '../../../infra/chats/messages';
import { readChatPlaces } from '../../../infra/chats/places';
import { createNotifier, type ChatDelayed } from '../../../infra/chats/notifier';
import { startReceiver, type Receiver } from '../../support/receiver';
import type { ChatKind } from '../../../domain/programme/chat-channels';

const now = new Date('2026-03-02T01:00:00.500Z');
const aNotice = (kind: ChatKind): ChatMessage => ({
  id: 'east-west/x/1/legal',
  programme: 'east-west',
  channel: 'legal',
  kind,
  event: 'opened',
  type: 'approval.opened',
  at: '2026-03-02T01:00:00.000Z',
  about: 'east-west:agreement:framework:1',
  sentence: { zh: '有事项等待决定：理事会。', en: 'Something waits for a decision: the board.' },
});
const requestFor = (kind: ChatKind, secret?: string) =>
  requestOf(
    {
      message: aNotice(kind),
      id: 'msg_1',
      lines: ['有事项等待决定：理事会。'],
      link: 'https://gatehouse.example/inbox',
      linkWords: '登录查看',
    },
    { url: 'https://chat.example/robot?key=1', ...(secret && { secret }) },
    now,
  );
const hmac = (key: string, said: string) => createHmac('sha256', key).update(said).digest('base64');

test('the signature is that of the example which Standard Webhooks publishes', () => {
  const body = '{"event_type":"ping","data":{"success":true}}';
  expect(signatureOf('whsec_plJ3nmyCDGBKInavdOK15jsl', 'msg_loFOjxBNrRLzqYUf', '1731705121', body)).toBe(
    'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  );
});

test.each<[ChatKind, object]>([
  ['wecom', { msgtype: 'markdown', markdown: { content: expect.stringContaining('[登录查看](https://gatehouse') } }],
  ['dingtalk', { msgtype: 'markdown', markdown: { title: '有事项等待决定：理事会。', text: expect.any(String) } }],
  ['feishu', { msg_type: 'text', content: { text: expect.stringContaining('https://gatehouse.example/inbox') } }],
  ['slack', { text: expect.stringContaining('<https://gatehouse.example/inbox|登录查看>') }],
  ['teams', { type: 'message', attachments: [{ content: { type: 'AdaptiveCard' } }] }],
  ['standard', { type: 'approval.opened', data: { link: 'https://gatehouse.example/inbox' } }],
])('%s gets the body that its makers document', (kind, body) => {
  expect(JSON.parse(requestFor(kind).body)).toMatchObject(body);
});

test('DingTalk finds timestamp and signature in the address, Feishu in the body', () => {
  const { url } = requestFor('dingtalk', 'SEC1');
  const sent = new URL(url).searchParams;
  const timestamp = String(now.getTime());
  expect(Object.fromEntries(sent)).toEqual({ key: '1', timestamp, sign: hmac('SEC1', `${timestamp}\nSEC1`) });

  const { timestamp: second, sign } = JSON.parse(requestFor('feishu', 'SEC2').body) as Record<string, string>;
  expect(second).toBe('1772413200');
  expect(sign).toBe(hmac(`${second}\nSEC2`, ''));
});

test.each(['http://chat.example/hook', 'ftp://chat.example', 'not a url'])(
  'the address %s is refused at the start, naming the variable and not the address',
  (url) => {
    const reading = () => readChatPlaces({ NOTICE_LEGAL_URL: url });
    expect(reading).toThrow(/^NOTICE_LEGAL_URL: must /);
    expect(reading).not.toThrow(url);
  },
);

test.each([
  'https://127.0.0.1/x',
  'http://localhost:9/x',
  'https://10.1.2.3/x',
  'https://192.168.1.1/x',
  'https://[::1]/x',
])('the private address %s needs a word of the operator', (url) => {
  expect(() => readChatPlaces({ NOTICE_LEGAL_URL: url })).toThrow('NOTICES_ALLOW_PRIVATE');
  expect(readChatPlaces({ NOTICE_LEGAL_URL: url, NOTICES_ALLOW_PRIVATE: 'yes' })('legal')).toEqual({ url });
});

test('a channel finds its own address and secret', () => {
  const places = readChatPlaces({
    NOTICE_LEGAL_TEAM_URL: 'https://chat.example/a',
    NOTICE_LEGAL_TEAM_SECRET: 'whsec_x',
    NOTICE_OTHER_URL: '',
  });
  expect(places('legal-team')).toEqual({ url: 'https://chat.example/a', secret: 'whsec_x' });
  expect(places('other')).toBeUndefined();
});

describe('a channel', () => {
  let receiver: Receiver;
  beforeAll(async () => void (receiver = await startReceiver()));
  afterAll(() => receiver.stop());

  const hidden = 'a-secret-of-nobody-else';
  const send = (kind: ChatKind, secret?: string) =>
    createNotifier({ places: () => ({ url: `${receiver.url}/hook?key=${hidden}`, ...(secret && { secret }) }) })
      .send({ message: aNotice(kind), id: 'msg_1', lines: ['…'], link: 'https://gatehouse.example/', linkWords: '…' })
      .then(
        () => ({ name: 'taken' }),
        (error: Error) => error,
      );

  test.each([
    ['taken', 204, ''],
    ['taken', 200, 'ok'],
    ['taken', 200, '{"errcode":0,"errmsg":"ok"}'],
    ['taken', 200, '{"code":0,"msg":"success"}'],
    ['ChatDelayed', 408, ''],
    ['ChatDelayed', 429, ''],
    ['ChatDelayed', 500, ''],
    ['ChatDelayed', 503, ''],
    ['ChatDelayed', 200, '{"errcode":45009,"errmsg":"api freq out of limit"}'],
    ['ChatDelayed', 200, '{"code":11232,"msg":"frequency limited"}'],
    ['ChatRefused', 301, ''],
    ['ChatRefused', 400, ''],
    ['ChatRefused', 401, ''],
    ['ChatRefused', 410, ''],
    ['ChatRefused', 200, '{"errcode":310000,"errmsg":"sign not match"}'],
    ['ChatRefused', 200, '{"code":19021,"msg":"sign match fail"}'],
  ])('is %s when it answers %i %s, and no error holds its address', async (name, status, body) => {
    receiver.answer('/hook', { status, body });
    const came = await send('slack');
    expect(came.name).toBe(name);
    expect(JSON.stringify([came, 'message' in came && came.message])).not.toContain(hidden);
  });

  test('that says nothing for five seconds may be asked again', async () => {
    receiver.answer('/hook', 'silence');
    const began = performance.now();
    expect(await send('slack')).toMatchObject({
      name: 'ChatDelayed',
      message: expect.stringContaining('TimeoutError'),
    });
    expect(performance.now() - began).toBeGreaterThan(4_500);
    expect(performance.now() - began).toBeLessThan(9_000);
  });

  test('of Standard Webhooks without a secret is refused unasked', async () => {
    const before = receiver.to('/hook').length;
    expect(await send('standard')).toMatchObject({
      name: 'ChatRefused',
      message: expect.stringContaining('no secret'),
    });
    expect(receiver.to('/hook')).toHaveLength(before);
  });

  test.each([
    ['in seconds', '120', 120_000],
    ['by a date', new Date(Date.now() + 600_000).toUTCString(), 600_000],
    ['after years', '99999999', 86_400_000],
  ])('that asks for patience %s is left alone for so long, a day at most', async (_how, retryAfter, ms) => {
    receiver.answer('/hook', { status: 429, headers: { 'retry-after': retryAfter } });
    const delayed = (await send('slack')) as ChatDelayed;
    const after = Date.parse(delayed.notBefore ?? '') - Date.now();
    expect(Math.abs(after - ms)).toBeLessThan(30_000);
  });
});
