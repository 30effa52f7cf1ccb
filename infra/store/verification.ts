import type { Entry } from '../../domain/record/ledger';
import type { Text } from '../../domain/shared/text';
import { genesis, type LedgerRow } from './chain';
import type { Database, Query } from './database';
import { createJournalCheck, type JournalCheck } from './journal/verification';
import { createNumbers, type ProcessNumbers } from './numbers';

/** Whether a programme's record is whole; `brokenAt` is the sequence number of the first defect. */
export type Verification =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly entries: number; readonly brokenAt: number; readonly why: Text };

/** Where a chain ends, as `chains` says or as its rows do. */
interface End {
  readonly sequence: number;
  readonly hash: string;
}

/** A row of the ledger by its place. */
interface Place {
  readonly programme: string;
  readonly sequence: number;
}

type NamedEnd = End & Place;

/** A row as it is checked: the store itself computes its hash and compares its columns with what the entry says. */
type Row = Pick<LedgerRow, 'programme' | 'sequence' | 'previous_hash' | 'hash' | 'type' | 'process' | 'number'> & {
  /** The text where it holds several types, or may bring a transaction. */
  readonly said: string | null;
  readonly isHashed: boolean;
  readonly isIndexed: boolean;
};

/** Rows of a statement, and chains that are walked together. */
const page = 500;

/** Behind every row of a chain. */
const END = 2_147_483_647;

const beginning: End = { sequence: 0, hash: genesis };

const say = (zh: string, en: string): Text => ({ zh, en });

const isOfType = ({ said, type }: Row): boolean => said === null || (JSON.parse(said) as Entry).happening.type === type;

/** What a row is compared with beside the one before it: the numbers of its process, and the journal. */
interface Checks {
  readonly numbers: ProcessNumbers;
  readonly journal: JournalCheck;
}

/** What is wrong with a row that should follow `last`. */
function defectOf(row: Row, last: End, { numbers, journal }: Checks): Text | undefined {
  if (row.sequence !== last.sequence + 1) return say('缺少此前的记录。', 'Entries before it are missing.');
  if (row.previous_hash !== last.hash)
    return say('与上一条记录不相接。', 'It does not follow on from the entry before.');
  if (!row.isHashed) return say('内容与其哈希值不符。', 'Its content does not match its hash.');
  if (!row.isIndexed || !isOfType(row)) return say('索引与内容不符。', 'Its index does not match its content.');
  const expected = numbers.expected(row);
  if (row.number === expected) return journal.defectOf(row);
  return say(
    `流程 ${row.process} 的第 ${expected} 条记录缺失。`,
    `Entry ${expected} of process ${row.process} is missing.`,
  );
}

/** The walk along one chain, which ends at the first defect. */
function createWalk(checks: Checks) {
  let last = beginning;
  let broken: { readonly brokenAt: number; readonly why: Text } | undefined;
  return {
    follow: (row: Row): void => {
      if (broken) return;
      const why = defectOf(row, last, checks);
      if (why) broken = { brokenAt: row.sequence, why };
      else last = row;
    },
    at: () => last.sequence,
    isBroken: () => broken !== undefined,
    /** What was found, if the chain ends so. */
    found: (end: End): Verification => {
      const entries = last.sequence;
      if (broken) return { ok: false, entries, ...broken };
      if (end.sequence === entries && end.hash === last.hash) return { ok: true, entries };
      const why = say('末尾的记录缺失。', 'Entries at the end are missing.');
      return { ok: false, entries, brokenAt: entries + 1, why };
    },
  };
}

/** The text of a row, read once, and how it must end: the keys of canonical JSON stand in order. */
const read = `select *, entry || '' as said,
  convert_to(',"number":' || number || ',"process":' || to_json(process) || ',"programme":' || to_json(programme) || '}', 'UTF8') as ending from ledger`;

/** SHA-256 over the hash before, a line feed and the text, as `chainHash` has it. */
const isHashed = `encode(sha256(convert_to(previous_hash || E'\\n' || said, 'UTF8')), 'hex') = hash`;

