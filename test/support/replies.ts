import { createTransport } from 'nodemailer';
import { inboundToken } from './gatehouse';

type Mail = Parameters<ReturnType<typeof createTransport>['sendMail']>[0];

/** Brings one raw mail to the door for mails that come back. */
export const bringerTo =
  (site: { readonly url: string }) =>
  async (mail: string | Buffer, token = inboundToken) => {
    const response = await fetch(`${site.url}/api/v1/mail/inbound`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'message/rfc822' },
      body: new Uint8Array(Buffer.from(mail)),
    });
    return { status: response.status, body: (await response.json()) as { became?: string; reason?: string } };
  };

/** A reply to the mail with this Message-ID, as a mail program writes it. */
export const replyTo = async (messageId: string, changes: Mail = {}) => {
  const { message } = (await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: 'director@spree.example',
    to: 'gatehouse@gatehouse.example',
    subject: 'Re: [Decision needed] Study protocol',
    text: 'Please add the audit clause.\n\nOn Mon, 2 Mar 2026, Gatehouse <gatehouse@gatehouse.example> wrote:\n> Please decide',
    inReplyTo: messageId,
    ...changes,
  })) as unknown as { readonly message: Buffer };
  return message;
};

/** What a mail server writes of the mail with this Message-ID, in prose. */
export const serverSays = (messageId: string, subject: string, text: string, from = 'MAILER-DAEMON@mx.example') =>
  replyTo(messageId, {
    from,
    subject,
    text: `${text}\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${messageId}\nSubject: [Decision needed]\n`,
    headers: { 'Return-Path': '<>' },
  });
