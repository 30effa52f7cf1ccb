import { startGatehouse } from '../support/gatehouse';
import { recordImprovementLives } from './improvement-lives';
import { recordInnovationLives } from './innovation-lives';
import { keepLedger } from './ledger-shelf';
import { recordMeasureLives } from './measure-lives';
import { recordRiskLives } from './risk-lives';
import { createShelf } from './shelf';
import { recordFilledPost, recordStaffingLives } from './staffing-lives';
import { recordFollowing, recordStrategyLives } from './strategy-lives';

/** Runs what measures the programme and acts on it through its lives and stores the record of all. By hand: node --import tsx test/replay/record-lives-of-measures.ts */
async function main() {
  const gatehouse = await startGatehouse({ identity: 'recorder' });
  const store = createShelf(gatehouse);
  await recordStrategyLives(gatehouse, store);
  await recordImprovementLives(gatehouse, store);
  await recordFollowing(gatehouse, store);
  await recordRiskLives(gatehouse, store);
  await recordInnovationLives(gatehouse, store);
  await recordStaffingLives(gatehouse, store);
  await recordFilledPost(gatehouse, store);
  await recordMeasureLives(gatehouse);
  await keepLedger(gatehouse.database, 'lives-of-measures');
  await gatehouse.stop();
}

void main();
