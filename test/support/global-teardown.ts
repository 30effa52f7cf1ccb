/** Stops and removes what `global-setup.ts` made, and only that; may run once a project. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testPrepared?.remove();
  globalThis.testPrepared = undefined;
  delete process.env['GATEHOUSE_TEST_PREPARED'];
  delete process.env['GATEHOUSE_TEST_POSTGRES'];
  const server = globalThis.testTemporal;
  if (!server) return;
  globalThis.testTemporal = undefined;
  delete process.env['GATEHOUSE_TEST_TEMPORAL'];
  await server.stop();
}
