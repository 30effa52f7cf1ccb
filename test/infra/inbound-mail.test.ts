import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { readInbound } from '../../infra/inbound-mail';

const folder = join(__dirname, '../support/bounces');
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
  ])('written by a program is known as such: %s', async (_name, headers) => {
    expect(await read(await written({ text: 'I am away.', headers }))).toMatchObject({ isAutomatic: true });
  });

  test('that says itself that a person wrote it is no notice', async () => {
    const mail = await read(await written({ text: 'Yes.', headers: { 'Auto-Submitted': 'no' } }));
    expect(mail.isAutomatic).toBe(false);
  });
});
