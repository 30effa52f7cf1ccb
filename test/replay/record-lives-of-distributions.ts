import { startGatehouse } from '../support/gatehouse';
import { recordDistributionLives } from './distribution-lives';
import { keepLedger } from './ledger-shelf';
import { createShelf } from './shelf';

/** Runs distributions through their lives and stores the record of all. By hand: node --import tsx test/replay/record-lives-of-distributions.ts */
async function main() {
  const gatehouse = await startGatehouse({ identity: 'recorder' });
  await recordDistributionLives(gatehouse, createShelf(gatehouse));
  await keepLedger(gatehouse.database, 'lives-of-distributions');
  await gatehouse.stop();
}

void main();
