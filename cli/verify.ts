import type { Database } from '../infra/store/database';
import { createEvidenceFiles } from '../infra/store/evidence-files';
import { createLedger } from '../infra/store/ledger';

/** Checks the record of every programme and says so in a sentence each, and every file in evidence; answers the exit code, 1 when one is broken; with `readModel` also whether pages show what the record says. */
export async function verify(
  database: Database,
  print: (line: string) => void,
  { readModel = false }: { readonly readModel?: boolean } = {},
): Promise<number> {
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
  if (!readModel) return code;
  const differences = await ledger.compareReadModel();
  for (const { table, rows, programmes } of differences)
    print(`The read model is NOT what the record says: ${rows} rows of ${table} (${programmes.join(', ')}).`);
  print(
    differences.length === 0
      ? 'The read model is what the record says.'
      : 'Run "gatehouse rebuild" 读模型与记录不符，请执行 gatehouse rebuild。',
  );
  return differences.length === 0 ? code : 1;
}
