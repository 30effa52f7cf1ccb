import { verdictOf } from '../../../domain/mail/bounces';
import { readProse } from '../../../domain/mail/delivery-prose';
import { readDeliveryStatus } from '../../../domain/mail/delivery-status';

const chair = 'chair@east.example';

const readAs = (subject: string, text: string) => readProse({ subject, text, failed: [] });

describe('what a server says in prose', () => {
  test.each([
    ['QQ', '系统退信', `很抱歉，您的邮件暂时无法投递到 ${chair}，系统将在 24 小时内继续尝试。`],
    ['a company mailbox', '邮件延迟', `发送给 ${chair} 的邮件由于对方服务器 421 4.3.2 service not available，正在重试`],
    ['one that says so last', '系统通知', `投递失败：${chair}。系统将在2小时后自动重试。`],
    ['one that asks for nothing', '延迟通知', `您的邮件尚未送达 ${chair}，我们会稍后重试，您无需重新发送。`],
    [
      'Exchange in Chinese',
      '传递状态通知(延迟)',
      `仅为警告消息。\n您不必重新发送邮件。\n\n向以下收件人传递邮件已延迟。\n${chair}`,
    ],
    [
      'Gmail',
      'Delivery Status Notification (Delay)',
      `There was a temporary problem delivering your message to ${chair}. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.`,
    ],
    [
      'Exim',
      'Warning: message 14jRTi-0007jE-00 delayed 24 hours',
      `A message that you sent has not yet been delivered:\n  ${chair}\nEventually the mail delivery software will give up.`,
    ],
    [
      'Sendmail',
      'Warning: could not send message for past 4 hours',
      `<${chair}>... Deferred: 421\nWill keep trying until message is 5 days old`,
    ],
    ['Coremail', '系统通知', `对方服务器繁忙，发往 ${chair} 的邮件未能投递，我们将在 48 小时内继续为您投递。`],
    ['one that queues', '系统通知', `发往 ${chair} 的邮件正在排队等待重新投递，550 以外无其他错误。`],
    ['one that contracts', 'Mail', `We couldn't deliver to ${chair} yet, but we'll keep trying for two days.`],
    ['a bare reply code', 'Mail', `${chair}: 450 4.2.1 greylisted`],
    ['a status alone', 'Mail', `${chair}: 4.7.0`],
  ])('%s is still trying, which changes nothing', (_server, subject, text) => {
    expect(verdictOf([readAs(subject, text)], chair)).toEqual({ is: 'notFinal' });
  });

  test.each([
    [
      'Gmail',
      'Delivery Status Notification (Failure)',
      `Delivery to the following recipient failed permanently:\n\n     ${chair}\n\nTechnical details of permanent failure:\nDNS Error`,
    ],
    [
      'Yahoo',
      'Failure Notice',
      `Sorry, we were unable to deliver your message to the following address.\n\n<${chair}>:\n554: delivery error: dd This user doesn't have an account`,
    ],
    [
      'Exchange in Chinese',
      '未送达: [请审批] 框架协议',
      `未能送达以下收件人或组:\n\n张三 (${chair})\n找不到输入的电子邮件地址。\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'`,
    ],
    ['Exchange in traditional Chinese', '無法傳遞', `無法將郵件傳遞給下列收件者或群組：\n\n${chair}`],
    ['QQ', '系统退信', `您的邮件无法投递至 ${chair}。550 5.1.1 User unknown。请核对后稍后重试。`],
    ['Coremail', '系统退信', `由于以下原因，邮件被退回：${chair}\nSMTP error, DOT: 554 DT:SPM`],
    ['Alimail', '投递失败', `很抱歉，您发送的邮件未能投递成功：${chair}，对方拒收。`],
    ['a mailbox that a copy is kept for', 'Mail', `${chair}: no such user. The server will keep a copy.`],
    ['a full mailbox', '系统退信', `${chair} 邮箱已满，多次重试失败，系统不再尝试。`],
    [
      'qmail',
      'failure notice',
      `<${chair}>:\nRemote host said: 450 4.2.2 Mailbox full\nI'm not going to try again; this message has been in the queue too long.`,
    ],
    ['a server in German', 'Fehler', `Ihre Nachricht konnte nicht zugestellt werden: ${chair}`],
    ['a server in Japanese', 'エラー', `以下のメールアドレスへ配信できませんでした。\n${chair}`],
    ['a bare reply code', 'Mail', `${chair}: 550 no`],
  ])('%s has given up', (_server, subject, text) => {
    expect(verdictOf([readAs(subject, text)], chair)).toMatchObject({ is: 'failed', report: { address: chair } });
  });

  test.each([
    ['that it does not know', 'Notice', 'Your mail has been put in quarantine.'],
    ['that hints at both', 'Notice', `对方服务器暂时不可用，550 mailbox unavailable：${chair}`],
    ['of a mail returned for what may pass', 'Returned mail', `${chair}: 421 4.7.0 too many`],
  ])('wording %s is a question to the office', (_what, subject, text) => {
    expect(verdictOf([readAs(subject, text)], chair)).toMatchObject({ is: 'unclear', doubt: 'wording' });
  });

  test('what our own mail says further down is not what the server says', () => {
    const ours = 'Received: from gatehouse.example\nSubject: x\n\n暂时无法投递，系统将继续尝试 451 4.0.0';
    expect(readAs('Undeliverable', `${chair}: user unknown\n\n${ours}`)).toMatchObject({ action: 'failed' });
  });

  test('a port, a size and an address on the net are no reply codes', () => {
    const text = 'Your mail has 550 KB and went to 10.5.1.10 at port 443; Exim 5.1.10rc1 is running.';
    expect(readAs('Notice', text)).toMatchObject({ action: 'unclear' });
  });
});

