import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isThere } from './temporal-cache';
import type { Report } from './temporal-problem';
import { version as sdkVersion } from '@temporalio/testing/package.json';

const silentSeconds = 15;
const secondsBetweenReports = 10;

/** Downloads by starting a server once; in a process of its own, which can be ended and leaves no SDK runtime behind in ours. */
const downloadOnce = `
  const { TestWorkflowEnvironment } = require('@temporalio/testing');
  const executable = { type: 'cached-download', downloadDir: process.argv[1] };
  TestWorkflowEnvironment.createLocal({ server: { executable } })
    .then((environment) => environment.teardown())
    .catch((error) => { console.error(error.message); process.exit(1); });`;

/**
 * The path of the Temporal CLI that the SDK downloads, or of an earlier download. Gives up, with the reason, when
 * nothing has arrived for 15 seconds; a download that goes on may take as long as the line needs.
 */
export async function downloadTemporal({
  cache,
  env,
  report,
}: {
  readonly cache: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly report: Report;
}): Promise<string> {
  const folder = path.join(cache, `temporal-cli-${sdkVersion}`);
  if (!(await isThere(folder))) {
    const unfinished = path.join(cache, `unfinished-${process.pid}-cli`);
    await mkdir(unfinished, { recursive: true });
    try {
      await download(unfinished, env, report);
      await rename(unfinished, folder);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  const [program] = await readdir(folder);
  if (!program) throw new Error('the download left no program');
  return path.join(folder, program);
}

async function download(folder: string, env: Readonly<Record<string, string | undefined>>, report: Report) {
  const child = spawn(process.execPath, ['-e', downloadOnce, folder], {
    cwd: path.join(__dirname, '..'),
    env: { ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  let bytes = 0;
  let lastArrival = Date.now();
  let lastReport = Date.now();
  const watching = setInterval(async () => {
    const arrived = await size(folder);
    if (arrived > bytes) [bytes, lastArrival] = [arrived, Date.now()];
    if (Date.now() - lastReport > secondsBetweenReports * 1000) {
      report(`Downloading the Temporal CLI: ${(bytes / 1e6).toFixed(0)} MB so far.`);
      lastReport = Date.now();
    }
    if (Date.now() - lastArrival > silentSeconds * 1000) child.kill('SIGKILL');
  }, 500);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code === null) throw new Error(`nothing arrived for ${silentSeconds} s`);
    if (code !== 0) throw new Error(cause(said) || 'the SDK could not download it');
  } finally {
    clearInterval(watching);
  }
}

/** The SDK says the address three times before it says why. */
const cause = (said: string): string => said.trim().split('\n')[0]!.split(': ').slice(-2).join(': ');

async function size(folder: string): Promise<number> {
  const files = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(path.join(folder, file)).then(
        (s) => s.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
