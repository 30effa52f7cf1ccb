import type { z } from 'zod';
import { finding } from '../domain/shared/findings';
import type { Finding, Path } from '../domain/shared/findings';
import { meant, nearest } from '../domain/shared/nearest';
import type { Text } from '../domain/shared/text';
import { keysAt, shapesAt } from './schema';
import { formatWords, kindWords, shown } from './words';

type Issue = z.core.$ZodIssue;

/**
 * How to look further behind a defect: take the key out or give it the name that was meant, or put a value in its place: the near
 * one, or (`isGuess`) any that does no harm. `null`: there is no way.
 */
export type Repair =
  | { readonly rename: string }
  | { readonly remove: true }
  | { readonly replace: unknown; readonly isGuess: boolean }
  | null;

/** A finding about the shape of the file, and what to do to be able to look further. */
export interface Complaint extends Finding {
  readonly repair: Repair;
}

const remove = { remove: true } as const;
const guess = (replace: unknown): Repair => ({ replace, isGuess: true });

/** The value at a place of plain data, `undefined` where there is none. */
export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    data,
  );

/** A complaint with its sentence in both languages. */
export const complaintOf = (code: string, path: Path, zh: string, en: string, repair: Repair = null): Complaint => ({
  ...finding(code, path, zh, en),
  repair,
});

/** A key that has to be there is not. */
export const missingComplaint = (path: Path): Complaint => {
  const key = String(path.at(-1) ?? '');
  return complaintOf('missing_key', path, `缺少“${key}”。`, `"${key}" is missing.`);
};

const choice = (known: readonly string[]): Text =>
  known.length === 0 || known.length > 12
    ? { zh: '', en: '' }
    : { zh: `这里可写：${known.join('、')}。`, en: ` Known here: ${known.join(', ')}.` };

/** A key that has its value in it, `months:6`: within brackets that is no slip of YAML but a key of that name. */
const unspaced = (key: string): Text | undefined => {
  const [, name] = /^([A-Za-z][\w-]*:)[^\s:/]/.exec(key) ?? [];
  return name === undefined
    ? undefined
    : { zh: `“${name}”之后缺少一个空格。`, en: ` A space is missing after "${name}".` };
};

/** Keys that mean nothing here; where one of those missing (`absent`) was probably meant, it is named. */
export const unknownKeys = (issue: Issue & { code: 'unrecognized_keys' }, path: Path, absent: readonly string[]) =>
  issue.keys.map((key) => {
    const known = absent.length > 0 && nearest(key, absent) ? absent : keysAt(path);
    const near = nearest(key, known);
    const guess = meant(key, known);
    const slip = unspaced(key);
    const hint = slip ?? (guess.zh === '' ? choice(known) : guess);
    const repair = near === undefined || slip ? remove : { rename: near };
    return complaintOf(
      'unknown_key',
      [...path, key],
      `无法识别“${key}”。${hint.zh}`,
      `"${key}" is not known here.${hint.en}`,
      repair,
    );
  });

/** A word that is none of those to choose from. */
export const wrongValue = (values: readonly string[], path: Path, value: unknown): Complaint => {
  const hint = meant(shown(value), values);
  const near = nearest(shown(value), values);
  return complaintOf(
    'wrong_value',
    path,
    `“${shown(value)}”不在可选值之列：${values.join('、')}。${hint.zh}`,
    `"${shown(value)}" is not one of ${values.join(', ')}.${hint.en}`,
    // The last of our choices is always the strictest or the plainest: it causes no further defect.
    near === undefined ? guess(values.at(-1)) : { replace: near, isGuess: false },
  );
};

/** How the map would be written that has this value in it: `{ months: 60 }` for `60`; nothing where no key of it takes such a value. */
const mapWith = (path: Path, value: unknown): string | undefined => {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  for (const { properties = {}, required = [] } of shapesAt(path)) {
    const [key] = Object.keys(properties).filter((name) => takes([...path, name], value));
    if (key === undefined) continue;
    const others = required.filter((name) => name !== key).map((name) => `${name}: …`);
    return `{ ${[`${key}: ${value}`, ...others].join(', ')} }`;
  }
  return undefined;
};

const takes = (path: Path, value: number | string): boolean =>
  shapesAt(path).some(({ type, enum: choices }) =>
    typeof value === 'number' ? type === 'integer' || type === 'number' : type === 'string' && !choices,
  );

/** A number where text belongs, a list where a map does. */
export const wrongKind = (kinds: readonly string[], path: Path, value?: unknown): Complaint => {
  const form = kinds.some((kind) => kind === 'object') ? mapWith(path, value) : undefined;
  if (form !== undefined) return complaintOf('wrong_kind', path, `这里应写作 ${form}。`, `This is written ${form}.`);
  const words = [...new Set(kinds)].map((kind) => kindWords(kind));
  const zh = words.map((word) => word.zh).join('或');
  const en = words.map((word) => word.en).join(' or ');
  return complaintOf('wrong_kind', path, `这里应为${zh}。`, `This should be ${en}.`);
};

/** Too small, too big, or empty. */
export const limitComplaint = (issue: Issue & { code: 'too_small' | 'too_big' }, path: Path): Complaint => {
  const isSmall = issue.code === 'too_small';
  const bound = String(isSmall ? issue.minimum : issue.maximum);
  if (isSmall && (issue.origin === 'string' || issue.origin === 'array')) {
    return complaintOf('empty', path, '此处不能为空。', 'This must not be empty.');
  }
  return isSmall
    ? complaintOf('too_small', path, `不能小于 ${bound}。`, `This must be at least ${bound}.`)
    : complaintOf('too_big', path, `不能大于 ${bound}。`, `This must be at most ${bound}.`);
};

const harmless: Readonly<Record<string, Repair>> = {
  text_empty: guess('?'),
  zone_unknown: guess('UTC'),
  amount_too_fine: guess('0'),
  duplicate_agreement: remove,
};

/** What one of our own rules refused. */
export const custom = ({ params, message }: Issue & { code: 'custom' }, path: Path): Complaint => {
  const code = String(params?.code ?? 'wrong_value');
  return complaintOf(code, path, String(params?.zh ?? message), String(params?.en ?? message), harmless[code] ?? null);
};

/** A value without the form that is asked for at its place; `undefined` where no form is. */
export const malformed = (format: string, path: Path, value: unknown): Complaint | undefined => {
  const words = formatWords(format, path, value);
  return words && complaintOf(words.code, path, words.zh, words.en, 'instead' in words ? guess(words.instead) : null);
};
