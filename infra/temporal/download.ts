import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fetchWith } from './fetch';
import type { Report } from './problem';
import { cliRelease } from './release';

/** Downloads by starting a server once; in a process of its own, which can be ended and leaves no SDK runtime behind in ours. */
const downloadOnce = `
  const { TestWorkflowEnvironment } = require('@temporalio/testing');
  const executable = { type: 'cached-download', version: 'v${cliRelease}', downloadDir: process.argv[1] };
  TestWorkflowEnvironment.createLocal({ server: { executable } })
    .then((environment) => environment.teardown())
    .catch((error) => { console.error(error.message); process.exit(1); });`;

/** The Temporal CLI as the SDK downloads it, in a folder; gives up, with the reason, when nothing has arrived for 15 seconds. */
export async function downloadTemporal(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  report: Report,
): Promise<string> {
  await fetchWith({
    command: process.execPath,
    args: ['-e', downloadOnce, folder],
    env,
    cwd: path.join(__dirname, '..', '..'),
    folder,
    doing: 'Downloading the Temporal CLI',
    silentSeconds: 15,
    report,
  }).catch((error: Error) => {
    throw new Error(cause(error.message));
  });
  const [program] = await readdir(folder);
  if (!program) throw new Error('the download left no program');
  return path.join(folder, program);
}

/** The SDK says the address three times before it says why. */
const cause = (said: string): string => said.split('\n')[0]!.split(': ').slice(-2).join(': ');
