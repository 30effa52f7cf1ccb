import type { Text } from '../../domain/text';
import { entryOf, genesis, hashOf, textOf, type LedgerRow } from './chain';
import type { Database, Query } from './database';

/** Whether a programme's record is whole; `brokenAt` is the sequence number of the first defect. */
export type Verification =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly entries: number; readonly brokenAt: number; readonly why: Text };

const page = 1000;

const say = (zh: string, en: string): Text => ({ zh, en });

/** What is wrong with a row that should follow `last`; `numbers` holds the last number of each process and learns this one's. */
function defectOf(
  row: LedgerRow,
  last: { sequence: number; hash: string },
  numbers: Map<string, number>,
): Text | undefined {
  if (row.sequence !== last.sequence + 1) return say('缺少此前的记录。', 'Entries before it are missing.');
  if (row.previous_hash !== last.hash)
    return say('与上一条记录不相接。', 'It does not follow on from the entry before.');
  if (hashOf(row.previous_hash, row.entry) !== row.hash)
    return say('内容与其哈希值不符。', 'Its content does not match its hash.');
  const entry = entryOf(row);
  const isSame =
    textOf(entry) === row.entry &&
    entry.programme === row.programme &&
    entry.process === row.process &&
    entry.number === row.number &&
    entry.happening.type === row.type &&
    Date.parse(entry.at) === Date.parse(row.at);
  if (!isSame) return say('索引与内容不符。', 'Its index does not match its content.');
  const expected = (numbers.get(row.process) ?? 0) + 1;
  numbers.set(row.process, row.number);
  if (row.number === expected) return undefined;
  return say(
    `流程 ${row.process} 的第 ${expected} 条记录缺失。`,
    `Entry ${expected} of process ${row.process} is missing.`,
  );
}

async function check(query: Query, programme: string): Promise<Verification> {
  const numbers = new Map<string, number>();
  let last = { sequence: 0, hash: genesis };
  for (;;) {
    const rows = await query<LedgerRow>(
      'select * from ledger where programme = $1 and sequence > $2 order by sequence limit $3',
      [programme, last.sequence, page],
    );
    for (const row of rows) {
      const why = defectOf(row, last, numbers);
      if (why) return { ok: false, entries: last.sequence, brokenAt: row.sequence, why };
      last = row;
    }
    if (rows.length < page) break;
  }
  const [end] = await query<{ sequence: number; hash: string }>(
    'select sequence, hash from chains where programme = $1',
    [programme],
  );
  if ((end?.sequence ?? 0) === last.sequence && (end?.hash ?? genesis) === last.hash)
    return { ok: true, entries: last.sequence };
  const why = say('末尾的记录缺失。', 'Entries at the end are missing.');
  return { ok: false, entries: last.sequence, brokenAt: last.sequence + 1, why };
}

/** Computes every hash of a programme's chain again and looks for gaps, in the chain and in each process's own numbers. */
export const verify = (database: Database, programme: string): Promise<Verification> =>
  database.transaction(async (query) => {
    await query('set transaction isolation level repeatable read, read only');
    return check(query, programme);
  });
