import { type Language, say } from '../domain/shared/text';
import type { WrittenMail } from './letter';
import type { CodeMail } from './mail';
import { fixed } from './phrases';

const words = {
  zh: {
    subject: (code: string, asked: string) => `[验证码] ${code} · ${asked}`,
    heading: (code: string) => `您的验证码：${code}`,
    asked: '表决事项',
    wanted: '填报事项',
    person: '表决人',
    reporter: '填报人',
    code: '验证码',
    validity: '有效期',
    valid: (minutes: number, tries: number) => `${minutes} 分钟内有效，最多可输错 ${tries} 次。`,
    where: '请在表决页上填写。',
    whereReported: '请在填报页上填写。',
    ifNotYou: '如果不是您本人',
    ignore: '如果不是您要的验证码，请忽略此邮件，并告知合作服务办公室。仅凭验证码无法作出任何决定。',
    button: '回到表决页',
    back: '回到填报页',
    footer: ['验证码代表您本人，请勿转告他人。合作服务办公室不会向您索要。'],
  },
  en: {
    subject: (code: string, asked: string) => `[Code] ${code} · ${asked}`,
    heading: (code: string) => `Your code: ${code}`,
    asked: 'To be decided',
    wanted: 'To be reported',
    person: 'Who decides',
    reporter: 'Who reports',
    code: 'Code',
    validity: 'Valid',
    valid: (minutes: number, tries: number) => `For ${minutes} minutes and ${tries} wrong tries. `,
    where: 'Type it on the decision page.',
    whereReported: 'Type it on the page where you report.',
    ifNotYou: 'If this was not you',
    ignore:
      'If you did not ask for a code, ignore this mail and tell the programme office. The code alone decides nothing.',
    button: 'Back to the decision',
    back: 'Back to the report',
    footer: ['This code stands for you. Tell it to nobody; the programme office never asks for it.'],
  },
};

/** Hands over the code that proves the mailbox once more, for a decision or a report. */
export function writeCode(mail: CodeMail, language: Language): WrittenMail {
  const phrases = words[language];
  const { code, person, validMinutes, tries, isReport } = mail;
  const asked = say(mail.asked, language);
  const valid = `${phrases.valid(validMinutes, tries)}${isReport ? phrases.whereReported : phrases.where}`;
  return {
    ...fixed(mail, language),
    subject: phrases.subject(code, asked),
    preview: valid,
    heading: phrases.heading(code),
    button: isReport ? phrases.back : phrases.button,
    footer: phrases.footer,
    lead: [
      { label: phrases.code, lines: [code], isStrong: true },
      { label: isReport ? phrases.wanted : phrases.asked, lines: [asked] },
      { label: isReport ? phrases.reporter : phrases.person, lines: [person] },
      { label: phrases.validity, lines: [valid] },
      { label: phrases.ifNotYou, lines: [phrases.ignore] },
    ],
    blocks: [],
  };
}
