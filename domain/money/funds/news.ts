import type { Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';
import type { Draw } from './draws';
import type { FundBook, FundHappening } from './funds';

/** What a draw tells its fund of what it reserved; `part` counts repayments from 1. A fund to which a transfer came hears that it arrived. */
export type DrawNews = { readonly draw: string } & (
  | { readonly is: 'released' | 'reclaimed' }
  | { readonly is: 'used'; readonly refunded?: PartyKey }
  | { readonly is: 'repaid'; readonly part: number; readonly amount: Minor }
  | { readonly is: 'arrived'; readonly from: string; readonly amount: Minor }
);

/** All that the fund of a draw has to know of it, in its order: told again it changes nothing. */
export const newsOf = ({ key: draw, state, kind, payee, payment, repayment }: Draw): readonly DrawNews[] => [
  ...(state === 'refused' || state === 'cancelled' ? [{ draw, is: 'released' as const }] : []),
  ...(payment
    ? [{ draw, is: 'used' as const, ...(kind === 'refund' && payee !== undefined && { refunded: payee }) }]
    : []),
  ...(repayment ? [{ draw, is: 'reclaimed' as const }] : []),
  ...(repayment?.paid ?? []).map(({ amount }, at) => ({ draw, is: 'repaid' as const, part: at + 1, amount })),
];

/** What the fund hears to which a transfer went, once it has arrived. */
export const arrivalsOf = ({ key: draw, fund: from, target, amount, confirmation }: Draw): readonly DrawNews[] =>
  target !== undefined && confirmation ? [{ draw, is: 'arrived', from, amount }] : [];

/** What a fund makes of it; nothing where it knew that already. */
export function heardBy(book: FundBook, news: DrawNews): FundHappening | undefined {
  const { key: fund } = book;
  const { draw } = news;
  const use = book.uses.find((each) => each.draw === draw);
  switch (news.is) {
    case 'released':
      return use?.is === 'reserved' ? { type: 'fund.released', fund, draw } : undefined;
    case 'used':
      return use?.is === 'reserved'
        ? { type: 'fund.used', fund, draw, ...(news.refunded !== undefined && { refunded: news.refunded }) }
        : undefined;
    case 'reclaimed':
      return use?.is === 'paid' ? { type: 'fund.reclaimed', fund, draw } : undefined;
    case 'repaid':
      return use?.is === 'reclaimed' && (use.parts ?? 0) < news.part
        ? { type: 'fund.repaid', fund, draw, part: news.part, amount: news.amount }
        : undefined;
    case 'arrived':
      return book.arrived.includes(draw)
        ? undefined
        : { type: 'fund.received', fund, draw, from: news.from, amount: news.amount };
  }
}
