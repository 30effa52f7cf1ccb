import { parse, CsvError } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { detectDelimiter } from 'hucre/csv';
import { readXlsx, type Cell as XlsxCell, type CellValue, type Sheet as XlsxSheet } from 'hucre/xlsx';
import { decodeText, notUtf8 } from '../../definition/encodings';
import { defectAt } from '../../domain/evaluations/imports/headings';
import { LARGEST_SHEET, MOST_ROWS } from '../../domain/evaluations/imports/sheets';
import type { Cell, ImportDefect, Oddity, SheetRow } from '../../domain/evaluations/imports/sheets';

/** What a file came to: its rows, or why it can't be read. */
export type SheetReading = { readonly rows: readonly SheetRow[] } | { readonly defects: readonly ImportDefect[] };

/** What the parts of a workbook may come to once they are unpacked, in bytes: thirty times what a sheet of 2,000 rows takes. */
const LARGEST_UNPACKED = 32 * 1024 * 1024;

/** Headings and as many rows, and one that shows that there are more. */
const MOST_READ = MOST_ROWS + 2;

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
const ZIP = [0x50, 0x4b];
/** The container of workbooks before 2007, and of those with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const refused = (code: ImportDefect['code'], zh: string, en: string, row = 0): SheetReading => ({
  defects: [defectAt(row, '', code, zh, en)],
});

/** Reads a CSV (UTF-8; comma, semicolon or tab) or the first visible sheet of an XLSX. Formulas count by the result that was saved with them. */
export async function readSheet(bytes: Uint8Array): Promise<SheetReading> {
  if (bytes.length > LARGEST_SHEET) return refused('tooLarge', '文件超过 2 MB。', 'The file is larger than 2 MB.');
  if (startsWith(bytes, COMPOUND))
    return refused(
      'notASheet',
      '这是旧版或加密的工作簿。请另存为不带密码的 .xlsx。',
      'This is a workbook of an old format, or one with a password. Save it as .xlsx without a password.',
    );
  const read = startsWith(bytes, ZIP) ? await xlsxIn(bytes) : csvIn(bytes);
  if ('defects' in read || read.rows.length < MOST_READ) return read;
  return refused('rowsTooMany', `超过 ${MOST_ROWS} 行。`, `There are more than ${MOST_ROWS} rows.`, MOST_READ);
}

function csvIn(bytes: Uint8Array): SheetReading {
  const read = decodeText(bytes);
  if ('wrong' in read) {
    const { zh, en } = notUtf8(read.wrong);
    return refused('notUtf8', zh, en, read.wrong.line);
  }
  try {
    const records = parse(read.text, {
      delimiter: detectDelimiter(read.text),
      relax_column_count: true,
      to: MOST_READ,
    });
    return { rows: records.map((texts, at) => ({ row: at + 1, cells: texts.map((text) => ({ text })) })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 0);
    return refused(
      'csvSyntax',
      `CSV 的引号用得不对：${error.message}`,
      `The quotes are not as in a CSV: ${error.message}`,
      line,
    );
  }
}

/** What its directory says that its parts come to; the reader unpacks no more of a part than that. */
function unpackedSize(bytes: Uint8Array): number {
  let sum = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
}

async function xlsxIn(bytes: Uint8Array): Promise<SheetReading> {
  try {
    if (unpackedSize(bytes) > LARGEST_UNPACKED)
      return refused('tooLarge', '文件解压后过大。', 'The file is too large once it is unpacked.');
    const { sheets } = await readXlsx(bytes, {
      readStyles: true,
      maxRows: MOST_READ,
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    });
    const [sheet] = sheets;
    return { rows: sheet ? rowsOf(sheet) : [] };
  } catch {
    // Whatever a reader stumbles over, it is a file that nobody can take figures from.
    return refused('notASheet', '这不是能读取的 XLSX 工作簿。', 'This is not an XLSX workbook that can be read.');
  }
}

const rowsOf = ({ rows, cells }: XlsxSheet): readonly SheetRow[] =>
  rows.map((values, at) => ({
    row: at + 1,
    cells: values.map((value, column) => cellOf(value, cells?.get(`${at},${column}`))),
  }));

/** A format that shows a share in per cent; what stands in quotes is only shown. */
const isPercent = (format = '') => format.replace(/"[^"]*"|\\./g, '').includes('%');

function cellOf(value: CellValue, more: Partial<XlsxCell> | undefined): Cell {
  if (more?.type === 'formula' && value === null) return odd(more.formula ?? '', 'uncalculated');
  if (more?.type === 'error') return odd(textOf(value), 'error');
  if (value instanceof Date) return odd(textOf(value), 'date');
  if (typeof value === 'boolean') return odd(textOf(value), 'boolean');
  if (typeof value === 'number' && isPercent(more?.style?.numFmt)) return odd(textOf(value), 'percent');
  return { text: textOf(value) };
}

const odd = (text: string, as: Oddity): Cell => ({ text, as });

const textOf = (value: CellValue): string => {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};
