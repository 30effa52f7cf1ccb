import { addDays } from '../../calendar/dates';
import type { Minor } from '../../shared/amounts';
import { sumOf } from '../../shared/amounts';
import type { CallDue, FundCall } from './calls';
import { isOwedToFund, type FundBook, type FundHappening, type FundUse } from './funds';
import type { Draw } from './draws';

/** Draws that are over are kept so long, in days: no fund adds up for longer. */
const KEPT_DAYS = 366;

const plus = (before: Minor | undefined, amount: Minor | bigint): Minor => sumOf([before ?? '0', amount]).toString();

const added = (amounts: Readonly<Record<string, Minor>>, key: string | undefined, amount: Minor | bigint) =>
  key === undefined ? amounts : { ...amounts, [key]: plus(Object.hasOwn(amounts, key) ? amounts[key] : '0', amount) };

/** The same for each of the budgets that a draw uses. */
const charged = (spent: FundBook['spent'], { budgets }: FundUse, amount: bigint): FundBook['spent'] =>
  budgets.reduce((all, budget) => added(all, budget, amount), spent);

const withCall = (book: FundBook, number: number, change: (call: FundCall) => FundCall): FundBook => ({
  ...book,
  calls: book.calls.map((call) => (call.number === number ? change(call) : call)),
});

const withDue = (book: FundBook, number: number, party: string, change: (due: CallDue) => CallDue): FundBook =>
  withCall(book, number, (call) => ({
    ...call,
    dues: call.dues.map((due) => (due.party === party ? change(due) : due)),
  }));

const useOf = ({ key: draw, amount, purpose, project, budget, measured, on }: Draw): FundUse => ({
  draw,
  amount,
  purpose,
  ...(project !== undefined && { project }),
  ...(budget && { budget: budget.key }),
  budgets: measured.map(({ key }) => key),
  on,
  is: 'reserved',
});

const reserved = (book: FundBook, draw: Draw): FundBook => {
  const since = addDays(draw.on, -KEPT_DAYS);
  const kept = book.uses.filter((use) => use.is === 'reserved' || isOwedToFund(use) || use.on >= since);
  return { ...book, drawn: book.drawn + 1, uses: [...kept, useOf(draw)] };
};

const turned = (book: FundBook, draw: string, is: FundUse['is']): FundBook => ({
  ...book,
  uses: book.uses.map((use) => (use.draw === draw ? { ...use, is } : use)),
});

const used = (book: FundBook, draw: string, refunded: string | undefined): FundBook => {
  const use = book.uses.find((each) => each.draw === draw);
  if (!use) return book;
  const { amount } = use;
  return {
    ...turned(book, draw, 'paid'),
    balance: plus(book.balance, -BigInt(amount)),
    spent: charged(book.spent, use, BigInt(amount)),
    contributed: added(book.contributed, refunded, -BigInt(amount)),
  };
};

const reclaimed = (book: FundBook, draw: string): FundBook => {
  const use = book.uses.find((each) => each.draw === draw);
  if (!use) return book;
  return { ...turned(book, draw, 'reclaimed'), spent: charged(book.spent, use, -BigInt(use.amount)) };
};

/** A fund after something happened to it: the process and the read model change it alike. */
export function fundAfter(book: FundBook, happening: FundHappening): FundBook {
  switch (happening.type) {
    case 'fund.opened':
      return happening.opened;
    case 'fund.called':
      return { ...book, calls: [...book.calls, happening.call] };
    case 'fund.callPlanned':
      return withCall(book, happening.call, (call) => ({
        ...call,
        dues: call.dues.map((due) => {
          const clock = happening.clocks[due.party];
          return clock ? { ...due, clock } : due;
        }),
      }));
    case 'fund.callReminded':
      return withDue(book, happening.call, happening.party, (due) => ({ ...due, isReminded: true }));
    case 'fund.callLate':
      return withDue(book, happening.call, happening.party, (due) => ({ ...due, isLate: true }));
    case 'fund.callEscalated':
      return withDue(book, happening.call, happening.party, (due) => ({ ...due, isEscalated: true }));
    case 'fund.contributed': {
      const { call, party, ...part } = happening.contribution;
      return {
        ...withDue(book, call, party, (due) => ({ ...due, paid: [...due.paid, part] })),
        balance: plus(book.balance, part.amount),
        contributed: added(book.contributed, party, part.amount),
        paidIn: book.paidIn + 1,
      };
    }
    case 'fund.reserved':
      return reserved(book, happening.reserved);
    case 'fund.released':
      return turned(book, happening.draw, 'released');
    case 'fund.used':
      return used(book, happening.draw, happening.refunded);
    case 'fund.reclaimed':
      return reclaimed(book, happening.draw);
    case 'fund.repaid': {
      const { draw, amount, part: parts } = happening;
      const uses = book.uses.map((use) =>
        use.draw === draw ? { ...use, repaid: plus(use.repaid, amount), parts } : use,
      );
      return { ...book, uses, balance: plus(book.balance, amount) };
    }
    case 'fund.received':
      return {
        ...book,
        balance: plus(book.balance, happening.amount),
        arrived: [...book.arrived, happening.draw],
      };
    case 'fund.held': {
      const { by, reason, on } = happening;
      return { ...book, state: 'onHold', reason: { by, reason, on } };
    }
    case 'fund.resumed': {
      const { reason: _, ...rest } = book;
      return { ...rest, state: 'open' };
    }
    case 'fund.closed': {
      const { by, reason, on } = happening;
      return { ...book, state: 'closed', reason: { by, reason, on } };
    }
  }
}
