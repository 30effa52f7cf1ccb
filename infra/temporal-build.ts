import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { builtServer, isThere, moduleFolder } from './temporal-cache';
import { TemporalProblem, type Report } from './temporal-problem';

const secondsBetweenReports = 10;
const linesOfTheCause = 15;

/**
 * The path of the embedded Temporal server, built with Go if the cache has no build of these sources.
 * A build is renamed into its place when it is whole, so an interrupted one is never used.
 */
export async function buildTemporal({
  cache,
  env,
  report,
}: {
  readonly cache: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly report: Report;
}): Promise<string> {
  const program = await builtServer(cache);
  if (await isThere(program)) return program;
  await mkdir(cache, { recursive: true });
  const unfinished = path.join(cache, `unfinished-${process.pid}-${path.basename(program)}`);
  try {
    await compile(unfinished, env, report);
    await rename(unfinished, program);
  } finally {
    await rm(unfinished, { force: true });
  }
  return program;
}

async function compile(output: string, env: Readonly<Record<string, string | undefined>>, report: Report) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  report('Building the Temporal server with Go; the first build takes one to five minutes, later starts reuse it.');
  const go = spawn('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', output, '.'], {
    cwd: moduleFolder,
    env: { ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let modules = 0;
  go.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-20_000);
    modules += text.match(/^go: downloading /gm)?.length ?? 0;
  });
  const ticking = setInterval(
    () => report(`Building the Temporal server: ${seconds()} s so far, ${modules} modules downloaded.`),
    secondsBetweenReports * 1000,
  );
  try {
    const [code] = (await once(go, 'close')) as [number | null];
    if (code !== 0) throw new TemporalProblem('temporal_build_failed', `go build failed:\n${cause(said)}`);
    report(`Built the Temporal server in ${seconds()} s.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new TemporalProblem('temporal_build_failed', 'there is no `go` program on the PATH');
  } finally {
    clearInterval(ticking);
  }
}

const cause = (said: string): string =>
  said
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('go: downloading '))
    .slice(-linesOfTheCause)
    .join('\n');
