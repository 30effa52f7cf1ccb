import { startApp } from '../support/app';
import { keepLedger } from './ledger-shelf';
import {
  recordCutShort,
  recordFirstDraws,
  recordLostRatings,
  recordOwnCosts,
  recordPlanVersions,
  recordRecount,
} from './turn-lives';

/** Runs turns that a life seldom takes, which no other record holds, and stores the record of all. By hand: node --import tsx test/replay/record-lives-of-turns.ts */
async function main() {
  const app = await startApp({ identity: 'recorder' });
  await recordPlanVersions(app);
  await recordFirstDraws(app);
  await recordCutShort(app);
  await recordRecount(app);
  await recordLostRatings(app);
  await recordOwnCosts(app);
  await keepLedger(app.database, 'lives-of-turns');
  await app.stop();
}

void main();
