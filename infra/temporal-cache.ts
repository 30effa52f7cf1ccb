import { createHash } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder of the Go module that embeds the server. */
export const moduleFolder = path.join(__dirname, 'temporal-server');

/** Where built and downloaded servers are kept, so that `npm start` and the tests share one: `GATEHOUSE_BUILD_CACHE` or node_modules/.cache/gatehouse. */
export const serverCache = (env: Env): string =>
  path.resolve(env['GATEHOUSE_BUILD_CACHE'] ?? path.join(__dirname, '..', 'node_modules', '.cache', 'gatehouse'));

/** The ending of a program's file name on this system. */
export const programEnding = process.platform === 'win32' ? '.exe' : '';

/** The file a build of the module as it is now belongs in; other sources, another file. */
export async function builtServer(cache: string): Promise<string> {
  const digest = createHash('sha256');
  const files = (await readdir(moduleFolder)).filter((name) => /^go\.(mod|sum)$|(?<!_test)\.go$/.test(name)).sort();
  for (const name of files) digest.update(`${name}\n`).update(await readFile(path.join(moduleFolder, name)));
  return path.join(cache, `temporal-server-${digest.digest('hex').slice(0, 12)}${programEnding}`);
}

/** Whether a file or folder is there. */
export const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
