import { demands } from '../../definition/demands';
import { isDate } from '../../domain/calendar/dates';
import { DomainError } from '../../domain/shared/errors';

/** A page of a list; `next` is there when there is more. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** The same with how much there is in all and how much before it, as of the same instant. */
export interface CountedPage<T> extends ListPage<T> {
  readonly count: number;
  readonly before: number;
}

/** How long a page is to be, and after which `next` of the page before it begins. */
export interface PageAsked {
  readonly limit: number;
  readonly after?: string;
}

/** What a place in a list is made of, in its order. */
type Part = 'instant' | 'day' | 'text' | 'number';

const areOf: Readonly<Record<Part, (part: unknown) => boolean>> = {
  instant: (part) => typeof part === 'string' && isInstant(part),
  day: (part) => typeof part === 'string' && isDate(part),
  text: (part) => typeof part === 'string' && !part.includes('\0'),
  number: (part) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
};

/** As the store writes it. */
const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** Names a place in a list by what orders it: a page costs the same wherever it is. */
export const cursorOf = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Throws `invalid_input` for what is no place in such a list. */
export function readPlace(place: string, of: readonly Part[]): readonly (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(place, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === of.length && of.every((each, at) => areOf[each](parts[at])))
      return parts as (string | number)[];
  } catch {
    // Not a place of ours: refused below.
  }
  throw new DomainError('invalid_input', demands.place, {
    field: 'after',
  });
}

/** Before every instant: where a list begins. */
export const BEFORE_ALL = '-infinity';

/** A row beside which the counts of its list stand; they stand alone where there is none. */
export type CountedRow<Row> = Pick<CountedPage<Row>, 'count' | 'before'> & {
  readonly [Column in keyof Row]: Row[Column] | null;
};

/** Of one row more than asked for, the page and where the next one begins. */
export function pageOf<Row>(rows: readonly Row[], limit: number, place: (row: Row) => string): ListPage<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last && { next: place(last) }) };
}

/** The same of rows that bear their counts. */
export function countedPage<Row extends object>(
  rows: readonly CountedRow<Row>[],
  limit: number,
  place: (row: Row) => string,
): CountedPage<Row> {
  const [{ count, before } = { count: 0, before: 0 }] = rows;
  const there = rows.flatMap(({ count: _count, before: _before, ...row }) =>
    Object.values(row).every((each) => each === null) ? [] : (row as unknown as Row),
  );
  return { ...pageOf(there, limit, place), count, before };
}
