import type { Database } from '../infra/store/database';
import { createLedger } from '../infra/store/ledger';

/** Checks the record of every programme and says so in a sentence each; answers the exit code, 1 when one is broken. */
export async function verify(database: Database, print: (line: string) => void): Promise<number> {
  const ledger = createLedger(database);
  const programmes = await ledger.programmes();
  if (programmes.length === 0) print('The ledger is empty: no programme has been started yet.');
  let code = 0;
  for (const programme of programmes) {
    const result = await ledger.verify(programme);
    if (result.ok) print(`${programme}: ${result.entries} entries, every one as it was written.`);
    else {
      code = 1;
      print(`${programme}: BROKEN at entry ${result.brokenAt}. ${result.why.en} ${result.why.zh}`);
    }
  }
  return code;
}
