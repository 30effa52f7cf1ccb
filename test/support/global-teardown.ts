/** Stops the server that `global-setup.ts` started, and only that; may run once a project. */
export default async function globalTeardown(): Promise<void> {
  const server = globalThis.testTemporal;
  if (!server) return;
  globalThis.testTemporal = undefined;
  delete process.env['GATEHOUSE_TEST_TEMPORAL'];
  await server.stop();
}
