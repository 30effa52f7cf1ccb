import type { Text } from '../../shared/text';

/** What a cell holds that its text does not say: a share shown in per cent, or something that is no value at all. */
export type Oddity = 'percent' | 'formula' | 'uncalculated' | 'error' | 'date' | 'boolean';

/** One cell as text: what was typed, or the number that is kept, which may have more places than are shown. */
export interface Cell {
  readonly text: string;
  readonly as?: Oddity;
}

/** One row as a spreadsheet numbers it, from 1, with its cells by column. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

export type SheetTrouble =
  | 'emptySheet'
  | 'notASheet'
  | 'notUtf8'
  | 'csvSyntax'
  | 'tooLarge'
  | 'columnMissing'
  | 'columnUnknown'
  | 'columnTwice'
  | 'rowsTooMany'
  | 'askMissing'
  | 'askUnknown'
  | 'figureMissing'
  | 'figureUnknown'
  | 'valueMissing'
  | 'valueWrong'
  | 'rowTwice'
  | 'notYours'
  | 'alreadyOpen'
  | 'evidenceMissing'
  | 'evidenceUnknown'
  | 'noteTooLong';

/** Something to mend before anything of an import is taken. `row` counts from 1, 0 where it is about the whole; `column` is its letters in a file, its field in JSON. */
export interface ImportDefect {
  readonly code: SheetTrouble;
  readonly row: number;
  readonly column: string;
  readonly message: Text;
}

/** What an import may hold at most: a large programme asks for a few hundred values. */
export const MOST_ROWS = 2000;
/** The largest file that is read, in bytes. */
export const LARGEST_SHEET = 2 * 1024 * 1024;

/** The letters of a column, from 0: A, B, … Z, AA. */
export const lettersOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${lettersOf(Math.floor(column / 26) - 1)}${lettersOf(column % 26)}`;

export const isBlankCell = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.text.trim() === '' && cell.as === undefined);
