import type { Text } from '../../../domain/shared/text';
import type { Posting, Transaction } from '../../../domain/money/journal/transactions';
import type { Query } from '../database';

/** A transaction as the journal has it. */
export interface PostedTransaction extends Transaction {
  readonly programme: string;
  /** The how many-eth of its programme, from 1. */
  readonly posted: number;
  /** The entry of the record that it came with. */
  readonly process: string;
  readonly number: number;
  /** Whether each of its postings stands under its day and its currency, numbered from 1. */
  readonly isInOrder: boolean;
}

interface Row {
  readonly programme: string;
  readonly key: string;
  readonly posted: number;
  readonly process: string;
  readonly number: number;
  readonly date: string;
  readonly currency: string;
  readonly what: Text;
  readonly reverses: string | null;
  readonly postings: readonly { readonly [field in keyof Posting]: Posting[field] | null }[];
  readonly isInOrder: boolean;
}

/** Leaves out what a posting doesn't say. */
const postingOf = (row: Row['postings'][number]): Posting =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Posting;

/** Transactions with their postings: those of some keys of each programme, and those that take one of these back. */
export async function readTransactions(
  query: Query,
  asked: readonly { readonly programme: string; readonly key: string }[],
): Promise<readonly PostedTransaction[]> {
  const rows = await query<Row>(
    `with asked as (select distinct programme, key from unnest($1::text[], $2::text[]) as asked (programme, key)),
      found as (select * from transactions where (programme, key) in (select programme, key from asked)
        or (programme, reverses) in (select programme, key from asked))
      select programme, key, posted, process, number, date::text, currency, what, reverses, lines.* from found cross join lateral (
        select coalesce(json_agg(json_build_object('account', account, 'amount', amount::text, 'party', party, 'fund', fund, 'project', project, 'budget', budget)
            order by position), '[]') as postings,
          coalesce(bool_and(postings.date = found.date and postings.currency = found.currency) and max(position) = count(*), true) as "isInOrder"
        from postings where postings.programme = found.programme and postings.posted = found.posted) as lines
      order by programme, posted`,
    [asked.map(({ programme }) => programme), asked.map(({ key }) => key)],
  );
  return rows.map(({ reverses, postings, ...row }) => ({
    ...row,
    postings: postings.map(postingOf),
    ...(reverses !== null && { reverses }),
  }));
}
