import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { EvaluationView } from '../views';
import { headings } from './headings';

/** How long the note of a row may be. */
export const LONGEST_NOTE = 4000;

const kinds: Readonly<Record<string, Text>> = {
  document: text('文件', 'a document'),
  minutes: text('会议纪要', 'minutes'),
  link: text('网址', 'a link'),
  number: text('数值', 'a number'),
};

/** What can be wrong with a row, in words. */
export const complaints = {
  askMissing: text('没有写明填报项。', 'It does not say what is answered.'),
  noteAlone: text(
    '有说明或证明文件而没有数值；没有数据时请整行留空。',
    'There is a note or a file without a value; leave the whole row empty where there is no data.',
  ),
  nothingGiven: text('没有填写任何数值。', 'No value was given.'),
  noteTooLong: text(`说明超过 ${LONGEST_NOTE} 个字符。`, `The note is longer than ${LONGEST_NOTE} characters.`),
  alreadyOpen: text('各方评定已公开，不再接收。', 'The ratings are open; none is taken any more.'),
  notYours: text('该项由他人填报。', 'This is asked of somebody else.'),
  askUnknown: ({ counted = [] }: EvaluationView, key: string): Text =>
    counted.some(({ of }) => of === key)
      ? text(`“${key}”由系统按记录计算，无需填报。`, `"${key}" is counted from the ledger; nobody reports it.`)
      : text(`本次评估没有“${key}”这一填报项。`, `Nothing called "${key}" is asked in this evaluation.`),
  rowTwice: (row: number): Text => text(`第 ${row} 行已填报同一数值。`, `Row ${row} gives the same value already.`),
  oneOf: (names: readonly string[]): Text =>
    text(
      `“${headings.figure.zh}”应为：${names.join('、')}。`,
      `"${headings.figure.en}" is one of ${names.join(', ')}.`,
    ),
  notBeside: (name: string, files: readonly string[]): Text =>
    text(
      `“${name}”既不是网址，也不是随表格一起上传的文件${files.length > 0 ? `（${files.join('、')}）` : ''}。`,
      `"${name}" is neither an address nor a file sent along${files.length > 0 ? ` (${files.join(', ')})` : ''}.`,
    ),
  evidenceMissing: (missing: readonly string[]): Text => {
    const named = missing.map((kind) => kinds[kind] ?? text(kind, kind));
    return text(
      `须附${named.map(({ zh }) => zh).join('、')}：请随表格上传，并在“${headings.evidence.zh}”列写明其文件名。`,
      `It needs ${named.map(({ en }) => en).join(' and ')}: send it along and name it under "${headings.evidence.en}".`,
    );
  },
};
