import { startGatehouse } from '../support/gatehouse';
import { recordLateLives, recordTrueDays } from './late-lives';
import { createShelf } from './shelf';

/** Lets dates pass that nobody forecast, and stores the histories. By hand: node --import tsx test/replay/record-lives-of-lateness.ts */
async function main() {
  const gatehouse = await startGatehouse({ identity: 'recorder' });
  await recordLateLives(gatehouse, createShelf(gatehouse));
  await recordTrueDays(gatehouse, createShelf(gatehouse));
  await gatehouse.stop();
}

void main();
