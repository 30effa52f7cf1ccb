import { addDays } from '../../domain/calendar/dates';
import { instantAt } from '../../domain/calendar/zones';
import type { HistoryFilter } from '../../domain/record/history';
import type { ChainedEntry } from '../../domain/record/ledger';
import { chainedOf, type LedgerRow } from './chain';
import type { Query } from './database';

/** Of whose record, which entries, and from where on: after a sequence number with the earliest first, or before one with the latest first. */
export interface HistoryAsked extends HistoryFilter {
  readonly programme: string;
  /** In which its days are read. */
  readonly zone: string;
  readonly limit: number;
  readonly after?: number;
  readonly before?: number;
}

/** The entries of a record that are looked for, a page of them; `next` is there when there are more. */
export async function findEntries(
  query: Query,
  { programme, zone, limit, after, before, kind, thing, person, group, from, until }: HistoryAsked,
): Promise<{ readonly items: readonly ChainedEntry[]; readonly next?: number }> {
  const params: unknown[] = [programme, limit + 1];
  const param = (value: unknown) => `$${params.push(value)}`;
  const holds = (text: string) => `strpos(entry, ${param(text)}) > 0`;
  const conditions = [
    'programme = $1',
    ...(after === undefined ? [] : [`sequence > ${param(after)}`]),
    ...(before === undefined ? [] : [`sequence < ${param(before)}`]),
    ...(kind === undefined ? [] : [`starts_with(type, ${param(`${kind}.`)})`]),
    ...(thing === undefined
      ? []
      : [`(strpos(':' || process || ':', ${param(`:${thing}:`)}) > 0 or ${holds(JSON.stringify(thing))})`]),
    ...(person === undefined ? [] : [holds(JSON.stringify(person))]),
    // A seat is written party.group.seat.
    ...(group === undefined ? [] : [`entry ~ ${param(`"(group":"${group}|[^".]+[.]${group}[.][^".]+)"`)}`]),
    ...(from === undefined ? [] : [`at >= ${param(instantAt(from, '00:00', zone))}`]),
    ...(until === undefined ? [] : [`at < ${param(instantAt(addDays(until, 1), '00:00', zone))}`]),
  ];
  const order = after === undefined ? 'desc' : 'asc';
  const rows = await query<LedgerRow>(
    `select * from ledger where ${conditions.join(' and ')} order by sequence ${order} limit $2`,
    params,
  );
  const items = rows.slice(0, limit).map(chainedOf);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last && { next: last.sequence }) };
}
