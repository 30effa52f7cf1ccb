import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Calendar } from '../../domain/calendar/calendar';
import { isDate } from '../../domain/calendar/dates';
import { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { text as sentence } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import { isZone } from '../../domain/calendar/zones';
import { countryCalendar } from './country-calendars';
import { readText } from '../../definition/encodings';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }) satisfies z.ZodType<Text>;
const date = z.string().refine(isDate, 'not a date (YYYY-MM-DD)');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day (HH:MM)');
const weekday = z.int().min(1).max(7);

const calendarFile = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().min(1),
    zone: z.string().refine(isZone, 'not an IANA zone'),
    weekend: z.array(weekday).max(6),
    holidays: z.record(date, text),
    makeUpWorkdays: z.record(date, text),
    workingHours: z
      .strictObject({ from: time, to: time })
      .refine(({ from, to }) => from < to, 'working hours must end after they begin'),
    cutOff: time,
    publishedFrom: z.exactOptional(date),
    publishedThrough: z.exactOptional(date),
  })
  .refine(({ publishedFrom = '', publishedThrough = '9999-12-31', holidays, makeUpWorkdays }) => {
    const dates = [...Object.keys(holidays), ...Object.keys(makeUpWorkdays)];
    return dates.every((day) => publishedFrom <= day && day <= publishedThrough);
  }, 'every named day must lie within the published dates')
  .refine(
    ({ holidays, makeUpWorkdays }) => Object.keys(holidays).every((day) => !makeUpWorkdays[day]),
    'a day cannot be a holiday and a make-up workday',
  ) satisfies z.ZodType<Calendar>;

/** The working-day calendars that this installation knows, by key. */
export type CalendarShelf = ReadonlyMap<string, Calendar>;

const invalid = (path: string, defects: string) =>
  sentence(`日历 ${path} 有误：\n${defects}`, `The calendar ${path} is not valid:\n${defects}`);

const readCalendar = (path: string): Calendar => {
  const read = calendarFile.safeParse(parse(readText(path)));
  if (read.success) return read.data;
  throw new DomainError('definition_invalid', invalid(path, z.prettifyError(read.error)));
};

/** Reads every calendar (`*.yaml`) of a folder; a file that is not one stops with all of its defects. */
export const readCalendars = (folder: string): CalendarShelf => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(files.map((name) => readCalendar(join(folder, name))).map((calendar) => [calendar.key, calendar]));
};

/**
 * The calendar of that key, its hours read in the zone of whoever works by it (else its own). A country without a file has the public
 * holidays that its rules compute; what is neither is refused (`calendar_unknown`), and the known ones are named.
 */
export const calendarOf = (shelf: CalendarShelf, key: string, zone?: string): Calendar => {
  const calendar = shelf.get(key) ?? countryCalendar(key);
  if (!calendar) {
    const known = [...shelf.keys()].sort();
    const why = sentence(
      `没有“${key}”这个日历；已有：${known.join('、')}；也可写国家代码（如 de、de-by）。`,
      `There is no calendar "${key}"; known are ${known.join(', ')}. A country goes by its code (de, de-by).`,
    );
    throw refused('calendar_unknown', why, { field: 'calendar', key, known });
  }
  return zone === undefined ? calendar : { ...calendar, zone };
};
