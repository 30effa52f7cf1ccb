import { z } from 'zod';
import { demanding, demands } from '../../definition/demands';
import { key } from '../../definition/keys';

export const calendar = z.string().min(1).max(60);

/** Of which programme a preview speaks: then every calendar is as it has been published for it. */
export const askedProgramme = key
  .optional()
  .describe(
    'the calendars as they are published for it; for whoever may read it. Without one those of the installation',
  );

/** By which calendars: their keys, else those of the parties of the programme. */
export const askedCalendars = z
  .union([calendar, z.array(calendar).min(1).max(5)])
  .optional()
  .describe('cn, weekdays, or a country such as de or de-by; those of the parties of the programme when left out');

/** Whether a question says by which calendars it is to be counted. */
export const saysCalendars = ({ programme, calendar }: { readonly programme?: unknown; readonly calendar?: unknown }) =>
  programme !== undefined || calendar !== undefined;
export const calendarsMissing = demanding(demands.calendarOrProgramme, ['calendar']);
