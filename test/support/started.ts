import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { callerOf } from './calls';
import { eventually } from './eventually';
import { officeToken } from './gatehouse';
import { mailsAt } from './mails';
import { freePort } from './ports';

type Env = Readonly<Record<string, string>>;

const command = resolve(__dirname, '../../cli/gatehouse.js');

/** One `gatehouse …` as people run it: what it said, and its exit code. */
export const run = (args: readonly string[], env: Env) => {
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { pid: child.pid ?? 0, kill: (signal: NodeJS.Signals) => child.kill(signal), said: () => said, ended };
};

/** A place of its own for `gatehouse start`: a data folder and free ports; ends everything that was started in it. */
export const createPlace = async (changes: Env = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'gatehouse-start-'));
  const names = ['PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'SMTP_PORT', 'MAILBOX_PORT'] as const;
  const ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, String(await freePort())] as const)),
  ) as Record<(typeof names)[number], string>;
  const env: Env = {
    ...ports,
    GATEHOUSE_DATA: data,
    GATEHOUSE_API_TOKEN: officeToken,
    TEMPORAL_ADDRESS: '',
    DATABASE_URL: '',
    SMTP_URL: '',
    PUBLIC_URL: '',
    ...changes,
  };
  const started: ReturnType<typeof run>[] = [];
  const url = `http://127.0.0.1:${ports.PORT}`;

  /** Starts without waiting for anything. */
  const attempt = (more: Env = {}) => {
    const process = run(['start'], { ...env, ...more });
    started.push(process);
    return process;
  };

  return {
    data,
    env,
    ports,
    url,
    mails: mailsAt(`http://127.0.0.1:${ports.MAILBOX_PORT}`),
    ...callerOf(url, officeToken),
    attempt,
    /** Starts and waits until the screen says that it is ready. */
    start: async () => {
      const process = attempt();
      await eventually(async () => process.said().includes('Gatehouse is ready')).catch(() => {
        throw new Error(`It did not start: ${process.said()}`);
      });
      return process;
    },
    clear: async () => {
      for (const { pid, ended } of started) {
        for (const each of [...descendantsOf(pid), pid]) killNow(each);
        await ended;
      }
      rmSync(data, { recursive: true, force: true });
    },
  };
};

export type Place = Awaited<ReturnType<typeof createPlace>>;

/** Every process that a process has started, and those of theirs. */
export const descendantsOf = (pid: number): readonly number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const childrenOf = (parent: number): readonly number[] =>
    parents.filter(([, each]) => each === parent).flatMap(([child]) => [child, ...childrenOf(child)]);
  return childrenOf(pid);
};

/** The process that started another one, as long as both run; 0 once it has ended. */
export const parentOf = (pid: string): number => {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return 0; // it has ended meanwhile
  }
};

/** As a power cut would: no process gets to say anything. */
export const killNow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // it has ended by itself
  }
};
