import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { TemporalProblem } from './temporal-problem';

const secondsToStart = 60;
const secondsToStop = 10;
const linesOfTheLog = 20;

/** A program that ends when its standard input does. */
export interface Program {
  readonly path: string;
  readonly args: readonly string[];
}

/** A server process that serves. */
export interface ServerProcess {
  readonly pid: number;
  /** Settles when the process has ended, asked to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Makes any program end with its standard input, which the system closes even when the parent was killed. */
export const endingWithParent = ({ path: program, args }: Program): Program => ({
  path: process.execPath,
  args: ['-e', guard, program, ...args],
});

const guard = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.argv[1], process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('exit', (code) => process.exit(code ?? 0)).on('error', (error) => { console.error(error.message); process.exit(1); });
  process.stdin.on('close', () => child.kill()).resume();`;

/**
 * Starts a program and waits until its output says that it serves. It is in a process group of its own, so that Ctrl-C
 * reaches only us and we can stop things in order; its output goes to the log, whose end is in the error if it fails.
 */
export async function startProcess(program: Program, serves: RegExp, log: string): Promise<ServerProcess> {
  await mkdir(path.dirname(log), { recursive: true });
  const from = (await stat(log).catch(() => undefined))?.size ?? 0;
  const file = createWriteStream(log, { flags: 'a' });
  const child = spawn(program.path, program.args, { detached: true, windowsHide: true });
  child.stdin.on('error', () => undefined); // it may have ended before we let go of it
  child.stderr.pipe(file, { end: false });
  const ended = once(child, 'close').then(
    () => void file.end(),
    () => void file.end(),
  );
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
    child.stdin.end();
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
    `Temporal did not start. Its log, ${log}, ends:\n${await tail(log, from)}`,
  );
}

/** The last lines that this start wrote; those of earlier ones would mislead. */
async function tail(log: string, from: number): Promise<string> {
  const written = (await readFile(log)).subarray(from).toString('utf8').trimEnd();
  return written.split('\n').slice(-linesOfTheLog).join('\n');
}
