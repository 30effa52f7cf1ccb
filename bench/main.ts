import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openBare } from './bare';
import { compareCost } from './cost';
import { measureDistribution } from './distribution';
import { median } from './figures';
import { openFull } from './full';
import { measureInbox } from './inbox';
import { measureJournal } from './journal';
import { measureLoad } from './load';
import { measureOverviews } from './overviews';
import { freePort } from './ports';
import { ours, type Program } from './product';
import { openServer } from './server';
import { ratio, runRound, type Round } from './rounds';
import { measureScale } from './scale';
import { measureStart } from './start-up';

const { values } = parseArgs({
  options: {
    approvals: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    'at-once': { type: 'string', default: '20' },
    open: { type: 'string', default: '10000' },
    'warm-up': { type: 'string', default: '150' },
    only: { type: 'string' },
    product: { type: 'string', multiple: true, default: [join(__dirname, '..')] },
    tasks: { type: 'string', default: '100000' },
    programmes: { type: 'string', default: '10000' },
    overviews: { type: 'string', default: '20' },
    lines: { type: 'string', default: '10000' },
    items: { type: 'string', default: '500' },
    keep: { type: 'string' },
  },
});
const size = { approvals: Number(values.approvals), atOnce: Number(values['at-once']) };

/** Approvals of each kind before the first round, not counted: until then both spend a tenth of their time on compiling what they run. */
const warmUp = Number(values['warm-up']);

const report = (line: string) => void process.stderr.write(`${line}\n`);

const comparePaths = async (address: string, folder: string, program: Program) => {
  const bare = await openBare(address);
  const full = await openFull({ address, folder, program });
  const rounds: { bare: Round; full: Round; ratio: ReturnType<typeof ratio> }[] = [];
  try {
    for (const { approve } of [bare, full]) await runRound({ ...size, approvals: warmUp }, bare.client, approve);
    for (let at = 0; at < Number(values.rounds); at += 1) {
      const first = await runRound(size, bare.client, bare.approve);
      const second = await runRound(size, bare.client, full.approve);
      rounds.push({ bare: first, full: second, ratio: ratio(second, first) });
      report(JSON.stringify(rounds.at(-1)));
    }
    return {
      rounds,
      medianRatio: medianOf(rounds.map((each) => each.ratio)),
      memory: full.memory(),
      environment: full.environment,
    };
  } finally {
    await full.close();
    await bare.close();
  }
};

/** `--only load`: many approvals open at once; opening them takes minutes, so it is no part of the whole run. */
const measureManyOpen = async (address: string, folder: string) => {
  const full = await openFull({ address, folder });
  const connection = await Connection.connect({ address });
  try {
    return await measureLoad(full, new Client({ connection }), Number(values.open));
  } finally {
    await connection.close();
    await full.close();
  }
};

const medianOf = (ratios: readonly ReturnType<typeof ratio>[]) => ({
  throughput: median(ratios.map(({ throughput }) => throughput)),
  decisionP50: median(ratios.map(({ decisionP50 }) => decisionP50)),
  decisionP99: median(ratios.map(({ decisionP99 }) => decisionP99)),
});

/** `--only scale`: the product over many open tasks and many programmes, in a folder that is kept when it is named (`--keep`). */
const measureAtScale = async () => {
  const folder = (values.keep && resolve(values.keep)) ?? mkdtempSync(join(tmpdir(), 'gatehouse-scale-'));
  const scale = { openTasks: Number(values.tasks), programmes: Number(values.programmes) };
  try {
    console.log(JSON.stringify({ ...scale, ...(await measureScale(folder, scale, report)) }, null, 2));
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
};

/** `npm run bench`: prints JSON; what is said meanwhile goes to stderr. */
const main = async () => {
  if (values.only === 'scale') return measureAtScale();
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version };
  if (values.only === 'cost') {
    const compared = await compareCost(folder, values.product, { size, rounds: Number(values.rounds), warmUp });
    console.log(JSON.stringify({ machine, ...compared }, null, 2));
    return rmSync(folder, { recursive: true, force: true });
  }
  if (values.only === 'distribution') {
    console.log(JSON.stringify({ machine, distribution: measureDistribution(Number(values.items)) }, null, 2));
    return;
  }
  if (values.only === 'overviews') {
    const overviews = await measureOverviews(folder, Number(values.overviews));
    console.log(JSON.stringify({ machine, ...overviews }, null, 2));
    return rmSync(folder, { recursive: true, force: true });
  }
  if (values.only === 'journal') {
    const journal = await measureJournal(folder, Number(values.lines));
    console.log(JSON.stringify({ machine, ...journal }, null, 2));
    return rmSync(folder, { recursive: true, force: true });
  }
  const server = await openServer({ folder, port: await freePort() });
  try {
    const print = (figures: object) =>
      console.log(JSON.stringify({ machine, temporalServer: server.version, ...figures }, null, 2));
    if (values.only === 'load') return print(await measureManyOpen(server.address, folder));
    const program = values.only === 'least' ? 'least' : ours;
    const { environment, ...paths } = await comparePaths(server.address, folder, program);
    if (values.only === 'paths' || values.only === 'least') return print({ ...size, ...paths });
    const inbox = await measureInbox(environment);
    print({ ...size, ...paths, inbox, startUp: await measureStart(folder) });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
