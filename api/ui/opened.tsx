import { answeredOf } from '../../domain/approvals/answered';
import type { ApprovalView } from '../../domain/approvals/views';
import { askedTitle } from '../../domain/approvals/titles';
import { formatInstant } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';
import type { Mailed } from '../../infra/store/asking-letters';
import { pathSegment } from '../../mail/paths';
import type { Reader } from './frame';
import { LocalMailbox } from './local-mailbox';

const words = {
  zh: {
    sent: (count: number) => `已发出 ${count} 封邮件`,
    waiting: (count: number) => `另有 ${count} 封正在发出`,
    sending: (count: number) => `${count} 封邮件正在发出`,
    none: '邮件即将发出',
    by: (due: string) => `${due}前表决`,
    answered: (answered: number, asked: number) => `${answered}/${asked} 席已表决`,
    see: '查看审批',
  },
  en: {
    sent: (count: number) => (count === 1 ? 'One mail is out' : `${count} mails are out`),
    waiting: (count: number) => `${count} more on their way`,
    sending: (count: number) => (count === 1 ? 'One mail is on its way' : `${count} mails are on their way`),
    none: 'The mails are about to leave',
    by: (due: string) => `to be decided by ${due}`,
    answered: (answered: number, asked: number) => `${answered}/${asked} answered`,
    see: 'See the approval',
  },
};

/** A question that a form has just opened, and how many mails ask it. */
export interface JustOpened {
  readonly approval: ApprovalView;
  readonly mailed: Mailed;
  /** Where the mails are read when they are caught on this machine. */
  readonly mailboxUrl?: string;
}

/** What follows a form that asked people: how many mails went out, until when they decide, and how far that has come. */
export const Opened = ({ opened, reader }: { readonly opened: JustOpened; readonly reader: Reader }) => {
  const { language, zone } = reader;
  const phrases = words[language];
  const { approval: view, mailed, mailboxUrl } = opened;
  const so = answeredOf(view);
  const due = phrases.by(formatInstant(view.approval.dueAt, zone, language, { year: false }));
  return (
    <>
      <p class="strong">{[...mailsIn(mailed, language), due].join(language === 'zh' ? '，' : ', ')}</p>
      <p>
        {say(askedTitle(view.approval.request), language)}{' '}
        {so && (
          <span class="asked small">
            <progress value={so.answered} max={so.asked} aria-label={phrases.answered(so.answered, so.asked)} />{' '}
            {phrases.answered(so.answered, so.asked)}
          </span>
        )}{' '}
        <a href={`/programmes/${view.programme}/approvals/${pathSegment(view.id)}`}>{phrases.see}</a>
      </p>
      {mailboxUrl && (
        <p class="small">
          <LocalMailbox url={mailboxUrl} language={language} />
        </p>
      )}
    </>
  );
};

const mailsIn = ({ sent, waiting }: Mailed, language: Reader['language']): readonly string[] => {
  const phrases = words[language];
  if (sent === 0) return [waiting === 0 ? phrases.none : phrases.sending(waiting)];
  return [phrases.sent(sent), ...(waiting > 0 ? [phrases.waiting(waiting)] : [])];
};
