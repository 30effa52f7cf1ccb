import { Client, type ClientConfig } from 'pg';

/** The store that DATABASE_URL names can't be used as it is, however long one waits; the sentence says what to change. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
}

type Failure = Error & { readonly code?: string; readonly hostname?: string };

/** What says that a certificate is not trusted, or is for another name (Node's codes of OpenSSL and its own). */
const untrusted = /SELF_SIGNED|UNABLE_TO_|CERT_|DEPTH_ZERO|ERR_TLS_CERT/;

/** Why connecting failed and what to change; `undefined` where waiting may mend it. */
const cureOf = ({ code = '', message, hostname = '' }: Failure): string | undefined => {
  if (code === 'ENOTFOUND') return `there is no host "${hostname}"`;
  if (/unsupported startup parameter/i.test(message))
    return `${message}: a connection pooler stands between that refuses what we ask of each connection. Name the server itself, or let the pooler pass start-up parameters on (a session each)`;
  if (/does not support SSL/i.test(message))
    return 'it asks for TLS (sslmode), and the server has none: leave sslmode out, or give the server a certificate';
  if (untrusted.test(code))
    return `the server's certificate is not trusted (${message}): name who signed it by sslrootcert=<file>, or its own name as host`;
  if (/no pg_hba\.conf entry/.test(message) && /no encryption|SSL off/i.test(message))
    return 'the server takes us by TLS only: add ?sslmode=verify-full';
  if (code === '28P01') return 'the server does not take this password';
  if (code.startsWith('28')) return `the server does not let this user in: ${message}`;
  if (code === '3D000') return `${message}: create it, and let the user make tables there`;
  if (code === 'ENOENT') return `a file that it names is not there: ${message}`;
  return undefined;
};

/** Reads the address and the files that it names. Throws `StoreProblem`. */
function clientOf(config: ClientConfig): Client {
  try {
    return new Client(config);
  } catch (error) {
    throw new StoreProblem(`DATABASE_URL: ${cureOf(error as Failure) ?? (error as Error).message}.`);
  }
}

/** Connects once. A server that is away for now is left to who asks next. Throws `StoreProblem` for a mistake that no waiting mends. */
export async function assertStoreTakesUs(config: ClientConfig): Promise<void> {
  const client = clientOf(config);
  client.on('error', () => {}); // answered by `connect`
  try {
    await client.connect();
  } catch (error) {
    const cure = cureOf(error as Failure);
    if (cure !== undefined) throw new StoreProblem(`DATABASE_URL: ${cure}.`);
  } finally {
    void client.end().catch(() => {}); // one that never connected need not be waited for
  }
}
