import { join } from 'node:path';
import { searchAttributeTypes } from '../contracts/search-attributes';
import { findTemporal } from '../infra/temporal/finder';
import { startTemporal } from '../infra/temporal/server';

interface Settings {
  readonly folder: string;
  readonly port: number;
  /** Where its Web UI is; without one there is none. */
  readonly uiPort?: number;
}

/** A Temporal server as the product starts one for itself: on a file, and each transaction on the disk before it counts. */
export const openServer = async ({ folder, ...ports }: Settings) => {
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const found = await findTemporal({ env: { ...process.env, TEMPORAL_ADDRESS: '' }, report });
  if (found.kind === 'external') throw new Error('the bench starts a server of its own');
  return startTemporal({
    found,
    log: join(folder, 'temporal.log'),
    dbFile: join(folder, 'temporal.db'),
    durable: true,
    ...ports,
    namespace: 'default',
    searchAttributes: searchAttributeTypes,
  });
};
