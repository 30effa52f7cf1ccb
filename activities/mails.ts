import { createHash } from 'node:crypto';
import { renderIcs } from '../api/mails/ics';
import type { Mail } from '../api/mails/mail';
import { renderMail } from '../api/mails/render';
import type { Letter } from '../domain/letters';
import type { Programme } from '../domain/programme';
import type { OutgoingMail } from '../infra/mailer';
import { createApprovalMails } from './approval-mails';
import { isNotice } from './approval-notices';
import type { ActivityDeps } from './deps';
import { createObligationMails, isAboutObligation } from './obligation-mails';
import { createOfficeMails } from './office-mails';
import { createReaders } from './readers';

const short = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32);

/** Writes the mail of a letter from the state of things now; `undefined` when there is nothing to say any longer. */
export const createMailWriter = ({ readModel, directory, links, publicUrl }: ActivityDeps) => {
  const host = new URL(publicUrl).hostname;
  const page = (path: string) => new URL(path, publicUrl).href;
  const readerOf = createReaders(directory);
  const approvals = createApprovalMails({ readModel, links, page });
  const office = createOfficeMails({ readModel, page });
  const obligations = createObligationMails({ readModel, page });

  const compose = async (letter: Letter, programme: Programme): Promise<Mail | undefined> => {
    const reader = readerOf(programme, letter.to);
    if (letter.kind === 'closed') return approvals.closed(letter, programme, reader);
    if (letter.kind === 'reviewOpened') return approvals.reviewOpened(letter, programme, reader);
    if (isAboutObligation(letter.kind)) return obligations(letter, letter.kind, programme, reader);
    if (letter.kind === 'actualsRequested') return office.actualsRequested(letter, programme, reader);
    if (letter.kind === 'notice') return office.notice(letter, programme, reader);
    if (letter.kind === 'copy' || isNotice(letter.kind)) return approvals.tell(letter, letter.kind, programme, reader);
    return approvals.ask(letter, letter.kind, programme, reader);
  };

  return async (letter: Letter): Promise<OutgoingMail | undefined> => {
    const mail = await compose(letter, await directory.definition(letter.programme));
    if (!mail) return undefined;
    const thread = `${short(`${letter.about} ${letter.round ?? ''} ${letter.to}`)}@${host}`;
    return {
      to: { address: letter.to },
      ...(await renderMail(mail)),
      messageId: `${short(letter.id)}@${host}`,
      references: [thread],
      ...(mail.kind === 'task' && {
        calendar: {
          filename: 'deadline.ics',
          content: renderIcs({ uid: thread, dueAt: mail.dueAt, title: mail.asked.zh, url: mail.link }),
        },
      }),
    };
  };
};
