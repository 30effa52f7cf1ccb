import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DomainError, refusedElsewhere } from '../../domain/shared/errors';
import type { Works } from './side-work';
import type { RefusalCode } from '../../domain/shared/refusals';

/** A definition of a megabyte that is nothing but keys takes half of it; what people write takes a fiftieth. */
const LONGEST_MS = 10_000;

/** So many may wait for their turn; whoever comes then is told to come back. */
const MOST_WAITING = 50;

/** Nobody has needed the thread for so long: it is ended, and its memory is free. */
const IDLE_MS = 60_000;

const MOST_MEMORY_MB = 512;

interface Job {
  readonly name: keyof Works;
  readonly args: readonly unknown[];
  readonly settle: (error: Error | undefined, result?: unknown) => void;
}

interface Told {
  readonly result?: unknown;
  readonly error?: {
    readonly message: string;
    readonly code?: RefusalCode;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
}

const waiting: Job[] = [];
let thread: Promise<Worker> | undefined;
let isBusy = false;
let idle: NodeJS.Timeout | undefined;

/** Works one thing out in a thread of its own, one after another, while this one goes on answering. Throws what the work throws, `too_costly` where it takes too long, or `rate_limited` where too many wait. */
export const aside = <Name extends keyof Works>(
  name: Name,
  ...args: Parameters<Works[Name]>
): Promise<Awaited<ReturnType<Works[Name]>>> => {
  if (waiting.length >= MOST_WAITING)
    throw new DomainError('rate_limited', undefined, { retryAfterSeconds: LONGEST_MS / 1_000 });
  return new Promise((resolve, reject) => {
    const settle: Job['settle'] = (error, result) =>
      error ? reject(error) : resolve(result as Awaited<ReturnType<Works[Name]>>);
    waiting.push({ name, args, settle });
    void workOff();
  });
};

async function workOff(): Promise<void> {
  const job = isBusy ? undefined : waiting.shift();
  if (!job) return;
  isBusy = true;
  clearTimeout(idle);
  try {
    job.settle(undefined, await done(await (thread ??= begin()), job));
  } catch (error) {
    job.settle(error as Error);
  } finally {
    isBusy = false;
    idle = setTimeout(() => void end(), IDLE_MS).unref();
    void workOff();
  }
}

/** Loads what was compiled of the sources; nobody's time counts while it does. */
async function begin(): Promise<Worker> {
  const worker = new Worker(join(__dirname, 'side-thread-entry.js'), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  try {
    await heardFrom(worker);
    worker.unref();
    return worker;
  } catch (error) {
    thread = undefined;
    throw error;
  }
}

/** What the thread says next. Throws once it has ended. */
const heardFrom = <Message>(worker: Worker): Promise<Message> =>
  new Promise((resolve, reject) => {
    const [hear, fail] = [
      (message: Message) => {
        worker.off('error', fail);
        resolve(message);
      },
      (error: unknown) => {
        worker.off('message', hear);
        reject(error as Error);
      },
    ];
    worker.once('message', hear).once('error', fail);
  });

async function end(): Promise<void> {
  const ending = thread;
  thread = undefined;
  await (await ending)?.terminate();
}

/** Throws `too_costly` where it takes too long or too much memory; the thread is ended then. */
async function done(worker: Worker, { name, args }: Job): Promise<unknown> {
  worker.ref();
  let late: NodeJS.Timeout | undefined;
  try {
    const tooLate = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new DomainError('too_costly')), LONGEST_MS);
    });
    const answer = heardFrom<Told>(worker).catch((error: unknown) => {
      throw (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DomainError('too_costly') : error;
    });
    worker.postMessage({ name, args });
    const told = await Promise.race([answer, tooLate]);
    worker.unref();
    if (!told.error) return told.result;
    const { message, code, facts = {} } = told.error;
    throw code === undefined ? new Error(message) : refusedElsewhere(code, facts, message);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too_costly') await end();
    throw error;
  } finally {
    clearTimeout(late);
  }
}
