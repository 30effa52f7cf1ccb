import { writeCsv } from 'hucre/csv';
import { writeXlsx, type Cell } from 'hucre/xlsx';
import type { SheetFormat } from './figure-sheets';

/** A cell: a text, or a number as decimal text of any size, such as `-1234.50`. */
export type TableCell = string | { readonly number: string };

/** A table to be handed out as a sheet. */
export interface TableSheet {
  readonly name: string;
  readonly heads: readonly string[];
  /** In characters, a column each. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Said below the rows where a number is written as a text, since the programs that read sheets would round it. */
  readonly roundingNote: string;
}

/** Programs that read sheets keep numbers as doubles and show 15 digits of them. */
const MOST_DIGITS = 15;

/** Whether a number stays as it is in such a program. */
export const isKeptExactly = (decimal: string): boolean =>
  decimal.replace(/^-|\./g, '').replace(/^0+/, '').length <= MOST_DIGITS;

/**
 * A text that no such program takes for a formula: not where it begins, nor where a program that parts cells at another character would
 * begin one. Beside = + - @ the wide forms of an input method count too.
 */
export const neutralised = (text: string): string =>
  text.replace(/(^|[\t\r\n;|])(\s*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, `$1$2'$3`).replace(/^(?=[\t\r])/, `'`);

const writtenIn = (cell: TableCell): string | number => {
  if (typeof cell === 'string') return neutralised(cell);
  return isKeptExactly(cell.number) ? Number(cell.number) : cell.number;
};

const isRounded = (cell: TableCell) => typeof cell !== 'string' && !isKeptExactly(cell.number);

/** Decimals of a number in text: two in `-1234.50`. */
const placesOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0;

const formatOf = (decimal: string) => (placesOf(decimal) > 0 ? `#,##0.${'0'.repeat(placesOf(decimal))}` : '#,##0');

/** In CSV a number stands as it is, with all its decimals; one that is to stay a text has a mark before it. */
const csvCell = (cell: TableCell): string => {
  if (typeof cell === 'string') return neutralised(cell);
  return isKeptExactly(cell.number) ? cell.number : `'${cell.number}`;
};

/** A table in the bytes of a file: numbers as numbers, texts that begin no formula. The CSV carries the mark by which spreadsheet programs know UTF-8. */
export async function writeTable(format: SheetFormat, table: TableSheet): Promise<Uint8Array> {
  const { name, heads, widths, rows, roundingNote } = table;
  const all: readonly (readonly TableCell[])[] = [
    heads,
    ...rows,
    ...(rows.some((row) => row.some(isRounded)) ? [[], [roundingNote]] : []),
  ];
  if (format === 'csv')
    return new TextEncoder().encode(
      writeCsv(
        all.map((row) => row.map(csvCell)),
        { bom: true, quoteStyle: 'required' },
      ),
    );
  const cells = new Map<string, Partial<Cell>>();
  for (const [at, row] of all.entries())
    for (const [column, cell] of row.entries())
      if (typeof cell !== 'string' && isKeptExactly(cell.number))
        cells.set(`${at},${column}`, { style: { numFmt: formatOf(cell.number) } });
  return writeXlsx({
    sheets: [
      {
        name,
        columns: widths.map((width) => ({ width })),
        rows: all.map((row) => row.map(writtenIn)),
        cells,
        freezePane: { rows: 1 },
      },
    ],
  });
}
