import type { ProgrammeView } from '../../domain/views/views';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: {
    mails: '邮件在本机邮箱中查看：',
    mailbox: '打开邮箱',
    firstStep: ['第一步：打开', '，填写摘要并提交审批，有席位的人随即收到邮件。'],
  },
  en: {
    mails: 'Mails are caught in the local mailbox: ',
    mailbox: 'open the mailbox',
    firstStep: [
      'First, open the ',
      ', write a summary and submit it for approval: every seat that is asked gets a mail.',
    ],
  },
};

/** Where mails are read that are caught on this machine. */
export const LocalMailbox = ({ url, language }: { readonly url: string; readonly language: Language }) => (
  <>
    {words[language].mails}
    <a href={url}>{words[language].mailbox}</a>
  </>
);

/** What a newcomer of the office does first, and where the mails then are; nothing once anything was submitted. */
export const FirstStep = ({ view, hasAsked, language, mailboxUrl }: FirstStepProps) => {
  const root = view.agreements.find(({ parent, state }) => parent === undefined && state === 'draft');
  const isUntouched = view.agreements.every(({ approval, pending }) => !approval && !pending);
  if (!root || !isUntouched || hasAsked) return null;
  const [before, after] = words[language].firstStep;
  return (
    <div class="notice running">
      <p>
        {before}
        <a href={`/programmes/${view.key}/agreements/${root.key}`}>{say(root.title, language)}</a>
        {after}
      </p>
      {mailboxUrl && (
        <p>
          <LocalMailbox url={mailboxUrl} language={language} />
        </p>
      )}
    </div>
  );
};

interface FirstStepProps {
  readonly view: ProgrammeView;
  /** Whether an approval waits. */
  readonly hasAsked: boolean;
  readonly language: Language;
  readonly mailboxUrl?: string;
}
