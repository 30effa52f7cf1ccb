import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from './problem';

const secondsBetweenReports = 10;

/** A program that fetches a file into a folder. */
export interface Fetching {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly folder: string;
  /** What it does, as a line on the console begins. */
  readonly doing: string;
  /** Nothing arrived for so long: it is given up. */
  readonly silentSeconds: number;
  readonly report: Report;
}

/** Runs it to its end; a fetch that goes on may take as long as the line needs. Throws with what it said when it fails. */
export async function fetchWith(fetching: Fetching): Promise<void> {
  const { command, args, env, cwd, folder, doing, silentSeconds, report } = fetching;
  const child = spawn(command, args, { cwd, env: { ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-20_000)));
  let bytes = 0;
  let lastArrival = Date.now();
  let lastReport = Date.now();
  const watching = setInterval(async () => {
    const arrived = await sizeOf(folder);
    if (arrived > bytes) [bytes, lastArrival] = [arrived, Date.now()];
    if (Date.now() - lastReport > secondsBetweenReports * 1000) {
      report(`${doing}: ${(bytes / 1e6).toFixed(0)} MB so far.`);
      lastReport = Date.now();
    }
    if (Date.now() - lastArrival > silentSeconds * 1000) child.kill('SIGKILL');
  }, 500);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code === null) throw new Error(`nothing arrived for ${silentSeconds} s`);
    if (code !== 0) throw new Error(said.trim() || `${path.basename(command)} ended with ${code}`);
  } finally {
    clearInterval(watching);
  }
}

/** The bytes of what is in a folder at this moment, at any depth. */
async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) =>
    stat(path.join(folder, name)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0);
}
