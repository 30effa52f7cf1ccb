import type { YAMLError } from 'yaml';
import { text as words } from '../domain/shared/sentences';
import type { Text } from '../domain/shared/text';
import { openingLeft } from './openings';
import { placeAt, type Source, type SourcePlace } from './source';

/** What whoever wrote a file slipped at, in plain words, and where. */
export interface Slip {
  readonly message: Text;
  readonly place: SourcePlace;
}

const missingSpace = /^(\s*(?:- )*["']?[A-Za-z][\w-]*["']?:)(?=[^\s:/])/;

/** A key that has its value right behind the colon. */
const unspaced = (line: string): Told | undefined => {
  const [, key] = missingSpace.exec(line) ?? [];
  if (key === undefined) return undefined;
  const name = key.trim().replace(/^(- )+/, '');
  return {
    column: key.length,
    message: words(`“${name}”之后缺少一个空格。`, `A space is missing after "${name}".`),
  };
};

const tabbed = (line: string): Told | undefined => {
  const [, before] = /^( *)\t\s*\S/.exec(line) ?? [];
  return before === undefined
    ? undefined
    : {
        column: before.length,
        message: words(
          '行首用了制表符（Tab），请改用空格缩进。',
          'This line is indented with a tab: indent with spaces.',
        ),
      };
};

const unspacedItem = (line: string): Told | undefined => {
  const [, before] = /^(\s*)-[A-Za-z"'{]/.exec(line) ?? [];
  return before === undefined
    ? undefined
    : { column: before.length + 1, message: words('“-”之后缺少一个空格。', 'A space is missing after "-".') };
};

interface Told {
  /** Counted from 0. */
  readonly column: number;
  readonly message: Text;
}

/** Slips that a single line shows by itself, the most telling first. */
const ofLine = [tabbed, unspaced, unspacedItem] as const;

/** The same line is looked at first, then those around it: a parser stumbles late. */
const around = [0, -1, 1] as const;

const oneLine = (lines: readonly string[], at: number): { readonly line: number; readonly told: Told } | undefined => {
  for (const look of ofLine) {
    for (const step of around) {
      const told = look(lines[at + step] ?? '');
      if (told) return { line: at + step, told };
    }
  }
  return undefined;
};

const unclosed = (mark: string): Text =>
  '{['.includes(mark)
    ? words(
        `这里的“${mark}”没有对应的“${mark === '{' ? '}' : ']'}”。`,
        `The "${mark}" that opens here has no "${mark === '{' ? '}' : ']'}".`,
      )
    : words(`这里的引号（${mark}）没有结束。`, `The quotation mark ${mark} that opens here is never closed.`);

const indented = words(
  '缩进不一致：同一组的各键须左端对齐，下一级再向右缩进两个空格。',
  'This line is not indented like those it belongs to: keys of one map begin in one column, those below them two spaces further in.',
);

/** What a parser's complaint means to whoever wrote the line; those that are not here are told in its own words. */
const byComplaint: readonly (readonly [RegExp, Text])[] = [
  [
    /^Nested mappings are not allowed in compact mappings/,
    words(
      '一行中有两个“: ”。正文中含冒号的，请给正文加引号。',
      'There are two ": " in one line: put quotation marks around a text that has a colon in it.',
    ),
  ],
  [
    /^Implicit (map )?keys? need/,
    words(
      '键名之后缺少冒号和空格，如“months: 6”。',
      'A colon and a space are missing after the key, as in "months: 6".',
    ),
  ],
  [
    /^Missing , or : between|^Block collections are not allowed within flow/,
    words('括号内的各项之间缺少逗号。', 'A comma is missing between what stands in the brackets.'),
  ],
  [/^Missing closing/, words('引号没有结束。', 'A quotation mark is never closed.')],
  [
    /^Unexpected flow-(map|seq)-end/,
    words('这个右括号没有对应的左括号。', 'This bracket closes what was never opened.'),
  ],
  [
    /^Plain value cannot start with/,
    words('以这个字符开头的正文须加引号。', 'A text that begins with this character needs quotation marks.'),
  ],
  [
    /^Unexpected scalar at node end/,
    words('引号结束之后不能再有文字。', 'Nothing may follow the closing quotation mark.'),
  ],
  [/same column|sufficiently indented|block sequence may not be used|^Block collection/, indented],
];

/** A line that stands deeper than the one above it, which has its value already. */
const isTooDeep = (lines: readonly string[], at: number): boolean => {
  const indent = (line: string) => /^ */.exec(line)?.[0].length ?? 0;
  const [own, next] = [lines[at] ?? '', lines[at + 1] ?? ''];
  const isKey = /^\s*(- )*[A-Za-z][\w-]*:/.test(next) || /^\s*- /.test(next);
  return isKey && indent(next) > indent(own) && /:\s+[^\s#|>&]/.test(own);
};

/** The first slip of a file that can't be read; what a parser stumbles over behind it follows from it. */
export const slipIn = (source: Source, error: YAMLError): Slip => {
  const place = placeAt(source, error.pos[0]);
  const at = place.line - 1;
  const lines = source.text.split('\n');
  const placed = (line: number, column: number): SourcePlace => ({ ...place, line: line + 1, column: column + 1 });
  const left = openingLeft(source.text);
  const shown = oneLine(lines, at);
  if (shown && !left && /TAB|IMPLICIT|MISSING_CHAR|INDENT/.test(error.code))
    return { message: shown.told.message, place: placed(shown.line, shown.told.column) };
  if (left && ('"\''.includes(left.mark) || /must be sufficiently indented|^Missing , or :/.test(error.message)))
    return { message: unclosed(left.mark), place: placeAt(source, left.at) };
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && isTooDeep(lines, at))
    return { message: indented, place: placed(at + 1, /^ */.exec(lines[at + 1] ?? '')?.[0].length ?? 0) };
  const [, message] = byComplaint.find(([when]) => when.test(error.message)) ?? [];
  return {
    message: message ?? words(`YAML 写法有误：${error.message}`, `This is not good YAML: ${error.message}`),
    place,
  };
};