/** Where several types stand in the text, which of them is the entry's own is left to who reads it: PostgreSQL refuses some of what JSON may hold. */
const severalTypes = `split_part(said, '"type":"', 3) <> ''`;
const mayPost = `strpos(said, '"transaction') > 0`;
const isIndexed = `substring(convert_to(said, 'UTF8') from octet_length(said) - octet_length(ending) + 1) = ending
  and split_part(left(said, 40), '"', 4)::timestamptz = at
  and (${severalTypes} or starts_with(split_part(said, '"type":"', 2), type || '"'))`;

/** The rows behind a place, up to another one: each page is a statement of its own, so that nobody waits for the reader. */
async function* pagesOf(query: Query, from: Place, to: Place) {
  for (let last: Place | undefined = from; last;) {
    const rows: readonly Row[] = await query<Row>(
      `select programme, sequence, previous_hash, hash, type, process, number, "isHashed", case when "isHashed" and (${severalTypes} or ${mayPost}) then said end as said, case when "isHashed" then ${isIndexed} end as "isIndexed"
        from (select *, ${isHashed} as "isHashed" from (${read} where (programme, sequence) > ($1, $2) and (programme, sequence) <= ($3, $4)
          order by programme, sequence limit ${page}) as read offset 0) as walked`,
      [last.programme, last.sequence, to.programme, to.sequence],
    );
    yield rows;
    last = rows.length === page ? rows.at(-1) : undefined;
  }
}

/** Walks chains that are neighbours in the order of their names to where each ends by now. */
async function* walk(query: Query, ends: readonly NamedEnd[], checks: Checks) {
  const { numbers, journal } = checks;
  const walks = new Map(ends.map((end) => [end.programme, { end, ...createWalk(checks) }]));
  const follow = async (from: Place, to: Place) => {
    for await (const rows of pagesOf(query, from, to)) {
      await numbers.recall(rows);
      await journal.recall(rows);
      for (const row of rows) walks.get(row.programme)?.follow(row);
    }
  };
  const [first, last] = [ends[0], ends.at(-1)];
  if (first && last) await follow({ ...first, sequence: 0 }, { ...last, sequence: END });
  for (const [programme, { end, at, isBroken, found }] of walks) {
    const isOver = isBroken() || found(end).ok;
    const now = isOver ? end : await endOf(query, programme); // else there was an append meanwhile
    if (!isOver) await follow({ programme, sequence: at() }, now);
    yield { programme, ...(await withJournal(journal, programme, found(now))) };
  }
}

/** A record that is whole is not, as long as the journal has something that it doesn't tell. */
async function withJournal(journal: JournalCheck, programme: string, found: Verification): Promise<Verification> {
  if (!found.ok) return found;
  const stray = await journal.strayIn(programme, found.entries);
  return stray ? { ok: false, entries: found.entries, brokenAt: stray.sequence, why: stray.why } : found;
}

const checksOf = (query: Query): Checks => ({ numbers: createNumbers(query), journal: createJournalCheck(query) });

const endOf = async (query: Query, programme: string): Promise<NamedEnd> => {
  const [end = beginning] = await query<End>('select sequence, hash from chains where programme = $1', [programme]);
  return { programme, ...end };
};

/** Computes every hash of a programme's chain again, looks for gaps, in the chain and in each process's own numbers, and compares the journal; holds nothing. */
export async function verify({ query }: Database, programme: string): Promise<Verification> {
  for await (const { programme: _, ...found } of walk(query, [await endOf(query, programme)], checksOf(query)))
    return found;
  return { ok: true, entries: 0 };
}

/** The same of every chain there is, in the order of their names, in memory that does not grow with the record. */
export async function* verifyAll({ query }: Database): AsyncGenerator<Verification & { readonly programme: string }> {
  const checks = checksOf(query);
  for (let after = ''; ;) {
    const ends: readonly NamedEnd[] = await query<NamedEnd>(
      `select programme, sequence, hash from chains where programme > $1 order by programme limit ${page}`,
      [after],
    );
    yield* walk(query, ends, checks);
    const last = ends.at(-1);
    if (!last) return;
    after = last.programme;
  }
}
