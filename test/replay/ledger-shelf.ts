import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { LedgerRow } from '../../infra/store/chain';
import type { Database } from '../../infra/store/database';

/** A file that was filed as evidence: no entry holds its bytes. */
export interface FiledRow {
  readonly programme: string;
  readonly hash: string;
  readonly name: string;
  readonly media_type: string;
  readonly filed_by: string;
  /** Base64. */
  readonly content: string;
}

/** A record as the store held it: the rows of its ledger, each with the text that was hashed, and the files that its entries name. */
export interface StoredLedger {
  readonly ledger: readonly LedgerRow[];
  readonly evidence: readonly FiledRow[];
}

/** Where ledgers are kept. */
export const ledgersFolder = join(__dirname, 'ledgers');

const ENDING = '.ndjson.gz';

/** The names of all ledgers that are kept. */
export const ledgerNames = readdirSync(ledgersFolder)
  .filter((name) => name.endsWith(ENDING))
  .map((name) => name.slice(0, -ENDING.length));

const fileOf = (name: string) => join(ledgersFolder, `${name}${ENDING}`);

/** The text of a ledger that is kept: a row a line, with the table that it stood in. */
export const ledgerText = (name: string): string => gunzipSync(readFileSync(fileOf(name))).toString('utf8');

/** A ledger that is kept. */
export function readLedger(name: string): StoredLedger {
  const lines = ledgerText(name).trimEnd().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as { readonly ledger?: LedgerRow; readonly evidence?: FiledRow });
  return {
    ledger: rows.flatMap(({ ledger }) => ledger ?? []),
    evidence: rows.flatMap(({ evidence }) => evidence ?? []),
  };
}

/** Keeps under a name what a store has recorded, every programme of it; a ledger that is kept already is never replaced. */
export async function keepLedger({ query }: Pick<Database, 'query'>, name: string): Promise<void> {
  if (existsSync(fileOf(name))) return console.log(`${name} is kept as it is`);
  const ledger = await query<LedgerRow>('select * from ledger order by programme, sequence');
  const evidence = await query<FiledRow>(
    `select programme, hash, name, media_type, filed_by, encode(content, 'base64') as content from evidence_files order by programme, hash`,
  );
  const rows = [...ledger.map((row) => ({ ledger: row })), ...evidence.map((row) => ({ evidence: row }))];
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(fileOf(name), gzipSync(text, { level: 9 }));
  console.log(`${name} is recorded: ${ledger.length} entries`);
}

/**
 * How everything stood when that was kept, a line each. Where it is meant to stand otherwise, or nothing is kept yet, it is kept anew by
 * hand, and the lines that differ are looked at: GATEHOUSE_RECORD=1 npm test -- test/replay/ledgers/NAME.test.ts
 */
export function keptStanding(name: string, standing: readonly string[]): readonly string[] {
  const file = join(ledgersFolder, `${name}.standing.txt`);
  if (process.env['GATEHOUSE_RECORD']) writeFileSync(file, `${standing.join('\n')}\n`);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}
