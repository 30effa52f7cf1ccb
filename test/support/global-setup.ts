import { searchAttributes } from '../../contracts/search-attributes';
import { startTestServer } from './server';
import type { RunningServer } from '../../infra/temporal-server';

declare global {
  /** The server that this jest run started; undefined when it uses one that was running. */
  var testTemporal: RunningServer | undefined;
}

/** Starts one server for the whole jest run, unless GATEHOUSE_TEST_TEMPORAL names a running one; may run once a project. */
export default async function globalSetup(): Promise<void> {
  if (process.env['GATEHOUSE_TEST_TEMPORAL']) return;
  const types = Object.values(searchAttributes).map(({ name, type }) => [name, type] as const);
  globalThis.testTemporal = await startTestServer(Object.fromEntries(types));
  process.env['GATEHOUSE_TEST_TEMPORAL'] = globalThis.testTemporal.address;
}
