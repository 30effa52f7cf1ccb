import { renderIcs } from '../api/mails/ics';
import type { Mail } from '../api/mails/mail';
import { renderMail } from '../api/mails/render';
import type { Letter } from '../domain/letters';
import { repliedTo } from '../domain/replies';
import { shortHash } from '../infra/hashes';
import type { OutgoingMail } from '../infra/mailer';
import { isQuestion } from './digests';

interface Envelope {
  readonly to: Letter;
  /** That of our own Message-IDs. */
  readonly host: string;
  /** Where such mails are stopped, if they can be. */
  readonly stop: string | undefined;
  /** Whether what is written back reaches us. */
  readonly hearsReplies: boolean;
}

const short = (name: string) => shortHash(name, 32);

/** One thread a person and round of an approval. */
const threadOf = ({ about, round, to }: Letter) => short(`${about} ${round ?? ''} ${to}`);

/** The deadline for the calendar: with the first question, and again whenever it was moved. */
function calendarOf(mail: Mail, uid: string): Pick<OutgoingMail, 'calendar'> {
  if (!isQuestion(mail) || (mail.kind !== 'task' && mail.timesMoved === 0)) return {};
  const { dueAt, asked, link, timesMoved: sequence } = mail;
  return {
    calendar: { filename: 'deadline.ics', content: renderIcs({ uid, dueAt, title: asked.zh, url: link, sequence }) },
  };
}

/** Makes a mail ready to leave. One about one thing stands in that thing's thread, one about several in none. */
export function addressed(
  mail: Mail,
  letters: readonly Letter[],
  { to, host, stop, hearsReplies }: Envelope,
): OutgoingMail {
  const thread = `${threadOf(to)}@${host}`;
  return {
    to: { address: to.address ?? to.to },
    ...renderMail({
      ...mail,
      takesReplies: hearsReplies && repliedTo(letters) !== undefined,
      ...(stop !== undefined && { stopReminders: stop }),
    }),
    // The letters that wait together name the mail: the same ones taken again after a crash are the same mail.
    messageId: `${short(letters.map(({ id }) => id).join('\n'))}@${host}`,
    ...(mail.kind !== 'digest' && { references: [thread] }),
    ...(stop !== undefined && { unsubscribe: stop }),
    ...calendarOf(mail, thread),
  };
}
