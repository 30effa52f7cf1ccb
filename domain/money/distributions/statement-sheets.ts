import type { Evidence } from '../../approvals/approvals';
import { isPlannable } from '../../calendar/dates';
import { isBlankCell, lettersOf, type Cell, type SheetRow } from '../../evaluations/imports/sheets';
import { minorOf } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { StatementLine } from './statements';

/** The columns of a statement; `kind`, `date` and `amount` must be there. */
export const statementFields = ['kind', 'date', 'category', 'project', 'amount', 'currency', 'what'] as const;
export type StatementField = (typeof statementFields)[number];

/** The headings of the columns in both languages; either is read, in any order. */
export const statementHeadings: Readonly<Record<StatementField, Text>> = {
  kind: text('收支', 'kind'),
  date: text('日期', 'date'),
  category: text('类别', 'category'),
  project: text('项目', 'project'),
  amount: text('金额', 'amount'),
  currency: text('币种', 'currency'),
  what: text('摘要', 'what'),
};

const kinds: Readonly<Record<string, StatementLine['kind']>> = {
  income: 'income',
  cost: 'cost',
  收入: 'income',
  成本: 'cost',
  支出: 'cost',
};

/** Something to mend before a statement is taken: `row` as a spreadsheet counts, the column by its letters. */
export interface StatementDefect {
  readonly row: number;
  readonly column: string;
  readonly message: Text;
}

/** At most so many items in a statement: a quarter of a large programme has some hundreds. */
export const MOST_ITEMS = 1_000;

export type StatementReading =
  { readonly lines: readonly StatementLine[] } | { readonly defects: readonly StatementDefect[] };

const defect = (row: number, column: string, zh: string, en: string): StatementDefect => ({
  row,
  column,
  message: text(zh, en),
});

/** Reads the items of a statement from the rows of a sheet, whose first row has the headings: all of them, or every defect. */
export function statementIn(
  rows: readonly SheetRow[],
  currency: string,
  evidence: readonly Evidence[],
): StatementReading {
  const [head, ...body] = rows;
  const columns = new Map<StatementField, number>();
  head?.cells.forEach(({ text: said }, at) => {
    const field = statementFields.find((one) =>
      Object.values(statementHeadings[one]).includes(said.trim().toLowerCase()),
    );
    if (field) columns.set(field, at);
  });
  const missing = (['kind', 'date', 'amount'] as const).filter((field) => !columns.has(field));
  if (missing.length > 0)
    return {
      defects: missing.map((field) => {
        const { zh, en } = statementHeadings[field];
        return defect(1, '', `缺少“${zh}”一列。`, `The column "${en}" is missing.`);
      }),
    };
  const items = body.filter(({ cells }) => cells.some((cell) => !isBlankCell(cell)));
  if (items.length === 0) return { defects: [defect(0, '', '没有明细。', 'There are no items.')] };
  if (items.length > MOST_ITEMS)
    return { defects: [defect(0, '', `超过 ${MOST_ITEMS} 条明细。`, `There are more than ${MOST_ITEMS} items.`)] };
  const read = items.map((row, at) => itemIn(row, at, columns, currency, evidence));
  const defects = read.flatMap((one) => ('defects' in one ? one.defects : []));
  return defects.length > 0 ? { defects } : { lines: read.flatMap((one) => ('line' in one ? [one.line] : [])) };
}

function itemIn(
  { row, cells }: SheetRow,
  at: number,
  columns: ReadonlyMap<StatementField, number>,
  currency: string,
  evidence: readonly Evidence[],
): { readonly line: StatementLine } | { readonly defects: readonly StatementDefect[] } {
  const cellOf = (field: StatementField): Cell | undefined => {
    const column = columns.get(field);
    return column === undefined ? undefined : cells[column];
  };
  const said = (field: StatementField) => cellOf(field)?.text.trim() ?? '';
  const place = (field: StatementField) => lettersOf(columns.get(field) ?? 0);
  const kind = Object.hasOwn(kinds, said('kind').toLowerCase()) ? kinds[said('kind').toLowerCase()] : undefined;
  const own = said('currency').toUpperCase() || currency;
  const isCurrency = /^[A-Z]{3}$/.test(own);
  const minor = isCurrency ? minorOf(said('amount').replaceAll(',', ''), own) : undefined;
  const isKey = (key: string) => /^[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(key) && key.length <= 64;
  const [category, project] = [said('category') || 'income', said('project')];
  const odd = statementFields.filter((field) => {
    const as = cellOf(field)?.as;
    return as === 'uncalculated' || as === 'error' || as === 'percent';
  });
  const defects = [
    ...odd.map((field) => defect(row, place(field), '此单元格不是数值。', 'This cell is no value.')),
    ...(kind ? [] : [defect(row, place('kind'), '收支须为“收入”或“成本”。', 'The kind must be income or cost.')]),
    ...(isPlannable(said('date'))
      ? []
      : [defect(row, place('date'), '日期须为 YYYY-MM-DD。', 'The date must be YYYY-MM-DD.')]),
    ...(isCurrency ? [] : [defect(row, place('currency'), '币种须为三个字母。', 'A currency has three letters.')]),
    ...(isCurrency && (minor === undefined || BigInt(minor) <= 0n)
      ? [
          defect(
            row,
            place('amount'),
            `金额须大于零，且不细于 ${own} 的最小单位。`,
            `The amount must be above zero and no finer than ${own} is.`,
          ),
        ]
      : []),
    ...(isKey(category) ? [] : [defect(row, place('category'), '类别须为键名。', 'The category must be a key.')]),
    ...(project === '' || isKey(project)
      ? []
      : [defect(row, place('project'), '项目须为键名。', 'The project must be a key.')]),
  ];
  if (defects.length > 0 || !kind || minor === undefined) return { defects };
  return {
    line: {
      key: String(at + 1),
      kind,
      amount: minor,
      ...(own !== currency && { currency: own }),
      date: said('date'),
      category,
      ...(project !== '' && { project }),
      what: said('what').slice(0, 500),
      evidence,
    },
  };
}
