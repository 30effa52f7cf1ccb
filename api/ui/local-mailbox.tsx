import type { Person } from '../../domain/shared/keys';
import type { Language } from '../../domain/shared/text';

const words = {
  zh: { mails: '邮件在本机邮箱中查看：', mailbox: '打开邮箱' },
  en: { mails: 'Mails are caught in the local mailbox: ', mailbox: 'open the mailbox' },
};

/** The mails to one person, of those that are caught on this machine. */
export const mailboxOf = (url: string, person: Person): string => `${url}?to=${encodeURIComponent(person)}`;

/** Where mails are read that are caught on this machine. */
export const LocalMailbox = ({ url, language }: { readonly url: string; readonly language: Language }) => (
  <>
    {words[language].mails}
    <a href={url}>{words[language].mailbox}</a>
  </>
);
