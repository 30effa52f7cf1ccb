import type { Path } from '../domain/shared/findings';
import type { Text } from '../domain/shared/text';

const kinds: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组键值', en: 'a map of keys' },
  record: { zh: '一组键值', en: 'a map of keys' },
};

/** What a reader of the file calls a kind of value. */
export const kindWords = (kind: string): Text => kinds[kind] ?? { zh: kind, en: kind };

interface Shape extends Text {
  readonly code: string;
  /** A value that may stand in for the malformed one without causing a further defect. */
  readonly instead?: string | null;
}

const shape = (when: RegExp, instead: string, zh: string, en: string) => ({
  when,
  words: { code: 'format_wrong', zh, en, instead },
});

/** What is written at a place, by its path. */
const places: readonly { readonly when: RegExp; readonly words: Shape }[] = [
  shape(/(^|\.)remind\.\d+$/, 'due', '提醒点写作 50% 或 due', 'a reminder is written 50% or due'),
  shape(
    /(^|\.)(weight|shares\.[^.]+|methods\.[^.]+)$/,
    '0%',
    '比例写作 45% 或 33.33%',
    'a share is written 45% or 33.33%',
  ),
  shape(
    /^accounts\.[^.]+\.code$/,
    '0000',
    '科目编码由字母、数字、点和连字符组成，如 1002.01',
    'a code has letters, digits, dots and hyphens, such as 1002.01',
  ),
  shape(/^budgets\.[^.]+\.warn$/, '80%', '百分数写作 95%', 'a percentage is written 95%'),
  shape(/^budgets\.[^.]+\.escalate$/, '95%', '百分数写作 95%', 'a percentage is written 95%'),
  shape(/^evaluation\.(guards\..+\.atLeast|minimumCoverage)$/, '80%', '百分数写作 95%', 'a percentage is written 95%'),
  shape(
    /^phases\..*\.due$/,
    '+1 months',
    '到期日写作 +2 months 或 2026-03-01',
    'a due date is written +2 months or 2026-03-01',
  ),
  shape(/\.(amount|upTo)$/, '0', '金额写作 20,000,000.00', 'an amount is written 20,000,000.00'),
  shape(/^currency$/, 'XXX', '币种为三个大写字母，如 CNY', 'a currency has three capital letters, such as CNY'),
  {
    when: /\.holders\.[^.]+$/,
    words: { code: 'address_malformed', zh: '不是邮箱地址', en: 'this is no mail address', instead: null },
  },
];

const keyShape: Shape = {
  code: 'key_malformed',
  zh: '须为英文小写字母开头的键名，如 strategic 或 framework-signed',
  en: 'a key begins with a small letter and is written strategic or framework-signed',
};

const formats: Readonly<Record<string, Shape>> = {
  email: { code: 'address_malformed', zh: '不是邮箱地址', en: 'this is no mail address' },
  date: { code: 'date_malformed', zh: '不是有效日期，应如 2026-03-01', en: 'this is no date such as 2026-03-01' },
  regex: keyShape,
  invalid_key: keyShape,
};

/** A value as a sentence quotes it; an object may carry a `toString` of its own, which is the writer's text and no function. */
export const shown = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value).slice(0, 80) : String(value);

/** What is wrong with a value that does not have the form asked for at its place; `undefined` when no form is asked for there. */
export const formatWords = (format: string, path: Path, value: unknown): Shape | undefined => {
  const isPlain = typeof value !== 'object' || format === 'invalid_key';
  const byPlace = format === 'invalid_key' ? undefined : places.find(({ when }) => when.test(path.join('.')));
  const words = isPlain ? (byPlace?.words ?? formats[format]) : undefined;
  const given = format === 'invalid_key' ? String(path.at(-1)) : shown(value);
  return words && { ...words, zh: `“${given}”有误：${words.zh}。`, en: `"${given}" can't be read: ${words.en}.` };
};
