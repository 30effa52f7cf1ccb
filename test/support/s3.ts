import { spawn, spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Place } from '../../infra/files/s3';
import { eventually } from './eventually';
import { freePort } from './ports';

const keys = { accessKeyId: 'gatehouse', secretAccessKey: 'a-secret-for-tests-only' };
const region = 'us-east-1';

const mac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const hex = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** Whether a request is signed as "Authenticating Requests (AWS Signature Version 4)" says, over the body that came. */
function isSigned({ method, url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const said = /Credential=gatehouse\/(\d{8})\/us-east-1\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/;
  const [, day = '', names = '', signature] = said.exec(headers.authorization ?? '') ?? [];
  const hash = String(headers['x-amz-content-sha256']);
  const fields = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, url, '', fields.join(''), names, hash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hex(canonical)].join('\n');
  const key = mac(mac(mac(mac(`AWS4${keys.secretAccessKey}`, day), region), 's3'), 'aws4_request');
  return hash === hex(body) && mac(key, toSign).toString('hex') === signature;
}

/** A service of S3 of this test's own, and what it holds; it takes only what is rightly signed, and answers the next requests with the statuses of `troubles`. */
export async function startS3() {
  const objects = new Map<string, Buffer>();
  const troubles: number[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const answer = (status: number, code: string) =>
        response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
      const trouble = troubles.shift();
      if (trouble !== undefined) return answer(trouble, 'InternalError');
      if (!isSigned(request, body)) return answer(403, 'SignatureDoesNotMatch');
      const [, bucket, ...name] = (request.url ?? '').split('/');
      if (bucket !== 'files') return answer(404, 'NoSuchBucket');
      const key = name.join('/');
      if (request.method === 'PUT') objects.set(key, body);
      if (request.method === 'DELETE') objects.delete(key);
      const found = objects.get(key);
      if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204).end();
      return found ? response.writeHead(200).end(found) : answer(404, 'NoSuchKey');
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => new Promise<void>((closed) => server.close(() => closed()));
  return { place: placeAt(endpoint), objects, troubles, stop };
}

const placeAt = (endpoint: string): S3Place => ({ endpoint, bucket: 'files', region, ...keys, isBucketInHost: false });

/** Whether this machine has a versitygw. */
export const hasVersity = () => spawnSync('versitygw', ['--version']).error === undefined;

/** A versitygw, which checks what is signed by an implementation of its own. */
export async function startVersity(): Promise<{ readonly place: S3Place; readonly stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-s3-'));
  mkdirSync(join(folder, 'files'));
  const port = await freePort();
  const running = spawn(
    'versitygw',
    ['--access', keys.accessKeyId, '--secret', keys.secretAccessKey, '--port', `127.0.0.1:${port}`, 'posix', folder],
    { stdio: 'ignore' },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(endpoint).catch(() => undefined)) !== undefined);
  const stop = () => {
    running.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { place: placeAt(endpoint), stop };
}
