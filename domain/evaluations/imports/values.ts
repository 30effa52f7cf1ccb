import { exactText, parseDecimal, ratio, times } from '../../shared/rationals';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { Wanted } from '../asks';
import { valueTrouble } from '../value-troubles';
import type { Cell, Oddity } from './sheets';

/** What a cell comes to: a value as an answer gives it, or why there is none. */
export type ReadValue = { readonly value: string } | { readonly why: Text };

const oddities: Readonly<Record<Exclude<Oddity, 'percent'>, Text>> = {
  formula: text('公式不会被计算，请填写其结果。', 'A formula is not worked out here: give its result.'),
  uncalculated: text(
    '这个公式还没有结果：请在表格软件中打开并保存后再导入。',
    'This formula has no result yet: open the file in a spreadsheet program, save it, and import it again.',
  ),
  error: text('这个公式的结果是错误。', 'This formula comes to an error.'),
  date: text(
    '表格软件将其识别为日期：请把该格改为文本或数字。',
    'The spreadsheet made a date of it: format the cell as a number.',
  ),
  boolean: text(
    '表格软件将其识别为逻辑值：请填 达标 或 未达标。',
    'The spreadsheet made a truth value of it: write pass or fail.',
  ),
};

const judgements: Readonly<Record<string, string>> = {
  pass: 'pass',
  kept: 'pass',
  达标: 'pass',
  fail: 'fail',
  'not kept': 'fail',
  未达标: 'fail',
};

const notPercent = (said: string, unit: string): Text =>
  text(
    `“${said}”是百分比，而该数值的单位是“${unit}”。`,
    `"${said}" is a percentage; the unit of this value is "${unit}".`,
  );

const hundred = ratio(100);

/** A share as a spreadsheet keeps it, `0.125`, is 12.5 per cent. */
function inPercent(share: string, unit: string): ReadValue {
  const number = parseDecimal(share);
  if (!number) return { why: text(`“${share}”不是数字。`, `"${share}" is not a number.`) };
  const percent = exactText(times(number, hundred));
  return unit === '%' ? { value: percent } : { why: notPercent(`${percent}%`, unit) };
}

const withSeparators = /^[+-]?\d{1,3}([,' ]\d{3})+(\.\d+)?$|^[+-]?\d+,\d+$/;

const separators: Text = text(
  '请用小数点，不写千位分隔符：1234.5。',
  'Write the decimals after a point and nothing between thousands: 1234.5.',
);

/** Reads what stands in a cell as the value that is wanted. Digits as a Chinese keyboard writes them are digits; "12.5%" is 12.5 where the unit is "%". */
export function valueIn(cell: Cell, wanted: Pick<Wanted, 'as'>, unit: string): ReadValue {
  const said = cell.text.normalize('NFKC').trim();
  if (cell.as === 'percent') return inPercent(said, unit);
  if (cell.as !== undefined) return { why: oddities[cell.as] };
  if (said.startsWith('=')) return { why: oddities.formula };
  if (wanted.as === 'passFail') return checked(judgements[said.toLowerCase()] ?? said, wanted);
  if (withSeparators.test(said)) return { why: separators };
  if (!said.endsWith('%')) return checked(said, wanted);
  const number = said.slice(0, -1).trim();
  if (unit !== '%') return { why: notPercent(said, unit) };
  return checked(number, wanted);
}

const checked = (value: string, wanted: Pick<Wanted, 'as'>): ReadValue => {
  const why = valueTrouble(wanted, value);
  return why ? { why } : { value };
};
