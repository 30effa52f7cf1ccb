import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { MOST_ROWS, LARGEST_SHEET } from '../../../domain/evaluations/imports/sheets';
import { headings } from '../../../domain/evaluations/imports/headings';
import { writeSheet } from '../../../infra/reading/figure-sheets';
import { readSheet } from '../../../infra/reading/sheets';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const rowsOf = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes);
  if ('defects' in read) throw new Error(JSON.stringify(read.defects));
  return read.rows;
};

const defectOf = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes);
  return 'defects' in read ? read.defects[0] : undefined;
};

test('the first visible sheet of a workbook is read: numbers as they are kept, shares, results and what is no value by name', async () => {
  // Written by openpyxl 3.1, which does not work formulas out.
  const rows = await rowsOf(readFileSync(join(__dirname, '../../support/sheets/by-openpyxl.xlsx')));
  expect(rows[0]).toEqual({ row: 1, cells: [{ text: '填报项' }, { text: '数值' }, { text: '说明' }] });
  expect(Object.fromEntries(rows.slice(1).map(({ cells }) => [cells[0]?.text, cells[1]]))).toEqual({
    share: { text: '0.125', as: 'percent' },
    plain: { text: '98.7' },
    uncalculated: { text: '1+2', as: 'uncalculated' },
    text: { text: '12.50' },
    binary: { text: '0.3' },
    truth: { text: 'true', as: 'boolean' },
    day: { text: '2027-01-02', as: 'date' },
    rich: { text: '12' },
    error: { text: '#REF!', as: 'error' },
    '': { text: '' },
    thousands: { text: '1234.5' },
    quoted: { text: '7' },
  });
  expect(rows.find(({ cells }) => cells[0]?.text === 'thousands')?.row).toBe(12);
});

test.each([
  ['commas', 'ask,value\r\nmarket,"1\n2"\r\n\r\nother,3', [1, 2, 3, 4], '1\n2'],
  ['semicolons, with the mark of UTF-8', '\uFEFFask;value\nmarket;2,5\n', [1, 2], '2,5'],
  ['tabs', 'ask\tvalue\nmarket\t7\n', [1, 2], '7'],
])('a CSV with %s is read row by row, as a spreadsheet numbers them', async (_how, text, numbers, value) => {
  const rows = await rowsOf(bytesOf(text));
  expect(rows.map(({ row }) => row)).toEqual(numbers);
  expect(rows[0]?.cells.map((cell) => cell.text)).toEqual(['ask', 'value']);
  expect(rows[1]?.cells[1]?.text).toBe(value);
});

const workbook = (sheet: string) => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const target = (type: string, to: string) =>
    `<Relationships xmlns="${packaged}"><Relationship Id="r1" Type="${relations}/${type}" Target="${to}"/></Relationships>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    '_rels/.rels': strToU8(target('officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': strToU8(target('worksheet', 'worksheets/sheet1.xml')),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  });
};

test('a formula counts by the result that was saved with it', async () => {
  const rows = await rowsOf(
    workbook('<row r="1"><c r="A1"><f>SUM(B1:B2)</f><v>41.5</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'),
  );
  expect(rows[0]?.cells).toEqual([{ text: '41.5' }, { text: '#DIV/0!', as: 'error' }]);
});

test('an unpacked sheet of a megabyte is read', async () => {
  expect(await rowsOf(workbook(' '.repeat(1_000_000)))).toEqual([]);
});

const lying = () => {
  const bytes = workbook(' '.repeat(1_000_000));
  const size = new Uint8Array(4);
  const whole = 1_000_000 + workbookFrame;
  new DataView(size.buffer).setUint32(0, whole, true);
  for (let at = 0; at + 4 <= bytes.length; at += 1)
    if (size.every((byte, of) => bytes[at + of] === byte)) bytes.set([100, 0, 0, 0], at);
  return bytes;
};
const workbookFrame =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData></sheetData></worksheet>'
    .length;

test.each([
  ['GB18030', Uint8Array.from([0xcc, 0xee, 0xb1, 0xa8, 0xcf, 0xee, 0x0a]), 'notUtf8', 'GB18030'],
  ['an open quote', bytesOf('ask,value\nmarket,"1'), 'csvSyntax', 'quotes'],
  ['an old workbook, or one with a password', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'notASheet', '.xlsx'],
  ['a ZIP that is no workbook', zipSync({ 'a.txt': strToU8('a') }), 'notASheet', 'XLSX'],
  ['what only begins as one', bytesOf('PK and nothing else'), 'notASheet', 'XLSX'],
  ['too many bytes', new Uint8Array(LARGEST_SHEET + 1), 'tooLarge', '2 MB'],
  ['more than it may hold once unpacked', workbook(' '.repeat(40_000_000)), 'tooLarge', 'unpacked'],
  ['more than its directory says', lying(), 'notASheet', 'XLSX'],
  [
    'a cell at the end of the world',
    workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    'notASheet',
    '',
  ],
  ['too many rows', bytesOf('ask,value\n' + 'market,1\n'.repeat(MOST_ROWS + 1)), 'rowsTooMany', String(MOST_ROWS)],
])('%s is refused with what to do about it', async (_what, bytes, code, said) => {
  const defect = await defectOf(bytes);
  expect(defect).toMatchObject({ code, message: { zh: expect.any(String), en: expect.stringContaining(said) } });
});

test.each(['xlsx', 'csv'] as const)(
  'the %s that is handed out is read again, and nothing in it is a formula',
  async (format) => {
    const bytes = await writeSheet(format, [{ ask: 'market', title: '=HYPERLINK("x")', value: '' }], 'zh');
    const rows = await rowsOf(bytes);
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(Object.values(headings).map(({ zh }) => zh));
    expect(rows[1]?.cells[0]).toEqual({ text: 'market' });
    expect(rows[1]?.cells.every((cell) => cell.as === undefined)).toBe(true);
    if (format === 'csv') expect(new TextDecoder().decode(bytes)).toContain(`"'=HYPERLINK(""x"")"`);
  },
);
