import type { Met } from './met';
import { printable } from './met';
import type { Target } from './target';

/** One way in which programs go at a mailed link: its name, what it does, and the answers it met. */
export interface Behaviour {
  readonly name: string;
  readonly does: string;
  readonly act: (target: Target) => Promise<readonly Met[]>;
}

type Call = readonly [method: string, url: string, headers?: Readonly<Record<string, string>>, body?: URLSearchParams];

/** Calls one after another, as a scanner does, and follows no redirect unless told to. */
const call = async (calls: readonly Call[], redirect: RequestRedirect = 'manual'): Promise<readonly Met[]> => {
  const met: Met[] = [];
  for (const [method, url, headers = {}, body] of calls) {
    const answer = await fetch(url, { method, headers, redirect, ...(body && { body }) });
    await answer.arrayBuffer();
    met.push({ method, path: printable(answer.url || url), status: answer.status, headers: answer.headers });
  }
  return met;
};

const agents = (names: readonly string[], urls: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  urls.flatMap((url) => names.map((name): Call => ['GET', url, { 'user-agent': name, ...more }]));

const previews = [
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'WhatsApp/2.24.6 A',
  'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) MicroMessenger/8.0.47 NetType/WIFI Language/zh_CN',
  'DingTalkBot-LinkService/1.0 (+https://open.dingtalk.com/)',
  'Mozilla/5.0 (compatible; Feishubot/1.0)',
];

const gateways = [
  'Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)',
  'BarracudaCentral/1.0',
  'Mozilla/5.0 (compatible; proofpoint; URL Defense)',
  'Mimecast-URL-Protect',
  '',
];

/** An address as a mail gateway rewrites and then fetches it: with an addition of its own, and with its letters' case gone. */
const rewritten = (link: string): readonly string[] => {
  const { origin, pathname } = new URL(link);
  return [`${link}?data=05%7C02%7C&reserved=0`, `${origin}${pathname.toLowerCase()}`, `${link}%0D%0A`, `${link}/`];
};

const safeLinks = { referer: 'https://emea01.safelinks.protection.outlook.com/' };

/** Where a form could be sent to by someone who has only seen addresses. */
const doors = ({ link, page }: Target) => [link, page, `${page}/not-me`, `${page}/sign-in-link`];

const without = (body: URLSearchParams, name: string) => new URLSearchParams([...body].filter(([key]) => key !== name));

/** What programs do to a link without a browser. */
export const behaviours: readonly Behaviour[] = [
  {
    name: 'HEAD',
    does: 'asks for the headers of link and page, twice',
    act: ({ link, page }) => call([link, page, link, page].map((url) => ['HEAD', url])),
  },
  {
    name: 'GET',
    does: 'fetches the link and follows it, without keeping the cookie',
    act: ({ link }) => call([['GET', link]], 'follow'),
  },
  {
    name: 'double GET',
    does: 'fetches link and page twice, the page with the cookie',
    act: ({ link, page, cookie }) =>
      call([link, page, link, page].map((url) => ['GET', url, url === page ? { cookie } : {}])),
  },
  {
    name: 'prefetch',
    does: 'fetches ahead of the reader, with and without the cookie',
    act: ({ link, page, cookie }) =>
      call(
        [
          { 'sec-purpose': 'prefetch' },
          { 'sec-purpose': 'prefetch;prerender' },
          { purpose: 'prefetch' },
          { 'x-moz': 'prefetch' },
        ].flatMap((headers): Call[] => [
          ['GET', link, headers],
          ['GET', page, { ...headers, cookie }],
        ]),
      ),
  },
  {
    name: 'link preview',
    does: 'fetches what chats and mail programs show beside a link',
    act: ({ link, page }) => call(agents(previews, [link, page], { range: 'bytes=0-32767' }), 'follow'),
  },
  {
    name: 'mail gateway',
    does: 'fetches the link under odd names, as gateways do before they deliver',
    act: ({ link }) => call(agents(gateways, [link], safeLinks), 'follow'),
  },
  {
    name: 'rewritten link',
    does: 'fetches the link with additions and in small letters',
    act: ({ link }) => call(agents(gateways.slice(0, 1), rewritten(link), safeLinks)),
  },
  {
    name: 'second browser',
    does: 'opens the clean address, which was forwarded without the cookie',
    act: ({ page }) => call([page, page].map((url) => ['GET', url])),
  },
  {
    name: 'other methods',
    does: 'tries OPTIONS, PUT, PATCH and DELETE on link and page, with the cookie',
    act: ({ link, page, cookie }) =>
      call(
        ['OPTIONS', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
          [link, page].map((url): Call => [method, url, { cookie, origin: new URL(page).origin }]),
        ),
      ),
  },
  {
    name: 'form-less POST',
    does: 'posts nothing to every address it has seen, with and without the cookie',
    act: (target) =>
      call(
        doors(target).flatMap((url): Call[] => [
          ['POST', url],
          ['POST', url, { cookie: target.cookie, origin: new URL(url).origin }],
        ]),
      ),
  },
  {
    name: 'foreign Origin',
    does: 'posts the whole form with the cookie from another site',
    act: ({ page, cookie, body }) =>
      call(
        [
          { origin: 'https://elsewhere.example' },
          { origin: 'null' },
          { referer: 'https://elsewhere.example/' },
          { origin: new URL(page).origin, 'sec-fetch-site': 'cross-site' },
        ].map((headers): Call => ['POST', page, { ...headers, cookie } as Record<string, string>, body]),
      ),
  },
  {
    name: 'cookie-less click',
    does: 'posts the whole form from the right site, but without the cookie',
    act: ({ page, body }) => call([['POST', page, { origin: new URL(page).origin }, body]]),
  },
  {
    name: 'replayed body',
    does: 'posts what it saw: without the nonce, without an Origin, without all three',
    act: ({ page, cookie, body }) =>
      call([
        ['POST', page, { cookie, origin: new URL(page).origin }, without(body, 'nonce')],
        ['POST', page, { cookie }, body],
        ['POST', page, {}, without(body, 'nonce')],
      ]),
  },
  {
    name: 'whole form',
    does: 'posts everything that it saw, with the cookie, from the right site, once without digits and once with some',
    act: ({ page, cookie, body }) => {
      const headers = { cookie, origin: new URL(page).origin };
      const guessed = new URLSearchParams([...body, ['digits', '12'], ['said', 'a machine was here']]);
      return call(
        [body, guessed].flatMap((each) =>
          ['', '/not-me', '/delegation', '/question'].map((door): Call => ['POST', `${page}${door}`, headers, each]),
        ),
      );
    },
  },
  {
    name: 'API without a token',
    does: 'posts a decision to the API, and the mailed token in the address',
    act: ({ link, page }) => {
      const approval = new URL(page).pathname.split('/').at(-1);
      const decisions = new URL(`/api/v1/approvals/${approval}/decisions`, page).href;
      const form = new URLSearchParams({ verdict: 'approve' });
      return call([
        ['GET', decisions],
        ['POST', decisions, {}, form],
        ['POST', `${decisions}?token=${new URL(link).pathname.split('/').at(-1)}`, {}, form],
      ]);
    },
  },
];
