import { readFileSync } from 'node:fs';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { ConnectionOptions } from '@temporalio/client';
import { EnvironmentProblem } from '../host/env';

/** Where a Temporal server is, and what it asks of whoever connects: TLS, a certificate of one's own, an API key, headers. */
export interface TemporalPlace {
  readonly address: string;
  readonly tls?: Exclude<ConnectionOptions['tls'], null | undefined>;
  readonly apiKey?: string;
  readonly metadata?: NonNullable<ConnectionOptions['metadata']>;
}

/** The server that the environment names, and its namespace. */
interface NamedTemporal {
  readonly place: TemporalPlace;
  readonly namespace?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const pairs = [
  ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_CERT_DATA'],
  ['TEMPORAL_TLS_CLIENT_KEY_PATH', 'TEMPORAL_TLS_CLIENT_KEY_DATA'],
  ['TEMPORAL_TLS_SERVER_CA_CERT_PATH', 'TEMPORAL_TLS_SERVER_CA_CERT_DATA'],
] as const;

/** What the SDK would pass over in silence, or tell without the variable's name. */
const faultsOf = (set: Variables): readonly string[] => {
  const faults: string[] = [];
  const tell = (name: string, what: string) => void faults.push(`${name}: ${what}`);
  const isGiven = (names: readonly string[]) => names.some((name) => set[name] !== undefined);
  if (set['TEMPORAL_TLS'] !== undefined && !/^(true|false|1|0)$/.test(set['TEMPORAL_TLS']))
    tell('TEMPORAL_TLS', 'must be true or false');
  if (set['TEMPORAL_TLS_DISABLE_HOST_VERIFICATION'] !== undefined)
    tell(
      'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION',
      'is not taken: name what the certificate is for by TEMPORAL_TLS_SERVER_NAME, and who signed it by TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    );
  for (const pair of pairs)
    if (pair.every((name) => set[name] !== undefined)) tell(pair[1], `must not be set beside ${pair[0]}`);
  const [certificate, key] = pairs;
  if (isGiven(certificate) !== isGiven(key))
    tell(isGiven(key) ? certificate[0] : key[0], 'a certificate and its key must be set together');
  for (const [path] of pairs) {
    const file = set[path];
    if (file === undefined) continue;
    try {
      readFileSync(file);
    } catch (error) {
      tell(path, `can't be read: ${(error as Error).message}`);
    }
  }
  return faults;
};

/** Settings for a server that is not named would change nothing. */
const assertNoneMeant = (set: Variables): undefined => {
  const meant = Object.keys(set).find((name) => /^TEMPORAL_(TLS|API_KEY|GRPC_META_|PROFILE|CONFIG_FILE)/.test(name));
  if (meant === undefined) return undefined;
  throw new EnvironmentProblem(`TEMPORAL_ADDRESS: must name the server that ${meant} is for`);
};

/**
 * Reads TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS…, TEMPORAL_API_KEY and TEMPORAL_GRPC_META_… as every Temporal SDK does, and a
 * profile of its configuration file where TEMPORAL_PROFILE or TEMPORAL_CONFIG_FILE names one: the file that lies in a home folder may be
 * about another server. `undefined` where no server is named. Throws `EnvironmentProblem`.
 */
export const namedTemporal = (variables: Variables): NamedTemporal | undefined => {
  const set = Object.fromEntries(
    Object.entries(variables).filter(
      (pair): pair is [string, string] => pair[0].startsWith('TEMPORAL_') && Boolean(pair[1]),
    ),
  );
  const faults = faultsOf(set);
  if (faults.length > 0) throw new EnvironmentProblem(faults.join('\n'));
  const isFileNamed = set['TEMPORAL_PROFILE'] !== undefined || set['TEMPORAL_CONFIG_FILE'] !== undefined;
  const home = Object.fromEntries(['HOME', 'XDG_CONFIG_HOME', 'APPDATA'].map((name) => [name, variables[name] ?? '']));
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({
      overrideEnvVars: { ...home, ...set },
      disableFile: !isFileNamed,
      configFileStrict: true,
    });
    const { address, tls, apiKey, metadata } = connectionOptions;
    if (!address) return assertNoneMeant(set);
    return {
      place: {
        address,
        ...(tls !== undefined && tls !== null && { tls }),
        ...(apiKey !== undefined && { apiKey }),
        ...(metadata && { metadata }),
      },
      ...(namespace !== undefined && { namespace }),
    };
  } catch (error) {
    if (error instanceof EnvironmentProblem) throw error;
    throw new EnvironmentProblem(`TEMPORAL_CONFIG_FILE, TEMPORAL_PROFILE: ${(error as Error).message}`);
  }
};
