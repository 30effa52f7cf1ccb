import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { openDatabase } from '../../../infra/store/opened';
import { createAuthority } from '../../support/certificates';

/** What a Postgres, or what stands before it, says to whoever begins: a refusal with its SQLSTATE. */
const refusing = (code: string, message: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
};

/** Eight bytes ask whether TLS is spoken here. */
const asksForTls = (bytes: Buffer) => bytes.length === 8;

const serving = async (answer: (bytes: Buffer) => Buffer) => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.on('data', (bytes) => void socket.write(answer(bytes)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `postgres://gatehouse:secret@127.0.0.1:${(server.address() as AddressInfo).port}/gatehouse`,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

const noTls = (refusal: Buffer) => (bytes: Buffer) => (asksForTls(bytes) ? Buffer.from('N') : refusal);

describe('a store that no waiting brings nearer is told at the start by what to change:', () => {
  it.each([
    ['a pooler', '08P01', 'unsupported startup parameter: options', '', /pooler .* Name the server itself/],
    [
      'another pooler',
      '08P01',
      'unsupported startup parameter: statement_timeout',
      '',
      /statement_timeout: a connection pooler/,
    ],
    ['no TLS at the server', '', '', '?sslmode=require', /asks for TLS .* leave sslmode out/],
    [
      'TLS alone at the server',
      '28000',
      'no pg_hba.conf entry for host "10.0.0.1", user "gatehouse", no encryption',
      '',
      /by TLS only: add \?sslmode=/,
    ],
    ['a wrong password', '28P01', 'password authentication failed', '', /does not take this password/],
    ['no such user', '28000', 'role "gatehouse" does not exist', '', /role "gatehouse" does not exist/],
    [
      'no such database',
      '3D000',
      'database "gatehouse" does not exist',
      '',
      /database "gatehouse" does not exist: create it/,
    ],
  ])('%s', async (_, code, message, more, sentence) => {
    const { url, stop } = await serving(noTls(refusing(code, message)));
    await expect(openDatabase({ databaseUrl: `${url}${more}` })).rejects.toThrow(sentence);
    await expect(openDatabase({ databaseUrl: `${url}${more}` })).rejects.toThrow(/^DATABASE_URL: /);
    await stop();
  });

  it('a certificate that nobody here trusts', async () => {
    const authority = createAuthority('nobody');
    const inner = createTlsServer(authority.issue('db.works'), (socket) => socket.on('error', () => undefined));
    inner.on('tlsClientError', () => undefined);
    const outer = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('S');
        inner.emit('connection', socket);
      });
    });
    await once(outer.listen(0, '127.0.0.1'), 'listening');
    const { port } = outer.address() as AddressInfo;
    const url = `postgres://gatehouse:secret@127.0.0.1:${port}/gatehouse?sslmode=verify-full`;
    await expect(openDatabase({ databaseUrl: url })).rejects.toThrow(/^DATABASE_URL: .*not trusted .*sslrootcert=/);
    outer.close();
    authority.remove();
  });

  it('a host that there is not', async () => {
    await expect(openDatabase({ databaseUrl: 'postgres://x:y@db.invalid/gatehouse' })).rejects.toThrow(
      'DATABASE_URL: there is no host "db.invalid".',
    );
  });
});

it('a store that is away for now is said to be away', async () => {
  const { url, stop } = await serving(noTls(refusing('57P03', 'the database system is starting up')));
  await expect(openDatabase({ databaseUrl: url })).rejects.toMatchObject({ code: 'store_unavailable' });
  await stop();
});
