import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createMailer, MailRefused, type OutgoingMail } from '../../../infra/smtp/mailer';

const mail: OutgoingMail = {
  to: { address: 'chair@party.example' },
  subject: '请审批',
  html: '<p>请审批</p>',
  text: '请审批',
  messageId: 'framework.1.chair.0@gatehouse.example',
};

/** A real mail server that answers every recipient with one reply. */
async function withServerReplying(reply: number, use: (smtpUrl: string) => Promise<void>): Promise<void> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo: (_address, _session, answer) =>
      answer(Object.assign(new Error('No such mailbox here'), { responseCode: reply })),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  await use(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  await new Promise<void>((closed) => server.close(closed));
}

async function errorOf(smtpUrl: string): Promise<unknown> {
  const mailer = createMailer({ smtpUrl, from: { address: 'pmo@programme.example' } });
  const error = await mailer.send(mail).catch((caught: unknown) => caught);
  mailer.close();
  return error;
}

describe('sending a mail', () => {
  it('calls a mailbox that does not exist a refusal for good, naming it', async () => {
    await withServerReplying(550, async (smtpUrl) => {
      const error = await errorOf(smtpUrl);
      expect(error).toBeInstanceOf(MailRefused);
      expect(error).toMatchObject({ code: 'mail_refused', address: 'chair@party.example', reply: 550 });
    });
  });

  it('lets a passing refusal through, to be tried again', async () => {
    await withServerReplying(450, async (smtpUrl) => {
      const error = await errorOf(smtpUrl);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(MailRefused);
    });
  });

  it('lets an absent mail server through as a passing error, at once', async () => {
    let smtpUrl = '';
    await withServerReplying(450, async (url) => void (smtpUrl = url));
    const error = await errorOf(smtpUrl);
    expect(error).not.toBeInstanceOf(MailRefused);
    expect(error).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
  });
});
