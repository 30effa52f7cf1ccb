import { structuredPatch, type StructuredPatchHunk } from 'diff';
import { decodeText, type NotUtf8 } from '../../definition/encodings';
import { comparedLines, type ComparedLine } from './compared-lines';

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** So many lines of one difference are shown; of the rest its numbers are told. */
const MOST_SHOWN = 120;

/** Texts between which so many lines differ are not compared: it takes the square of it. */
const MOST_EDITS = 8_000;

/** A piece of a difference: from which line of the text as it is now on, counted from 1, and the lines one below the other. */
export interface Hunk {
  readonly from: number;
  readonly lines: readonly ComparedLine[];
}

interface Counted {
  readonly added: number;
  readonly removed: number;
}

/** In which lines two texts differ; `leftOut` are those that are counted and not shown. Both numbers are 0 where every line is the same, and only how lines end differs. */
export interface LineDifference extends Counted {
  readonly hunks: readonly Hunk[];
  readonly leftOut: Counted;
}

/** Why two texts were not compared: one is not UTF-8 (with the encoding that it looks like), or it takes too long. */
export type NotCompared =
  | { readonly why: 'encoding'; readonly of: 'before' | 'after'; readonly looksLike?: string }
  | { readonly why: 'costly' };

/** As editors show it: however lines end, and whether the last one does. */
const asLines = (text: string): string => {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
};

type Piece = Pick<StructuredPatchHunk, 'newStart' | 'lines'>;

const numbersOf = (lines: readonly string[]): Counted => ({
  added: lines.filter((line) => line.startsWith('+')).length,
  removed: lines.filter((line) => line.startsWith('-')).length,
});

/** The first lines of some pieces. */
function shownOf(pieces: readonly Piece[]): readonly Piece[] {
  let left = MOST_SHOWN;
  return pieces.flatMap(({ newStart, lines }) => {
    const shown = lines.slice(0, left);
    left -= shown.length;
    return shown.length === 0 ? [] : [{ newStart, lines: shown }];
  });
}

const looksLike = ({ looksLike }: NotUtf8) => (looksLike === undefined ? {} : { looksLike });

const linesOf = (pieces: readonly Piece[]) => pieces.flatMap(({ lines }) => lines);

/** In which lines two texts (bytes of UTF-8) differ, worked out within so many milliseconds. */
export function linesBetween(before: Uint8Array, after: Uint8Array, withinMs: number): LineDifference | NotCompared {
  const [from, to] = [decodeText(before), decodeText(after)];
  if ('wrong' in to) return { why: 'encoding', of: 'after', ...looksLike(to.wrong) };
  if ('wrong' in from) return { why: 'encoding', of: 'before', ...looksLike(from.wrong) };
  const patch = structuredPatch('', '', asLines(from.text), asLines(to.text), undefined, undefined, {
    context: CONTEXT,
    timeout: withinMs,
    maxEditLength: MOST_EDITS,
  });
  if (!patch) return { why: 'costly' };
  const shown = shownOf(patch.hunks);
  const [all, told] = [numbersOf(linesOf(patch.hunks)), numbersOf(linesOf(shown))];
  return {
    ...all,
    hunks: shown.map(({ newStart, lines }) => ({ from: newStart, lines: comparedLines(lines) })),
    leftOut: { added: all.added - told.added, removed: all.removed - told.removed },
  };
}
