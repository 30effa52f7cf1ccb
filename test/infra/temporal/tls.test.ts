import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { createServer, type TlsOptions } from 'node:tls';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import {
  assertConnectable,
  connecting,
  connectNow,
  openConnection,
  optionsOf,
} from '../../../infra/temporal/connection';
import { namedTemporal } from '../../../infra/temporal/place';
import { createAuthority } from '../../support/certificates';
import { provideNamespace, type TestNamespace } from '../../support/server';

/** What stands in front of a server that asks for a client's certificate: it ends TLS and passes everything on. */
const terminatorOf = async (address: string, options: TlsOptions) => {
  const [host = '', port = ''] = address.split(':');
  const server = createServer({ ...options, ALPNProtocols: ['h2'] }, (socket) => {
    const onward = connect(Number(port), host);
    pipeline(socket, onward, socket, () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
};

let temporal: TestNamespace;
let authority: ReturnType<typeof createAuthority>;
let others: ReturnType<typeof createAuthority>;
let terminator: Awaited<ReturnType<typeof terminatorOf>>;
let settings: Readonly<Record<string, string>>;
beforeAll(async () => {
  temporal = await provideNamespace();
  [authority, others] = [createAuthority('ours'), createAuthority('others')];
  const server = authority.issue('temporal.works');
  const client = authority.issue('gatehouse');
  terminator = await terminatorOf(temporal.address, {
    ...server,
    ca: authority.cert,
    requestCert: true,
    rejectUnauthorized: true,
  });
  settings = {
    TEMPORAL_ADDRESS: terminator.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    TEMPORAL_TLS_CLIENT_CERT_DATA: client.cert,
    TEMPORAL_TLS_CLIENT_KEY_DATA: client.key,
    TEMPORAL_TLS_SERVER_CA_CERT_DATA: authority.cert,
    TEMPORAL_TLS_SERVER_NAME: 'temporal.works',
  };
});
afterAll(async () => {
  await terminator?.stop();
  for (const each of [authority, others]) each?.remove();
  await temporal?.release();
});

const placeOf = (variables: Readonly<Record<string, string | undefined>>) => namedTemporal(variables)!.place;

test('a server behind mutual TLS is reached by the client, at a start, and by the worker', async () => {
  const place = placeOf(settings);
  await assertConnectable(place);
  await (await connectNow(place, 5)).close();
  const { connection, close } = openConnection(place);
  const client = new Client({ connection, namespace: temporal.namespace });
  expect(await client.workflowService.getSystemInfo({})).toMatchObject({ serverVersion: expect.any(String) });
  await close();
  const native = await connecting(place, () => NativeConnection.connect(optionsOf(place)));
  expect(await native.workflowService.describeNamespace({ namespace: temporal.namespace })).toBeDefined();
  await native.close();
});

describe('a connection that only other settings mend is told by what to change:', () => {
  const without = (...names: readonly string[]) =>
    Object.fromEntries(Object.entries(settings).filter(([name]) => !names.some((each) => name.startsWith(each))));

  it.each<[string, () => Readonly<Record<string, string>>, RegExp]>([
    [
      'a plain one to a server with TLS',
      () => without('TEMPORAL_TLS'),
      /speaks TLS, and we connect without: set TEMPORAL_TLS=true/,
    ],
    [
      'one with TLS to a plain server',
      () => ({ ...settings, TEMPORAL_ADDRESS: temporal.address }),
      /speaks no TLS, and we connect with it: leave out TEMPORAL_TLS/,
    ],
    [
      'an API key to a plain server',
      () => ({ TEMPORAL_ADDRESS: temporal.address, TEMPORAL_API_KEY: 'a-key' }),
      /speaks no TLS, and we connect with it/,
    ],
    [
      'no client certificate',
      () => without('TEMPORAL_TLS_CLIENT'),
      /asks for a client certificate that it knows, by TEMPORAL_TLS_CLIENT_CERT_PATH/,
    ],
    [
      "a client certificate of somebody else's",
      () => {
        const { cert, key } = others.issue('gatehouse');
        return { ...settings, TEMPORAL_TLS_CLIENT_CERT_DATA: cert, TEMPORAL_TLS_CLIENT_KEY_DATA: key };
      },
      /asks for a client certificate that it knows/,
    ],
    [
      'a server whose certificate others have signed',
      () => ({ ...settings, TEMPORAL_TLS_SERVER_CA_CERT_DATA: others.cert }),
      /is not trusted .*TEMPORAL_TLS_SERVER_CA_CERT_PATH/,
    ],
    [
      'a server whose certificate is for another name',
      () => ({ ...settings, TEMPORAL_TLS_SERVER_NAME: 'elsewhere.works' }),
      /is not trusted .*TEMPORAL_TLS_SERVER_NAME/,
    ],
    [
      'a host that there is not',
      () => ({ TEMPORAL_ADDRESS: 'temporal.invalid:7233' }),
      /there is no host "temporal.invalid"/,
    ],
  ])('%s', async (_, variables, sentence) => {
    const place = placeOf(variables());
    await expect(connectNow(place, 2)).rejects.toThrow(sentence);
    await expect(connecting(place, () => NativeConnection.connect(optionsOf(place)))).rejects.toThrow(sentence);
  });

  it('while a server that is away for now is waited for', async () => {
    await expect(assertConnectable({ address: '127.0.0.1:9' })).resolves.toBeUndefined();
  });
});
