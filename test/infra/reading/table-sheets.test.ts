import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from '../../../infra/reading/sheets';
import { isKeptExactly, neutralised, writeTable, type TableCell } from '../../../infra/reading/table-sheets';

const table = (...rows: readonly (readonly TableCell[])[]) => ({
  ...{ name: 'Statement', heads: ['What', 'Amount'], widths: [40, 20], rows, roundingNote: 'Long amounts are texts.' },
});
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
/** What whoever starts a formula would begin a cell with, behind blanks that programs skip. */
const formula = /^\s*[=+\-@＝＋－＠]/;

test.each([
  ['=1+1', `'=1+1`],
  ['+49 30', `'+49 30`],
  ['-2', `'-2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t'=1`],
  ['\r=1', `'\r'=1`],
  ['  =1', `  '=1`],
  ['＝1', `'＝1`],
  ['a;=1', `a;'=1`],
  ['a\n@b', `a\n'@b`],
  ['Call 3 of 2027-01-31, 5 % = 10', 'Call 3 of 2027-01-31, 5 % = 10'],
  ['分配（一季度）', '分配（一季度）'],
])('the text %j is written as %j', (text, written) => {
  expect(neutralised(text)).toBe(written);
});

test.each([
  ['999999999999.999', true],
  ['-9999999999999.99', true],
  ['0.000', true],
  ['12345678901234.56', false],
  ['1000000000000000', false],
  ['0.01', true],
])('%s stays as it is in a sheet: %j', (decimal, isKept) => {
  expect(isKeptExactly(decimal)).toBe(isKept);
});

test('numbers stay numbers with all their decimals, and such as would be rounded are texts, which the sheet says', async () => {
  const bytes = await writeTable(
    'csv',
    table(['a', { number: '-1234.50' }], ['b', { number: '90071992547409931.23' }], ['c', { number: '100' }]),
  );
  expect(textOf(bytes)).toBe(
    "What,Amount\r\na,-1234.50\r\nb,'90071992547409931.23\r\nc,100\r\n\r\nLong amounts are texts.",
  );
  expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
  expect(textOf(await writeTable('csv', table(['a', { number: '1.00' }])))).not.toContain('Long amounts');
});

test('a workbook holds the same: numbers as numbers, with their decimals shown', async () => {
  const bytes = await writeTable(
    'xlsx',
    table(['=1+1', { number: '-1234.50' }], ['b', { number: '-90071992547409931.230' }], ['c', { number: '0.001' }]),
  );
  const read = await readSheet(bytes);
  expect('rows' in read && read.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['What', 'Amount'],
    [`'=1+1`, '-1234.5'],
    ['b', '-90071992547409931.230'],
    ['c', '0.001'],
    ['', ''],
    ['Long amounts are texts.', ''],
  ]);
});

test('no text begins a formula, whether cells are parted at commas, semicolons or tabs', () => {
  const part = fc.constantFrom('=', '+', '-', '@', '＝', ';', '\t', '\r', '\n', '|', ' ', 'a', '1', '"', ',');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = neutralised(parts.join(''));
      for (const cell of text.split(/[;\t\r\n|]/)) expect(cell).not.toMatch(formula);
      expect(text.replaceAll(`'`, '')).toBe(parts.join(''));
    }),
  );
});

test('whatever a text is, the CSV gives it back without the marks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const bytes = await writeTable('csv', table([text, { number: '1.00' }]));
      const [, row] = parse(textOf(bytes), { bom: true, relax_column_count: true }) as string[][];
      expect(row).toEqual([neutralised(text), '1.00']);
    }),
  );
});
