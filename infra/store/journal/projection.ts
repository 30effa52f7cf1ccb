import type { Entry } from '../../../domain/record/ledger';
import type { Text } from '../../../domain/shared/text';
import { whyNotPosted } from '../../../domain/money/journal/refusals';
import { transactionsOf, type Transaction } from '../../../domain/money/journal/transactions';
import type { Query } from '../database';
import { readTransactions } from './transactions';

/** What an entry brings can't be posted; telling it again will not help. */
export class JournalConflict extends Error {
  override readonly name = 'JournalConflict';
  readonly code = 'journal_conflict';

  constructor(
    readonly process: string,
    readonly number: number,
    readonly why: Text,
  ) {
    super(`Entry ${number} of ${process} can't be posted: ${why.en}`);
  }
}

interface Told extends Pick<Entry, 'programme' | 'process' | 'number'> {
  readonly transaction: Transaction;
}

const nameOf = (programme: string, key: string) => `${programme}\n${key}`;

/** Those that the journal doesn't have yet, each once, in their order. Throws `JournalConflict`. */
async function newOf(query: Query, told: readonly Told[]): Promise<readonly Told[]> {
  const keys = told.flatMap(({ programme, transaction: { key, reverses } }) =>
    [key, ...(reverses === undefined ? [] : [reverses])].map((one) => ({ programme, key: one })),
  );
  const known = new Map<string, Transaction>();
  const reversals = new Map<string, string>();
  const know = (programme: string, transaction: Transaction) => {
    known.set(nameOf(programme, transaction.key), transaction);
    if (transaction.reverses !== undefined) reversals.set(nameOf(programme, transaction.reverses), transaction.key);
  };
  for (const each of await readTransactions(query, keys)) know(each.programme, each);
  return told.filter(({ programme, process, number, transaction }) => {
    const same = known.get(nameOf(programme, transaction.key));
    const reversed = known.get(nameOf(programme, transaction.reverses ?? ''));
    const reversal = reversals.get(nameOf(programme, transaction.reverses ?? ''));
    const why = whyNotPosted(transaction, {
      ...(same && { same }),
      ...(reversed && { reversed }),
      ...(reversal !== undefined && { reversal }),
    });
    if (why) throw new JournalConflict(process, number, why);
    know(programme, transaction);
    return same === undefined;
  });
}

/** How many transactions each programme has by now. */
async function countsOf(query: Query, programmes: readonly string[]): Promise<Map<string, number>> {
  const rows = await query<{ programme: string; posted: number }>(
    `select programme, max(posted) as posted from transactions where programme = any($1::text[]) group by programme`,
    [[...new Set(programmes)]],
  );
  return new Map(rows.map(({ programme, posted }) => [programme, posted]));
}

/** Posts what entries bring, in their order. Throws `JournalConflict` for what doesn't balance, or is posted already with another content. */
export async function projectTransactions(query: Query, entries: readonly Entry[]): Promise<void> {
  const told = entries.flatMap(({ programme, process, number, happening }) =>
    transactionsOf(happening).map((transaction) => ({ programme, process, number, transaction })),
  );
  if (told.length === 0) return;
  const counts = await countsOf(
    query,
    told.map(({ programme }) => programme),
  );
  const news = (await newOf(query, told)).map((each) => {
    const posted = (counts.get(each.programme) ?? 0) + 1;
    counts.set(each.programme, posted);
    return { ...each, posted };
  });
  if (news.length === 0) return;
  await writeTransactions(query, news);
  await writePostings(query, news);
}

type New = Told & { readonly posted: number };

const columnOf =
  <One>(rows: readonly One[]) =>
  (of: (row: One) => unknown) =>
    rows.map((row) => of(row) ?? null);

async function writeTransactions(query: Query, news: readonly New[]): Promise<void> {
  const column = columnOf(news);
  await query(
    `insert into transactions (programme, key, posted, process, number, date, currency, what, reverses)
      select * from unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::integer[], $6::date[], $7::text[], $8::json[], $9::text[])`,
    [
      column(({ programme }) => programme),
      column(({ transaction }) => transaction.key),
      column(({ posted }) => posted),
      column(({ process }) => process),
      column(({ number }) => number),
      column(({ transaction }) => transaction.date),
      column(({ transaction }) => transaction.currency),
      column(({ transaction }) => JSON.stringify(transaction.what)),
      column(({ transaction }) => transaction.reverses),
    ],
  );
}

async function writePostings(query: Query, news: readonly New[]): Promise<void> {
  const lines = news.flatMap(({ programme, posted, transaction: { date, currency, postings } }) =>
    postings.map((posting, at) => ({ ...posting, programme, posted, position: at + 1, date, currency })),
  );
  const column = columnOf(lines);
  await query(
    `insert into postings (programme, posted, position, date, currency, account, amount, party, fund, project, budget)
      select * from unnest($1::text[], $2::integer[], $3::integer[], $4::date[], $5::text[], $6::text[], $7::numeric[], $8::text[], $9::text[], $10::text[], $11::text[])`,
    [
      column(({ programme }) => programme),
      column(({ posted }) => posted),
      column(({ position }) => position),
      column(({ date }) => date),
      column(({ currency }) => currency),
      column(({ account }) => account),
      column(({ amount }) => amount),
      column(({ party }) => party),
      column(({ fund }) => fund),
      column(({ project }) => project),
      column(({ budget }) => budget),
    ],
  );
}
