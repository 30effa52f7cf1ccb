import { join } from 'node:path';
import type { Database } from '../infra/store/database';
import { createLedger } from '../infra/store/ledger';
import { openDatabase } from '../infra/store/opened';
import { round, timed } from './figures';
import { memoryOf, sum, usedBy } from './processes';

const cpuMs = () => sum(Object.values(usedBy(process.pid).cpuMs));

/** What a command costs for each entry, of its own process and of Postgres together, and how much memory its own process has afterwards. */
async function measured(work: () => Promise<number>) {
  const before = cpuMs();
  const [ms, entries] = await timed(work);
  return {
    entries,
    seconds: round(ms / 1000),
    cpuMsAnEntry: round((cpuMs() - before) / entries, 4),
    programMiB: Math.round(memoryOf(process.pid)['program'] ?? NaN),
  };
}

async function verifyAll(database: Database): Promise<number> {
  let entries = 0;
  for await (const found of createLedger(database).verifyAll()) {
    if (!found.ok) throw new Error(`${found.programme} is broken at ${found.brokenAt}: ${found.why.en}`);
    entries += found.entries;
  }
  return entries;
}

/** `verify` and `rebuild` over the whole record, in this process, with nobody else at the store. */
export const measureRecord = async (data: string) => {
  const database = await openDatabase({ folder: join(data, 'store') });
  try {
    return {
      verify: await measured(() => verifyAll(database)),
      rebuild: await measured(() => createLedger(database).rebuild()),
    };
  } finally {
    await database.close();
  }
};
