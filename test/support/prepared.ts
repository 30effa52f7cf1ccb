import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../infra/store/database';
import { openDatabase, type StorePlace } from '../../infra/store/opened';
import { bundleWorkflows } from '../../worker/bundle';
import { inStock } from './in-stock';
import { createEmptyDatabase, makeTemplate, startPostgres } from './postgres';

/** What takes long and is the same for every test file: made once a jest run; `remove` removes it. */
export const prepare = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-prepared-'));
  const [{ code }, postgres] = await Promise.all([bundleWorkflows(), startPostgres()]);
  await makeTemplate(postgres.url);
  writeFileSync(bundleIn(folder), code);
  const remove = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, postgresUrl: postgres.url, remove };
};

/** The workflows as the worker runs them; outside jest, bundled now. */
export const preparedBundle = async () => {
  const folder = process.env['GATEHOUSE_TEST_PREPARED'];
  return folder ? { codePath: bundleIn(folder) } : bundleWorkflows();
};

/** An empty store: a database on the server of this jest run; outside jest, a folder. `remove` removes it. */
export const createEmptyStore = async (): Promise<{ place: StorePlace; remove: () => Promise<void> | void }> => {
  const url = process.env['GATEHOUSE_TEST_POSTGRES'];
  if (url) {
    const { databaseUrl, drop } = await nextDatabase(url);
    return { place: { databaseUrl }, remove: drop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-store-'));
  return { place: { folder }, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Opens an empty store, which goes when it is closed. */
export const openEmptyStore = async (): Promise<Database> => {
  const { place, remove } = await createEmptyStore();
  const database = await openDatabase(place);
  const close = async () => {
    await database.close();
    await remove();
  };
  return { ...database, close };
};

/** Its tables are files to copy: that of the next file is made beside the tests of this one. */
const nextDatabase = inStock(createEmptyDatabase);

const bundleIn = (folder: string) => join(folder, 'workflows.js');
