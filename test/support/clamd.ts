import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually';
import { freePort } from './ports';

/** The test file of the European Institute for Computer Antivirus Research: harmless, and found by every scanner. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''),
);

export interface Scanner {
  readonly host: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Speaks INSTREAM as clamd(8) has it: finds what holds the test file, and is out of patience beyond `most` bytes. */
export async function startScanner({ most = 100 * 1024 * 1024 } = {}): Promise<Scanner> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      const body = bodyIn(heard);
      if (body === undefined && heard.length <= most) return;
      socket.removeAllListeners('data');
      const said = body === undefined ? 'INSTREAM size limit exceeded. ERROR' : verdictOf(body);
      socket.end(`${said}\0`);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { host: '127.0.0.1', port, stop: () => new Promise((closed) => server.close(() => closed())) };
}

const verdictOf = (body: Buffer): string =>
  body.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';

const command = 'zINSTREAM\0';

/** The file of a whole command; nothing as long as it is not over. */
function bodyIn(heard: Buffer): Buffer | undefined {
  if (heard.length < command.length) return undefined;
  if (heard.subarray(0, command.length).toString() !== command) return Buffer.from('UNKNOWN COMMAND');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

/** Whether this machine has a clamd. */
export const hasClamd = () => spawnSync('clamd', ['--version']).error === undefined;

/** A clamd with one signature, that of the test file. */
export async function startClamd(): Promise<Scanner> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-clamd-'));
  const port = await freePort();
  const hexOf = eicar.toString('hex');
  writeFileSync(join(folder, 'test.ndb'), `Eicar-Test-Signature:0:*:${hexOf}\n`);
  const settings = [
    `DatabaseDirectory ${folder}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    'Foreground yes',
    'MaxThreads 2',
    `User ${userInfo().username}`,
    'StreamMaxLength 30M',
  ];
  const file = join(folder, 'clamd.conf');
  writeFileSync(file, `${settings.join('\n')}\n`);
  const running = spawn('clamd', ['--config-file', file], { stdio: 'ignore' });
  await eventually(() => answers(port));
  const stop = async () => {
    const ended = new Promise((done) => running.once('exit', done));
    running.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { host: '127.0.0.1', port, stop };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      socket.end();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
