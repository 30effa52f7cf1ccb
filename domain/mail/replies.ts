import { isAboutApproval } from './kinds';
import type { Programme } from '../programme/programme';
import { peopleOf } from '../programme/roles';
import type { Person } from '../shared/keys';
import type { Letter } from './letters';

/** Why a mail that came in becomes nothing. */
export type Unheard =
  'thread_unknown' | 'sender_unknown' | 'no_part' | 'several_matters' | 'empty' | 'automatic' | 'not_final';

/** Whether a sender is the person to whom a letter went, by whichever of their addresses. */
export const isFrom = (sender: string, { to, address }: Letter, { people }: Pick<Programme, 'people'>): boolean =>
  [to, address, people?.[to]?.secondAddress].some((each) => each?.toLowerCase() === sender.toLowerCase());

/** The approval that a reply to a mail with these letters would be about; nothing where there is none, or several. */
export function repliedTo(letters: readonly Letter[]): string | undefined {
  const [first, ...others] = letters.filter(({ kind }) => isAboutApproval(kind));
  return first && others.every(({ about }) => about === first.about) ? first.about : undefined;
}

/** Those of a programme's people to whom an address belongs. */
export const writersAt = (sender: string, programme: Programme): readonly Person[] => {
  const address = sender.toLowerCase();
  return peopleOf(programme).filter((person) =>
    [person, programme.people?.[person]?.secondAddress].some((each) => each?.toLowerCase() === address),
  );
};

interface Reply {
  readonly person: Person;
  readonly approval: string;
}

/**
 * Whose reply this is and about which approval, or why it is none: the person to whom a mail went can answer it, and whoever `takesPart` in
 * the same approval, if it was about one thing only. `letters` are those that the answered mail carried.
 */
export function replyOf(
  letters: readonly Letter[],
  sender: string,
  programme: Programme,
  takesPart: (person: Person) => boolean,
): Reply | Unheard {
  const answered = letters.filter(({ kind }) => isAboutApproval(kind));
  const [first] = answered;
  if (!first) return 'thread_unknown';
  const approval = repliedTo(answered);
  const writers = writersAt(sender, programme);
  if (!isFrom(sender, first, programme)) {
    const writer = [sender.toLowerCase(), ...writers].find(takesPart);
    if (writer !== undefined && approval !== undefined) return { person: writer, approval };
    if (writers.length === 0) return 'sender_unknown';
    return approval === undefined ? 'several_matters' : 'no_part';
  }
  return approval === undefined ? 'several_matters' : { person: first.to, approval };
}
