import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text as textIn } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { linksPrintedIn } from './mailed-links';

/** A mail as it came in: when, to whom, under which Message-ID, and the token of the decision link in it, if there is one. */
export interface Receipt {
  readonly at: number;
  readonly to: string;
  readonly messageId: string;
  /** The mail that it answers, where there is one. */
  readonly inReplyTo: string;
  readonly token?: string;
  /** What is printed beside it. */
  readonly digits?: string;
  /** What its deadline in the calendar is of: the approval of a first question. */
  readonly approval?: string;
}

/** A link and what is printed beside it; the least product prints nothing. */
export interface Linked {
  readonly token: string;
  readonly digits?: string;
}

/** A mail's base64 parts, decoded; parsing the whole of it would be charged to the product. */
const partsOf = (raw: string): readonly string[] =>
  raw.split(/\r?\n\r?\n/).map((part) => Buffer.from(part, 'base64').toString());

/** The approval whose deadline a mail brings for the calendar; the least product's token says it itself. */
const approvalIn = (parts: readonly string[], link: Linked | undefined): string | undefined => {
  const calendar = parts.find((part) => part.startsWith('BEGIN:VCALENDAR'))?.replace(/\r?\n /g, '');
  const [, named] = /^UID:(.+)@/m.exec(calendar ?? '') ?? [];
  const [, payload] = link?.token.split('.') ?? [];
  if (named !== undefined || payload === undefined) return named;
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { approval: string }).approval;
};

const linkInText = (text: string): Linked | undefined => {
  const [printed] = linksPrintedIn(text);
  const token = printed?.token ?? /\/d\/([\w.-]+)/.exec(text)?.[1];
  return token === undefined ? undefined : { token, ...(printed?.digits && { digits: printed.digits }) };
};

const inReplyToIn = (raw: string): string => /^in-reply-to:\s*(\S+)/im.exec(raw)?.[1] ?? '';

const messageIdIn = (raw: string): string => /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '';

/** A real SMTP server that takes every mail and remembers the decision link in it, by approval and person. */
export const startSink = async () => {
  const links = new Map<string, Linked>();
  const waiting = new Map<string, (link: Linked) => void>();
  const received: Receipt[] = [];
  const put = (key: string, link: Linked) => {
    waiting.get(key)?.(link);
    waiting.delete(key);
    links.set(key, link);
  };
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      textIn(stream).then((raw) => {
        const parts = partsOf(raw);
        const link = parts.map(linkInText).find((found) => found !== undefined);
        const approval = approvalIn(parts, link);
        const mail = {
          at: Date.now(),
          messageId: messageIdIn(raw),
          inReplyTo: inReplyToIn(raw),
          ...link,
          ...(approval !== undefined && { approval }),
        };
        for (const { address } of session.envelope.rcptTo) received.push({ ...mail, to: address });
        if (link && approval !== undefined)
          for (const { address } of session.envelope.rcptTo) put(`${approval} ${address}`, link);
        done();
      }, done);
    },
  };
  const listen = async (port: number) => {
    const server = new SMTPServer(options);
    server.on('error', () => undefined); // a sender that is killed in mid-mail: it will send it again
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  };
  let server = await listen(0);
  const { port } = server.server.address() as AddressInfo;
  const leave = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    /** Every mail so far, in the order they came. */
    received: received as readonly Receipt[],
    /** The link mailed to this person, as soon as the mail is there. */
    linkOf: (approval: string, person: string): Promise<Linked> => {
      const key = `${approval} ${person}`;
      const known = links.get(key);
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.set(key, resolve));
    },
    /** Is away until it comes back under its address. */
    leave,
    comeBack: async () => void (server = await listen(port)),
    stop: leave,
  };
};
