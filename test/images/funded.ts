import { fundAfter } from '../../domain/money/funds/changes';
import { newBook, type FundHappening } from '../../domain/money/funds/funds';
import { contributionPosted } from '../../domain/money/funds/postings';
import type { Entry } from '../../domain/record/ledger';
import { east, seed, west } from '../support/seed';

const fund = 'project';
const on = '2030-07-01';

/** A fund of the programme into which both companies have paid half of what they owe it in all: the record of the 36 months has none. */
export function fundedEntries(programme: string): readonly Entry[] {
  const title = seed.funds[fund]?.title ?? { zh: '', en: '' };
  const [by, paid] = [`finance@${east.domain}`, { [east.key]: '600000000', [west.key]: '400000000' }];
  const dues = Object.entries(paid).map(([party, amount]) => ({ party, amount, paid: [] }));
  let book = newBook(fund, title, seed.currency);
  const happenings: FundHappening[] = [
    { type: 'fund.opened', fund, opened: book },
    { type: 'fund.called', fund, call: { number: 1, purpose: '首期出资', by, on, dues } },
  ];
  book = happenings.reduce(fundAfter, book);
  for (const [party, amount] of Object.entries(paid)) {
    const contribution = { call: 1, party, amount, on, by, note: '', evidence: [] };
    const told = {
      type: 'fund.contributed',
      fund,
      contribution,
      transaction: contributionPosted(book, contribution),
    } as const;
    book = fundAfter(book, told);
    happenings.push(told);
  }
  const process = `${programme}:fund:${fund}`;
  return happenings.map((happening, at) => ({
    programme,
    process,
    number: at + 1,
    at: `${on}T02:00:00.000Z`,
    happening,
  }));
}
