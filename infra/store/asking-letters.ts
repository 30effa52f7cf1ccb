import { isAsking } from '../../domain/mail/kinds';
import type { Letter } from '../../domain/mail/letters';
import type { Query } from './database';

/** A letter that asks somebody, and what became of it; without a Message-ID it has not left. */
interface AskingLetter {
  readonly letter: Letter;
  readonly state: string;
  readonly leftAt: string | null;
  readonly messageId: string | null;
}

/** How many mails ask something: those that have left, and those that have still to. */
export interface Mailed {
  readonly sent: number;
  readonly waiting: number;
}

/** The letters by which an approval asks people, in their order. */
export const askingAbout = async (
  query: Query,
  programme: string,
  approval: string,
): Promise<readonly AskingLetter[]> => {
  const rows = await query<AskingLetter>(
    `select letter, state, settled_at as "leftAt", message_id as "messageId" from outbox where programme = $1 and letter->>'about' = $2 order by position`,
    [programme, approval],
  );
  return rows.filter(({ letter }) => isAsking(letter.kind));
};

/** Several letters may leave as one mail; of those that wait each person gets one. */
export const mailedIn = (letters: readonly AskingLetter[]): Mailed => ({
  sent: new Set(letters.flatMap(({ state, messageId }) => (state === 'sent' ? (messageId ?? []) : []))).size,
  waiting: new Set(letters.flatMap(({ state, letter }) => (state === 'waiting' ? letter.to : []))).size,
});