const block = (fields: string) => `Reporting-MTA: dns; mx.example\n\n${fields}\n`;

describe('a report of RFC 3464', () => {
  test.each(['delayed', 'relayed', 'expanded', 'delivered'])('is no failure when the mail was %s', (action) => {
    const reports = readDeliveryStatus(block(`Final-Recipient: rfc822; ${chair}\nAction: ${action}\nStatus: 5.0.0`));
    expect(verdictOf(reports, chair)).toEqual({ is: 'notFinal' });
  });

  test('is a failure once the server has given up, whatever made it wait', () => {
    const reports = readDeliveryStatus(block(`Final-Recipient: rfc822; ${chair}\nAction: failed\nStatus: 4.4.7`));
    expect(verdictOf(reports, chair)).toMatchObject({ is: 'failed', report: { status: '4.4.7' } });
  });

  test.each([
    ['5.1.1', 'failed'],
    ['4.2.2', 'notFinal'],
    ['2.0.0', 'notFinal'],
  ])('without an action that is known means what its status %s does', (status, is) => {
    const reports = readDeliveryStatus(block(`Final-Recipient: rfc822; ${chair}\nAction: bounced\nStatus: ${status}`));
    expect(verdictOf(reports, chair)).toMatchObject({ is });
  });

  const stranger = 'Final-Recipient: rfc822; stranger@elsewhere.example\nAction: failed\nStatus: 5.1.1';

  test('about a stranger to whom the mail was handed on is a question to the office', () => {
    expect(verdictOf(readDeliveryStatus(block(stranger)), chair)).toMatchObject({
      is: 'unclear',
      doubt: 'stranger',
      report: { address: 'stranger@elsewhere.example' },
    });
  });

  test('is about whom we wrote to when it names them as the original recipient', () => {
    const reports = readDeliveryStatus(block(`Original-Recipient: rfc822;Chair@East.example\n${stranger}`));
    expect(verdictOf(reports, 'Chair@east.example')).toMatchObject({ is: 'failed' });
  });

  test('about several says of each what became of it', () => {
    const ours = `Final-Recipient: rfc822; ${chair}\nAction: delivered\nStatus: 2.0.0`;
    expect(verdictOf(readDeliveryStatus(block(`${ours}\n\n${stranger}`)), chair)).toEqual({ is: 'notFinal' });
  });

  test.each(['utf-8; 主席@例子.公司', 'utf-8; \\x{4E3B}\\x{5E2D}@\\x{4F8B}\\x{5B50}.\\x{516C}\\x{53F8}'])(
    'of RFC 6533 names addresses beyond ASCII: %s',
    (recipient) => {
      const reports = readDeliveryStatus(block(`Final-Recipient: ${recipient}\nAction: failed\nStatus: 5.1.1`));
      expect(verdictOf(reports, '主席@例子.公司')).toMatchObject({ is: 'failed' });
    },
  );
});

describe('prose about a stranger', () => {
  test.each([
    [
      'Exchange 2003',
      `Your message\n  To: ${chair}\ndid not reach the following recipient(s):\nstranger@elsewhere.example`,
    ],
    ['Exim', `could not be delivered:\n  stranger@elsewhere.example\n    (generated from ${chair})\n    550 unknown`],
  ])('of %s bounces nobody', (_server, text) => {
    expect(verdictOf([readAs('Undeliverable', text)], chair)).toMatchObject({ is: 'unclear', doubt: 'stranger' });
  });
});
