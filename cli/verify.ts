import type { Database } from '../infra/store/database';
import { createEvidenceFiles } from '../infra/store/evidence-files';
import { createLedger } from '../infra/store/ledger';

/** Checks the record of every programme and says so in a sentence each, and every file in evidence; answers the exit code, 1 when one is broken. */
export async function verify(database: Database, print: (line: string) => void): Promise<number> {
  const ledger = createLedger(database);
  let code = 0;
  let isEmpty = true;
  for await (const { programme, ...result } of ledger.verifyAll()) {
    isEmpty = false;
    if (result.ok) print(`${programme}: ${result.entries} entries, every one as it was written.`);
    else {
      code = 1;
      print(`${programme}: BROKEN at entry ${result.brokenAt}. ${result.why.en} ${result.why.zh}`);
    }
  }
  if (isEmpty) print('The ledger is empty: no programme has been started yet.');
  const files = createEvidenceFiles(database);
  for (const programme of await files.programmes())
    for (const { hash, name, isWhole } of await files.known(programme)) {
      if (isWhole) continue;
      code = 1;
      print(`${programme}: the file "${name}" (SHA-256 ${hash}) was CHANGED since it was filed. 文件内容已变更。`);
    }
  return code;
}
