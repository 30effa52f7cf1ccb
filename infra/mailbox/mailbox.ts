import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { createMailboxApp } from './app';
import { type MailboxStore, openMailboxStore } from './store';
import { whyNotListening } from '../host/ports';

/** Where the local mailbox listens and keeps its mails; port 0 takes any free one. */
export interface MailboxSettings {
  readonly smtpPort: number;
  readonly pagePort: number;
  readonly folder: string;
  readonly host: string;
}

/** A running local mailbox: the address mails go to, the page to read them on, and how to end it. */
export interface RunningMailbox {
  readonly smtpUrl: string;
  readonly url: string;
  stop(): Promise<void>;
}

const largestMail = 25 * 1024 * 1024;
const longestFileName = 230;

/** Starts the mail catcher of the embedded default: it takes every mail, keeps it in `folder` before it says so, and delivers none. */
export async function startMailbox({ smtpPort, pagePort, folder, host }: MailboxSettings): Promise<RunningMailbox> {
  const store = await openMailboxStore(folder);
  const smtp = createSmtpServer(store);
  const pages = createServer(createMailboxApp({ store, host }));
  const takenSmtpPort = await listen(smtp.server, smtpPort, host, 'SMTP_PORT');
  try {
    const takenPagePort = await listen(pages, pagePort, host, 'MAILBOX_PORT');
    return {
      smtpUrl: `smtp://${host}:${takenSmtpPort}`,
      url: `http://${host}:${takenPagePort}`,
      stop: () => stop(smtp, pages),
    };
  } catch (error) {
    await closeSmtp(smtp);
    throw error;
  }
}

function createSmtpServer(store: MailboxStore): SMTPServer {
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, _session, answer) =>
      answer(encodeURIComponent(address).length > longestFileName ? refusal(553, 'The address is too long') : null),
    onData: (stream, session, answer) =>
      keepForAll(store, stream, session).then(
        () => answer(null, 'Kept'),
        (error: Error & { responseCode?: number }) => answer(error.responseCode ? error : refusal(451, error.message)),
      ),
  });
  // A client that breaks off is its own affair; without a listener its error would end the process.
  smtp.on('error', () => undefined);
  return smtp;
}

async function keepForAll(store: MailboxStore, stream: SMTPServerDataStream, { envelope }: SMTPServerSession) {
  const content = await buffer(stream);
  if (stream.sizeExceeded) throw refusal(552, `The mail is larger than ${largestMail} bytes`);
  for (const { address } of envelope.rcptTo) await store.keep(address, content);
}

const refusal = (responseCode: number, sentence: string) => Object.assign(new Error(sentence), { responseCode });

async function listen(server: Server, port: number, host: string, variable: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw whyNotListening(error, port, variable);
  }
  return (server.address() as AddressInfo).port;
}

const closeSmtp = (smtp: SMTPServer) => new Promise<void>((closed) => smtp.close(() => closed()));

async function stop(smtp: SMTPServer, pages: ReturnType<typeof createServer>): Promise<void> {
  pages.closeAllConnections();
  await Promise.all([closeSmtp(smtp), new Promise((closed) => pages.close(closed))]);
}
