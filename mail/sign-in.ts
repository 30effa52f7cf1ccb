import type { SignInMail } from './mail';
import type { WrittenMail } from './letter';
import { fixed } from './phrases';
import { type Language, say } from '../domain/shared/text';

const words = {
  zh: {
    subject: (programme: string) => `[登录] ${programme} · 您的登录链接`,
    heading: '您的登录链接',
    person: '登录人',
    validity: '有效期',
    valid: (minutes: number) => `${minutes} 分钟内有效，只能使用一次。`,
    ifNotYou: '如果不是您本人',
    ignore: '如果不是您请求登录，请忽略此邮件，不会发生任何变化。',
    button: '登录',
    footer: ['登录链接代表您本人，请勿转发。'],
  },
  en: {
    subject: (programme: string) => `[Sign in] ${programme} · your sign-in link`,
    heading: 'Your sign-in link',
    person: 'Signing in',
    validity: 'Valid',
    valid: (minutes: number) => `For ${minutes} minutes, once.`,
    ifNotYou: 'If this was not you',
    ignore: 'If you did not ask to sign in, ignore this mail: nothing changes.',
    button: 'Sign in',
    footer: ['This link signs in as you. Do not forward it.'],
  },
};

/** Hands over a sign-in link of one's own. */
export function writeSignIn(mail: SignInMail, language: Language): WrittenMail {
  const phrases = words[language];
  return {
    ...fixed(mail, language),
    subject: phrases.subject(say(mail.programme, language)),
    preview: phrases.valid(mail.validMinutes),
    heading: phrases.heading,
    button: phrases.button,
    footer: phrases.footer,
    lead: [
      { label: phrases.person, lines: [mail.person] },
      { label: phrases.validity, lines: [phrases.valid(mail.validMinutes)], isStrong: true },
      { label: phrases.ifNotYou, lines: [phrases.ignore] },
    ],
    blocks: [],
  };
}
