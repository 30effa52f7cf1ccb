import { prepare } from './prepared';
import { startTestServer } from './server';
import type { RunningServer } from '../../infra/temporal/server';

declare global {
  /** What this jest run made for all its tests: the server is undefined when it uses one that was running. */
  var testTemporal: RunningServer | undefined;
  var testPrepared: Awaited<ReturnType<typeof prepare>> | undefined;
}

/** Prepares what all tests share and starts one server for them, unless GATEHOUSE_TEST_TEMPORAL names a running one; may run once a project. */
export default async function globalSetup(): Promise<void> {
  globalThis.testPrepared ??= await prepare();
  process.env['GATEHOUSE_TEST_PREPARED'] = globalThis.testPrepared.folder;
  process.env['GATEHOUSE_TEST_POSTGRES'] = globalThis.testPrepared.postgresUrl;
  if (process.env['GATEHOUSE_TEST_TEMPORAL']) return;
  globalThis.testTemporal = await startTestServer();
  process.env['GATEHOUSE_TEST_TEMPORAL'] = globalThis.testTemporal.address;
}
