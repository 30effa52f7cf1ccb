import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from './sha256';
import { segmentOf, unreachable, type FileKey, type FilesPort } from './port';

/** A bucket of a service that speaks S3. */
export interface S3Place {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Whether the bucket stands before the host, as some services want it, or in the path. */
  readonly isBucketInHost: boolean;
}

/** A file of 25 MB has so long to go over the wire, each time. */
const ANSWER_WITHIN_MS = 30_000;

/** After so long it is tried again where the service is busy or does not answer. */
const PAUSES_MS = [200, 1_000];

const none = createHash('sha256').digest('hex');

/** Objects `<programme>/<hash>`; the hash is signed along, so the service itself refuses other bytes. */
export const s3Port = (place: S3Place): FilesPort => {
  const { accessKeyId, secretAccessKey, region } = place;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
  });
  const send = async (method: 'PUT' | 'GET' | 'DELETE', key: FileKey, body?: Buffer): Promise<Response> => {
    const url = urlOf(place, key);
    const { headers } = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, 'x-amz-content-sha256': body ? key.hash : none },
    });
    const { host: _sentByItself, ...signed } = headers;
    return fetch(url, {
      method,
      headers: signed,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body && { body: new Uint8Array(body) }),
    });
  };
  const ask = async (method: 'PUT' | 'GET' | 'DELETE', key: FileKey, body?: Buffer): Promise<Buffer | undefined> => {
    let trouble = '';
    for (const pause of [0, ...PAUSES_MS]) {
      await wait(pause);
      try {
        const response = await send(method, key, body);
        const answer = Buffer.from(await response.arrayBuffer());
        if (response.ok) return answer;
        trouble = `${response.status} ${codeIn(answer)}`.trim();
        if (response.status === 404 && method !== 'PUT' && !trouble.includes('NoSuchBucket')) return undefined;
        if (response.status < 500 && ![408, 429].includes(response.status)) break;
      } catch (error) {
        trouble = reasonOf(error);
      }
    }
    throw unreachable(trouble);
  };
  return {
    put: async (key, bytes) => void (await ask('PUT', key, bytes)),
    get: (key) => ask('GET', key),
    remove: async (key) => void (await ask('DELETE', key)),
  };
};

function urlOf({ endpoint, bucket, isBucketInHost }: S3Place, { programme, hash }: FileKey): URL {
  const url = new URL(endpoint);
  const before = url.pathname.replace(/\/$/, '');
  if (isBucketInHost) url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = [before, ...(isBucketInHost ? [] : [bucket]), segmentOf(programme), hash].join('/');
  return url;
}

/** The code that a service gives in its XML. */
const codeIn = (answer: Buffer): string => /<Code>(\w+)<\/Code>/.exec(answer.toString('utf8'))?.[1] ?? '';

/** The code alone: a message of the network may hold the address. */
const reasonOf = (error: unknown): string => {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'nothing';
};
