import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedTemporal } from '../../../infra/temporal/place';

const address = 'temporal.example:7233';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gatehouse-place-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('a server is named by its address alone, or not at all', () => {
  expect(namedTemporal({})).toBeUndefined();
  expect(namedTemporal({ TEMPORAL_ADDRESS: '', TEMPORAL_NAMESPACE: 'works' })).toBeUndefined();
  expect(namedTemporal({ TEMPORAL_ADDRESS: address })).toEqual({ place: { address } });
});

test('an API key goes along, over TLS', () => {
  expect(namedTemporal({ TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: 'a-key' })).toEqual({
    place: { address, apiKey: 'a-key', tls: true },
  });
});

test('certificates are read from files or from the variables themselves', () => {
  const { place } = namedTemporal({
    TEMPORAL_ADDRESS: address,
    TEMPORAL_TLS_CLIENT_CERT_PATH: file('client.pem', 'the certificate'),
    TEMPORAL_TLS_CLIENT_KEY_DATA: 'the key',
    TEMPORAL_TLS_SERVER_CA_CERT_DATA: 'who signed',
    TEMPORAL_TLS_SERVER_NAME: 'temporal',
  })!;
  const { clientCertPair, serverRootCACertificate, serverNameOverride } = place.tls as Exclude<
    typeof place.tls,
    boolean | undefined
  >;
  const read = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
  expect([clientCertPair?.crt, clientCertPair?.key, serverRootCACertificate].map(read)).toEqual([
    'the certificate',
    'the key',
    'who signed',
  ]);
  expect(serverNameOverride).toBe('temporal');
});

test('headers go along, and TLS can be turned off beside a key', () => {
  expect(
    namedTemporal({
      TEMPORAL_ADDRESS: address,
      TEMPORAL_TLS: 'false',
      TEMPORAL_API_KEY: 'a-key',
      TEMPORAL_GRPC_META_X_TEAM: 'works',
    }),
  ).toEqual({ place: { address, apiKey: 'a-key', tls: false, metadata: { 'x-team': 'works' } } });
});

test('a profile of the configuration file counts only where one is named', () => {
  const profile = file(
    'temporal.toml',
    '[profile.works]\naddress = "cloud.example:7233"\nnamespace = "w.a"\napi_key = "k"\n',
  );
  const home = { HOME: folder, XDG_CONFIG_HOME: folder };
  expect(namedTemporal(home)).toBeUndefined();
  expect(namedTemporal({ ...home, TEMPORAL_CONFIG_FILE: profile, TEMPORAL_PROFILE: 'works' })).toEqual({
    place: { address: 'cloud.example:7233', apiKey: 'k', tls: true },
    namespace: 'w.a',
  });
  expect(() => namedTemporal({ TEMPORAL_CONFIG_FILE: profile, TEMPORAL_PROFILE: 'other' })).toThrow('TEMPORAL_PROFILE');
});

describe('what would be passed over in silence is refused by name:', () => {
  it.each([
    ['no word for yes or no', { TEMPORAL_TLS: 'yes' }, 'TEMPORAL_TLS: must be true or false'],
    [
      'a certificate without its key',
      { TEMPORAL_TLS_CLIENT_CERT_DATA: 'x' },
      'TEMPORAL_TLS_CLIENT_KEY_PATH: a certificate and its key',
    ],
    [
      'a key without its certificate',
      { TEMPORAL_TLS_CLIENT_KEY_DATA: 'x' },
      'TEMPORAL_TLS_CLIENT_CERT_PATH: a certificate and its key',
    ],
    [
      'a file that is not there',
      { TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere/ca.pem' },
      "TEMPORAL_TLS_SERVER_CA_CERT_PATH: can't be read",
    ],
    [
      'one thing said twice',
      { TEMPORAL_TLS_SERVER_CA_CERT_PATH: __filename, TEMPORAL_TLS_SERVER_CA_CERT_DATA: 'x' },
      'TEMPORAL_TLS_SERVER_CA_CERT_DATA: must not be set beside',
    ],
    [
      'trust in whoever answers',
      { TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: 'true' },
      'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: is not taken',
    ],
  ])('%s', (_, given, sentence) => {
    expect(() => namedTemporal({ TEMPORAL_ADDRESS: address, ...given })).toThrow(sentence);
  });

  it.each(['TEMPORAL_TLS', 'TEMPORAL_API_KEY', 'TEMPORAL_TLS_SERVER_NAME', 'TEMPORAL_GRPC_META_X'])(
    'a setting for a server that is not named: %s',
    (name) =>
      expect(() => namedTemporal({ [name]: 'true' })).toThrow(
        `TEMPORAL_ADDRESS: must name the server that ${name} is for`,
      ),
  );
});
