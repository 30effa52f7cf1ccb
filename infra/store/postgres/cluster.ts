import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { DomainError } from '../../../domain/shared/errors';
import { text as inBoth } from '../../../domain/shared/sentences';
import type { PostgresPrograms } from './programs';
import { postgresUser, type PostgresUser } from './user';

/** Whose everything in the embedded Postgres is; the only one who may sign in. */
export const OWNER = 'gatehouse';

/** The files of an embedded Postgres, the user who runs it and the password that only the folder knows. */
export interface Cluster {
  readonly folder: string;
  readonly log: string;
  readonly password: string;
  readonly user: PostgresUser;
  readonly programs: PostgresPrograms;
}

/** UTF-8 in the order of code points, by PostgreSQL itself: an order that no update of the system changes under an index. */
const kinds = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/** The cluster in a folder, made at first use: whole or not at all, however a start ends. */
export async function provideCluster(store: string, programs: PostgresPrograms): Promise<Cluster> {
  const folder = join(store, 'postgres');
  const secret = join(store, 'password');
  const user = await postgresUser(folder, programs.postgres);
  if (!(await isMade(folder, programs))) await make(folder, secret, programs, user);
  for (const path of [folder, secret]) await user.own(path); // a copy that root put back is root's
  await chmod(folder, 0o700); // and may be open to others, which PostgreSQL refuses
  const password = await readFile(secret, 'utf8');
  return { folder, log: join(store, 'postgres.log'), password, user, programs };
}

/** Files of another version can't be read, and must not be made anew. */
async function isMade(folder: string, { postgres }: PostgresPrograms): Promise<boolean> {
  const made = (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(orNone)).trim();
  if (made === '') return false;
  const { stdout } = await promisify(execFile)(postgres, ['--version']);
  const ours = /\d+/.exec(stdout)?.[0] ?? '';
  if (made === ours) return true;
  throw new DomainError(
    'store_unavailable',
    inBoth(
      `${folder} 中的数据由 PostgreSQL ${made} 建立，而本程序带的是 ${ours}。请用原来的程序导出，再导入本程序，见 docs/operations.md。`,
      `The store in ${folder} was made by PostgreSQL ${made}, and this program has ${ours}. Dump it with the former program and restore it into this one, see docs/operations.md.`,
    ),
  );
}

/** What can't be read is there all the same, and belongs to somebody else. */
const orNone = ({ code, message }: NodeJS.ErrnoException): string => {
  if (code === 'ENOENT') return '';
  throw new DomainError(
    'store_unavailable',
    inBoth(
      `数据属于另一个用户：${message}。请以建立它的用户启动 Gatehouse。`,
      `The store is another user's: ${message}. Start Gatehouse as who made it.`,
    ),
  );
};

/** `initdb` asks the system for the name of who runs it; a container may run as a number that has none. */
function refuseNameless(): void {
  try {
    userInfo();
  } catch {
    throw new DomainError(
      'store_unavailable',
      inBoth(
        `PostgreSQL 不为没有名称的用户建立数据，而用户 ${process.getuid?.()} 在此没有名称。请以本机用户（/etc/passwd 中有一行）启动 Gatehouse，或在 DATABASE_URL 中指定 Postgres。`,
        `PostgreSQL makes no store for a user without a name, and user ${process.getuid?.()} has none here. Start Gatehouse as a user of this machine (a line in /etc/passwd), or name a Postgres in DATABASE_URL.`,
      ),
    );
  }
}

async function make(folder: string, secret: string, { initdb }: PostgresPrograms, user: PostgresUser): Promise<void> {
  refuseNameless();
  const making = `${folder}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  await writeFile(secret, randomBytes(32).toString('base64url'), { mode: 0o600 });
  for (const path of [making, secret]) await user.own(path);
  const rights = ['--auth=scram-sha-256', `--username=${OWNER}`, `--pwfile=${secret}`];
  const child = user.spawn(initdb, [`--pgdata=${making}`, ...kinds, ...rights], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
  if (code !== 0)
    throw new DomainError(
      'store_unavailable',
      inBoth(`无法在 ${folder} 中建立数据：${said.trim()}`, `The store in ${folder} can't be made: ${said.trim()}`),
    );
  await rename(making, folder);
  const parent = await open(join(folder, '..'));
  await parent.sync().catch(() => undefined); // Windows can't, and needn't
  await parent.close();
}
