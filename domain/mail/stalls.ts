import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** That so many mails wait. */
export const mailsWait = (count: number): Text =>
  text(`${count} 封邮件在等待`, count === 1 ? '1 mail waits' : `${count} mails wait`);
