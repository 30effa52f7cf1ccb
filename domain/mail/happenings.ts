import type { Person } from '../shared/keys';
import type { LetterMatter } from './letters';

/** What is known of mails that did not arrive, or may not have. */
export type MailHappening =
  | {
      /** A mail came back for good; `status` as in RFC 3463. `again` is the second address it goes to, `told` the office that hears of it. */
      readonly type: 'mail.bounced';
      readonly person: Person;
      readonly address: string;
      readonly status: string;
      readonly reason: string;
      readonly matters: readonly LetterMatter[];
      readonly again?: string;
      readonly told: readonly Person[];
    }
  | {
      /**
       * A mail server wrote about a mail to `address`, and it stays open whether that arrived: nobody knows its wording, or it is about a
       * stranger (`named`) to whom it was handed on. No clock changes; the office that is told looks into it.
       */
      readonly type: 'mail.doubted';
      readonly person: Person;
      readonly address: string;
      readonly doubt: 'wording' | 'stranger';
      readonly named?: string;
      readonly reason: string;
      readonly matters: readonly LetterMatter[];
      readonly told: readonly Person[];
    };
