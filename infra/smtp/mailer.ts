import { createTransport } from 'nodemailer';
import { messageOf } from './mime';

/** One mailbox as written in a mail's header: the name people read and the address it goes to. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** One mail to one person; `messageId` is given in (without angle brackets) so that a second sending is recognisably the same mail. */
export interface OutgoingMail {
  readonly to: Mailbox;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  /** Message-IDs of the mails before it in the same thread, oldest first, without angle brackets. */
  readonly references?: readonly string[];
  /** Where this person stops such mails: a page (RFC 8058, one click). */
  readonly unsubscribe?: string;
  /** A calendar file (RFC 5545, METHOD:PUBLISH) to hang on the mail. */
  readonly calendar?: CalendarFile;
  /** Calendar files (METHOD:CANCEL) that take back what mails before it brought. */
  readonly cancelled?: readonly CalendarFile[];
}

export interface CalendarFile {
  readonly filename: string;
  readonly content: string;
}

/** What the mail server answered: the addresses it took and those it did not. */
export interface MailReceipt {
  readonly messageId: string;
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

/** The mail server refused this mail for good (a 5xx reply, RFC 5321 §4.2.1): sending it again would get the same answer. */
export class MailRefused extends Error {
  readonly code = 'mail_refused';

  constructor(
    readonly address: string,
    readonly reply: number,
    readonly response: string,
  ) {
    super(`The mail server refused the mail to ${address} for good: ${response}`);
    this.name = 'MailRefused';
  }
}

/**
 * How many mails may be on their way at the same time, each on a connection of its own: large providers take no more from one sender,
 * and people's clicks, which the same process answers, go first. Measured in docs/decisions/0028.
 */
export const AT_ONCE = 3;

/** Sends mail; `send` throws `MailRefused` for a permanent refusal and lets every passing error (no server, 4xx, timeout) through as it came. */
export type Mailer = ReturnType<typeof createMailer>;

interface MailerSettings {
  readonly smtpUrl: string;
  readonly from: Mailbox;
  /** Where bounces go; each mail has an address of its own there, `local+<id>@domain`. */
  readonly bounces?: string;
}

/** Opens a pool of SMTP connections to `smtpUrl` (smtp:// or smtps://, credentials and options in the URL); connects at the first mail. */
export function createMailer({ smtpUrl, from, bounces }: MailerSettings) {
  const transport = createTransport({
    pool: true,
    maxConnections: AT_ONCE,
    url: smtpUrl,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    dnsTimeout: 5_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    /** The address from which the mails come. */
    from: from.address,
    async send(mail: OutgoingMail): Promise<MailReceipt> {
      try {
        const raw = await messageOf(contentOf(mail, from));
        const sent = await transport.sendMail({ envelope: envelopeOf(mail, from, bounces), raw });
        return { messageId: mail.messageId, accepted: sent.accepted ?? [], rejected: sent.rejected ?? [] };
      } catch (error) {
        throw asRefusal(error, mail.to.address);
      }
    },
    /** Resolves when the server answers and takes the credentials; throws the error otherwise. */
    async verify(): Promise<void> {
      await transport.verify();
    },
    close(): void {
      transport.close();
    },
  };
}

const written = ({ name, address }: Mailbox) => ({ name: name ?? '', address });
const bracketed = (id: string) => `<${id}>`;

/** The envelope's sender names the mail, so that a bounce that quotes nothing still says which one came back. */
const returnPath = (bounces: string, messageId: string) => bounces.replace('@', `+${messageId.split('@')[0] ?? ''}@`);

const envelopeOf = ({ to, messageId }: OutgoingMail, from: Mailbox, bounces: string | undefined) => ({
  from: bounces === undefined ? from.address : returnPath(bounces, messageId),
  to: to.address,
});

const attached = (file: CalendarFile, method: 'PUBLISH' | 'CANCEL') => ({
  ...file,
  contentType: `text/calendar; charset=utf-8; method=${method}`,
});

function contentOf(mail: OutgoingMail, from: Mailbox) {
  const references = (mail.references ?? []).map(bracketed);
  const previous = references.at(-1);
  const attachments = [
    ...(mail.calendar ? [attached(mail.calendar, 'PUBLISH')] : []),
    ...(mail.cancelled ?? []).map((file) => attached(file, 'CANCEL')),
  ];
  return {
    from: written(from),
    to: written(mail.to),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: bracketed(mail.messageId),
    textEncoding: 'base64' as const, // the library's quoted-printable costs a millisecond a mail
    ...(previous && { references, inReplyTo: previous }),
    // RFC 3834, and Exchange's own: tells out-of-office programs not to answer.
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.unsubscribe !== undefined && {
        'List-Unsubscribe': `<${mail.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    ...(attachments.length > 0 && { attachments }),
  };
}

/** Nodemailer marks 5xx replies as permanent; wrong credentials are the operator's fault, not the addressee's, and pass. */
function asRefusal(error: unknown, address: string): unknown {
  const { permanent, code, responseCode, response } = error as {
    permanent?: boolean;
    code?: string;
    responseCode?: number;
    response?: string;
  };
  if (!permanent || code === 'EAUTH') return error;
  return new MailRefused(address, responseCode ?? 550, response ?? String(error));
}
