import { parseArgs } from 'node:util';
import { startSkewed, skewAtRandom } from './clock';
import { startCluster } from './cluster';
import { fillAtRandom, startOnSmallDisk } from './disk';
import { killAtRandom } from './killing';
import { tryLosses } from './lost';
import { cutPowerAtRandom } from './power';
import { startSingle } from './single';
import { silenceAtRandom } from './smtp';
import { tryFaults } from './trial';

const { values } = parseArgs({
  options: {
    approvals: { type: 'string' },
    kills: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '8' },
    single: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const approvals = (usual: number) => Number(values.approvals ?? usual);
const report = (line: string) => void process.stderr.write(`${line}\n`);

/** What one kind of fault is tried with. */
const kinds: Readonly<Record<string, () => Promise<{ readonly wrong: readonly string[] }>>> = {
  disk: () => tryFaults(startOnSmallDisk, approvals(60), fillAtRandom(rounds), report),
  lost: () => tryLosses(rounds, report),
  power: () => tryFaults(startSingle, approvals(60), cutPowerAtRandom(rounds), report),
  smtp: () => tryFaults(startSingle, approvals(60), silenceAtRandom(rounds), report),
  clock: () => tryFaults(startSkewed, approvals(60), skewAtRandom(rounds), report),
};

/**
 * `npm run faults`: kills parts at random; with `--single`, as `npm start` runs it; with `--only`, one other kind of fault. Prints JSON; exit
 * code 1 when anything was lost or happened twice.
 */
const tryOut = () => {
  const { only } = values;
  if (only === undefined && values.single)
    return tryFaults(startSingle, approvals(200), killAtRandom(Number(values.kills)), report);
  if (only === undefined) return tryFaults(startCluster, approvals(200), killAtRandom(Number(values.kills)), report);
  const kind = kinds[only];
  if (!kind) throw new Error(`--only is one of ${Object.keys(kinds).join(', ')}`);
  return kind();
};

tryOut().then(
  (findings) => {
    process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
    process.exitCode = findings.wrong.length === 0 ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1); // people who still click would keep it alive
  },
);
