import { strangeSpelledOut } from '../../domain/shared/strange-characters';

/** A line of one of two texts that are compared. */
export interface ComparedLine {
  readonly is: 'same' | 'added' | 'removed';
  /** The line as far as it is shown; where it stands for another one, `changed` is what differs, and the others what is beside it. */
  readonly before: string;
  readonly changed: string;
  readonly after: string;
  /** So many characters of it are not shown. */
  readonly hidden: number;
}

/** So many characters of a line are shown, and of what stands beside a change in it. */
const MOST = { shown: 600, beside: 80 } as const;

type Characters = readonly string[];

interface Run {
  readonly is: ComparedLine['is'];
  readonly lines: readonly Characters[];
}

const kinds: Readonly<Record<string, Run['is']>> = { '+': 'added', '-': 'removed' };

/** What stands one below the other of one kind, as a patch has it: each line begins with its sign. */
const runsOf = (lines: readonly string[]): readonly Run[] =>
  lines.reduce<readonly Run[]>((runs, line) => {
    const is = kinds[line.charAt(0)] ?? 'same';
    const characters = Array.from(line.slice(1));
    const last = runs.at(-1);
    return last?.is === is
      ? [...runs.slice(0, -1), { is, lines: [...last.lines, characters] }]
      : [...runs, { is, lines: [characters] }];
  }, []);

/** How many characters two lines begin alike with. */
const alike = (one: Characters, other: Characters): number => {
  const end = one.findIndex((character, at) => character !== other[at]);
  return end === -1 ? one.length : end;
};

/** What of a line differs from the one that it stands for; nothing where they have little in common. */
function changedIn(line: Characters, other: Characters | undefined): readonly [from: number, to: number] | undefined {
  if (!other) return undefined;
  const begins = alike(line, other);
  const ends = alike(line.slice(begins).reverse(), other.slice(begins).reverse());
  return (begins + ends) * 4 > Math.max(line.length, other.length) ? [begins, line.length - ends] : undefined;
}

const shown = (characters: Characters) => strangeSpelledOut(characters.join(''));

function comparedLine(is: Run['is'], line: Characters, other: Characters | undefined): ComparedLine {
  const within = changedIn(line, other);
  if (!within) {
    const hidden = Math.max(0, line.length - MOST.shown);
    return { is, before: shown(line.slice(0, MOST.shown)), changed: '', after: '', hidden };
  }
  const [from, to] = within;
  const parts = [
    line.slice(Math.max(0, from - MOST.beside), from),
    line.slice(from, Math.min(to, from + MOST.shown)),
    line.slice(to, to + MOST.beside),
  ] as const;
  const [before, changed, after] = parts;
  const hidden = line.length - parts.flat().length;
  return { is, before: shown(before), changed: shown(changed), after: shown(after), hidden };
}

/** The lines of a patch as they are shown: the nth that came beside the nth that went. */
export const comparedLines = (lines: readonly string[]): readonly ComparedLine[] =>
  runsOf(lines).flatMap(({ is, lines: run }, at, runs) => {
    const beside = is === 'added' ? runs[at - 1] : is === 'removed' ? runs[at + 1] : undefined;
    const others = beside?.is === 'same' ? undefined : beside?.lines;
    return run.map((line, nth) => comparedLine(is, line, others?.[nth]));
  });
