import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { check } from '../../../cli/check';
import { readCalendars } from '../../../infra/reading/calendars';
import { loadProgramme } from '../../../infra/reading/definitions';
import { decodeText } from '../../../definition/encodings';
import { encodedAs } from '../../support/encodings';
import { tried } from '../../support/laws';
import { seedFile } from '../../support/seed';

const programmes = join(__dirname, '..', '..', '..', 'programmes');
const seed = readFileSync(join(programmes, seedFile), 'utf8');
const chinese = 'programme: pilot\ntitle: 战略合作框架协议，合作期限三十六个月\n';
const traditional = 'programme: pilot\ntitle: 戰略合作框架協議，合作期限三十六個月的說明\n';
const french = 'programme: pilot\ntitle: Coopération stratégique à trois étapes, durée prévue\n';
const wide = (text: string, mark: string) => Buffer.from(mark + text, 'utf16le');

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'encodings-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const saved = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

test.each<[string, Uint8Array, object]>([
  // The first of its characters happens to be one of UTF-8, too.
  ['GBK', encodedAs('gb18030', chinese), { looksLike: 'GB18030 (GBK)', line: 2, column: 9 }],
  ['Big5', encodedAs('big5', traditional), { looksLike: 'Big5', line: 2, column: 8 }],
  ['Latin 1', encodedAs('windows-1252', french), { looksLike: 'Windows-1252 (Latin 1)', line: 2, column: 12 }],
  ['UTF-16 with its mark', wide(chinese, '\ufeff'), { looksLike: 'UTF-16LE', line: 1, column: 1 }],
  ['UTF-16 without one', wide(chinese, ''), { looksLike: 'UTF-16LE', line: 1, column: 1 }],
  ['UTF-16 of ASCII alone', wide('programme: pilot\n', ''), { looksLike: 'UTF-16LE', line: 1, column: 1 }],
  ['UTF-16, the other way round', wide(chinese, '\ufeff').swap16(), { looksLike: 'UTF-16BE', line: 1, column: 1 }],
])(
  'a file that was saved as %s is told by name, with the place of the first byte that is not UTF-8',
  (_, bytes, wrong) => expect(decodeText(bytes)).toEqual({ wrong }),
);

test('a text that a disk has cut in the middle of a character is told at that place', () => {
  const bytes = Buffer.from('title: 战略');
  expect(decodeText(bytes.subarray(0, -1))).toMatchObject({ wrong: { line: 1, column: 9 } });
});

test('every text comes back from its UTF-8, with and without the mark at its beginning', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((each) => !/[\0\ufeff]/.test(each));
  fc.assert(
    fc.property(text, fc.boolean(), (each, isMarked) => {
      expect(decodeText(Buffer.from(isMarked ? `\ufeff${each}` : each))).toEqual({ text: each });
    }),
    tried(200),
  );
});

test('a definition that was saved as GBK is refused by check, which names the encoding, the place and the cure', async () => {
  const file = saved(seedFile, encodedAs('gb18030', seed));
  const { programme, defects } = loadProgramme(file);
  expect(programme).toBeUndefined();
  expect(defects).toMatchObject([{ code: 'not_utf8', file }]);
  const { line = 0, column = 0 } = defects[0] ?? {};
  expect(seed.split('\n')[line - 1]?.[column - 1]).toMatch(/[^\0-\x7f]/);
  expect(
    seed
      .split('\n')
      .slice(0, line - 1)
      .join(''),
  ).toMatch(/^[\0-\x7f]*$/);
  const said: string[] = [];
  expect(await check([file], { asked: 'both', terminal: 'en' }, (text) => void said.push(text))).toBe(1);
  expect(said.join('\n')).toMatch(/看起来是 GB18030.*请另存为 UTF-8.*looks like GB18030.*Save it as UTF-8/);
});

test('of a folder, every file that is not UTF-8 is told', () => {
  saved('a.yaml', encodedAs('gb18030', chinese));
  saved('b.yaml', Buffer.from('currency: EUR\n'));
  saved('c.yaml', encodedAs('big5', traditional));
  expect(loadProgramme(folder).defects.map(({ code, file }) => [code, file])).toEqual([
    ['not_utf8', join(folder, 'a.yaml')],
    ['not_utf8', join(folder, 'c.yaml')],
  ]);
});

test('a calendar that is not UTF-8 stops the start with its name and place', () => {
  const calendar = readFileSync(join(programmes, 'calendars', 'cn.yaml'), 'utf8');
  const file = saved(
    'cn.yaml',
    encodedAs('gb18030', `title: 中国的工作日历，由办公室发布\n${calendar.replace(/[^\0-\x7f]/g, '')}`),
  );
  expect(() => readCalendars(folder)).toThrow(`${file}:1:8  不是 UTF-8 编码`);
});
