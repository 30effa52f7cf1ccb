import { ownWords } from '../../../domain/mail/quotations';

const ours = ['gatehouse@gatehouse.example'];

describe('the words of whoever wrote a mail', () => {
  test.each([
    [
      'a conclusion after the headers of somebody else’s mail',
      '请看往来：\n\n发件人：李四 <li@x.example>\n日期：2026年3月2日\n主题：报价\n\n报价 100 万。\n\n我的结论：同意付款。',
    ],
    ['all of it after lines of the same kind', 'From: Li <li@x.example>\nDate: Monday\n\nMy conclusion: approve.'],
    ['a sentence that ends like an attribution', 'The lawyer wrote:\nwe refuse.\n\nI agree with him.'],
    ['what stands below a rule', '同意。\n\n--\n补充：请于周五前签署。\n====\n以上。'],
    [
      'a forwarded mail',
      '请参阅。\n\n---------- 转发邮件 ----------\n发件人：李四 <li@x.example>\n日期：3月2日\n\n正文',
    ],
    ['a forwarded mail alone', 'Von: Li <li@x.example>\nGesendet: Montag\nBetreff: Angebot\n\nDas Angebot.'],
  ])('hold %s', (_what, text) => {
    expect(ownWords(text, ours)).toBe(text);
  });

  const quoted = '> 请审批：框架协议\n> 截止时间：周五';

  test.each([
    [
      'English',
      `Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Gatehouse <gatehouse@gatehouse.example> wrote:\n${quoted}`,
      'Yes.',
    ],
    [
      'folded',
      `Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Gatehouse\n<gatehouse@gatehouse.example> wrote:\n\n${quoted}`,
      'Yes.',
    ],
    [
      'Gmail in Chinese',
      `同意。\n\nGatehouse <gatehouse@gatehouse.example> 于2026年3月2日周一 10:00写道：\n\n${quoted}`,
      '同意。',
    ],
    ['of somebody else, marked', `同意。\n\n李四 <li@x.example> 于2026年3月2日 10:00写道：\n${quoted}`, '同意。'],
    ['answered below', `On Mon, Gatehouse <gatehouse@gatehouse.example> wrote:\n${quoted}\n\n同意。`, '同意。'],
    [
      'Outlook',
      'Yes.\n\nFrom: Gatehouse <gatehouse@gatehouse.example>\nSent: Monday\nTo: me\nSubject: x\n\nPlease',
      'Yes.',
    ],
    ['Outlook without an address', '同意。\n\n发件人: Gatehouse\n发送时间: 2026年3月2日\n主题: x\n\n请审批', '同意。'],
    ['QQ', '同意。\n\n------------------ 原始邮件 ------------------\n发件人: "Gatehouse";\n\n请审批', '同意。'],
  ])('stand without what is quoted: %s', (_program, text, own) => {
    expect(ownWords(text, ours)).toBe(own);
  });

  test.each([
    ['quoted line by line', quoted],
    ['introduced', `On Mon, Gatehouse <gatehouse@gatehouse.example> wrote:\n${quoted}`],
    ['under its headers', '发件人: Gatehouse <gatehouse@gatehouse.example>\n发送时间: 周一\n主题: x\n\n请审批'],
  ])('are none where there is only a mail of ours: %s', (_how, text) => {
    expect(ownWords(text, ours)).toBe('');
  });

  test('are told apart of a very long mail at once', () => {
    const text = `在 于 On ${'wrote: 写道：\n'.repeat(100_000)}`;
    const from = performance.now();
    ownWords(text, ours);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
