import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diskTrouble } from '../host/trouble';
import { TemporalProblem } from './problem';
import { endWithUs } from '../host/watcher';

const secondsToStart = 60;
const secondsToStop = 10;
const linesOfTheLog = 20;

/** What to do about a file that can't be read as it was written. */
const DAMAGED =
  '\nIts file is damaged 文件已损坏: move its folder away or put a copy of it back, start, and run "npm run gatehouse -- recover".';

/** How much of what it said is remembered, in characters. */
const MOST_REMEMBERED = 10_000;

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
  const child = spawn(program.path, program.args, {
    env: { ...process.env, ...namedUser() },
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let hasServed: () => void = () => {};
  const serving = new Promise<true>((resolve) => (hasServed = () => resolve(true)));
  const hear = (text: string) => {
    write(log, text);
    said = (said + text).slice(-MOST_REMEMBERED);
    if (serves.test(said)) hasServed();
  };
  const ended = once(child, 'exit').then(
    () => undefined,
    (error: Error) => hear(`${error.message}\n`),
  );
  const letGo = child.pid === undefined ? () => undefined : endWithUs(child.pid, 'SIGKILL');
  void ended.then(letGo);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  if (child.pid !== undefined) await program.born?.(child.pid);
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
  throw new TemporalProblem(
    'temporal_start_failed',
    `Temporal did not start. Its log, ${log}, ends:\n${endOf(said)}${diskTrouble(said) === 'damaged' ? DAMAGED : ''}`,
  );
}

/** The server wants to know who runs it, and a container may run us under an id that has no name. */
const namedUser = () => ({
  USER: process.env['USER'] || 'gatehouse',
  HOME: process.env['HOME'] || tmpdir(),
});

/** The last lines that this start said. */
const endOf = (said: string): string => said.trimEnd().split('\n').slice(-linesOfTheLog).join('\n');

/** What can't be written, on a full disk, is lost: whoever speaks must not wait for it, or end by it. */
function write(log: string, text: string): void {
  try {
    appendFileSync(log, text);
  } catch {
    return;
  }
}
