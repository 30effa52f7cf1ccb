import { randomUUID } from 'node:crypto';
import { askForDraw, type DrawGiven } from '../../api/funds/drawing';
import { askFund } from '../../api/funds/funds';
import { callFund, contributeToFund, fundId, holdFund } from '../../contracts/fund';
import { confirmDraw, drawId, payDraw, repayDraw } from '../../contracts/fund-draw';
import type { Evidence } from '../../domain/approvals/approvals';
import type { Draw } from '../../domain/money/funds/draws';
import type { FundBook } from '../../domain/money/funds/funds';
import type { Programme } from '../../domain/programme/programme';
import { dayIn } from './days';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';
import { office } from './questions';

export const shown: readonly Evidence[] = [{ kind: 'document', title: 'Bank receipt', hash: 'c'.repeat(64) }];

/** The small programme with funds: two hospitals commit to one, and what is urgent is paid first out of another. */
export const withFunds = (given: Programme): Programme => {
  const asked = { groups: ['steering'], policy: 'board' };
  const commitments = { spree: '600000', manzanares: '400000' };
  return {
    ...given,
    funds: {
      common: {
        title: { zh: '共同资金', en: 'Common fund' },
        purpose: { zh: '登记系统', en: 'the registry' },
        commitments,
        authority: [{ upTo: '100000', groups: ['clinical'], policy: 'routine' }, asked],
        ratifyWithin: { workingDays: 5 },
      },
      works: {
        title: { zh: '工程资金', en: 'Works fund' },
        purpose: { zh: '工程', en: 'works' },
        commitments,
        call: { notice: { workingDays: 5 }, late: 'remindThenHold' },
        authority: [asked],
      },
    },
    budgets: {
      registry: {
        title: { zh: '登记系统预算', en: 'Registry budget' },
        fund: 'common',
        amount: '200000',
        warnPercent: 80,
        escalatePercent: 95,
      },
    },
  };
};

/** How the tests speak to the funds of a running programme. */
export const fundsOf = (gatehouse: Gatehouse, programme: string) => {
  const view = () => eventually(() => gatehouse.readModel.programme(programme));
  const book = async (fund = 'common'): Promise<FundBook | undefined> =>
    (await view()).funds.find(({ key }) => key === fund);
  const draw = async (key: string): Promise<Draw | undefined> => (await view()).draws.find((each) => each.key === key);
  const today = () => dayIn(0);
  return {
    today,
    view,
    book,
    draw,
    seen: (key: string, isMeant: (draw: Draw) => boolean) =>
      eventually(async () => {
        const found = await draw(key);
        return found && isMeant(found) && found;
      }),
    stands: (isMeant: (book: FundBook) => boolean, fund = 'common') =>
      eventually(async () => {
        const found = await book(fund);
        return found && isMeant(found) && found;
      }),
    call: async (amounts: Readonly<Record<string, string>>, fund = 'common') =>
      askFund(gatehouse, await view(), fund, callFund, randomUUID(), {
        purpose: 'the first year',
        amounts,
        by: office,
      }),
    contribute: async (party: string, amount: string, fund = 'common', call = 1) => {
      const paid = { call, party, amount, on: today(), by: office, note: '', evidence: shown };
      return askFund(gatehouse, await view(), fund, contributeToFund, randomUUID(), paid);
    },
    request: async (given: Partial<DrawGiven> & { readonly amount: string }, fund = 'common') =>
      askForDraw(
        gatehouse,
        await view(),
        { kind: 'payment', purpose: 'Servers', payee: 'manzanares', emergency: false, evidence: [], fund, ...given },
        { by: office, party: 'spree' },
        randomUUID(),
      ),
    /** To another fund: it is paid to no party. */
    transfer: async (amount: string, target: string) =>
      askForDraw(
        gatehouse,
        await view(),
        { kind: 'transfer', purpose: 'Transfer', target, emergency: false, evidence: [], fund: 'common', amount },
        { by: office, party: 'spree' },
        randomUUID(),
      ),
    hold: async (fund = 'common') =>
      askFund(gatehouse, await view(), fund, holdFund, randomUUID(), { by: office, reason: 'audit' }),
    pay: (key: string) =>
      gatehouse.processes.ask(drawId(programme, key), payDraw, randomUUID(), {
        on: today(),
        by: office,
        note: '',
        evidence: shown,
        told: [],
      }),
    confirm: (key: string, by = 'director@manzanares.example') =>
      gatehouse.processes.ask(drawId(programme, key), confirmDraw, randomUUID(), { on: today(), by, note: '' }),
    repay: (key: string, amount: string) =>
      gatehouse.processes.ask(drawId(programme, key), repayDraw, randomUUID(), {
        amount,
        on: today(),
        by: office,
        note: '',
        evidence: shown,
      }),
    process: (fund = 'common') => fundId(programme, fund),
    drawProcess: (key: string) => drawId(programme, key),
  };
};
