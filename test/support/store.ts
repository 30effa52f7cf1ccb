import { join } from 'node:path';
import type { Entry, Happening } from '../../domain/record/ledger';
import type { Programme } from '../../domain/programme/programme';
import { loadProgramme } from '../../infra/reading/definitions';
import type { Database } from '../../infra/store/database';
import { tables } from '../../infra/store/records';
import { aPlan, aRequest } from './approvals';
import { openEmptyStore } from './prepared';

const others =
  'findables approvals tasks comments publications reminder_opt_outs calendar_feeds inbound_mails outbox notices ledger chains attempts idempotency codes known_browsers typed_digits spent_links mailed_links drafts evidence_files interruptions comparisons';

/** Empties every table, so that each test starts with nothing; the journal lets nobody delete but whoever stops its triggers. */
export async function emptyStore({ query, transaction }: Database): Promise<void> {
  await transaction(async (within) => {
    await within(`set local session_replication_role = replica`);
    for (const table of ['postings', 'transactions']) await within(`delete from ${table}`);
  });
  for (const table of ['programmes', 'people', ...Object.values(tables), ...others.split(' ')])
    await query(`delete from ${table}`);
}

/** Tests on a store of their own, which is empty before each of them. */
export function describeStore(suite: (store: () => Database) => void): void {
  let database: Database | undefined;
  const store = () => {
    if (!database) throw new Error('The store is opened before the first test.');
    return database;
  };
  describe('the store', () => {
    beforeAll(async () => {
      database = await openEmptyStore();
    });
    beforeEach(() => emptyStore(store()));
    afterAll(() => database?.close());
    suite(store);
  });
}

/** A programme of two hospitals, as its file says it. */
export function aProgramme(): Programme {
  const reading = loadProgramme(join(__dirname, '../../programmes/stroke-registry.yaml'));
  if (!reading.programme) throw new Error('The second programme has defects.');
  return reading.programme;
}

/** Numbers happenings as one process does, from 1, a minute apart. */
export const told = (
  process: string,
  happenings: readonly Happening[],
  { programme = 'east-west', from = 1 }: { programme?: string; from?: number } = {},
): readonly Entry[] =>
  happenings.map((happening, index) => ({
    programme,
    process,
    number: from + index,
    at: new Date(Date.UTC(2026, 2, 2, 1, from + index)).toISOString(),
    happening,
  }));

export const opened = (changes: Parameters<typeof aRequest>[0] = {}): Happening => ({
  type: 'approval.opened',
  request: aRequest(changes),
  plan: aPlan(),
});
