import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningMailbox, startMailbox } from '../../../infra/mailbox/mailbox';
import { PortTaken } from '../../../infra/host/ports';
import { createMailer, type Mailer, type OutgoingMail } from '../../../infra/smtp/mailer';

const host = '127.0.0.1';
const from = { name: '合作服务办公室', address: 'pmo@programme.example' };
const mail: OutgoingMail = {
  to: { name: '李明', address: 'Chair@party.example' },
  subject: '[请审批] 战略合作框架协议 · 请于10月9日（周五）17:30前决定',
  html: '<html><head><title>x</title></head><body><a href="http://127.0.0.1/d/1">查看并决定</a></body></html>',
  text: '查看并决定\nhttp://127.0.0.1/d/1\n',
  messageId: 'framework.1.chair.0@gatehouse.example',
};

let folder: string;
let mailbox: RunningMailbox;
let mailer: Mailer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  mailbox = await startMailbox({ smtpPort: 0, pagePort: 0, folder, host });
  mailer = createMailer({ smtpUrl: mailbox.smtpUrl, from });
});
afterEach(async () => {
  mailer.close();
  await mailbox.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(mailbox.url + path, { redirect: 'manual', ...init });
const listed = async (query = '') =>
  ((await (await get(`/api/mails${query}`)).json()) as { mails: { id: string }[] }).mails;
const newest = async () =>
  (await (await get(`/api/mails/${(await listed())[0]?.id}`)).json()) as Record<string, unknown>;

describe('the local mailbox', () => {
  it('keeps a mail once, with its Message-ID, its Chinese subject and its thread', async () => {
    await mailer.send({ ...mail, messageId: 'framework.1.chair.1@gatehouse.example', references: [mail.messageId] });
    expect(await listed()).toHaveLength(1);
    expect(await newest()).toMatchObject({
      to: 'chair@party.example',
      subject: mail.subject,
      messageId: '<framework.1.chair.1@gatehouse.example>',
      headers: {
        'auto-submitted': 'auto-generated',
        'in-reply-to': `<${mail.messageId}>`,
        references: `<${mail.messageId}>`,
      },
    });
  });

  it.each([
    ['Chinese', '请点击：\n'],
    ['English', 'Please open:\n'],
  ])('delivers a long link in %s text unbroken', async (_language, before) => {
    const link = `http://127.0.0.1:3000/d/${'eyJhbGciOiJIUzI1NiJ9-_.'.repeat(30)}`;
    await mailer.send({ ...mail, text: `${before}${link}\n` });
    expect((await newest()).text).toContain(`\n${link}\n`);
  });

  it('lists the newest first and only the mails of the recipient asked for, in whatever case', async () => {
    await mailer.send(mail);
    await mailer.send({ ...mail, to: { address: 'cto@party.example' }, subject: 'second' });
    expect(await listed()).toMatchObject([{ subject: 'second' }, { subject: mail.subject }]);
    expect(await listed('?to=CHAIR@party.example')).toMatchObject([{ subject: mail.subject }]);
    expect(await listed('?limit=1')).toHaveLength(1);
  });

  it('has the deadline as a calendar file to download', async () => {
    await mailer.send({ ...mail, calendar: { filename: '截止.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } });
    const { id, attachments } = await newest();
    expect(attachments).toEqual(['截止.ics']);
    const file = await get(`/mails/${id}/attachments/0`);
    expect(file.headers.get('content-type')).toContain('text/calendar');
    expect(await file.text()).toContain('END:VCALENDAR');
    expect((await get(`/mails/${id}/attachments/7`)).status).toBe(404);
  });

  it('shows a mail in a sandbox whose links open in a new tab, and its text escaped', async () => {
    await mailer.send({ ...mail, subject: '<script>alert(1)</script>', text: '<b>text</b>' });
    const { id } = await newest();
    const page = await (await get(`/mails/${id}?lang=en`)).text();
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<b>text');
    const frame = await get(`/mails/${id}/html`);
    expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await frame.text()).toContain('<head><base target="_blank">');
  });

  it('says in both languages why the list is empty', async () => {
    expect(await (await get('/?lang=zh')).text()).toContain('暂无邮件');
    expect(await (await get('/?lang=en&to=nobody@party.example')).text()).toContain('No mail to this recipient');
  });

  it('deletes all mails for its own page and for no foreign one', async () => {
    await mailer.send(mail);
    expect((await get('/delete', { method: 'POST', headers: { origin: 'http://elsewhere.example' } })).status).toBe(
      403,
    );
    expect(await listed()).toHaveLength(1);
    expect((await get('/delete', { method: 'POST' })).status).toBe(303);
    expect(await listed()).toHaveLength(0);
    expect(await readdir(folder)).toHaveLength(0);
  });

  it('still has its mails after a restart, and forgets what a killed process had not finished writing', async () => {
    await mailer.send(mail);
    await mailbox.stop();
    await writeFile(join(folder, '1795476708920-half%40party.example.eml.part'), 'half a mail');
    mailbox = await startMailbox({ smtpPort: 0, pagePort: 0, folder, host });
    expect(await listed()).toMatchObject([{ subject: mail.subject }]);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('has every acknowledged mail although it was killed without warning', async () => {
    const own = await mkdtemp(join(tmpdir(), 'mailbox-killed-'));
    const script = `require('./infra/mailbox/mailbox').startMailbox(${JSON.stringify({ smtpPort: 0, pagePort: 0, folder: own, host })})
      .then(({ smtpUrl }) => process.stdout.write(smtpUrl + '\\n'))`;
    const child = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const sender = createMailer({ smtpUrl: line.toString().trim(), from });
    const sendings = Array.from({ length: 60 }, (_, n) =>
      sender.send({ ...mail, messageId: `m${n}@gatehouse.example` }),
    );
    await Promise.all(sendings.slice(0, 20));
    child.kill('SIGKILL');
    const acknowledged = (await Promise.allSettled(sendings)).filter(({ status }) => status === 'fulfilled').length;
    sender.close();
    const kept = (await readdir(own)).filter((name) => name.endsWith('.eml')).length;
    await rm(own, { recursive: true });
    expect(acknowledged).toBeGreaterThanOrEqual(20);
    expect(kept).toBeGreaterThanOrEqual(acknowledged);
  });

  it.each([
    ['smtpPort', 'SMTP_PORT'],
    ['pagePort', 'MAILBOX_PORT'],
  ])('names the port and the variable when its %s is taken', async (setting, variable) => {
    const other = createServer().listen(0, host);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const starting = startMailbox({ smtpPort: 0, pagePort: 0, folder, host, [setting]: port });
    await expect(starting).rejects.toThrow(PortTaken);
    await expect(starting).rejects.toThrow(new RegExp(`${port}.*${variable}`));
    other.close();
  });
});
