import { text } from '../../shared/sentences';
import type { Language } from '../../shared/text';
import { isBlankCell, lettersOf, type Cell, type ImportDefect, type SheetRow } from './sheets';

/** What a column says: the first five are read, the others help whoever fills them in. */
export const fields = [
  'ask',
  'figure',
  'value',
  'note',
  'evidence',
  'title',
  'unit',
  'askedOf',
  'until',
  'reported',
] as const;
export type Field = (typeof fields)[number];

/** The headings of the columns in both languages; either is read. */
export const headings: Readonly<Record<Field, { readonly zh: string; readonly en: string }>> = {
  ask: { zh: '填报项', en: 'ask' },
  figure: { zh: '指标', en: 'figure' },
  value: { zh: '数值', en: 'value' },
  note: { zh: '说明', en: 'note' },
  evidence: { zh: '证明文件', en: 'evidence' },
  title: { zh: '名称', en: 'title' },
  unit: { zh: '单位', en: 'unit' },
  askedOf: { zh: '填报人', en: 'asked of' },
  until: { zh: '截止', en: 'until' },
  reported: { zh: '已填报', en: 'reported so far' },
};

/** The headings of a sheet that is handed out. */
export const headingRow = (language: Language): readonly string[] => fields.map((field) => headings[field][language]);

/** One line of an import: what stands under each heading. */
export interface Line {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Field, Cell>>>;
}

/** Where each field stands, as a defect names it. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

export interface Lines {
  readonly lines: readonly Line[];
  readonly columns: Columns;
  readonly unread: readonly ImportDefect[];
}

const normal = (heading: string): string => heading.trim().replace(/\s+/g, ' ').toLowerCase();

const fieldOf = (heading: string): Field | undefined =>
  fields.find((field) => Object.values(headings[field]).some((each) => normal(each) === normal(heading)));

const needed = ['ask', 'value'] as const;

/** The lines under the headings of a sheet, which may stand in any order. Every heading that nobody knows is a defect: what stands under it would be lost. */
export function linesOf(rows: readonly SheetRow[]): Lines {
  const filled = rows.filter(({ cells }) => !cells.every(isBlankCell));
  const [head, ...body] = filled;
  if (!head)
    return {
      lines: [],
      columns: {},
      unread: [defectAt(0, '', 'emptySheet', '表格没有内容。', 'The sheet is empty.')],
    };
  const found = new Map<Field, number>();
  const defects: ImportDefect[] = [];
  head.cells.forEach((cell, at) => {
    if (isBlankCell(cell)) return;
    const field = fieldOf(cell.text);
    if (field === undefined) defects.push(unknownColumn(head.row, at, cell.text));
    else if (found.has(field)) defects.push(columnTwice(head.row, at, cell.text, found.get(field) ?? 0));
    else found.set(field, at);
  });
  for (const field of needed) if (!found.has(field)) defects.push(missingColumn(head.row, field));
  const isWhole = needed.every((field) => found.has(field));
  const lines = body.map(({ row, cells }) => {
    const under = [...found].flatMap(([field, at]) => (cells[at] ? [[field, cells[at]] as const] : []));
    return { row, cells: Object.fromEntries(under) };
  });
  const beside = body.flatMap(({ row, cells }) =>
    cells.flatMap((cell, at) =>
      !isBlankCell(cell) && isBlankCell(head.cells[at]) ? [unheaded(row, at, cell.text)] : [],
    ),
  );
  const columns = Object.fromEntries([...found].map(([field, at]) => [field, lettersOf(at)]));
  return { lines: isWhole ? lines : [], columns, unread: [...defects, ...beside] };
}

export const defectAt = (
  row: number,
  column: string,
  code: ImportDefect['code'],
  zh: string,
  en: string,
): ImportDefect => ({ row, column, code, message: text(zh, en) });

const unknownColumn = (row: number, at: number, heading: string) =>
  defectAt(
    row,
    lettersOf(at),
    'columnUnknown',
    `没有名为“${heading}”的列；可用的列：${fields.map((field) => headings[field].zh).join('、')}。`,
    `No column is called "${heading}"; there are ${fields.map((field) => headings[field].en).join(', ')}.`,
  );

const columnTwice = (row: number, at: number, heading: string, first: number) =>
  defectAt(
    row,
    lettersOf(at),
    'columnTwice',
    `“${heading}”列出现了两次，第一次在 ${lettersOf(first)} 列。`,
    `The column "${heading}" stands twice, first in ${lettersOf(first)}.`,
  );

const missingColumn = (row: number, field: Field) =>
  defectAt(
    row,
    '',
    'columnMissing',
    `缺少“${headings[field].zh}”列。`,
    `The column "${headings[field].en}" is missing.`,
  );

const unheaded = (row: number, at: number, said: string) =>
  defectAt(
    row,
    lettersOf(at),
    'columnUnknown',
    `“${said}”所在的列没有标题，不知其意。`,
    `"${said}" stands in a column without a heading.`,
  );
