import type { Letter } from './letters';

/** A letter that was called for longer ago than this was kept back: by a mail server or a worker that was away. */
const KEPT_BACK_MS = 2 * 60_000;

const isKeptBack = ({ at }: Letter, now: string) => Date.parse(now) - Date.parse(at) > KEPT_BACK_MS;

/** What is asked about an approval, and what came of it, can stand in a list; what the office gets has a mail of its own. */
const canBeListed = ({ kind }: Letter) =>
  kind === 'task' || kind === 'reminder' || kind === 'escalation' || kind === 'closed';

/** The later letter about the same approval says all that the earlier one did. */
const isOvertaken = (letter: Letter, later: readonly Letter[]) =>
  later.some(({ about, round }) => about === letter.about && round === letter.round);

/**
 * The letters that leave as one mail each: all reminders of a person together, and after an outage everything that it kept back from
 * them; a first question that is on time has a mail of its own. Source: approvals.md, "Time". `now` is an ISO instant.
 */
export function bundlesOf(letters: readonly Letter[], now: string): readonly (readonly Letter[])[] {
  const bundles = new Map<string, readonly Letter[]>();
  for (const letter of letters) {
    const joins = letter.kind === 'reminder' || (canBeListed(letter) && isKeptBack(letter, now));
    const name = joins ? JSON.stringify([letter.programme, letter.to, letter.address]) : letter.id;
    bundles.set(name, [...(bundles.get(name) ?? []), letter]);
  }
  return [...bundles.values()];
}

/** Of the letters in one mail, those that are still worth writing: one an approval and round, the latest. */
export const latestOf = (letters: readonly Letter[]): readonly Letter[] =>
  letters.filter((letter, index) => !isOvertaken(letter, letters.slice(index + 1)));
