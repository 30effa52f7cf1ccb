import type { Database } from '../infra/store/database';
import { filesInStore, type FilesSettings } from '../infra/files/settings';
import { createEvidenceFiles } from '../infra/store/evidence-files';
import { createLedger } from '../infra/store/ledger';

/** Checks the record of every programme and says so in a sentence each, and every file in evidence; answers the exit code, 1 when one is broken; with `readModel` also whether pages show what the record says. */
export async function verify(
  database: Database,
  print: (line: string) => void,
  {
    readModel = false,
    files: settings = filesInStore,
  }: { readonly readModel?: boolean; readonly files?: FilesSettings } = {},
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
  const files = createEvidenceFiles(database, settings);
  for (const programme of await files.programmes())
    for (const { hash, name, isWhole, isAway } of await files.known(programme)) {
      if (isWhole) continue;
      code = 1;
      print(
        isAway
          ? `${programme}: the file "${name}" (SHA-256 ${hash}) can't be read just now. 文件暂时无法读取。`
          : `${programme}: the file "${name}" (SHA-256 ${hash}) was CHANGED since it was filed, or is gone. 文件内容已变更或文件已丢失。`,
      );
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
