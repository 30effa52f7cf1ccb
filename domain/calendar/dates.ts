import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';

/** A day on the wall calendar, `YYYY-MM-DD`, without a clock and without a zone. */
export type LocalDate = string;

const dayMs = 86_400_000;
const firstYear = 1;
const lastYear = 9999;

const outside = (from: LocalDate): DomainError =>
  new DomainError(
    'invalid_input',
    text(
      `自 ${from} 起算的日期须在公元 ${firstYear} 年至 ${lastYear} 年之间。`,
      `Counted from ${from}: a date must lie between the years ${firstYear} and ${lastYear}.`,
    ),
    {
      from,
    },
  );

const write = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

const shape = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const firstDay = Date.parse('0001-01-01');
const lastDay = Date.parse('9999-12-31');

/** Milliseconds from 1970 to the start of the day in UTC; NaN for what is not a day. */
const parse = (text: string): number => {
  const ms = shape.test(text) ? Date.parse(text) : NaN;
  return new Date(ms).getUTCDate() === Number(text.slice(8)) ? ms : NaN;
};

/** Whether the text is a day that exists, written `YYYY-MM-DD` (2026-02-29 does not exist). */
export const isDate = (text: string): text is LocalDate => !Number.isNaN(parse(text));

/**
 * Whether a day can be named in a programme: one of the years 2000 to 2099, so that what is counted between two of them, or from one
 * of them on, stays within a hundred years. A slip of the pen (9999-12-31) is refused before a process counts from it.
 */
export const isPlannable = (text: string): text is LocalDate => isDate(text) && text.startsWith('20');

/** Why a text is no day that can be named in a programme. */
export const notPlannable = (given: string) =>
  text(
    `“${given}”不是 2000 年至 2099 年间的日期（年-月-日）。`,
    `"${given}" is not a date (YYYY-MM-DD) of the years 2000 to 2099.`,
  );

/** Throws `invalid_input` for what is no day that can be named in a programme. */
export function assertPlannable(date: string, field: string): void {
  if (isPlannable(date)) return;
  throw new DomainError('invalid_input', notPlannable(date), { field });
}

const read = (date: LocalDate): number => {
  const ms = parse(date);
  if (Number.isNaN(ms))
    throw new DomainError(
      'invalid_input',
      text(`“${date}”不是日期（年-月-日）。`, `"${date}" is not a date (YYYY-MM-DD).`),
      { date },
    );
  return ms;
};

/** The ISO weekday, 1 Monday to 7 Sunday; refuses what is not a date. */
export const weekdayOf = (date: LocalDate): number => new Date(read(date)).getUTCDay() || 7;

/** The calendar day `days` later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => {
  const ms = read(date) + days * dayMs;
  if (!(ms >= firstDay && ms <= lastDay)) throw outside(date);
  return write(ms);
};

/** The later of two days; a text that is empty is earlier than any. */
export const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The day itself, or the one before which it must be, when that is earlier. */
export const notAfter = (date: LocalDate, latest: LocalDate = date): LocalDate => (latest < date ? latest : date);

/** How many calendar days `to` is after `from`; negative when it is before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (read(to) - read(from)) / dayMs;

/** The corresponding day `months` later or earlier, else that month's end. Always from the anchor: adding one month twice is not two months. */
export const addMonths = (anchor: LocalDate, months: number): LocalDate => {
  read(anchor);
  const month = Number(anchor.slice(0, 4)) * 12 + Number(anchor.slice(5, 7)) - 1 + months;
  if (!(month >= firstYear * 12 && month < lastYear * 12 + 11)) throw outside(anchor);
  const named = (at: number) =>
    `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  const corresponding = `${named(month)}-${anchor.slice(8)}`;
  const monthEnd = addDays(`${named(month + 1)}-01`, -1);
  return corresponding < monthEnd ? corresponding : monthEnd;
};

/** First and last day of a phase, both inside it. */
export interface Span {
  readonly starts: LocalDate;
  readonly ends: LocalDate;
}

/**
 * The spans of phases that follow one another, from their lengths in months (6, 18, 12). Each boundary is the
 * programme's start plus all months up to it (6, 24, 36), never chained; a phase ends on the day before its boundary,
 * on which the next one starts, rest day or not. Source: docs/rules/phases.md, "Phases and their boundaries".
 */
export const phaseSpans = (programmeStarts: LocalDate, lengths: readonly number[]): readonly Span[] => {
  const boundaries = lengths.reduce<readonly number[]>((all, months) => [...all, (all.at(-1) ?? 0) + months], [0]);
  return lengths.map((_, index) => ({
    starts: addMonths(programmeStarts, boundaries[index] ?? 0),
    ends: addDays(addMonths(programmeStarts, boundaries[index + 1] ?? 0), -1),
  }));
};
