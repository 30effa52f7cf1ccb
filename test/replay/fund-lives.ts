import { contributeToFund, holdFund, resumeFund } from '../../contracts/fund';
import { cancelDraw } from '../../contracts/fund-draw';
import type { Draw } from '../../domain/money/funds/draws';
import type { FundBook } from '../../domain/money/funds/funds';
import { startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { fundsOf, withFunds } from '../support/funds';
import { startGatehouse, type Gatehouse } from '../support/gatehouse';
import { approveAll, closed, colleague, decide, office, runOut, wait } from '../support/questions';
import { keepLedger } from './ledger-shelf';
import { createShelf } from './shelf';

const id = () => crypto.randomUUID();

/** Funds and draws through their lives: called, late, held, drawn on, refunded, transferred, in an emergency not ratified and owed back. */
export async function recordFundLives(
  gatehouse: Gatehouse,
  store: (name: string, workflowId: string) => Promise<void>,
): Promise<void> {
  const { processes } = gatehouse;
  const { key: programme } = await startProgramme(gatehouse, withFunds);
  const funds = fundsOf(gatehouse, programme);
  const comesTo = (key: string, state: Draw['state']) => funds.seen(key, (draw) => draw.state === state);
  const voted = async (key: string, kind: 'draw' | 'ratification' = 'draw') => {
    const approval = `${programme}:${kind}:${key}:1`;
    await eventually(() => gatehouse.readModel.approval(approval));
    return approval;
  };
  const turn = { by: office, reason: 'the auditors ask for it' };

  await funds.call({ spree: '300000', manzanares: '200000' });
  await funds.stands((book) => book.calls[0]?.dues.every(({ clock }) => clock) === true);
  await funds.contribute('spree', '100000');
  await funds.contribute('spree', '200000');
  await funds.contribute('manzanares', '200000');

  const paid = await funds.request({ amount: '60000', budget: 'registry' });
  await approveAll(gatehouse, await voted(paid.key));
  await comesTo(paid.key, 'approved');
  await funds.pay(paid.key);
  await funds.confirm(paid.key);
  await comesTo(paid.key, 'confirmed');
  await store('fundDraw-paid-confirmed', funds.drawProcess(paid.key));

  const refused = await funds.request({ amount: '70000' });
  const vote = await voted(refused.key);
  await decide(gatehouse, vote, 'spree.steering.director', { verdict: 'reject' });
  await closed(gatehouse, vote);
  await comesTo(refused.key, 'refused');

  const given = await funds.request({ amount: '10', purpose: 'Given up' });
  await approveAll(gatehouse, await voted(given.key));
  await comesTo(given.key, 'approved');
  await processes.ask(funds.drawProcess(given.key), cancelDraw, id(), turn);
  await comesTo(given.key, 'cancelled');

  const refund = await funds.request({ amount: '20000', kind: 'refund', purpose: 'Refund' });
  await approveAll(gatehouse, await voted(refund.key));
  await comesTo(refund.key, 'approved');
  await funds.pay(refund.key);
  await funds.confirm(refund.key);
  const transfer = await funds.transfer('30000', 'works');
  await approveAll(gatehouse, await voted(transfer.key));
  await comesTo(transfer.key, 'approved');
  await funds.pay(transfer.key);
  await funds.confirm(transfer.key, colleague);
  await funds.stands(({ balance }) => balance === '30000', 'works');

  const good = await funds.request({ amount: '1000', purpose: 'Roof', emergency: true });
  await funds.pay(good.key);
  await approveAll(gatehouse, await voted(good.key, 'ratification'));
  await funds.seen(good.key, ({ ratification }) => ratification?.outcome === 'approved');
  await funds.confirm(good.key);
  await store('fundDraw-ratified', funds.drawProcess(good.key));
  const urgent = await funds.request({ amount: '50000', purpose: 'Flood', emergency: true });
  await funds.pay(urgent.key);
  await runOut(gatehouse, await voted(urgent.key, 'ratification'));
  const { repayment } = await funds.seen(urgent.key, (draw) => draw.repayment?.clock !== undefined);
  await wait(gatehouse, funds.drawProcess(urgent.key), repayment?.clock?.remindAt ?? '', 1);
  await funds.seen(urgent.key, (draw) => draw.repayment?.isReminded === true);
  await wait(gatehouse, funds.drawProcess(urgent.key), repayment?.clock?.dueAt ?? '', 1);
  await funds.seen(urgent.key, (draw) => draw.repayment?.isLate === true);
  await funds.repay(urgent.key, '20000');
  await funds.repay(urgent.key, '30000');
  await comesTo(urgent.key, 'repaid');
  await store('fundDraw-not-ratified', funds.drawProcess(urgent.key));
  await processes.ask(funds.process(), holdFund, id(), turn);
  await processes.ask(funds.process(), resumeFund, id(), turn);
  await store('fund-drawn-on', funds.process());

  await funds.call({ spree: '1000', manzanares: '2000' }, 'works');
  const due = (book: FundBook) => book.calls[0]?.dues[1];
  const { calls } = await funds.stands((book) => due(book)?.clock !== undefined, 'works');
  const { remindAt = '', dueAt = '', escalateAt = '' } = calls[0]?.dues[1]?.clock ?? {};
  await wait(gatehouse, funds.process('works'), remindAt, 1);
  await funds.stands((book) => due(book)?.isReminded === true, 'works');
  await wait(gatehouse, funds.process('works'), dueAt, 1);
  await funds.stands((book) => due(book)?.isLate === true, 'works');
  await wait(gatehouse, funds.process('works'), escalateAt, 1);
  await funds.stands(({ state }) => state === 'onHold', 'works');
  await processes.ask(funds.process('works'), contributeToFund, id(), {
    ...{ call: 1, party: 'manzanares', amount: '2000', on: funds.today(), by: colleague, note: 'late', evidence: [] },
    evidence: [{ kind: 'number', title: 'transfer', value: '1' }],
  });
  await store('fund-late-held', funds.process('works'));
}

/** By hand: node --import tsx test/replay/fund-lives.ts */
async function main() {
  const gatehouse = await startGatehouse({ identity: 'recorder' });
  await recordFundLives(gatehouse, createShelf(gatehouse));
  await keepLedger(gatehouse.database, 'lives-of-funds');
  await gatehouse.stop();
}

if (process.argv[1]?.endsWith('fund-lives.ts')) void main();
