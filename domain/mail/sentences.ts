import { commentAfter, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { MailHappening } from './happenings';

/** What became of a mail, as a sentence of the history. */
export function mailSentence(happening: MailHappening): Text {
  switch (happening.type) {
    case 'mail.bounced':
      return text(
        `发给 ${happening.person} 的邮件未送达${commentAfter(happening.reason).zh}`,
        `A mail to ${happening.person} did not arrive${commentAfter(happening.reason).en}`,
      );
    case 'mail.doubted':
      return text(
        `发给 ${happening.person} 的邮件是否送达未能判断${commentAfter(happening.reason).zh}`,
        `It is open whether a mail to ${happening.person} arrived${commentAfter(happening.reason).en}`,
      );
  }
}
