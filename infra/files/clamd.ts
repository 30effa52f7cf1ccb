import { connect } from 'node:net';
import { DomainError } from '../../domain/shared/errors';

/** What a scanner says of bytes: nothing, or the name of what it found. Throws `scanner_unavailable` where it says neither. */
export type Scan = (bytes: Buffer) => Promise<string | undefined>;

/** A file of 25 MB is looked through in so long, archives in it included. */
const VERDICT_WITHIN_MS = 60_000;

const PIECE = 64 * 1024;

/** A number of bytes before each piece, four bytes in network order; zero ends the file (clamd(8), INSTREAM). */
const lengthOf = (count: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
};

function* pieces(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    yield lengthOf(piece.length);
    yield piece;
  }
  yield lengthOf(0);
}

const unavailable = (answered: string) => new DomainError('scanner_unavailable', undefined, { answered });

/** Has a clamd look through files, over TCP. */
export const createClamd =
  ({ host, port }: { readonly host: string; readonly port: number }): Scan =>
  async (bytes) => {
    const said = await ask(host, port, bytes);
    const [, found] = /^stream: (.+) FOUND$/.exec(said) ?? [];
    if (found !== undefined) return found;
    if (said === 'stream: OK') return undefined;
    throw unavailable(said.slice(0, 200) || 'nothing');
  };

const ask = (host: string, port: number, bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const heard: Buffer[] = [];
    const socket = connect({ host, port });
    const said = () => Buffer.concat(heard).toString('utf8').replace(/\0.*$/s, '').trim();
    const failed = (why: string) => {
      socket.destroy();
      // A clamd that refuses a file for its size answers and hangs up while it is still sent.
      if (heard.length > 0) resolve(said());
      else reject(unavailable(why));
    };
    const timer = setTimeout(() => failed('nothing in time'), VERDICT_WITHIN_MS);
    socket.once('connect', () => {
      for (const piece of pieces(bytes)) socket.write(piece);
    });
    socket.on('data', (data) => heard.push(data));
    socket.once('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.message));
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(said());
    });
  });
