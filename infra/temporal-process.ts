import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { TemporalProblem } from './temporal-problem';
import { endWithUs } from './watcher';

const secondsToStart = 60;
const secondsToStop = 10;
const linesOfTheLog = 20;

export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  /** Hears the id of the process before it serves. */
  readonly born?: (pid: number) => Promise<void>;
}

/** A server process that serves. */
export interface ServerProcess {
  readonly pid: number;
  /** Settles when the process has ended, asked to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a program and waits until its output says that it serves. It is in a process group of its own, so that Ctrl-C
 * reaches only us and we can stop things in order, and it does not outlive us; its output goes to the log, whose end is in the
 * error if it fails.
 */
export async function startProcess(program: Program, serves: RegExp, log: string): Promise<ServerProcess> {
  await mkdir(path.dirname(log), { recursive: true });
  const from = (await stat(log).catch(() => undefined))?.size ?? 0;
  const file = createWriteStream(log, { flags: 'a' });
  const child = spawn(program.path, program.args, {
    env: { ...process.env, ...namedUser() },
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(
    () => undefined,
    (error: Error) => void file.write(`${error.message}\n`),
  );
  const letGo = child.pid === undefined ? () => undefined : endWithUs(child.pid, 'SIGKILL');
  void ended.then(letGo);
  child.once('close', () => file.end());
  child.stderr.pipe(file, { end: false });
  if (child.pid !== undefined) await program.born?.(child.pid);
  let said = '';
  const serving = new Promise<boolean>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      file.write(text);
      if (said.length < 10_000) said += text;
      if (serves.test(said)) resolve(true);
    });
  });
  let tooLate: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    tooLate = setTimeout(() => resolve(false), secondsToStart * 1000);
  });
  const stop = async () => {
    child.kill();
    const killing = setTimeout(() => child.kill('SIGKILL'), secondsToStop * 1000);
    await ended;
    clearTimeout(killing);
  };
  const isServing = await Promise.race([serving, late, ended.then(() => false)]);
  clearTimeout(tooLate);
  if (isServing) return { pid: child.pid ?? 0, ended, stop };
  await stop();
  await finished(file);
  throw new TemporalProblem(
    'temporal_start_failed',
    `Temporal did not start. Its log, ${log}, ends:\n${await tail(log, from)}`,
  );
}

/** The server wants to know who runs it, and a container may run us under an id that has no name. */
const namedUser = () => ({
  USER: process.env['USER'] || 'gatehouse',
  HOME: process.env['HOME'] || tmpdir(),
});

/** The last lines that this start wrote; those of earlier ones would mislead. */
async function tail(log: string, from: number): Promise<string> {
  const written = (await readFile(log)).subarray(from).toString('utf8').trimEnd();
  return written.split('\n').slice(-linesOfTheLog).join('\n');
}
