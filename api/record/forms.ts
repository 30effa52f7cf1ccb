import { z } from 'zod';
import { key } from '../../definition/keys';
import { readable } from '../../definition/readable';
import type { HistoryFilter } from '../../domain/record/history';
import type { Noun } from '../../domain/record/nouns';
import { nounTitles } from '../../domain/record/titles';
import { date, email } from '../http/content';
import { limit } from '../http/list-forms';

/** Every kind of thing that something happens to. */
export const kinds = Object.keys(nounTitles) as readonly Noun[];

const asked = {
  kind: z.enum(kinds).optional().describe('only what happened to things of this kind'),
  thing: readable(z.string().trim().min(1).max(300))
    .optional()
    .describe('only what names one thing: its key, or the id of its process'),
  person: email.optional().describe('only what names this person'),
  group: key.optional().describe('only what names this group, or a seat of it'),
  from: date('programme.starts').optional().describe("the first day, in the programme's zone"),
  until: date('programme.starts').optional().describe('the last day'),
};

/** A page of a record, the earliest first, and which of it. */
export const ledgerQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit, ...asked });

/** Which entries an address of the pages asks for. Empty fields of its form ask for nothing. */
export const historyQuery = z.object({
  ...asked,
  before: z.coerce.number().int().min(1).optional(),
  after: z.coerce.number().int().min(0).optional(),
});

export type HistoryQuery = z.output<typeof historyQuery>;

/** What of it chooses entries. */
export const filterOf = ({ kind, thing, person, group, from, until }: Partial<HistoryQuery>): HistoryFilter => ({
  ...(kind !== undefined && { kind }),
  ...(thing !== undefined && { thing }),
  ...(person !== undefined && { person }),
  ...(group !== undefined && { group }),
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});
