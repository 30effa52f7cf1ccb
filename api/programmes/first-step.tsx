import type { ProgrammeView } from '../../domain/views/views';
import { say, type Language } from '../../domain/shared/text';
import { LocalMailbox } from '../ui/local-mailbox';

const words = {
  zh: {
    firstStep: ['第一步：打开', '，填写摘要并提交审批，有席位的人随即收到邮件。'],
  },
  en: {
    firstStep: [
      'First, open the ',
      ', write a summary and submit it for approval: every seat that is asked gets a mail.',
    ],
  },
};

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
