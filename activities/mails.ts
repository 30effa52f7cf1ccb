import { createHash } from 'node:crypto';
import { renderIcs } from '../api/mails/ics';
import type { Mail, TaskMail } from '../api/mails/mail';
import { renderMail } from '../api/mails/render';
import { latestOf } from '../domain/bundles';
import { DomainError } from '../domain/errors';
import type { Letter } from '../domain/letters';
import type { Programme } from '../domain/programme';
import type { OutgoingMail } from '../infra/mailer';
import { createApprovalMails, digestOf } from './approval-mails';
import { isNotice } from './approval-notices';
import type { ActivityDeps } from './deps';
import { createOfficeMails } from './office-mails';
import { createReaders } from './readers';

const short = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32);

/** A letter as it stands now: its mail, or why there is nothing to say any longer, or what it is about can't be found. */
interface Draft {
  readonly letter: Letter;
  readonly mail?: Mail;
  readonly lost?: string;
}

/** What becomes of letters that leave together: one mail that speaks for some of them; the others are pointless by now, or lost. */
export interface Written {
  readonly mail?: OutgoingMail;
  readonly carried: readonly Letter[];
  readonly pointless: readonly Letter[];
  readonly lost: readonly { readonly letter: Letter; readonly reason: string }[];
}

/** Writes the mail of the letters that leave together, from the state of things now. */
export const createMailWriter = ({ readModel, directory, links, optOuts, reminderLinks, publicUrl }: ActivityDeps) => {
  const host = new URL(publicUrl).hostname;
  const page = (path: string) => new URL(path, publicUrl).href;
  const readerOf = createReaders(directory);
  const approvals = createApprovalMails({ readModel, links, page });
  const office = createOfficeMails({ readModel, page, pageOf: approvals.pageOf });

  const compose = async (letter: Letter, programme: Programme): Promise<Mail | undefined> => {
    const reader = readerOf(programme, letter.to);
    if (letter.kind === 'closed') return approvals.closed(letter, programme, reader);
    if (letter.kind === 'actualsRequested') return office.actualsRequested(letter, programme, reader);
    if (letter.kind === 'notice') return office.notice(letter, programme, reader);
    if (letter.kind === 'undelivered') return office.undelivered(letter, programme, reader);
    if (letter.kind === 'commentKept') return approvals.commentKept(letter, programme, reader);
    if (letter.kind === 'reminder' && (await optOuts.has(letter.programme, letter.to))) return undefined;
    if (letter.kind === 'copy' || isNotice(letter.kind)) return approvals.tell(letter, letter.kind, programme, reader);
    return approvals.ask(letter, letter.kind, programme, reader);
  };

  const draft = async (letter: Letter): Promise<Draft> => {
    try {
      const mail = await compose(letter, await directory.definition(letter.programme));
      return { letter, ...(mail && { mail }) };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_found') return { letter, lost: error.message };
      throw error;
    }
  };

  const threadOf = ({ about, round, to }: Letter) => `${short(`${about} ${round ?? ''} ${to}`)}@${host}`;

  /** The deadline for the calendar: with the first question, and again whenever it was moved. */
  const calendarOf = (mail: Mail, uid: string) => {
    if (!isQuestion(mail) || (mail.kind !== 'task' && mail.timesMoved === 0)) return {};
    const { dueAt, asked, link, timesMoved: sequence } = mail;
    return {
      calendar: { filename: 'deadline.ics', content: renderIcs({ uid, dueAt, title: asked.zh, url: link, sequence }) },
    };
  };

  /** A mail about one thing stands in that thing's thread; one about several in none. What merely reminds can be stopped. */
  const render = async (mail: Mail, letters: readonly Letter[], { programme, to, ...letter }: Letter) => {
    const isStoppable = letters.every(({ kind }) => kind === 'reminder');
    const stop = isStoppable ? await reminderLinks.url(programme, to, new Date()) : undefined;
    const thread = threadOf({ ...letter, programme, to });
    return {
      to: { address: letter.address ?? to },
      ...(await renderMail({ ...mail, ...(stop !== undefined && { stopReminders: stop }) })),
      // The letters that wait together name the mail: the same ones taken again after a crash are the same mail.
      messageId: `${short(letters.map(({ id }) => id).join('\n'))}@${host}`,
      ...(mail.kind !== 'digest' && { references: [thread] }),
      ...(stop !== undefined && { unsubscribe: stop }),
      ...calendarOf(mail, thread),
    };
  };

  return async (letters: readonly Letter[]): Promise<Written> => {
    const drafts = await Promise.all(latestOf(letters).map(draft));
    const lost = drafts.flatMap(({ letter, lost: reason }) => (reason === undefined ? [] : { letter, reason }));
    const speaking = drafts.filter(({ mail }) => mail !== undefined).map(({ letter }) => letter);
    const mails = drafts.flatMap(({ mail }) => mail ?? []);
    const [first] = speaking;
    const mail = first && (mails.length > 1 ? digestOf(mails, first.to, page('/inbox')) : mails[0]);
    const carried = letters.filter(({ about, round }) =>
      speaking.some((letter) => letter.about === about && letter.round === round),
    );
    return {
      ...(mail && { mail: await render(mail, letters, first) }),
      carried,
      pointless: letters.filter((each) => !carried.includes(each) && !lost.some(({ letter }) => letter === each)),
      lost,
    };
  };
};

const isQuestion = (mail: Mail): mail is TaskMail =>
  mail.kind === 'task' || mail.kind === 'reminder' || mail.kind === 'escalation';
