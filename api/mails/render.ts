import type { Language } from '../pages/words';
import { beginningOf, withinBounds } from './bounds';
import { writeCode } from './code';
import { writeClosed, writeCopied } from './decision';
import { writeDigest } from './digest';
import type { Letter } from './letter';
import type { Mail } from './mail';
import { writeActualsRequested, writePmoNotice } from './office';
import { digitsBlock } from './phrases';
import { writeSignIn } from './sign-in';
import { writeTask } from './task';
import { htmlOf } from './template';
import { textOf } from './text';

/** A mail ready to send. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Of a subject in the title of the HTML, in bytes; mail programs show the header. */
const LONGEST_TITLE = 400;

/** Writes the mail in its reader's language or in both, as HTML and as text. */
export function renderMail(mail: Mail): RenderedMail {
  const languages: readonly Language[] = mail.language === 'both' ? ['zh', 'en'] : [mail.language];
  const letters = Object.fromEntries(
    languages.map((language) => [
      language,
      withinBounds(withStop(withItsDigits(write(mail, language), mail, language), mail, language), language),
    ]),
  );
  const subject = Object.values(letters)
    .map((letter) => letter.subject.replace(/\s+/g, ' '))
    .join(' / ');
  return {
    subject,
    html: htmlOf(mail, letters, beginningOf(subject, LONGEST_TITLE)),
    text: textOf(Object.values(letters)),
  };
}

/** A mail whose link decides says what the page behind it may ask for. */
const withItsDigits = (letter: Letter, { digits }: Mail, language: Language): Letter => ({
  ...letter,
  lead: [...letter.lead, ...digitsBlock(digits, language)],
});

const stopWords = {
  zh: '停收本合作计划的提醒（新的待办、催办和升级仍会通知）',
  en: 'Stop the reminders of this programme (new questions, nudges and escalations still come)',
};

/** Reminders say where they are stopped. */
function withStop(letter: Letter, { stopReminders }: Mail, language: Language): Letter {
  if (stopReminders === undefined) return letter;
  return { ...letter, footer: [...letter.footer, { text: stopWords[language], href: stopReminders }] };
}

function write(mail: Mail, language: Language): Letter {
  switch (mail.kind) {
    case 'task':
    case 'reminder':
    case 'nudge':
    case 'answer':
    case 'extended':
    case 'escalation':
      return writeTask(mail, language);
    case 'digest':
      return writeDigest(mail, language);
    case 'copied':
      return writeCopied(mail, language);
    case 'closed':
      return writeClosed(mail, language);
    case 'signIn':
      return writeSignIn(mail, language);
    case 'code':
      return writeCode(mail, language);
    case 'actualsRequested':
      return writeActualsRequested(mail, language);
    case 'pmoNotice':
      return writePmoNotice(mail, language);
  }
}
