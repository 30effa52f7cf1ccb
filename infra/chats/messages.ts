import { createHmac } from 'node:crypto';
import type { ChatMessage } from '../../domain/chats/messages';
import type { ChatKind } from '../../domain/programme/chat-channels';

/** A message as it is posted: where it leads, in which words, under which id. */
export interface ChatPosting {
  readonly message: ChatMessage;
  /** Stable over all tries, as Standard Webhooks asks. */
  readonly id: string;
  readonly lines: readonly string[];
  readonly link: string;
  readonly linkWords: string;
}

type Secret = string | undefined;

const hmac = (key: string | Buffer, said: string) => createHmac('sha256', key).update(said).digest('base64');
const seconds = (now: Date) => String(Math.floor(now.getTime() / 1000));

/** The body of each kind, as its makers document it. */
const bodies: Readonly<Record<ChatKind, (message: ChatPosting, secret: Secret, now: Date) => object>> = {
  /** WeCom group robot, `markdown`: developer.work.weixin.qq.com/document/path/91770 */
  wecom: (message) => ({ msgtype: 'markdown', markdown: { content: markdown(message) } }),
  /** DingTalk custom robot, `markdown`: open.dingtalk.com/document/robots/custom-robot-access */
  dingtalk: (message) => ({ msgtype: 'markdown', markdown: { title: message.lines[0], text: markdown(message) } }),
  /** Feishu custom bot, `text`, signed by timestamp and secret as key: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
  feishu: (message, secret, now) => ({
    ...(secret && { timestamp: seconds(now), sign: hmac(`${seconds(now)}\n${secret}`, '') }),
    msg_type: 'text',
    content: { text: [...message.lines, message.link].join('\n') },
  }),
  /** Slack incoming webhook: api.slack.com/messaging/webhooks */
  slack: ({ lines, link, linkWords }) => ({ text: [...lines, `<${link}|${linkWords}>`].join('\n') }),
  /** Teams workflow "when a webhook request is received": an Adaptive Card. */
  teams: ({ lines, link, linkWords }) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: lines.map((line) => ({ type: 'TextBlock', text: line, wrap: true })),
          actions: [{ type: 'Action.OpenUrl', title: linkWords, url: link }],
        },
      },
    ],
  }),
  /** Standard Webhooks, "Payload structure": type, timestamp, data. */
  standard: ({ message, link }) => ({
    type: message.type,
    timestamp: message.at,
    data: { programme: message.programme, about: message.about, text: message.sentence, link },
  }),
};

const markdown = ({ lines, link, linkWords }: ChatPosting) => [...lines, `[${linkWords}](${link})`].join('\n\n');

/** `webhook-signature` v1 over id, timestamp and body, by a secret of the form `whsec_<base64>`. Source: Standard Webhooks 1.0.0, "Signature scheme". */
export const signatureOf = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${hmac(Buffer.from(secret.replace(/^whsec_/, ''), 'base64'), `${id}.${timestamp}.${body}`)}`;

/** DingTalk wants its signature in the address, by milliseconds. */
const addressOf = (kind: ChatKind, url: string, secret: Secret, now: Date): string => {
  if (kind !== 'dingtalk' || !secret) return url;
  const signed = new URL(url);
  const timestamp = String(now.getTime());
  signed.searchParams.set('timestamp', timestamp);
  signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
  return signed.href;
};

/** Robots of DingTalk and Feishu have a signature of their own; every other channel with a secret gets the standard one. */
const signsItself = (kind: ChatKind) => kind === 'dingtalk' || kind === 'feishu';

/** One request: the address, the body and the headers, signed for this moment. */
export const requestOf = (
  message: ChatPosting,
  { url, secret }: { readonly url: string; readonly secret?: string },
  now: Date,
) => {
  const { kind } = message.message;
  const body = JSON.stringify(bodies[kind](message, secret, now));
  const timestamp = seconds(now);
  const signature =
    secret && !signsItself(kind) ? { 'webhook-signature': signatureOf(secret, message.id, timestamp, body) } : {};
  return {
    url: addressOf(kind, url, secret, now),
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Gatehouse',
      'webhook-id': message.id,
      'webhook-timestamp': timestamp,
      ...signature,
    },
  };
};
