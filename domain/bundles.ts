import { isAboutApproval, isAsking, isClosing } from './letter-kinds';
import type { Letter } from './letters';

/** A letter that was called for longer ago than this was kept back: by a mail server or a worker that was away. */
const KEPT_BACK_MS = 2 * 60_000;

const isKeptBack = ({ at }: Letter, now: string) => Date.parse(now) - Date.parse(at) > KEPT_BACK_MS;

/** Those with the same name together, in the order in which each name comes first. */
function groupsOf(letters: readonly Letter[], nameOf: (letter: Letter) => string): readonly (readonly Letter[])[] {
  const groups = new Map<string, readonly Letter[]>();
  for (const letter of letters) {
    const name = nameOf(letter);
    groups.set(name, [...(groups.get(name) ?? []), letter]);
  }
  return [...groups.values()];
}

/**
 * The letters that leave as one mail each: all reminders of a person together, and after an outage everything about approvals that it
 * kept back from them; a first question that is on time has a mail of its own, and so has what the office gets. Source: approvals.md,
 * "Time". `now` is an ISO instant.
 */
export function bundlesOf(letters: readonly Letter[], now: string): readonly (readonly Letter[])[] {
  return groupsOf(letters, (letter) => {
    const joins = letter.kind === 'reminder' || (isAboutApproval(letter.kind) && isKeptBack(letter, now));
    return joins ? JSON.stringify([letter.programme, letter.to, letter.address]) : letter.id;
  });
}

/** A letter that is worth writing, and those for which it speaks, itself among them. */
export interface Spoken {
  readonly letter: Letter;
  readonly speaksFor: readonly Letter[];
}

const roundOf = ({ about, round }: Letter) => JSON.stringify([about, round]);

/** Of those that ask, the last one asks for the seats of all. */
const lastOf = (letters: readonly Letter[]): readonly Spoken[] => {
  const last = letters.at(-1);
  if (!last) return [];
  const seats = [...new Set(letters.flatMap((each) => each.seats ?? []))];
  return [{ letter: { ...last, ...(seats.length > 0 && { seats }) }, speaksFor: letters }];
};

/**
 * Of the letters in one mail, those that are still worth writing. About one round how it ended says all; else one letter asks for
 * every seat, whatever happened between, and each kind that only tells is told once.
 */
export function latestOf(letters: readonly Letter[]): readonly Spoken[] {
  return groupsOf(letters, roundOf).flatMap((about) => {
    const closing = about.findLast(({ kind }) => isClosing(kind));
    if (closing) return [{ letter: closing, speaksFor: about }];
    return groupsOf(about, ({ kind }) => (isAsking(kind) ? 'asks' : kind)).flatMap(lastOf);
  });
}
