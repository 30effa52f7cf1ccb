import { Connection } from '@temporalio/client';
import { ensureNamespace, registerSearchAttributes } from '../../../infra/temporal/namespace';
import type { RunningServer } from '../../../infra/temporal/server';
import { startTestServer } from '../../support/server';

let server: RunningServer;
let connection: Connection;
const namespace = 'gatehouse';

beforeAll(async () => {
  server = await startTestServer();
  connection = await Connection.connect({ address: server.address });
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

/** A namespace that was just made is seen by the server's other parts a moment later. */
async function eventually(act: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;)
    try {
      return await act();
    } catch (error) {
      if (Date.now() > deadline || !/not found/i.test((error as Error).message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
}

test("prepares another's server: makes the namespace and adds what is missing, any number of times", async () => {
  for (let times = 0; times < 2; times++) {
    await ensureNamespace(connection, namespace, 24);
    await eventually(() => registerSearchAttributes(connection, namespace, { Programme: 'KEYWORD' }));
  }
  await registerSearchAttributes(connection, namespace, { Programme: 'KEYWORD', WaitingOn: 'KEYWORD_LIST' });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(['Programme', 'WaitingOn']));
});

test('names a search attribute that is there with another type', async () => {
  await expect(registerSearchAttributes(connection, namespace, { Programme: 'DATETIME' })).rejects.toThrow(
    'Search attribute Programme is KEYWORD on the Temporal server, and DATETIME is needed',
  );
});
