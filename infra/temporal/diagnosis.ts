import { once } from 'node:events';
import { connect as connectPlainly } from 'node:net';
import { connect, type ConnectionOptions as TlsOptions } from 'node:tls';
import { isGrpcServiceError } from '@temporalio/client';
import { status } from '@grpc/grpc-js';
import type { TemporalPlace } from './place';
import { TemporalProblem } from './problem';

const PATIENCE_MS = 3_000;

/** How long after the handshake a server may still say that it wants another certificate (TLS 1.3). */
const AFTERTHOUGHT_MS = 300;

const partsOf = (address: string) => {
  const { hostname, port } = new URL(`tcp://${address}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 7233 };
};

type Failure = NodeJS.ErrnoException & { readonly reason?: string };

/** How a handshake with the server went: whether it said its part, and what failed then or before. */
interface Handshake {
  readonly isAnswered: boolean;
  readonly failure?: Failure;
}

const handshake = async (options: TlsOptions): Promise<Handshake> => {
  const socket = connect({ ...options, ALPNProtocols: ['h2'], timeout: PATIENCE_MS });
  const failed = new Promise<Failure>((resolve) => {
    socket.once('error', resolve);
    socket.once('timeout', () => resolve(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    socket.once('close', () => resolve(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
  let isAnswered = false;
  const done = new Promise<undefined>((resolve) => {
    socket.once('secureConnect', () => {
      isAnswered = true;
      setTimeout(() => resolve(undefined), AFTERTHOUGHT_MS);
    });
  });
  try {
    const failure = await Promise.race([failed, done]);
    return { isAnswered, ...(failure && { failure }) };
  } finally {
    socket.destroy();
  }
};

/** Why nothing answers at all; `undefined` where something does. */
const reach = async (host: string, port: number): Promise<Failure | undefined> => {
  const socket = connectPlainly({ host, port, timeout: PATIENCE_MS });
  try {
    const failed = new Promise<Failure>((resolve) => {
      socket.once('error', resolve);
      socket.once('timeout', () => resolve(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    });
    return await Promise.race([
      failed,
      once(socket, 'connect').then(
        () => undefined,
        () => failed,
      ),
    ]);
  } finally {
    socket.destroy();
  }
};

/** What a server that speaks no TLS makes of a handshake. */
const isNoTls = ({ code = '', message }: Failure): boolean =>
  ['EPROTO', 'ECONNRESET', 'ETIMEDOUT'].includes(code) ||
  /wrong.version.number|packet.length/i.test(`${code} ${message}`);

/** A server's own word that it does not take our certificate, or misses one. */
const wantsCertificate = ({ code = '', message, reason = '' }: Failure): boolean =>
  /alert|certificate_required|handshake.failure/i.test(`${code} ${message} ${reason}`);

const problem = (sentence: string) => new TemporalProblem('temporal_connection', sentence);

/**
 * Why the server can't be connected to, when that is a mistake of the settings that no waiting mends: TLS on one side only, certificates,
 * a host that there is not, a key that is not taken. `undefined` for a server that is away for now.
 */
export async function connectionProblem(place: TemporalPlace, error: unknown): Promise<TemporalProblem | undefined> {
  const { address, tls, apiKey } = place;
  const { host, port } = partsOf(address);
  if (isGrpcServiceError(error) && [status.UNAUTHENTICATED, status.PERMISSION_DENIED].includes(error.code)) {
    const cure = apiKey === undefined ? 'set TEMPORAL_API_KEY, or a client certificate' : 'look at TEMPORAL_API_KEY';
    return problem(`The Temporal server at ${address} does not let us in (${error.details}): ${cure}.`);
  }
  const away = await reach(host, port);
  if (away?.code === 'ENOTFOUND') return problem(`TEMPORAL_ADDRESS: there is no host "${host}".`);
  if (away) return undefined;
  const own = typeof tls === 'object' && tls;
  const pair = own && own.clientCertPair;
  const options: TlsOptions = {
    host,
    port,
    servername: (own && own.serverNameOverride) || (/[a-z]/i.test(host) ? host : ''),
    ...(own && own.serverRootCACertificate && { ca: Buffer.from(own.serverRootCACertificate) }),
    ...(pair && { cert: Buffer.from(pair.crt), key: Buffer.from(pair.key) }),
  };
  const { isAnswered, failure } = await handshake({ ...options, rejectUnauthorized: false });
  const speaksTls = isAnswered || (failure !== undefined && (!isNoTls(failure) || wantsCertificate(failure)));
  if (!tls)
    return speaksTls
      ? problem(
          `The Temporal server at ${address} speaks TLS, and we connect without: set TEMPORAL_TLS=true, and TEMPORAL_API_KEY or TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH as it asks for.`,
        )
      : undefined;
  if (!speaksTls)
    return problem(
      `The Temporal server at ${address} speaks no TLS, and we connect with it: leave out TEMPORAL_TLS… and TEMPORAL_API_KEY, or set TEMPORAL_TLS=false.`,
    );
  if (failure)
    return problem(
      `The Temporal server at ${address} refuses our side of TLS (${failure.message}): it asks for a client certificate that it knows, by TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH.`,
    );
  const { failure: distrust } = await handshake(options);
  return distrust
    ? problem(
        `The TLS certificate of the Temporal server at ${address} is not trusted (${distrust.message}): name who signed it by TEMPORAL_TLS_SERVER_CA_CERT_PATH, and for whom it is by TEMPORAL_TLS_SERVER_NAME where that is another name.`,
      )
    : undefined;
}
