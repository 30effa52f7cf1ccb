import { z } from 'zod';
import { saying } from '../../definition/demands';
import { daysBetween } from '../../domain/calendar/dates';
import type { OfficialNotice } from '../../domain/calendar/official-notices';
import { date, email, text } from '../http/content';

const longestHoliday = 31;

const holiday = z
  .strictObject({
    from: date('calendar.day'),
    to: z.exactOptional(date('calendar.day')).describe('last day; the same day when left out'),
    title: text,
  })
  .refine(
    ({ from, to = from }) => from <= to && daysBetween(from, to) <= longestHoliday,
    saying(
      `假期不能在首日之前结束，且不超过 ${longestHoliday} 天。`,
      `A holiday ends on or after its first day, and within ${longestHoliday} days.`,
      ['to'],
    ),
  );

/** A year's official notice (国务院办公厅关于…年部分节假日安排的通知) as data. */
export const officialNotice = z.strictObject({
  year: z.int().min(2000).max(2100),
  holidays: z
    .array(holiday)
    .max(60)
    .describe('days off, those in lieu with them; of the year, and of the December before where the notice names some'),
  makeUpWorkdays: z
    .array(z.strictObject({ date: date('calendar.day'), title: text }))
    .max(60)
    .default([])
    .describe('rest days that are worked: of a weekend, or off so far'),
  amends: z
    .boolean()
    .exactOptional()
    .describe('a further notice in a published year: only the days that it names change'),
  source: z.string().trim().min(1).max(1000).describe('title, number or address of the notice'),
}) satisfies z.ZodType<OfficialNotice>;

export const publication = z.strictObject({ ...officialNotice.shape, by: email.optional() });

export const acknowledgement = z.strictObject({ by: email.optional() });
