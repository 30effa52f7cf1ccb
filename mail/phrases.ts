import { type Language, say } from '../domain/shared/text';
import { formatInstant } from '../domain/calendar/formats';
import type { Block, WrittenMail } from './letter';
import type { AskedBy, Mail, OpenTask } from './mail';

const counted = (days: number) => (days === 1 ? '1 working day' : `${days} working days`);

const words = {
  zh: {
    linkHint: '如按钮无法打开，请将此链接复制到浏览器：',
    forwarding: '转发不转移授权：链接只对收件人本人有效，请勿转发。',
    opening: '打开链接只会显示页面，不会作出任何决定。',
    replyIsComment: '直接回复此邮件视为意见，不算表决。',
    replyIsLost: '请勿回复此邮件，回复不会被记录。',
    askedBy: '提请人及理由',
    askedAt: (who: string, at: string) => `${who}，${at} 提请`,
    digits: '表决时填写的两位数字（每个浏览器只需填写一次）',
    withDigits: (text: string, digits: string) => `${text}（数字 ${digits}）`,
    first: '表决之前',
    asksFirst: {
      code: '须填写验证码：请在打开的页面上获取，验证码将发送到您的邮箱。',
      signIn: '须先登录：请在打开的页面上获取登录链接，从邮件中登录后即回到该页表决。',
      signInAgain: '须为本事项再次确认是您本人：请在打开的页面上获取登录链接，从邮件中打开后十分钟内表决。',
    },
    withFirst: { code: '须填写验证码', signIn: '须先登录', signInAgain: '须再次确认是您本人' },
    withNote: (text: string, note: string) => `${text}（${note}）`,
    left: (days: number) => {
      if (days < 0) return `，已逾期 ${-days} 个工作日`;
      return days > 0 ? `，还剩 ${days} 个工作日` : '，不足一个工作日';
    },
  },
  en: {
    linkHint: 'If the button does not open, copy this link into your browser:',
    forwarding: 'Forwarding transfers no authority: the link is valid for its addressee only.',
    opening: 'Opening the link only shows a page and decides nothing. ',
    replyIsComment: 'A reply to this mail counts as a comment, never as a vote.',
    replyIsLost: 'Please do not reply to this mail: nobody keeps what comes back.',
    askedBy: 'Who asks, and why',
    askedAt: (who: string, at: string) => `${who}, on ${at}`,
    digits: 'Two digits to type when you decide (each browser asks once)',
    withDigits: (text: string, digits: string) => `${text} (digits\u00a0${digits})`,
    first: 'Before you decide',
    asksFirst: {
      code: 'A code is needed: ask for it on the page that opens; it is mailed to you.',
      signIn:
        'You sign in first: ask for a sign-in link on the page that opens; the link brings you back there to decide.',
      signInAgain:
        'You prove once more that it is you: ask for a sign-in link on the page that opens, and decide within ten minutes of opening it.',
    },
    withFirst: { code: 'a code is needed', signIn: 'sign in first', signInAgain: 'prove again that it is you' },
    withNote: (text: string, note: string) => `${text} (${note})`,
    left: (days: number) => {
      if (days < 0) return `, ${counted(-days)} overdue`;
      return days > 0 ? `, ${counted(days)} left` : ', less than a working day left';
    },
  },
};

/** What is the same in every mail of a language: the programme's name, the link and its hint, the footer. */
export function fixed(
  { programme, link, takesReplies }: Pick<Mail, 'programme' | 'link' | 'takesReplies'>,
  language: Language,
): Pick<WrittenMail, 'programme' | 'link' | 'linkHint' | 'footer'> {
  const { linkHint, forwarding, opening, replyIsComment, replyIsLost } = words[language];
  const footer = [forwarding, opening + (takesReplies ? replyIsComment : replyIsLost)];
  return { programme: say(programme, language), link, linkHint, footer };
}

/** The deadline on the reader's clock with what is left of it; a negative count is overdue. */
export function untilWhen(
  { dueAt, zone, workingDaysLeft }: { readonly dueAt: string; readonly zone: string; readonly workingDaysLeft: number },
  language: Language,
): string {
  const due = formatInstant(dueAt, zone, language, { zoneName: true, year: true });
  return due + words[language].left(workingDaysLeft);
}

/** Who asks, since when and why; nothing where a mail does not say it. */
export function askedByBlock(askedBy: AskedBy | undefined, zone: string, language: Language): readonly Block[] {
  if (!askedBy) return [];
  const { askedBy: label, askedAt } = words[language];
  const { who, at, reason } = askedBy;
  const line = askedAt(say(who, language), formatInstant(at, zone, language, { year: true }));
  return [{ label, lines: [line, ...(reason ? [say(reason, language)] : [])] }];
}

/** What the page behind the one link asks for, right above its button: the digits, or what comes before deciding. */
export function besideBlock({ digits, asksFirst }: Beside, language: Language): readonly Block[] {
  const phrases = words[language];
  if (digits !== undefined) return [{ label: phrases.digits, lines: [digits], isStrong: true }];
  return asksFirst ? [{ label: phrases.first, lines: [phrases.asksFirst[asksFirst]] }] : [];
}

/** A link of several, with what its page asks for beside it. */
export function withBeside(text: string, { digits, asksFirst }: Beside, language: Language): string {
  const phrases = words[language];
  if (digits !== undefined) return phrases.withDigits(text, digits);
  return asksFirst ? phrases.withNote(text, phrases.withFirst[asksFirst]) : text;
}

/** What a mail says is asked of its reader beside a link. */
type Beside = Pick<OpenTask, 'digits' | 'asksFirst'>;
