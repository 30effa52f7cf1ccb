import { parseArgs } from 'node:util';
import { tryFaults } from './trial';

const { values } = parseArgs({
  options: { approvals: { type: 'string', default: '200' }, kills: { type: 'string', default: '100' } },
});

/** `npm run faults`: prints JSON; exit code 1 when anything was lost or happened twice. */
tryFaults(
  { approvals: Number(values.approvals), kills: Number(values.kills) },
  (line) => void process.stderr.write(`${line}\n`),
).then(
  (findings) => {
    process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
    process.exitCode = findings.wrong.length === 0 ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1); // people who still click would keep it alive
  },
);
