import { fundAfter } from '../money/funds/changes';
import { drawAfter } from '../money/funds/draw-changes';
import type { Draw } from '../money/funds/draws';
import type { FundBook } from '../money/funds/funds';
import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';

/** A fund with which its process goes on, by all that it told. */
export const resumedFund = (entries: readonly Entry[]): FundBook | undefined =>
  entries.reduce<FundBook | undefined>((book, { happening }) => {
    if (!isOf('fund', happening)) return book;
    const before = happening.type === 'fund.opened' ? happening.opened : book;
    return before && fundAfter(before, happening);
  }, undefined);

/** A draw with which its process goes on. */
export const resumedDraw = (entries: readonly Entry[]): Draw | undefined =>
  entries.reduce<Draw | undefined>((draw, { happening }) => {
    if (!isOf('draw', happening)) return draw;
    const before = happening.type === 'draw.requested' ? happening.requested : draw;
    return before && drawAfter(before, happening);
  }, undefined);
