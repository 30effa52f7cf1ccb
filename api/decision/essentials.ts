import { columnsOf } from '../../mail/columns';

/** A line of a phone takes about so many columns, of which a Chinese character takes two. */
const COLUMNS = 36;

/** So many lines of a phone are the first sight of a content: with them the buttons stand within one and a half screens. */
const ROWS = 8;

/** As many lines as a file takes, with its fingerprint. */
const ROWS_OF_FILE = 2;

/** So many files are listed at first sight. */
export const FILES = 2;

const rowsOf = (line: string): number => Math.max(1, Math.ceil(columnsOf(line) / COLUMNS));

/** What of some lines is seen at once, beginning with the first; `rest` is what a fold has: the others, or all of them where the first had to be cut. */
export interface Essential {
  readonly shown: number;
  /** The beginning of the first line, where it alone is too much. */
  readonly cut?: string;
}

/** The beginning of a text of so many lines of a phone, never half a character. */
export function beginningOf(text: string, rows: number): string {
  let columns = 0;
  const kept = [...text].filter((character) => (columns += columnsOf(character)) < rows * COLUMNS);
  return `${kept.join('')}…`;
}

/** So many lines are seen at once whatever stands beside them. */
const FEWEST = 1;

/** As many lines of a phone as some texts take, each of at most so many. */
export const rowsTaken = (texts: readonly string[], most: number): number =>
  texts.reduce((sum, text) => sum + Math.min(rowsOf(text), most), 0);

/** How many lines are seen at once beside so many files, where others take so many rows above them. */
export function essentialOf(lines: readonly string[], files = 0, taken = 0): Essential {
  const room = Math.max(FEWEST, ROWS - Math.min(files, FILES) * ROWS_OF_FILE - taken);
  let left = room;
  const fit = lines.findIndex((line) => (left -= rowsOf(line)) < 0);
  if (fit === -1) return { shown: lines.length };
  const [first = ''] = lines;
  return fit > 0 ? { shown: fit } : { shown: 0, cut: beginningOf(first, room) };
}

/** Whether texts take more lines of a phone than these. */
export const isMoreThan = (rows: number, texts: readonly string[]): boolean =>
  texts.reduce((sum, text) => sum + text.split('\n').reduce((lines, line) => lines + rowsOf(line), 0), 0) > rows;
