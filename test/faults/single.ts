import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { startSink } from '../../bench/sink';
import { isAlive } from '../../infra/host/alive';
import { serverIn } from '../../infra/store/postgres/server';
import { callerOf } from '../support/calls';
import { eventually } from '../support/eventually';
import { officeToken } from '../support/gatehouse';
import { freePort } from '../support/ports';
import { killNow, parentOf, run } from '../support/started';
import type { Product } from './product';

/** Every process that `npm start` has: our own, Temporal and Postgres with what ends them when we are killed, and a process of Postgres. */
const parts = ['product', 'temporal', 'temporalGuard', 'postgres', 'postgresGuard', 'postgresBackend'] as const;

type Part = (typeof parts)[number];

const SECONDS_TO_COME_BACK = 120;

/** How long what a killed product leaves may need to end: Postgres writes what it has first. */
const SECONDS_TO_VANISH = 60;

/** What the screen says of kills; anything else that it did not say at the first start is strange. */
const expected = [
  /^The Temporal server has ended by itself; it is started again\.$/,
  /^The Temporal server runs again\.$/,
  /^PostgreSQL has ended by itself; it is started again\.$/,
  /^PostgreSQL runs again\.$/,
  /^Temporal did not start\. Its log, \S+, ends:$/, // it was killed as it started; it is tried again
  /^The log can't be written: ENOSPC/, // on a full disk
  /^(Starting Temporal|Opening the store|Starting the worker and the pages|Comparing the record with what runs) …$/,
];

const textOf = (read: () => string): string => {
  try {
    return read();
  } catch {
    return ''; // it has ended meanwhile, or is another user's
  }
};

/** What runs on this machine: ids and command lines. */
const processes = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      command: textOf(() => readFileSync(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' '),
      folder: textOf(() => readlinkSync(`/proc/${name}/cwd`)),
      parent: parentOf(name),
    }));

/** It, with what else may happen to it. */
export interface Single extends Product<Part> {
  /** Ends every process of it at one instant. */
  endAll(): Promise<void>;
  readonly mailServer: Pick<Awaited<ReturnType<typeof startSink>>, 'leave' | 'comeBack'>;
  /** How `gatehouse` commands reach it. */
  readonly env: Readonly<Record<string, string>>;
}

/** The product as `npm start` runs it, with nothing beside it but a mail server; the parts come back by themselves, but for the product. */
export const startSingle = async (folder: string, more: Readonly<Record<string, string>> = {}): Promise<Single> => {
  const sink = await startSink();
  const [port, temporalPort, temporalUiPort] = [await freePort(), await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const store = join(folder, 'store');
  const env = {
    GATEHOUSE_DATA: folder,
    GATEHOUSE_API_TOKEN: officeToken,
    TEMPORAL_ADDRESS: '',
    DATABASE_URL: '',
    SMTP_URL: sink.smtpUrl,
    PUBLIC_URL: url,
    PORT: String(port),
    TEMPORAL_PORT: String(temporalPort),
    TEMPORAL_UI_PORT: String(temporalUiPort),
    ...more,
  };
  const strange: string[] = [];
  const killed = new Set<number>();
  let usual: ReadonlySet<string> | undefined;

  const listen = ({ said }: ReturnType<typeof run>) => {
    const lines = said().split('\n');
    usual ??= new Set(lines);
    for (const line of lines)
      if (!usual.has(line) && !expected.some((pattern) => pattern.test(line))) strange.push(`said: ${line}`);
  };

  let child!: ReturnType<typeof run>;
  let isReady = false;
  const start = async () => {
    isReady = false;
    const started = (child = run(['start'], env));
    let hasEnded = false;
    void started.ended.then(() => {
      hasEnded = true;
      if (usual) listen(started);
      if (!killed.has(started.pid)) strange.push(`it ended by itself, having said: ${started.said().slice(-1_000)}`);
    });
    await eventually(async () => hasEnded || started.said().includes('Gatehouse is ready'), SECONDS_TO_COME_BACK);
    isReady = !hasEnded;
    if (!usual) listen(started);
  };
  await start();

  const postgres = async () => (await serverIn(join(store, 'postgres')))?.pid;
  const find = (isIt: (each: ReturnType<typeof processes>[number]) => boolean) => processes().filter(isIt);
  const temporal = () => find(({ command }) => command.includes(`${folder}/temporal/`)).at(0)?.pid;
  const guardOf = (pid: number | undefined) =>
    find(({ command }) => command.includes(`read -r _; kill -s `) && command.includes(` ${pid} `)).at(0)?.pid;
  const backendOf = (pid: number | undefined) => {
    const backends = find(({ parent }) => parent === pid);
    return backends[randomInt(Math.max(backends.length, 1))]?.pid;
  };

  /** The process of a part, while it runs. */
  const pidOf: Readonly<Record<Part, () => Promise<number | undefined> | number | undefined>> = {
    product: () => (isAlive(child.pid) ? child.pid : undefined),
    temporal,
    temporalGuard: () => guardOf(temporal()),
    postgres,
    postgresGuard: async () => guardOf(await postgres()),
    postgresBackend: async () => backendOf(await postgres()),
  };
  const alivePid = async (part: Part) => {
    const pid = await pidOf[part]();
    return pid !== undefined && !killed.has(pid) && isAlive(pid) ? pid : undefined;
  };

  const end = async (part: Part) => {
    const pid = await alivePid(part);
    if (pid === undefined) return;
    killed.add(pid);
    killNow(pid);
    if (part !== 'product') return;
    isReady = false;
    await child.ended;
  };

  const leftOver = () =>
    find(({ command, folder: at }) => command.includes(folder) || at.startsWith(folder)).map(
      ({ pid, command }) => `left over: ${pid} ${command || 'of Postgres'}`,
    );

  return {
    url,
    store: { folder: store },
    received: sink.received,
    ...callerOf(url, officeToken),
    parts,
    // A start during which its own Temporal is killed says so and ends, as it should.
    alive: async () => {
      if (!isReady) return (await alivePid('product')) === undefined ? [] : ['product'];
      const pids = await Promise.all(parts.map(alivePid));
      return parts.filter((_, at) => pids[at] !== undefined);
    },
    end,
    endAll: async () => {
      const pids = (await Promise.all(parts.map(alivePid))).flatMap((pid) => pid ?? []);
      for (const pid of pids) killed.add(pid);
      pids.forEach(killNow);
      isReady = false;
      await child.ended;
    },
    mailServer: sink,
    env,
    restart: async (part) => {
      if (part === 'product') await start();
      await eventually(async () => (await alivePid(part)) !== undefined, SECONDS_TO_COME_BACK).catch((error: Error) => {
        throw new Error(`${part} did not come back: ${child.said()}`, { cause: error });
      });
    },
    verify: async () => (await run(['verify'], env).ended) === 0,
    /** At last the product is killed, and everything else has to end without it. */
    stop: async () => {
      await end('product');
      await eventually(async () => leftOver().length === 0, SECONDS_TO_VANISH).catch(() => strange.push(...leftOver()));
      await sink.stop();
      return strange;
    },
  };
};
