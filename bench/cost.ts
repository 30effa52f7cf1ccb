import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { median, round } from './figures';
import { openFull } from './full';
import { memoryOf, sum, usedBy, type ByPart } from './processes';
import type { Program } from './product';
import { runRound } from './rounds';

interface Size {
  readonly approvals: number;
  readonly atOnce: number;
}

interface Comparison {
  readonly size: Size;
  readonly rounds: number;
  /** Approvals before the first round, not counted: until then a program spends its time on compiling what it runs. */
  readonly warmUp: number;
}

/** What follows an approval (the close of its process, its visibility) is done by then, and is part of its cost. */
const SETTLED_MS = 1_000;

const KIB = 1024;

const withTotal = (parts: ByPart): ByPart => ({ ...parts, total: sum(Object.values(parts)) });

const mapped = (parts: ByPart, figure: (value: number, part: string) => number): ByPart =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, round(figure(value, part))]));

/** A program with a Temporal server and a Postgres of its own, so that all of it can be counted. */
const openSide = async (name: string, program: Program, folder: string) => {
  const full = await openFull({ folder: join(folder, name), program });
  const connection = await Connection.connect({ address: full.address });
  const client = new Client({ connection });
  const run = (size: Size) => runRound(size, client, full.approve);

  return {
    name,
    run,
    /** One round, and what an approval cost in it. */
    measure: async (size: Size) => {
      const before = usedBy(full.pid);
      const figures = await run(size);
      await pause(SETTLED_MS);
      const after = usedBy(full.pid);
      const spent = (end: ByPart, start: ByPart, unit = 1) =>
        mapped(withTotal(end), (value, part) => (value - (withTotal(start)[part] ?? 0)) / unit / size.approvals);
      return {
        ...figures,
        cpuMs: spent(after.cpuMs, before.cpuMs),
        threadsMs: spent(after.threadsMs, before.threadsMs),
        writtenKiB: spent(after.written, before.written, KIB),
        memoryMiB: mapped(withTotal(memoryOf(full.pid)), (value) => value),
      };
    },
    close: async () => {
      await connection.close();
      await full.close();
    },
  };
};

type Side = Awaited<ReturnType<typeof openSide>>;
type Measured = Awaited<ReturnType<Side['measure']>>;

const medians = (all: readonly ByPart[]): ByPart =>
  Object.fromEntries(Object.keys(all[0] ?? {}).map((part) => [part, median(all.map((each) => each[part] ?? 0))]));

const flat = ({ perSecond, decisionP50Ms, decisionP99Ms }: Measured): ByPart => ({
  perSecond,
  decisionP50Ms,
  decisionP99Ms,
});

/** Of the rounds of one program. */
const summary = (rounds: readonly Measured[]) => ({
  ...medians(rounds.map(flat)),
  historyEvents: median(rounds.map(({ historyEvents }) => historyEvents.median)),
  cpuMs: medians(rounds.map(({ cpuMs }) => cpuMs)),
  threadsMs: medians(rounds.map(({ threadsMs }) => threadsMs)),
  writtenKiB: medians(rounds.map(({ writtenKiB }) => writtenKiB)),
  memoryMiB: medians(rounds.map(({ memoryMiB }) => memoryMiB)),
});

/** How a round compares with that of the least product beside it. */
const ratio = (ours: Measured, least: Measured): ByPart => {
  const figuresOf = (round: Measured): ByPart => ({
    ...flat(round),
    cpu: round.cpuMs['total'] ?? NaN,
    written: round.writtenKiB['total'] ?? NaN,
    memory: round.memoryMiB['total'] ?? NaN,
  });
  const its = figuresOf(least);
  return mapped(figuresOf(ours), (value, part) => value / (its[part] ?? NaN));
};

/**
 * What an approval costs in the products of these checkouts beside the least one, in turns: each goes first in its turn. All have a
 * Temporal server and a Postgres of their own that write alike; while one works the others wait.
 */
export const compareCost = async (folder: string, checkouts: readonly string[], comparison: Comparison) => {
  const { size, rounds, warmUp } = comparison;
  const sides: Side[] = [];
  try {
    sides.push(await openSide('least', 'least', folder));
    for (const [at, checkout] of checkouts.entries())
      sides.push(await openSide(`product${at + 1}`, { checkout: resolve(checkout) }, folder));
    for (const side of sides) await side.run({ ...size, approvals: warmUp });
    const measured = new Map<string, Measured[]>(sides.map(({ name }) => [name, []]));
    for (let at = 0; at < rounds; at += 1)
      for (const side of sides.map((_, index) => sides[(index + at) % sides.length]!)) {
        const figures = await side.measure(size);
        measured.get(side.name)?.push(figures);
        process.stderr.write(`${side.name} ${JSON.stringify(figures)}\n`);
      }
    const least = measured.get('least') ?? [];
    const compared = [...measured].map(([name, all], index) => ({
      name: index === 0 ? name : checkouts[index - 1],
      ...summary(all),
      toLeast: medians(all.map((each, round) => ratio(each, least[round]!))),
    }));
    return { ...size, rounds, compared };
  } finally {
    for (const side of sides) await side.close();
  }
};
