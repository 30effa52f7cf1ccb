import { isAboutApproval } from './letter-kinds';
import type { Letter } from './letters';
import type { Person, Programme } from './programme';

/** Why a mail that came in becomes nothing. */
export type Unheard = 'thread_unknown' | 'sender_unknown' | 'several_matters' | 'empty' | 'automatic' | 'not_final';

/** Whether a sender is the person to whom a letter went, by whichever of their addresses. */
export const isFrom = (sender: string, { to, address }: Letter, { people }: Pick<Programme, 'people'>): boolean =>
  [to, address, people?.[to]?.secondAddress].some((each) => each?.toLowerCase() === sender.toLowerCase());

/** The approval that a reply to a mail with these letters would be about; nothing where there is none, or several. */
export function repliedTo(letters: readonly Letter[]): string | undefined {
  const [first, ...others] = letters.filter(({ kind }) => isAboutApproval(kind));
  return first && others.every(({ about }) => about === first.about) ? first.about : undefined;
}

/**
 * Whose reply this is and about which approval, or why it is none: only the person to whom a mail went can answer it, and only about one
 * thing. `letters` are those that the answered mail carried.
 */
export function replyOf(
  letters: readonly Letter[],
  sender: string,
  programme: Pick<Programme, 'people'>,
): { readonly person: Person; readonly approval: string } | Unheard {
  const answered = letters.filter(({ kind }) => isAboutApproval(kind));
  const [first] = answered;
  if (!first) return 'thread_unknown';
  if (!isFrom(sender, first, programme)) return 'sender_unknown';
  const approval = repliedTo(answered);
  return approval === undefined ? 'several_matters' : { person: first.to, approval };
}
