import { renderCancelled, renderDeadlines } from '../../mail/ics';
import type { Mail, TaskMail } from '../../mail/mail';
import { renderMail } from '../../mail/render';
import { repliedTo } from '../../domain/mail/replies';
import { shortHash } from '../../infra/host/hashes';
import type { OutgoingMail } from '../../infra/smtp/mailer';
import { asksToAct } from './digests';
import type { Letter } from '../../domain/mail/letters';
import { decisionPath } from '../../mail/paths';

/** One of the things of which a mail tells, by itself. */
export interface Part {
  readonly letter: Letter;
  readonly mail: Mail;
}

interface Envelope {
  readonly to: Letter;
  /** What the mail is put together from: one thing, or several. */
  readonly parts: readonly Part[];
  /** The address from which it comes. */
  readonly sender: string;
  /** That of our own Message-IDs. */
  readonly host: string;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
  /** Where such mails are stopped, if they can be. */
  readonly stop: string | undefined;
  /** Whether what is written back reaches us. */
  readonly hearsReplies: boolean;
}

const short = (name: string) => shortHash(name, 32);

/** One thread a person and round of an approval. */
const threadOf = ({ about, round, to }: Letter) => short(`${about} ${round ?? ''} ${to}`);

const isDeadline = (mail: Mail): mail is TaskMail => asksToAct(mail) && (mail.kind === 'task' || mail.timesMoved > 0);

/**
 * The deadlines for the calendar: with each first question, again whenever one was moved, and taken back once it is none any longer; each
 * as the calendar that people subscribe to names it, and without the link of the mail, by which whoever reads the calendar could decide.
 */
function calendarsOf(
  parts: readonly Part[],
  { host, sender, page }: Envelope,
): Pick<OutgoingMail, 'calendar' | 'cancelled'> {
  const entryOf = ({ about }: Letter) => ({
    uid: `${about}@${host}`,
    url: page(decisionPath(about)),
    organizer: sender,
  });
  const deadlines = parts.flatMap(({ letter, mail }) =>
    isDeadline(mail)
      ? {
          ...entryOf(letter),
          title: mail.asked.zh,
          dueAt: mail.dueAt,
          sequence: mail.timesMoved,
        }
      : [],
  );
  const cancelled = parts.flatMap(({ letter, mail: { cancels } }) =>
    cancels ? renderCancelled({ ...cancels, ...entryOf(letter), title: cancels.title.zh }) : [],
  );
  return {
    ...(deadlines.length > 0 && { calendar: { filename: 'deadline.ics', content: renderDeadlines(deadlines) } }),
    ...(cancelled.length > 0 && {
      cancelled: cancelled.map((content, at) => ({ filename: `cancelled-${at + 1}.ics`, content })),
    }),
  };
}

/** The letters that leave together name their mail: the same ones taken again after a crash are the same mail. */
export const messageIdOf = (letters: readonly Pick<Letter, 'id'>[], host: string): string => {
  const ids = letters.map(({ id }) => id).sort();
  return `${short(ids.join('\n'))}@${host}`;
};

/** Makes a mail ready to leave. One about one thing stands in that thing's thread, one about several in none. */
export function addressed(mail: Mail, letters: readonly Letter[], envelope: Envelope): OutgoingMail {
  const { to, host, stop, hearsReplies, parts } = envelope;
  return {
    to: { address: to.address ?? to.to },
    ...renderMail({
      ...mail,
      takesReplies: hearsReplies && repliedTo(letters) !== undefined,
      ...(stop !== undefined && { stopReminders: stop }),
    }),
    messageId: messageIdOf(letters, host),
    ...(mail.kind !== 'digest' && { references: [`${threadOf(to)}@${host}`].concat(mail.repliesTo ?? []) }),
    ...(stop !== undefined && { unsubscribe: stop }),
    ...calendarsOf(parts, envelope),
  };
}
