import { isAboutApproval, isAsking, isClosing, paceOf } from '../mail/kinds';
import type { Programme } from '../programme/programme';
import { epochOf } from '../calendar/zones';
import { GATHER_SECONDS } from '../programme/gathering';
import type { Letter } from '../mail/letters';

/** The window of a programme in milliseconds; 0 is none. */
export const windowOf = ({ mail }: Pick<Programme, 'mail'>): number => (mail?.gatherSeconds ?? GATHER_SECONDS) * 1000;

/** Finds those with a name: there may be thousands, so they are gone through once, at the first question. */
function finderOf<Each>(items: readonly Each[], nameOf: (item: Each) => string): (name: string) => readonly Each[] {
  let groups: ReadonlyMap<string, readonly Each[]> | undefined;
  return (name) => (groups ??= groupedBy(items, nameOf)).get(name) ?? [];
}

/** A letter that leaves so much later than it may was kept back: by a mail server or a worker that was away. */
const KEPT_BACK_MS = 2 * 60_000;

/** Those with the same name together, by their name, in the order in which each name comes first. */
function groupedBy<Each>(items: readonly Each[], nameOf: (item: Each) => string): ReadonlyMap<string, readonly Each[]> {
  const groups = new Map<string, Each[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

const groupsOf = <Each>(items: readonly Each[], nameOf: (item: Each) => string): readonly (readonly Each[])[] => [
  ...groupedBy(items, nameOf).values(),
];

/** Whether a letter was kept back longer than any window would: of an outcome nobody can say, it waits for a digest. */
export const isKeptBack = ({ kind, at }: Letter, now: string, windowMs: number): boolean =>
  paceOf(kind) !== 'digest' && epochOf(now) - epochOf(at) > KEPT_BACK_MS + windowMs;

/** Whether a letter waits for no other: all reminders of a person leave together, and so does what an outage kept back from them. */
const isJoint = (letter: Letter, now: string, windowMs: number): boolean =>
  letter.kind === 'reminder' || (isAboutApproval(letter.kind) && isKeptBack(letter, now, windowMs));

type Addressed = Pick<Letter, 'to' | 'address'>;

// In none of these is a line feed.
const readerOf = ({ to, address = '' }: Addressed) => `${to}\n${address}`;
const matterOf = (letter: Letter) => `${readerOf(letter)}\n${letter.about}\n${letter.round ?? ''}`;
const streamOf = (letter: Addressed & Pick<Letter, 'kind'>) => `${readerOf(letter)}\n${letter.kind}`;

/**
 * The letters that leave as one mail each: all reminders of a person together, after an outage everything about
 * approvals that it kept back from them, and what was `gathered`; every other letter has a mail of its own.
 * Source: docs/rules/approval-time.md, "Mails that gather".
 */
export const bundlesOf = (
  letters: readonly Letter[],
  now: string,
  { windowMs = 0, gathered = [] }: { readonly windowMs?: number; readonly gathered?: readonly Letter[] } = {},
): readonly (readonly Letter[])[] =>
  groupsOf(letters, (letter) =>
    gathered.includes(letter) || isJoint(letter, now, windowMs)
      ? JSON.stringify([letter.programme, readerOf(letter)])
      : letter.id,
  );

/** A letter that waits in the outbox: until when, if it was told to; the mail for which it was taken, if that was never settled; whether somebody has it in hand. */
export interface Kept {
  readonly letter: Letter;
  readonly until?: string;
  readonly mail?: string;
  readonly isTaken?: true;
}

/** When the last letter of a kind left for somebody. */
export interface LastLeft extends Addressed {
  readonly kind: Letter['kind'];
  readonly at: string;
}

/** Until when the first of a kind is kept for somebody: what follows it waits for it. */
export interface Window extends Addressed {
  readonly kind: Letter['kind'];
  readonly until: string;
}

/**
 * What is known as letters are taken from the outbox. Of those that are kept there may be thousands, so `kept` has only what is about the
 * matters of the taken, and everything of the readers of a list (`listedReaders`). `windows` are those of the taken, by reader and kind;
 * `digestAt` is when a letter goes to its reader at the latest, if none of their digests takes it along.
 */
export interface Taking {
  readonly taken: readonly Letter[];
  readonly kept: readonly Kept[];
  readonly windows: readonly Window[];
  readonly left: readonly LastLeft[];
  readonly now: string;
  readonly windowMs: number;
  readonly digestAt: (letter: Letter) => string;
}

/** The letters that leave as one mail each, and those that are kept, with the instant until which. */
export interface Dispatches {
  readonly mails: readonly (readonly Letter[])[];
  readonly kept: readonly { readonly letter: Letter; readonly until: string }[];
}

const isPast = (instant: string, now: string) => epochOf(instant) <= epochOf(now);

const after = (instant: string, ms: number) => new Date(epochOf(instant) + ms).toISOString();

const sooner = (a: string, b: string) => (epochOf(b) < epochOf(a) ? b : a);

/** Letters of one kind to one person: those that leave now, `isGathered` with whatever else is due for their reader, and those that stay until an instant. */
interface Fate {
  readonly go: readonly Letter[];
  readonly isGathered?: true;
  readonly stay?: readonly Letter[];
  readonly until?: string;
}

/** What becomes of letters of one kind to one person that were taken together: the window is open, or opens with the first of them. `waiting` is until when others of their kind are kept for that person. */
function fateOf(
  stream: readonly Letter[],
  waiting: string | undefined,
  { left, now, windowMs, digestAt }: Taking,
): Fate {
  const [first] = stream;
  if (!first || (waiting !== undefined && isPast(waiting, now))) return { go: stream, isGathered: true };
  const keep = (stay: readonly Letter[], until: string): Fate => ({
    go: stream.slice(0, stream.length - stay.length),
    stay,
    until: waiting === undefined ? until : sooner(until, waiting),
  });
  const pace = paceOf(first.kind);
  if (pace === 'digest') {
    const until = digestAt(first);
    return isPast(until, now) ? { go: stream, isGathered: true } : keep(stream, until);
  }
  const before = left.find((each) => streamOf(each) === streamOf(first));
  const closes = before && after(before.at, windowMs);
  if (closes !== undefined && !isPast(closes, now)) return keep(stream, closes);
  if (pace === 'last' || waiting !== undefined) return keep(stream, after(now, windowMs));
  return isClosing(first.kind) ? { go: stream } : keep(stream.slice(1), after(now, windowMs));
}

/** Whether a mail lists several matters, or will. */
const isList = (mail: readonly Letter[]) =>
  mail.some(({ kind }) => kind === 'reminder' || paceOf(kind) === 'digest') || new Set(mail.map(matterOf)).size > 1;

/** The readers of the mails that list several matters: such a mail takes along everything that is kept for its reader. */
export const listedReaders = ({ mails }: Pick<Dispatches, 'mails'>): readonly string[] => [
  ...new Set(mails.filter(isList).flatMap((mail) => mail.map(({ to }) => to))),
];

/** Letters in the order in which they were called for. */
const inOrder = (letters: readonly Letter[]) => [...letters].sort((a, b) => epochOf(a.at) - epochOf(b.at));

/** Adds to each mail what stays for its reader: to one about one matter what is about that, to a list everything. */
const takeAlong = (mails: readonly (readonly Letter[])[], staying: readonly Letter[]) => {
  const taken = new Set<string>();
  const forReader = finderOf(staying, readerOf);
  const aboutMatter = finderOf(staying, matterOf);
  return mails.map((mail) => {
    const [same, find] = isList(mail) ? [readerOf, forReader] : [matterOf, aboutMatter];
    const names = [...new Set(mail.map(same))];
    const more = names.flatMap((name) => find(name)).filter(({ id }) => !taken.has(id));
    for (const { id } of more) taken.add(id);
    return more.length > 0 ? inOrder([...mail, ...more]) : mail;
  });
};

/**
 * Of the letters that may leave, those that leave now, as one mail each. Reminders of a person leave together, and
 * after an outage everything about approvals that it kept back from them. What else follows within the window is kept,
 * and then leaves as one mail. A mail about one matter takes along what is kept about it; one about several, everything
 * that is kept for its reader. Letters that were on their way when a post died leave as they would have then.
 * Source: docs/rules/approval-time.md, "Mails that gather"; docs/decisions/0040.
 */
export function dispatchesOf(taking: Taking): Dispatches {
  const { taken, kept, now, windowMs } = taking;
  const mailOf = new Map(kept.flatMap(({ letter: { id }, mail }) => (mail === undefined ? [] : [[id, mail] as const])));
  const again = groupsOf(
    taken.filter(({ id }) => mailOf.has(id)),
    ({ id }) => mailOf.get(id) ?? '',
  );
  const fresh = taken.filter(({ id }) => !mailOf.has(id));
  const isPaced = (letter: Letter) =>
    !isJoint(letter, now, windowMs) &&
    (paceOf(letter.kind) === 'digest' || (paceOf(letter.kind) !== undefined && windowMs > 0));
  const windows = new Map(taking.windows.map((each) => [streamOf(each), each.until]));
  const fates = [...groupedBy(fresh.filter(isPaced), streamOf)].map(([name, stream]) =>
    fateOf(stream, windows.get(name), taking),
  );
  const going = [...fresh.filter((letter) => !isPaced(letter)), ...fates.flatMap(({ go }) => go)];
  const gathered = fates.flatMap(({ go, isGathered }) => (isGathered || go.length > 1 ? go : []));
  const staying = fates.flatMap(({ stay = [], until = now }) => stay.map((letter) => ({ letter, until })));
  const ids = new Set(taken.map(({ id }) => id));
  const waiting = kept.filter(({ letter, mail, isTaken }) => mail === undefined && !isTaken && !ids.has(letter.id));
  const mails = takeAlong(
    bundlesOf(inOrder(going), now, { windowMs, gathered }),
    [...waiting, ...staying].map(({ letter }) => letter),
  );
  const leaving = new Set(mails.flat().map(({ id }) => id));
  return { mails: [...again, ...mails], kept: staying.filter(({ letter }) => !leaving.has(letter.id)) };
}

/** A letter that is worth writing, and those for which it speaks, itself among them. */
export interface Spoken {
  readonly letter: Letter;
  readonly speaksFor: readonly Letter[];
}

const roundOf = ({ about, round }: Letter) => JSON.stringify([about, round]);

/** Of those that ask, the last one asks for the seats of all; a first question among them has not been asked yet. */
const lastOf = (letters: readonly Letter[]): readonly Spoken[] => {
  const last = letters.at(-1);
  if (!last) return [];
  const seats = [...new Set(letters.flatMap((each) => each.seats ?? []))];
  const kind = letters.some((each) => each.kind === 'task') ? 'task' : last.kind;
  return [{ letter: { ...last, kind, ...(seats.length > 0 && { seats }) }, speaksFor: letters }];
};

/**
 * Of the letters in one mail, those that are still worth writing. About one round how it ended says all; else one letter asks for
 * every seat, whatever happened between, and each kind that only tells is told once. What a person wrote no other letter says.
 */
export function latestOf(letters: readonly Letter[]): readonly Spoken[] {
  const ofProcess = letters.filter(({ said }) => said === undefined);
  const ofPeople = letters.filter(({ said }) => said !== undefined);
  return [
    ...groupsOf(ofProcess, roundOf).flatMap((about) => {
      const closing = about.findLast(({ kind }) => isClosing(kind));
      if (closing) return [{ letter: closing, speaksFor: about }];
      return groupsOf(about, ({ kind }) => (isAsking(kind) ? 'asks' : kind)).flatMap(lastOf);
    }),
    ...ofPeople.map((letter) => ({ letter, speaksFor: [letter] })),
  ];
}
