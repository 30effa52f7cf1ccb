import type { Database } from '../infra/store/database';
import { createLedger } from '../infra/store/ledger';

/** Builds the read model again from the ledger and says from how much; no mail is sent again. Answers the exit code. */
export async function rebuild(database: Database, print: (line: string) => void): Promise<number> {
  const started = performance.now();
  const entries = await createLedger(database).rebuild();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`The read model was built again from ${entries} entries in ${seconds} s. Letters were left alone.`);
  return 0;
}
