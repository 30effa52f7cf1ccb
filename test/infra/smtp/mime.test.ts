import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer';
import { messageOf } from '../../../infra/smtp/mime';

const mail: MailComposerOptions = {
  from: { name: 'Gatehouse', address: 'gatehouse@programme.example' },
  to: { name: '', address: 'chair@party.example' },
  subject: '请审批：储能系统集成框架协议（第一轮）的批准，以及由此产生的全部附件、补充协议与技术规范的批准',
  html: `<p>${'请审批 '.repeat(300)}</p>`,
  text: `.a line with a dot\r\n${'请审批 '.repeat(300)}`,
  messageId: '<framework.1.chair.0@gatehouse.example>',
  references: ['<thread@gatehouse.example>'],
  inReplyTo: '<thread@gatehouse.example>',
  textEncoding: 'base64',
  date: new Date('2030-01-04T01:00:00Z'),
  headers: {
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': `<https://gatehouse.example/r/${'x'.repeat(120)}>`,
  },
};
const calendar = {
  filename: 'deadline.ics',
  content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
};

/** Boundaries are drawn anew for every message. */
const withoutBoundaries = (message: string) => message.replace(/--_NmP-[0-9a-f]+-/g, '--_NmP-');

describe('the message of a mail', () => {
  it.each([
    ['with a calendar file', { ...mail, attachments: [calendar] }],
    ['without one', mail],
    [
      'in plain ASCII',
      { ...mail, subject: 'Suspended', text: 'Suspended.\r\n\r\n.By both.', html: '<p>Suspended</p>' },
    ],
    ['with a file that is no text', { ...mail, attachments: [{ filename: 'a.bin', content: Buffer.from([1, 2, 3]) }] }],
  ])('is, %s, byte for byte what the library would have streamed', async (_, options) => {
    const streamed = await new MailComposer(options).compile().build();
    expect(withoutBoundaries((await messageOf(options)).toString())).toBe(withoutBoundaries(streamed.toString()));
  });
});
