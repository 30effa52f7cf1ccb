import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { readInbound } from '../../../infra/smtp/inbound';
import { encodedAs } from '../../support/encodings';

const folder = join(__dirname, '../../support/bounces');
const host = 'gatehouse.example';
const read = (mail: string | Buffer) => readInbound(Buffer.from(mail), host);

/** A mail as a mail program sends it. */
const written = async (mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0]) => {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message } = (await transport.sendMail({
    from: 'chair@east.example',
    to: 'gatehouse@gatehouse.example',
    subject: 'Re: [Decision needed] Framework agreement',
    ...mail,
  })) as unknown as { readonly message: Buffer };
  return message;
};

describe('a mail that came back', () => {
  // Bounces of real mail servers (github.com/sisimai/set-of-emails, BSD 2-Clause); 163.eml is written by hand after that provider's.
  test.each([
    ['postfix', 'kijitora@neko.example.jp', '5.4.4', ['20141024104625.9C81E2203D@vagrant-centos65.vagrantup.com']],
    ['exchange', 'mikeneko@example.co.jp', '5.1.1', []],
    ['office365', 'kijitora@example.com', '5.1.10', ['FFFFFFFF.EEEEEEEE@example.ed.jp']],
    ['outlook', 'kijitora@example.jp', '5.2.2', ['BLU436-SMTP6645ECA6E7FEFFE86D040BBA770@phx.gbl']],
    ['qq', 'nekochan@qq.example.cn', '5.0.0', ['20180429233445.1BFAC0EE7C9F@mail.example.net']],
    ['163', 'chair@east.example', '5.0.0', ['0123456789abcdef0123456789abcdef@gatehouse.example']],
  ])('from %s says which mail to whom did not arrive, and why', async (name, address, status, mails) => {
    const { bounce, isAutomatic } = await read(readFileSync(join(folder, `${name}.eml`)));
    expect(isAutomatic).toBe(true);
    expect(bounce).toMatchObject({ mails, reports: [{ address, action: 'failed', status }] });
    expect(bounce?.reports[0]?.reason).not.toBe('');
  });

  test('from Exim, which writes prose, names the address after the sentence that gives up', async () => {
    const { bounce } = await read(readFileSync(join(folder, 'exim.eml')));
    expect(bounce?.mails).toContain('E1P1ce6-000Egt-GZ@e1.example.org');
    expect(bounce?.reports).toMatchObject([{ address: 'kijitora@example.ed.jp', action: 'failed', status: '5.7.0' }]);
  });

  test('that quotes nothing is known by the address it came back to', async () => {
    const id = 'a'.repeat(32);
    const raw = readFileSync(join(folder, 'exchange.eml'), 'utf8');
    const { bounce } = await read(raw.replaceAll(/^To: kijitora@example\.jp$/gm, `To: bounces+${id}@example.jp`));
    expect(bounce?.mails).toEqual([`${id}@${host}`]);
  });

  test('and is only late is still being tried', async () => {
    const raw = readFileSync(join(folder, 'postfix.eml'), 'utf8').replace('Action: failed', 'Action: delayed');
    expect((await read(raw)).bounce?.reports).toMatchObject([{ action: 'delayed' }]);
  });
});

/** A report (RFC 6522) with these parts, as a server sends it. */
const report = (head: string, ...parts: readonly (readonly [type: string, body: string])[]) =>
  [
    'Subject: Report',
    ...head.split('\n'),
    'MIME-Version: 1.0',
    'Content-Type: Multipart/Report; boundary=b',
    '',
    ...parts.flatMap(([type, body]) => ['--b', `Content-Type: ${type}`, '', ...body.split('\n'), '']),
    '--b--',
    '',
  ].join('\r\n');

