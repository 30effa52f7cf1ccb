import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildTemporal } from './temporal-build';
import { builtServer, isThere, programEnding, serverCache } from './temporal-cache';
import { downloadTemporal } from './temporal-download';
import { TemporalProblem, type Report } from './temporal-problem';
import { isAtLeast } from './temporal-version';

type Env = Readonly<Record<string, string | undefined>>;

/** A server on this machine that we start ourselves: the Temporal CLI's `server start-dev`, or our own module. */
export interface LocalServer {
  readonly kind: 'cli' | 'module';
  readonly path: string;
  /** The version of the server inside, not of the program. */
  readonly version: string;
}

/** Where a Temporal server comes from. */
export type FoundServer = LocalServer | { readonly kind: 'external'; readonly address: string };

/**
 * Finds a Temporal server: TEMPORAL_ADDRESS, else a `temporal` program on the PATH, else the SDK's download, else a build
 * of our module with Go. `report` hears which one it takes and why not those before it; `atLeast` passes by older ones.
 */
export async function findTemporal({
  env,
  report,
  atLeast,
}: {
  readonly env: Env;
  readonly report: Report;
  readonly atLeast?: string;
}): Promise<FoundServer> {
  const address = env['TEMPORAL_ADDRESS'];
  if (address) {
    report(`Temporal: the server at ${address} (TEMPORAL_ADDRESS).`);
    return { kind: 'external', address };
  }
  const cache = serverCache(env);
  const program = await examine(await onThePath('temporal', env), env, atLeast);
  if (typeof program === 'object') {
    report(`Temporal: the temporal program on the PATH, server ${program.version}.`);
    return program;
  }
  const built = await builtServer(cache);
  if (await isThere(built)) {
    report(`Temporal: our own build in the cache (temporal program: ${program}; a download is not needed).`);
    return ownModule(built);
  }
  report(`Temporal: no temporal program (${program}); trying the download of the Temporal SDK.`);
  const download = await downloadTemporal({ cache, env, report }).then(
    (file) => examine(file, env, atLeast),
    (error: Error) => error.message,
  );
  if (typeof download === 'object') {
    report(`Temporal: the SDK's download, server ${download.version}.`);
    return download;
  }
  report(`Temporal: no download (${download}); building our own server.`);
  return buildTemporal({ cache, env, report }).then(ownModule, (error: Error) => {
    throw new TemporalProblem(
      'temporal_not_found',
      [
        'No Temporal server could be had.',
        `  temporal program: ${program}`,
        `  download: ${download}`,
        `  build: ${error.message}`,
        'Do one of these: set TEMPORAL_ADDRESS to a running server, put the Temporal CLI on the PATH, or install Go 1.26 or newer.',
      ].join('\n'),
    );
  });
}

const run = promisify(execFile);

const ownModule = async (place: string): Promise<LocalServer> => {
  const { stdout } = await run(place, ['--version']);
  return { kind: 'module', path: place, version: stdout.trim().split(' ').at(-1) ?? '' };
};

/** Where a program is, looked up as a shell does. */
async function onThePath(program: string, env: Env): Promise<string | undefined> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const places = folders.map((folder) => path.resolve(folder, program + programEnding));
  for (const place of places) if (await isThere(place)) return place;
  return undefined;
}

/** The Temporal CLI at a place, or the reason why it can't be used. */
async function examine(place: string | undefined, env: Env, atLeast?: string): Promise<LocalServer | string> {
  if (place === undefined) return 'none on the PATH';
  try {
    const { stdout } = await run(place, ['--version'], { env: { ...env }, timeout: 10_000 });
    const version = /\bServer v?(\d+\.\d+\.\d+[\w.-]*)/.exec(stdout)?.[1];
    if (!version) return 'it does not name its server version';
    if (atLeast && !isAtLeast(version, atLeast)) return `its server ${version} is older than ${atLeast}`;
    return { kind: 'cli', path: place, version };
  } catch (error) {
    return `it does not run: ${(error as Error).message.split('\n')[0]}`;
  }
}
