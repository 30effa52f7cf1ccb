import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DomainError } from '../../../domain/shared/errors';
import { text } from '../../../domain/shared/sentences';
import type { Query } from '../database';

/** What the former store was written with: PGlite, exactly these bytes of it. */
const name = '@electric-sql/pglite';
const version = '0.5.16';
const integrity = 'sha512-Nj8KcIsJL748W408U2N8q4+9IlONdpRIU8MJypIAAINMJ5nqKyqpX7Mgg/5XKkXiAib3AoZGR6hnJFlrlLBrcg==';

/** The part of PGlite that is used. */
interface Pglite {
  readonly query: <T>(sql: string, params?: unknown[]) => Promise<{ readonly rows: T[] }>;
  readonly close: () => Promise<void>;
}

/** Opens the files of a former store. */
type FormerReader = (folder: string) => Promise<{ readonly query: Query; readonly close: () => Promise<void> }>;

/** Has npm fetch what reads a former store, into a folder that goes with it; throws with what to do where npm can't. */
export async function fetchFormerReader(folder: string): Promise<FormerReader> {
  if (!existsSync(join(folder, 'node_modules', name))) await fetch(folder);
  const { PGlite } = createRequire(join(folder, 'package.json'))(name) as {
    PGlite: { create: (folder: string) => Promise<Pglite> };
  };
  return async (former) => {
    const pglite = await PGlite.create(former);
    return {
      query: async <T>(sql: string, params: readonly unknown[] = []) => (await pglite.query<T>(sql, [...params])).rows,
      close: async () => {
        await pglite.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  };
}

async function fetch(folder: string): Promise<void> {
  const dependencies = { [name]: version };
  const packages = { '': { dependencies }, [`node_modules/${name}`]: { version, integrity } };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  const isWindows = process.platform === 'win32';
  const command = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)(isWindows ? 'npm.cmd' : 'npm', command, { cwd: folder, shell: isWindows }).catch(
    (error: Error) => {
      throw new DomainError(
        'store_unavailable',
        text(
          `此文件夹中的数据属于从前的 Gatehouse，而读取它的程序未能取得。请在能访问 npm 的环境中于 ${folder} 运行 npm ci，再重新启动。（${error.message.split('\n')[0]}）`,
          `The store in this folder is that of a former Gatehouse, and what reads it could not be fetched. Run npm ci in ${folder} where the npm registry is reached, then start again. (${error.message.split('\n')[0]})`,
        ),
      );
    },
  );
}