describe('what a server reports', () => {
  const id = 'f'.repeat(32);
  const said = ['text/plain', 'See below.'] as const;

  test('in UTF-8 (RFC 6533) names the mail and whom it did not reach', async () => {
    const { bounce } = await read(
      report(
        'From: <>\nTo: gatehouse@gatehouse.example',
        said,
        [
          'message/global-delivery-status',
          'Reporting-MTA: dns; mx\n\nFinal-Recipient: utf-8; 主席@例子.公司\nAction: failed\nStatus: 5.1.1',
        ],
        ['message/global-headers', `Message-ID: <${id}@${host}>\nSubject: 框架协议`],
      ),
    );
    expect(bounce).toEqual({
      mails: [`${id}@${host}`],
      reports: [{ address: '主席@xn--fsqu00a.xn--55qx5d', action: 'failed', status: '5.1.1', reason: '5.1.1' }],
    });
  });

  test.each([
    [
      'that a mail was read',
      'message/disposition-notification',
      'Final-Recipient: rfc822;chair@east.example\nDisposition: manual-action/MDN-sent-manually; displayed',
    ],
    ['that a mail is called a nuisance', 'message/feedback-report', 'Feedback-Type: abuse\nUser-Agent: x'],
  ])('%s is no bounce, and nobody’s reply', async (_what, type, body) => {
    const mail = await read(
      report(`From: chair@east.example\nIn-Reply-To: <${id}@${host}>\nReturn-Path: <>`, said, [type, body]),
    );
    expect(mail).toMatchObject({ isAutomatic: true });
    expect(mail.bounce).toBeUndefined();
  });

  test('names the mail by what it answers, and the address by its header, where it shows neither', async () => {
    const { bounce } = await read(
      `From: Mail Delivery Subsystem <noreply@mx.example>\r\nIn-Reply-To: <${id}@${host}>\r\nX-Failed-Recipients: chair@east.example\r\n\r\nAddress not found.`,
    );
    expect(bounce).toMatchObject({
      mails: [`${id}@${host}`],
      reports: [{ address: 'chair@east.example', action: 'failed' }],
    });
  });

  test('is known by the address it comes back to, whoever it says it is from', async () => {
    const mail = (subject: string) =>
      read(
        `From: admin@mx.example\r\nTo: bounces+${id}@gatehouse.example\r\nSubject: ${subject}\r\n\r\n550 no such user`,
      );
    expect((await mail('系统通知')).bounce).toMatchObject({
      mails: [`${id}@${host}`],
      reports: [{ action: 'failed' }],
    });
    expect((await mail('自动回复：休假')).bounce).toBeUndefined();
    const redirected = `Delivered-To: bounces+${id}@gatehouse.example\r\nFrom: admin@mx.example\r\nTo: x@y.example\r\n\r\n550`;
    expect((await read(redirected)).bounce).toMatchObject({ mails: [`${id}@${host}`] });
  });

  test('that somebody forwards is what they want to say, and no report of theirs', async () => {
    const inner = report(`From: <>`, said, [
      'message/delivery-status',
      'Final-Recipient: rfc822;chair@east.example\nAction: failed\nStatus: 5.1.1',
    ]);
    const { bounce, attachments } = await read(
      await written({
        text: '退信了。',
        attachments: [{ filename: 'x.eml', content: inner, contentType: 'message/rfc822' }],
      }),
    );
    expect(bounce).toBeUndefined();
    expect(attachments).toMatchObject([{ name: 'x.eml', mediaType: 'message/rfc822' }]);
  });
});

describe('a mail in another encoding than UTF-8', () => {
  const said = '同意。条件见附件，请在十月三十一日之前补充说明。';
  const page = (meta: string, text = said) => `<html><head>${meta}</head><body><p>${text}</p></body></html>`;
  const raw = (header: string, body: Uint8Array) =>
    Buffer.concat([Buffer.from(`From: chair@east.example\r\nSubject: Re: x\r\n${header}\r\n`), body]);
  const type = (value: string) => `MIME-Version: 1.0\r\nContent-Type: ${value}\r\n`;
  const gbk = encodedAs('gb18030', said);
  const traditional = '同意。條件見附件，請在十月三十一日之前補充說明。';
  const multipart = Buffer.concat([
    Buffer.from('--b\r\nContent-Type: text/plain;\r\n format=flowed\r\n\r\n'),
    gbk,
    Buffer.from('\r\n--b--\r\n'),
  ]);

  test.each<[string, string, Uint8Array, string]>([
    ['as it says', type('text/plain; charset=gb2312'), gbk, said],
    ['of which it says nothing', type('text/plain'), gbk, said],
    ['without a word about its type', '', gbk, said],
    ['though it says UTF-8', type('text/plain; charset="UTF-8"'), gbk, said],
    ['though it says ASCII', type('text/plain; charset=us-ascii; format=flowed'), gbk, said],
    ['in one of its parts', type('multipart/mixed; boundary=b'), multipart, said],
    [
      'packed in base64',
      `${type('text/plain')}Content-Transfer-Encoding: base64\r\n`,
      Buffer.from(Buffer.from(gbk).toString('base64')),
      said,
    ],
    ['in HTML that says nothing', type('text/html'), encodedAs('gb18030', page('')), said],
    [
      'as its HTML says',
      type('text/html'),
      encodedAs('big5', page('<meta http-equiv="Content-Type" content="text/html; charset=big5">', traditional)),
      traditional,
    ],
    ['of UTF-8 of which it says nothing', type('text/plain'), Buffer.from(said), said],
  ])('is read in that encoding: %s', async (_, header, body, expected) => {
    expect((await read(raw(header, body))).comment.trim()).toBe(expected);
  });

  test('that can be read in none stays as it is, and what another program has lost is not guessed at', async () => {
    const lost = `a\ufffdb ${said}`;
    expect((await read(raw(type('text/plain; charset=utf-8'), Buffer.from(lost)))).comment).toBe(lost);
  });
});

