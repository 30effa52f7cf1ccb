import { parseArgs } from 'node:util';
import { startCluster } from './cluster';
import { startSingle } from './single';
import { tryFaults } from './trial';

const { values } = parseArgs({
  options: {
    approvals: { type: 'string', default: '200' },
    kills: { type: 'string', default: '100' },
    single: { type: 'boolean', default: false },
  },
});
const size = { approvals: Number(values.approvals), kills: Number(values.kills) };
const report = (line: string) => void process.stderr.write(`${line}\n`);

/** `npm run faults`: prints JSON; exit code 1 when anything was lost or happened twice. With `--single`, as `npm start` runs it. */
const trial = values.single ? tryFaults(startSingle, size, report) : tryFaults(startCluster, size, report);
trial.then(
  (findings) => {
    process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
    process.exitCode = findings.wrong.length === 0 ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1); // people who still click would keep it alive
  },
);
