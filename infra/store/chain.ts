import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ChainedEntry, Entry } from '../../domain/record/ledger';

/** What the first entry of a chain names as the hash before it. */
export const genesis = '0'.repeat(64);

/** The entry as canonical JSON (RFC 8785): the same content always gives the same text. */
export const entryText = ({ programme, process, number, at, happening }: Entry): string =>
  canonicalize({ programme, process, number, at, happening }) ?? '';

/** SHA-256 (hex) over the hash before, a line feed, and the text: anyone can check it with `sha256sum`. */
export const chainHash = (previousHash: string, text: string): string =>
  createHash('sha256').update(`${previousHash}\n${text}`).digest('hex');

/** SHA-256 (hex) of the entry alone, to know it again. */
export const entryDigest = (entry: Entry): string => createHash('sha256').update(entryText(entry)).digest('hex');

/** A row of the table `ledger`. */
export interface LedgerRow {
  readonly programme: string;
  readonly sequence: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly type: string;
  readonly at: string;
  readonly process: string;
  readonly number: number;
  readonly entry: string;
  readonly declared: unknown;
}

/** The order in which a definition was declared breaks ties, and canonical JSON loses it: it is kept beside the text. */
const declaredIn = ({ happening }: Entry) =>
  happening.type === 'programme.started' ? happening.definition : undefined;

/** The row that continues a chain. */
export const rowOf = (entry: Entry, sequence: number, previousHash: string): LedgerRow => {
  const text = entryText(entry);
  const { programme, process, number, at, happening } = entry;
  return {
    programme,
    sequence,
    previous_hash: previousHash,
    hash: chainHash(previousHash, text),
    type: happening.type,
    at,
    process,
    number,
    entry: text,
    declared: declaredIn(entry) ?? null,
  };
};

/** A value with its keys in the order in which those of another one stand; of the other one only the order is taken. */
function orderedAs(value: unknown, order: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const orders = Object(order) as Record<string, unknown>;
  if (Array.isArray(value)) return value.map((each, at) => orderedAs(each, orders[at]));
  const values = value as Record<string, unknown>;
  const ordered: Record<string, unknown> = {};
  for (const keys of [orders, values])
    for (const key of Object.keys(keys))
      if (Object.hasOwn(values, key) && !Object.hasOwn(ordered, key))
        ordered[key] = orderedAs(values[key], orders[key]);
  return ordered;
}

/** The entry of a row, a definition in its declared order: what it says is what was hashed. */
export const entryOf = ({ entry: text, declared }: Pick<LedgerRow, 'entry' | 'declared'>): Entry => {
  const entry = JSON.parse(text) as Entry;
  const { happening } = entry;
  if (happening.type !== 'programme.started') return entry;
  const definition = orderedAs(happening.definition, declared) as typeof happening.definition;
  return { ...entry, happening: { ...happening, definition } };
};

export const chainedOf = (row: LedgerRow): ChainedEntry => ({
  ...entryOf(row),
  sequence: row.sequence,
  previousHash: row.previous_hash,
  hash: row.hash,
});