describe('a reply', () => {
  const answered = '0123@gatehouse.example';

  test.each([
    [
      'English, quoted below',
      'Please add the audit clause.\n\nOn Mon, 2 Mar 2026 at 10:00, Gatehouse <gatehouse@gatehouse.example> wrote:\n> Please decide\n> Until: Friday',
      'Please add the audit clause.',
    ],
    [
      'Chinese, quoted below',
      '请补充审计条款。\n\n在 2026年3月2日，10:00，Gatehouse <gatehouse@gatehouse.example> 写道：\n> 请审批\n> 截止时间',
      '请补充审计条款。',
    ],
    [
      'of an Outlook in Chinese',
      '请补充审计条款。\n\n发件人: Gatehouse <gatehouse@gatehouse.example>\n发送时间: 2026年3月2日 10:00\n收件人: chair@east.example\n主题: [请审批] 框架协议\n\n请审批：框架协议',
      '请补充审计条款。',
    ],
    [
      'of QQ mail',
      '请补充审计条款。\n\n------------------ 原始邮件 ------------------\n发件人: "Gatehouse" <gatehouse@gatehouse.example>;\n发送时间: 2026年3月2日(星期一) 上午10:00\n\n请审批：框架协议',
      '请补充审计条款。',
    ],
  ])('keeps what was written and drops what was quoted: %s', async (_name, text, comment) => {
    const mail = await read(await written({ text, inReplyTo: `<${answered}>` }));
    expect(mail).toMatchObject({ sender: 'chair@east.example', comment, answers: [answered], isAutomatic: false });
  });

  test('names the mail it answers directly before those of its thread', async () => {
    const mail = await read(
      await written({ text: 'Yes.', inReplyTo: '<b@x.example>', references: ['<a@x.example>', '<b@x.example>'] }),
    );
    expect(mail.answers).toEqual(['b@x.example', 'a@x.example']);
  });

  test.each([
    ['an absence notice', { 'Auto-Submitted': 'auto-replied' }],
    ['a mailing list', { Precedence: 'list' }],
    ['an old absence notice', { 'X-Autoreply': 'yes' }],
    ['what a rule of Exchange answers', { 'X-MS-Exchange-Inbox-Rules-Loop': 'chair@east.example' }],
    ['what wants no answer of a program', { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' }],
  ])('written by a program is known as such: %s', async (_name, headers) => {
    expect(await read(await written({ text: 'I am away.', headers }))).toMatchObject({ isAutomatic: true });
  });

  test.each([
    ['自动回复：[请审批] 战略合作框架协议', true],
    ['自动答复: [Decision needed] Framework agreement', true],
    ['[自动回复] 我在休假', true],
    ['自动回复', true],
    ['Automatic reply: [Decision needed] Framework agreement', true],
    ['Auto-Reply: away', true],
    ['Out of Office: back on Monday', true],
    ['Out of the office', true],
    ['Automatische Antwort: Urlaub', true],
    ['Re: 自动回复：[请审批] 战略合作框架协议', false],
    ['回复：[请审批] 自动回复系统采购协议', false],
    ['自动回复系统采购协议', false],
    ['Automatic reporting framework', false],
    ['Out of office space', false],
  ])('a subject “%s” is that of a program: %s', async (subject, isAutomatic) => {
    expect(await read(await written({ text: 'Yes.', subject }))).toMatchObject({ isAutomatic });
  });

  test('that says itself that a person wrote it is no notice', async () => {
    const mail = await read(await written({ text: 'Yes.', headers: { 'Auto-Submitted': 'no' } }));
    expect(mail.isAutomatic).toBe(false);
  });
});
