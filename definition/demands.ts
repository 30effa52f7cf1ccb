import { text } from '../domain/shared/sentences';
import type { Text } from '../domain/shared/text';

const datePattern = '（年-月-日）';

/** What is demanded of a value beyond its kind, in both languages. */
export const demands = {
  given: text('请填写。', 'Please fill this in.'),
  chosen: text('请选择。', 'Please choose.'),
  listed: text('请从可选项中选择。', 'Choose one of those that there are.'),
  file: text('请选择文件。', 'Please choose a file.'),
  amount: text('请填写金额，如 1,200,000.00。', 'Give an amount, such as 1,200,000.00.'),
  amountPlain: text(
    '须为金额：整数或小数文本，或 { minor }。',
    'This must be an amount: a number in whole units, text where decimals matter, or { minor }.',
  ),
  notNegative: text('不能为负数。', 'This must not be negative.'),
  aboveZero: text('须大于零。', 'This must be above zero.'),
  minorAboveZero: text(
    '须为大于 0 的最小货币单位整数，以文本书写。',
    'This must be a whole number of minor units above 0, as text.',
  ),
  minorFromZero: text(
    '须为不小于 0 的最小货币单位整数，以文本书写。',
    'This must be whole minor units of 0 or more, as text.',
  ),
  decimal: text('须为不小于 0 的数字。', 'This must be a number of 0 or more.'),
  decimals: text('小数不超过 20 位，以文本书写。', 'This must have 20 decimals or fewer, as text.'),
  currency: text('币种为三个大写字母，如 CNY。', 'A currency has three capital letters, such as CNY.'),
  day: text(
    `须为 2000 年至 2099 年间的日期${datePattern}。`,
    'This must be a date, YYYY-MM-DD, of the years 2000 to 2099.',
  ),
  anyDay: text(`须为日期${datePattern}。`, 'This must be a date (YYYY-MM-DD).'),
  instant: text('须为带时区的时间。', 'This must be an instant with its zone.'),
  dayOrInstant: text('须为日期，或带时区的时间。', 'This must be a date or an instant with its zone.'),
  zone: text('须为 IANA 时区，如 Asia/Shanghai。', 'This must be an IANA zone, such as Asia/Shanghai.'),
  key: text(
    '编号由字母、数字和连字符组成，以字母开头，不超过 100 个字符。',
    'A key has letters, digits and hyphens, begins with a letter and has 100 characters at most.',
  ),
  name: text('名称由字母、数字、点和连字符组成。', 'A name has letters, digits, dots and hyphens.'),
  hash: text('须为 64 位小写十六进制的 SHA-256。', 'This must be a SHA-256 in lower-case hex.'),
  twoDigits: text('须为两位数字。', 'This must be two digits.'),
  sixDigits: text('须为六位数字。', 'This must be six digits.'),
  address: text('请填写有效的邮箱地址。', 'Please give a mail address.'),
  url: text('请填写以 http:// 或 https:// 开头的网址。', 'Give an address that begins with http:// or https://.'),
  place: text('列表中没有这个位置。', 'This is not a place in the list.'),
  form: text('格式不符合要求。', 'This is not in the form that is asked for.'),
  unclear: text('不符合任何一种可用的写法。', 'This matches none of the forms that are taken.'),
  notBeforeFrom: text('不能早于开始日期。', 'Must not be before from.'),
  calendarOrProgramme: text('请写明 calendar 或 programme。', 'Give calendar or programme.'),
} as const satisfies Readonly<Record<string, Text>>;

const byEnglish: ReadonlyMap<string, Text> = new Map(Object.values(demands).map((demand) => [demand.en, demand]));

/** The demand whose English sentence a form carries: zod keeps one sentence of a check. */
export const demandIn = (sentence: string): Text | undefined => byEnglish.get(sentence);

/** The same as a rule inside a form says it, of a part of what is given. */
export const demanding = ({ zh, en }: Text, path: PropertyKey[] = []) => saying(zh, en, path);

/** What a rule inside a form says where it is broken, and of which part. */
export const saying = (zh: string, en: string, path: PropertyKey[] = []) => ({ message: en, path, params: { zh, en } });
