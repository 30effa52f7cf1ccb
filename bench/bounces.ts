import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictOf, type BounceVerdict } from '../domain/mail/bounces';
import { readInbound } from '../infra/smtp/inbound';

/** What a mail of the set is taken for, or is by its label; `nothing` is no server's mail about a delivery. */
type Taken = BounceVerdict['is'] | 'nothing';

/** Named in the file of labels, one `<label> <file>` a line; whatever is not named is a true failure. */
const labelsIn = (path: string): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line): [string, string] => {
        const [label = '', file = ''] = line.split(/\s+/);
        return [file, label];
      }),
  );

/** Takes every mail as one about a mail of ours to whomever it names: which mail is meant is granted. */
async function takenFor(path: string): Promise<Taken> {
  const { bounce } = await readInbound(readFileSync(path), 'gatehouse.example');
  const [first] = bounce?.reports ?? [];
  if (!bounce || !first) return 'nothing';
  const verdicts = bounce.reports.map(({ address }) => verdictOf(bounce.reports, address).is);
  return verdicts.find((is) => is === 'failed') ?? verdicts[0] ?? 'nothing';
}

/** `node --import tsx bench/bounces.ts <folder of .eml> [file of labels]`: how many failures are recognised, and what else is taken for one. */
async function main([folder = '.', labels]: readonly string[]): Promise<void> {
  const labelled = labels === undefined ? new Map<string, string>() : labelsIn(labels);
  const files = readdirSync(folder).filter((file) => /\.(?:eml|txt)$/.test(file));
  const counted = { failures: 0, recognised: 0, unclear: 0, others: 0, takenForFailures: 0 };
  for (const file of files) {
    const is = await takenFor(join(folder, file));
    const label = labelled.get(file);
    if (label === 'skip') continue;
    if (label === undefined) {
      counted.failures += 1;
      if (is === 'failed') counted.recognised += 1;
      else process.stdout.write(`missed: ${file} was taken for ${is}\n`);
      if (is === 'unclear') counted.unclear += 1;
    } else {
      counted.others += 1;
      if (is === 'failed') {
        counted.takenForFailures += 1;
        process.stdout.write(`wrong: ${file} (${label}) was taken for a failure\n`);
      }
    }
  }
  const { failures, recognised, takenForFailures } = counted;
  const recall = (100 * recognised) / failures;
  const precision = (100 * recognised) / (recognised + takenForFailures);
  process.stdout.write(
    `${JSON.stringify(counted)}\nrecall ${recall.toFixed(1)} %, precision ${precision.toFixed(1)} %\n`,
  );
}

void main(process.argv.slice(2));
