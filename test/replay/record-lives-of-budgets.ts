import { startGatehouse } from '../support/gatehouse';
import { recordBudgetLives } from './budget-lives';
import { keepLedger } from './ledger-shelf';
import { createShelf } from './shelf';

/** Runs budgets through their lives and stores the record of all. By hand: node --import tsx test/replay/record-lives-of-budgets.ts */
async function main() {
  const gatehouse = await startGatehouse({ identity: 'recorder' });
  await recordBudgetLives(gatehouse, createShelf(gatehouse));
  await keepLedger(gatehouse.database, 'lives-of-budgets');
  await gatehouse.stop();
}

void main();
