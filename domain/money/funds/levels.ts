import { daysBetween, type LocalDate } from '../../calendar/dates';
import type { AuthorityLevel } from '../../programme/fund-plans';
import { sumOf } from '../../shared/amounts';
import type { AddedUp, DrawAsked } from './draws';
import type { FundBook, FundUse } from './funds';

/** A purpose by its letters and digits alone: spaces, case, width and punctuation make no other need of it. */
const letters = (purpose: string): string =>
  purpose
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

type Need = Pick<DrawAsked, 'purpose' | 'project'> & { readonly budget?: string | undefined };

/**
 * Whether two draws are for one need: the same budget, the same project, or the same purpose. Source: docs/rules/money.md,
 * "Funds".
 */
export const isSameNeed = (one: Need, other: Need): boolean =>
  (one.budget !== undefined && one.budget === other.budget) ||
  (one.project !== undefined && one.project === other.project) ||
  letters(one.purpose) === letters(other.purpose);

const isDrawn = ({ is }: FundUse) => is === 'reserved' || is === 'paid';

/** The draws of the last so many days that were for the same need, and were neither refused nor given up. */
export const addedUpTo = (
  { uses }: Pick<FundBook, 'uses'>,
  need: Need,
  { today, days }: { readonly today: LocalDate; readonly days: number },
): readonly AddedUp[] =>
  uses
    .filter((use) => isDrawn(use) && daysBetween(use.on, today) <= days && isSameNeed(use, need))
    .map(({ draw, amount, on }) => ({ draw, amount, on }));

/** What draws for one need come to in all, in minor units. */
export const sumWith = (amount: string, before: readonly AddedUp[]): bigint =>
  sumOf([amount, ...before.map((each) => each.amount)]);

/** The highest limit that a sum passes, in minor units; `undefined` where it passes none. */
export const limitPassed = (authority: readonly AuthorityLevel[], sum: bigint): string | undefined =>
  authority.flatMap(({ upTo }) => (upTo !== undefined && sum > BigInt(upTo) ? [upTo] : [])).at(-1);

/** The lowest level whose limit is not passed; `undefined` where nobody may decide on so much. */
export const levelFor = (authority: readonly AuthorityLevel[], sum: bigint): AuthorityLevel | undefined =>
  authority.find(({ upTo }) => upTo === undefined || sum <= BigInt(upTo));
