import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderCancelled, renderDeadlines } from '../../../mail/ics';
import type { Mail } from '../../../mail/mail';
import { renderMail } from '../../../mail/render';
import { columnsOf } from '../../../mail/columns';
import { startMailbox } from '../../../infra/mailbox/mailbox';
import { createMailer } from '../../../infra/smtp/mailer';
import { readIcs } from '../../support/ical';
import { linksPrintedIn } from '../../../bench/mailed-links';
import { dueAt, link, others, task, zone } from '../../support/some-mails';

describe('the mail that asks for a decision', () => {
  it.each([
    ['zh', '[请审批] 战略合作框架协议 · 请于10月9日（周五）17:30前决定'],
    ['en', '[Decision needed] Framework agreement · by Fri 9 Oct, 17:30'],
  ] as const)('starts its subject with what is asked and ends it with the deadline (%s)', (language, subject) => {
    expect(renderMail({ ...task, language }).subject).toBe(subject);
  });

  it('says in HTML and in text as whom, what, why now, until when, what then, and that forwarding transfers nothing', () => {
    const { html, text } = renderMail(task);
    for (const part of [html, text]) {
      for (const said of [
        '李明 · 甲方 · 战略决策组 · 董事长',
        '合作期限 36 个月。',
        '已于10月1日提交。',
        '上报合作治理委员会。',
      ]) {
        expect(part).toContain(said);
      }
      expect(part).toContain('2026年10月9日（周五）17:30（北京时间），还剩 3 个工作日');
      expect(part).toContain('转发不转移授权');
    }
    expect(text).toContain(`\n${link}\n`);
  });

  it.each(['zh', 'en', 'both'] as const)(
    'prints the digits that its link asks for in a browser that does not know the reader, in HTML and in text (%s)',
    (language) => {
      const { html, text } = renderMail({ ...task, language, digits: '47' });
      const labels = { zh: '表决时填写的两位数字', en: 'Two digits to type when you decide' };
      for (const [spoken, label] of Object.entries(labels)) {
        const isSaid = language === 'both' || language === spoken;
        for (const part of [html, text]) expect(part.includes(label)).toBe(isSaid);
      }
      expect(html.match(/font-weight:600">47</g)).toHaveLength(language === 'both' ? 2 : 1);
      const printed = linksPrintedIn(text);
      expect(printed).toHaveLength(language === 'both' ? 2 : 1);
      for (const each of printed) expect(each).toMatchObject({ url: link, digits: '47' });
    },
  );

  it.each([
    ['code', '须填写验证码', 'A code is needed'],
    ['signIn', '须先登录', 'You sign in first'],
    ['signInAgain', '再次确认是您本人', 'prove once more that it is you'],
  ] as const)('says before its button what its page asks for first, in place of digits (%s)', (asksFirst, zh, en) => {
    const { html, text } = renderMail({ ...task, language: 'both', asksFirst });
    for (const said of [html, text]) {
      expect(said).not.toMatch(/两位数字|Two digits/);
      const [beforeChinese = '', , beforeEnglish = ''] = said.split(/查看并决定|Read and decide/);
      expect(beforeChinese).toContain(zh);
      expect(said).toContain(en);
      expect(beforeEnglish.length).toBeGreaterThan(0);
    }
  });

  it('names the files by name and size, and how the time was counted, without a link to any of it', () => {
    const { html, text } = renderMail({
      ...task,
      language: 'zh',
      files: [
        { title: '框架协议.pdf', size: '120 kB' },
        { title: '附录.pdf', size: '8 kB' },
      ],
      countedAs: { zh: '自次日起算 10 个工作日', en: '10 working days' },
    });
    for (const said of [html, text]) {
      expect(said).toMatch(/附件（在表决页上打开）.*框架协议\.pdf（120 kB）.*附录\.pdf（8 kB）/s);
      expect(said).toMatch(/期限如何计算.*自次日起算 10 个工作日/s);
      expect(said).not.toMatch(/evidence\//);
    }
  });

  it('says that no file is attached where there is none, as the page does', () => {
    const { html, text } = renderMail({ ...task, language: 'zh', isWithoutFile: true });
    for (const said of [html, text]) {
      expect(said).toContain('未附文件。');
      expect(said).not.toContain('在表决页上打开');
    }
  });

  it('names a file that a question or an answer brought along by its title, never by its SHA-256', () => {
    const said = `pmo@north.example 答复：见附件\n报价.pdf (SHA-256 ${'a'.repeat(64)})`;
    const { html, text } = renderMail({ ...task, language: 'zh', whyNow: { zh: said, en: said } });
    for (const shown of [html, text]) {
      expect(shown).toContain('见附件（附件：报价.pdf）');
      expect(shown).not.toContain('SHA-256');
    }
  });

  it('of several matters prints the digits of each beside its link', () => {
    const token = (nth: number) => `http://127.0.0.1:3000/d/a.b.${nth}`;
    const listed = { asked: task.asked, dueAt, zone, workingDaysLeft: 3, asWhom: [task.asWhom] };
    const digest: Mail = {
      kind: 'digest',
      language: 'both',
      programme: task.programme,
      link: 'http://127.0.0.1:3000/inbox',
      person: 'chair@north.example',
      whyNow: task.whyNow,
      tasks: [
        { ...listed, link: token(1), digits: '31' },
        { ...listed, link: token(2), digits: '32' },
      ],
      alsoOpen: [{ asked: task.asked, dueAt, zone, link: token(3), digits: '33' }],
      outcomes: [{ asked: task.asked, outcome: task.whyNow, link: token(4), digits: '34', isNothingToDo: true }],
      news: [
        { what: task.asked, link: token(5), digits: '35' },
        { what: task.asked, lines: [task.whyNow], link: token(6), digits: '36' },
      ],
    };
    const { html, text } = renderMail(digest);
    const pairs = linksPrintedIn(text).map(({ url, digits }) => [url.at(-1), digits]);
    const each = ['1', '2', '3', '4', '6', '5'].map((nth) => [nth, `3${nth}`]);
    expect(pairs).toEqual([...each, ...each]);
    for (const [, digits] of each) {
      expect(html).toContain(`（数字 ${digits}）`);
      expect(html).toContain(`(digits\u00a0${digits})`);
    }
  });

  it.each([
    [1, '，还剩 1 个工作日', ', 1 working day left'],
    [0, '，不足一个工作日', ', less than a working day left'],
    [-2, '，已逾期 2 个工作日', ', 2 working days overdue'],
  ])('counts %i working days to the deadline in words', (workingDaysLeft, zh, en) => {
    const { text } = renderMail({ ...task, language: 'both', workingDaysLeft });
    expect(text).toContain(`（北京时间）${zh}\n`);
    expect(text).toContain(`Beijing time${en}\n`);
  });

  it('takes a reply for a comment only where somebody brings us replies, and else says that none is kept', () => {
    const wordsOf = (mail: Mail) => renderMail(mail).text.replaceAll(/\s+/g, '');
    const heard = wordsOf({ ...task, language: 'both', takesReplies: true });
    const unheard = wordsOf({ ...task, language: 'both' });
    for (const kept of ['直接回复此邮件视为意见，不算表决。', 'countsasacomment,neverasavote']) {
      expect(heard).toContain(kept);
      expect(unheard).not.toContain(kept);
    }
    for (const lost of ['请勿回复此邮件', 'donotreplytothismail']) {
      expect(unheard).toContain(lost);
      expect(heard).not.toContain(lost);
    }
  });

  it('shows a title with markup as text and leaves no place unfilled', () => {
    const evil = { zh: '<script>alert("1")</script>', en: '<img src=x onerror=alert(1)>' };
    const { html } = renderMail({ ...task, language: 'both', asked: evil, summary: [evil], whyNow: evil });
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img src=x');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(html).not.toMatch(/\{\{|undefined/);
  });

  it('keeps a line break in a title out of the subject', () => {
    const { subject } = renderMail({ ...task, asked: { zh: '协议\r\nBcc: all@party.example', en: '' } });
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('writes Chinese first, then English, for a reader who has not chosen', () => {
    const { html, text } = renderMail({ ...task, language: 'both' });
    for (const part of [html, text]) expect(part.indexOf('您的身份')).toBeLessThan(part.indexOf('You act as'));
    expect(html).toContain('lang="en"');
  });

  it('names all seats of one person and, in a reminder, the other open tasks with their links', () => {
    const other = { asked: { zh: '保密协议', en: 'NDA' }, dueAt, zone, link: 'http://127.0.0.1:3000/d/other' };
    const alsoAs = [{ ...task.asWhom, seat: { zh: '技术负责人', en: 'CTO' } }];
    const { subject, text, html } = renderMail({ ...task, kind: 'reminder', alsoAs, alsoOpen: [other] });
    expect(subject).toMatch(/^\[提醒\]/);
    expect(text).toContain('李明 · 甲方 · 战略决策组 · 技术负责人');
    expect(text).toMatch(/保密协议（10月9日（周五）17:30前）\n +http:\/\/127\.0\.0\.1:3000\/d\/other\n/);
    expect(html).toContain('href="http://127.0.0.1:3000/d/other"');
  });

  it('arrives through real SMTP with its deadline for the calendar', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mails-'));
    const mailbox = await startMailbox({ smtpPort: 0, pagePort: 0, folder, host: '127.0.0.1' });
    const mailer = createMailer({ smtpUrl: mailbox.smtpUrl, from: { address: 'pmo@programme.example' } });
    const rendered = renderMail(task);
    const content = renderDeadlines([{ uid: 'a1', dueAt, title: rendered.subject, url: link }]);
    const to = { address: 'chair@party.example' };
    await mailer.send({
      to,
      ...rendered,
      messageId: 'a1@gatehouse.example',
      calendar: { filename: 'deadline.ics', content },
    });
    const { mails } = (await (await fetch(`${mailbox.url}/api/mails`)).json()) as { mails: { id: string }[] };
    const caught = await (await fetch(`${mailbox.url}/api/mails/${mails[0]?.id}`)).json();
    mailer.close();
    await mailbox.stop();
    await rm(folder, { recursive: true });
    expect(mails).toHaveLength(1);
    expect(caught).toMatchObject({ subject: rendered.subject, attachments: ['deadline.ics'] });
    expect((caught as { text: string }).text).toContain(`\n${link}\n`);
  });
});

describe('every other mail', () => {
  it.each(others)('$kind is complete in both languages', (mail) => {
    const { subject, html, text } = renderMail(mail);
    expect(subject).toMatch(/^\[[\u4e00-\u9fff，]+\].* \/ \[[A-Z][a-z, ]+\]/);
    expect(html).not.toMatch(/\{\{|undefined/);
    expect(text.split(`\n${link}\n`)).toHaveLength(3);
    expect(html).not.toMatch(/<div style="font-weight:400"><\/div>/);
  });
});

describe('the deadline for a calendar', () => {
  const ics = renderDeadlines([
    {
      uid: 'a1',
      dueAt,
      title: '请审批；一, 二; 三\n四 '.repeat(8),
      url: link,
      writtenAt: '2026-10-01T00:00:00Z',
    },
  ]);

  it('is the same moment in universal time, published, and blocks nobody’s time', () => {
    expect(ics).toContain('\r\nMETHOD:PUBLISH\r\n');
    expect(ics).toContain('\r\nDTSTART:20261009T093000Z\r\n');
    expect(ics).toContain('\r\nDTSTAMP:20261001T000000Z\r\n');
    expect(ics).toContain('\r\nTRANSP:TRANSPARENT\r\n');
  });

  it('has lines of 75 octets at most that join again to the whole text', () => {
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'请审批；一\\, 二\\; 三\\n四 '.repeat(8)}\r\n`);
  });
});

describe('a mail as plain text', () => {
  it.each([task, { ...task, language: 'en' as const }, ...others])(
    'keeps every line within 72 columns but for links (%#)',
    (mail) => {
      const long = {
        zh: '本协议自双方授权代表签字并加盖公章之日起生效，'.repeat(5),
        en: 'It takes effect once signed, '.repeat(9),
      };
      const { text } = renderMail({ ...mail, programme: long });
      const tooLong = text.split('\n').filter((line) => columnsOf(line) > 72 && !/^\s*https?:/.test(line));
      expect(tooLong).toEqual([]);
      expect(text.split('\n').filter((line) => /^\s*[，。、；：）》”]/.test(line))).toEqual([]);
    },
  );
});

describe('the mail of several notices', () => {
  const [, , notices] = others.filter((mail) => mail.kind === 'digest');

  it.each([
    ['zh', ['1. 义务待履行：月度报告', '责任人：王芳', '截止时间：2026年10月31日（含当日）', '抄送：采购合同']],
    ['en', ['1. An obligation to meet: monthly report', 'Owner: Wang Fang', 'Until: 31 Oct 2026, that day included']],
  ] as const)('says of each what its own mail would have said (%s)', (language, said) => {
    const { text } = renderMail({ ...(notices as Mail), language });
    for (const each of said) expect(text).toContain(each);
  });
});

describe('the mail to whoever was asked and need not answer any longer', () => {
  const [one, several] = others.filter(
    (mail) =>
      (mail.kind === 'closed' && mail.isNothingToDo) || (mail.kind === 'digest' && mail.outcomes[0]?.isNothingToDo),
  ) as [Mail, Mail];

  it.each([
    [one, 'zh', '[已结束，无需处理] 战略合作框架协议 · 已撤回', '该事项曾请您决定，现已结束，无需您再处理。'],
    [one, 'en', '[Closed, nothing to do] Framework agreement · Withdrawn', 'there is nothing left for you to do.'],
    [several, 'zh', '[已结束，无需处理] 2 项已结束', '年度预算：已撤回'],
    [several, 'en', '[Closed, nothing to do] 2 closed', 'Budget: Withdrawn'],
  ] as const)('says so in its subject and first of all (%#)', (mail, language, subject, said) => {
    const rendered = renderMail({ ...mail, language });
    expect(rendered.subject).toBe(subject);
    for (const part of [rendered.html, rendered.text.replaceAll(/\n(?=\S)/g, ' ').replaceAll(/\n +/g, ' ')])
      expect(part).toContain(said);
  });

  it('takes the deadline out of the calendar, under its own name and above every deadline before', () => {
    const deadline = { uid: 'a1', dueAt, title: '框架协议', url: link, organizer: 'gatehouse@gatehouse.example' };
    const ics = renderCancelled({ ...deadline, sequence: 3 });
    for (const line of [
      'METHOD:CANCEL',
      'UID:a1',
      'SEQUENCE:3',
      'STATUS:CANCELLED',
      'ORGANIZER:mailto:gatehouse@gatehouse.example',
    ])
      expect(ics).toContain(`\r\n${line}\r\n`);
    expect(readIcs(ics).events).toMatchObject([{ uid: 'a1', status: 'CANCELLED' }]);
    expect(readIcs(renderDeadlines([deadline, { ...deadline, uid: 'a2' }])).events.map(({ uid }) => uid)).toEqual([
      'a1',
      'a2',
    ]);
  });
});

describe('the mail of several tasks', () => {
  const digest = others.find((mail) => mail.kind === 'digest') as Mail;

  it('lists the nearest deadline first and begins its subject with how many there are', () => {
    const { subject, text } = renderMail({ ...digest, language: 'zh' });
    expect(subject).toBe('[待办汇总] 2 项待您决定 · 最早请于9月30日（周三）17:30前决定');
    expect(text.indexOf('1. 保密协议')).toBeLessThan(text.indexOf('2. 战略合作框架协议'));
    expect(text).toContain('年度预算：已同意');
    expect(text).toContain('转发不转移授权');
  });
});

describe('a mail that tells of very much', () => {
  const [digest] = others.filter((mail) => mail.kind === 'digest') as [Extract<Mail, { kind: 'digest' }>];
  const [closed] = others.filter((mail) => mail.kind === 'closed') as [Extract<Mail, { kind: 'closed' }>];
  const [copied] = others.filter((mail) => mail.kind === 'copied') as [Extract<Mail, { kind: 'copied' }>];
  const [notice] = others.filter((mail) => mail.kind === 'information') as [Extract<Mail, { kind: 'information' }>];
  const both = (text: string) => ({ zh: text, en: text });

  /** As long as forms admit it, in characters that take the most bytes in HTML. */
  const worst = (character: string): readonly Mail[] => {
    const line = both(character.repeat(2000));
    const said = both(character.repeat(4000));
    const fifty = Array.from({ length: 50 }, () => line);
    const party = { person: line.zh, party: line, group: line, seat: line };
    const question = { ...task, asked: line, summary: fifty, asWhom: party, alsoAs: [party, party] };
    const open = { asked: line, dueAt, zone, link };
    return [
      { ...question, whatThen: said, whyNow: said },
      { ...question, kind: 'reminder', alsoOpen: Array.from({ length: 10 }, () => open) },
      { ...copied, asked: line, summary: fifty },
      { ...closed, asked: line, decisions: Array.from({ length: 50 }, () => said), whatNext: said },
      { ...notice, title: line, lines: [said, ...fifty], todo: fifty, whatThen: said },
      {
        ...digest,
        tasks: Array.from({ length: 50 }, () => ({ ...open, workingDaysLeft: 1, asWhom: [party] })),
        outcomes: Array.from({ length: 50 }, () => ({ asked: line, outcome: said, link })),
        news: Array.from({ length: 50 }, () => ({ what: line, lines: [said], link })),
      },
    ].map((mail) => ({ ...mail, language: 'both' as const, programme: line }) as Mail);
  };
  const mails = ['&', '"', '审', '\u{1f4c4}'].flatMap((character) => worst(character));

  it.each(mails.map((mail) => [mail.kind, mail] as const))(
    'is shown whole by Gmail, its first button in the first 20 kB (%s)',
    (_kind, mail) => {
      const { html, text } = renderMail(mail);
      expect(Buffer.byteLength(html)).toBeLessThan(100_000);
      expect(Buffer.byteLength(html.slice(0, html.indexOf(mail.link)))).toBeLessThan(20_000);
      for (const said of ['全文见页面', 'the whole text is on the page']) expect(html).toContain(said);
      expect(Buffer.from(text).toString()).toBe(text);
    },
  );

  it('shows 50 lines of 900 characters up to its bound, and says in HTML and in text that the whole is on the page', () => {
    const summary = Array.from({ length: 50 }, (_, n) => both(`${n + 1}. ${'审'.repeat(896)}`));
    const { html, text } = renderMail({ ...task, language: 'both', summary });
    expect(Buffer.byteLength(html.slice(0, html.lastIndexOf('Read and decide')))).toBeLessThan(40_000);
    expect(Buffer.byteLength(text)).toBeLessThan(30_000 + 6_000);
    for (const part of [html, text.replace(/\s+/g, ' ')])
      for (const said of ['全文见页面', 'the whole text is on the page']) expect(part).toContain(said);
    expect(text.indexOf('查看并决定')).toBeLessThan(text.indexOf('1. 审审'));
    expect(html).toContain('1. 审审');
    expect(html).not.toContain('49. 审审');
  });

  it('lists of sixty tasks each with its link, in HTML as in text', () => {
    const sixty = Array.from({ length: 60 }, (_, n) => `${link}${n}.`);
    const tasks = sixty.map((each) => ({ ...task, link: each, asWhom: [task.asWhom] }));
    const { html, text } = renderMail({ ...digest, language: 'en', tasks, outcomes: [], news: [] });
    for (const part of [html, text]) expect(sixty.filter((each) => part.includes(each))).toHaveLength(60);
  });

  it('cuts nothing from what is short', () => {
    for (const mail of [task, ...others]) expect(renderMail(mail).html).not.toContain('全文见页面');
  });
});
