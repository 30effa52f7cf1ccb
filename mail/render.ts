import type { Language } from '../domain/shared/text';
import { beginningOf, MOST_CONTENT, MOST_TOLD, withinBounds } from './bounds';
import { writeCode } from './code';
import { writeClosed, writeCopied } from './decision';
import { writeDigest } from './digest';
import { byNameAlone } from '../domain/evidence/named-files';
import { namedIn } from '../domain/programme/names';
import type { Block, Line, WrittenMail } from './letter';
import type { Mail } from './mail';
import { writeActualsRequested, writeInformation } from './office';
import { besideBlock } from './phrases';
import { writeSignIn } from './sign-in';
import { writeTask } from './task';
import { htmlOf } from './template';
import { plainText } from './text';

/** A mail ready to send. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Of a subject in the title of the HTML, in bytes; mail programs show the header. */
const LONGEST_TITLE = 400;

/**
 * Writes the mail in its reader's language or in both, as HTML and as text. Each block is cut to its bound in both, and what is about one
 * thing to its bound together; of several a text lists everything, an HTML as much as is shown of it.
 */
export function renderMail(mail: Mail): RenderedMail {
  const languages: readonly Language[] = mail.language === 'both' ? ['zh', 'en'] : [mail.language];
  const written = languages.map(
    (language) =>
      [
        language,
        withStop(withBeside(withNames(write(mail, language), mail, language), mail, language), mail, language),
      ] as const,
  );
  const within = (most: number) =>
    written.map(([language, letter]) => [language, withinBounds(letter, language, most)] as const);
  const [most, mostOfText] = mail.kind === 'digest' ? [MOST_TOLD, Infinity] : [MOST_CONTENT, MOST_CONTENT];
  const subject = written.map(([, letter]) => letter.subject.replace(/\s+/g, ' ')).join(' / ');
  return {
    subject,
    html: htmlOf(mail, Object.fromEntries(within(most / languages.length)), beginningOf(subject, LONGEST_TITLE)),
    text: plainText(within(mostOfText / languages.length).map(([, letter]) => letter)),
  };
}

/** Names stand beside addresses in everything that is told, and files by their titles; an address that leads somewhere stays as it is. */
function withNames(letter: WrittenMail, { names = {} }: Mail, language: Language): WrittenMail {
  const people = namedIn(names, language);
  const named = (said: string) => byNameAlone(people(said), language);
  const line = (each: Line): Line => (typeof each === 'string' ? named(each) : { ...each, text: named(each.text) });
  const all = (blocks: readonly Block[]) =>
    blocks.map(({ label, lines, ...rest }) => ({ ...rest, label: named(label), lines: lines.map(line) }));
  return { ...letter, preview: named(letter.preview), lead: all(letter.lead), blocks: all(letter.blocks) };
}

/** A mail whose link decides says what the page behind it may ask for. */
const withBeside = (letter: WrittenMail, mail: Mail, language: Language): WrittenMail => ({
  ...letter,
  lead: [...letter.lead, ...besideBlock(mail, language)],
});

const stopWords = {
  zh: '停收本合作计划的提醒（新的待办、催办和升级仍会通知）',
  en: 'Stop the reminders of this programme (new questions, nudges and escalations still come)',
};

/** Reminders say where they are stopped. */
function withStop(letter: WrittenMail, { stopReminders }: Mail, language: Language): WrittenMail {
  if (stopReminders === undefined) return letter;
  return { ...letter, footer: [...letter.footer, { text: stopWords[language], href: stopReminders }] };
}

function write(mail: Mail, language: Language): WrittenMail {
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
    case 'information':
      return writeInformation(mail, language);
  }
}
