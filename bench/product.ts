import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { round } from './figures';

/** What is started: the product of a checkout as its users start it, or the least that could be made of the same parts. */
export type Program = 'least' | { readonly checkout: string };

export const ours: Program = { checkout: join(__dirname, '..') };

const commandOf = (program: Program): readonly string[] =>
  program === 'least'
    ? ['--import', 'tsx', join(__dirname, 'least/main.ts')]
    : [join(program.checkout, 'cli/gatehouse.js'), 'start'];

const memoryMiB = (pid: number): number =>
  round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024);

const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);

/** Starts it in a process of its own, and waits for the ready screen; `readyMs` is how long that took. */
export const startProduct = async (environment: Readonly<Record<string, string>>, program: Program = ours) => {
  const from = performance.now();
  const child = spawn(process.execPath, commandOf(program), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Gatehouse is ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`the product ended: ${said}`)));
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    readyMs: round(performance.now() - from),
    memory: () => ({ gatehouseMiB: memoryMiB(pid), childrenMiB: childrenOf(pid).map(memoryMiB) }),
    stop: async () => {
      child.kill('SIGINT');
      await exited;
    },
  };
};
