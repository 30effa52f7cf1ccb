import { closeFund } from '../../contracts/fund';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { fundsOf, withFunds } from '../support/funds';
import { startGatehouse } from '../support/gatehouse';
import { approveAll, office } from '../support/questions';
import { keepLedger } from './ledger-shelf';
import { createShelf } from './shelf';

/** A fund that is paid into, refunded and closed. By hand: node --import tsx test/replay/closed-fund-lives.ts */
async function main() {
  const gatehouse = await startGatehouse({ identity: 'recorder' });
  const store = createShelf(gatehouse);
  const { key: programme } = await startProgramme(gatehouse, withFunds);
  const funds = fundsOf(gatehouse, programme);
  await funds.call({ manzanares: '20000' });
  await funds.contribute('manzanares', '20000');
  const { key } = await funds.request({ amount: '20000', kind: 'refund', purpose: 'Refund' });
  const approval = `${programme}:draw:${key}:1`;
  await eventually(() => gatehouse.readModel.approval(approval));
  await approveAll(gatehouse, approval);
  await funds.seen(key, ({ state }) => state === 'approved');
  await funds.pay(key);
  await funds.confirm(key);
  await funds.stands(({ balance }) => balance === '0');
  const turn = { by: office, reason: 'nothing is left in it' };
  await gatehouse.processes.ask(funds.process(), closeFund, crypto.randomUUID(), turn);
  await funds.stands(({ state }) => state === 'closed');
  await store('fund-refunded-closed', funds.process());
  await keepLedger(gatehouse.database, 'lives-of-closed-funds');
  await gatehouse.stop();
}

void main();
