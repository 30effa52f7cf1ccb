import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../infra/store/database';
import { bundleWorkflows } from '../../worker/bundle';

/** What takes long and is the same for every test file: made once a jest run, into a folder of its own; `remove` removes that folder. */
export const prepare = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-prepared-'));
  const [{ code }] = await Promise.all([bundleWorkflows(), migrateStore(storeIn(folder))]);
  writeFileSync(bundleIn(folder), code);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** The workflows as the worker runs them; outside jest, bundled now. */
export const preparedBundle = async () => (prepared() ? { codePath: bundleIn(prepared()) } : bundleWorkflows());

/** Puts an empty embedded store with all its tables into a folder; outside jest, whoever opens it makes the tables. */
export const putEmptyStore = (folder: string): void => {
  if (prepared()) cpSync(storeIn(prepared()), folder, { recursive: true });
};

/** Opens an empty embedded store in a folder of its own, which goes when it is closed. */
export const openEmptyStore = async (): Promise<Database> => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-store-'));
  putEmptyStore(folder);
  const database = await openDatabase({ folder });
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...database, close };
};

const prepared = () => process.env['GATEHOUSE_TEST_PREPARED'] ?? '';
const bundleIn = (folder: string) => join(folder, 'workflows.js');
const storeIn = (folder: string) => join(folder, 'store');
const migrateStore = async (folder: string) => (await openDatabase({ folder })).close();
