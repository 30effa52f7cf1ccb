import type { LocalDate } from '../../calendar/dates';
import { sumOf, type Minor } from '../../shared/amounts';
import type { PartyKey, Person } from '../../shared/keys';
import type { Text } from '../../shared/text';
import type { Transaction } from '../journal/transactions';
import type { DueClock, FundCall, PaidIn } from './calls';
import type { Draw, DrawAsked } from './draws';

/** A draw as its fund keeps it: what it reserves or has used, and what tells whether another one is for the same need. */
export interface FundUse extends Pick<DrawAsked, 'amount' | 'purpose' | 'project'> {
  readonly draw: string;
  readonly budget?: string;
  /** The budgets that it uses. */
  readonly budgets: readonly string[];
  readonly on: LocalDate;
  /** `reclaimed`: it was not ratified and is owed back. */
  readonly is: 'reserved' | 'paid' | 'released' | 'reclaimed';
  /** How much of what is owed back was paid back, and in how many parts. */
  readonly repaid?: Minor;
  readonly parts?: number;
}

/** How a fund stands: the one place in which its money is reserved. Source: docs/rules/money.md, "Funds". */
export interface FundBook {
  readonly key: string;
  readonly title: Text;
  readonly currency: string;
  readonly state: 'open' | 'onHold' | 'closed';
  /** Why it is on hold, or closed. */
  readonly reason?: { readonly by: Person; readonly reason: string; readonly on: LocalDate };
  readonly balance: Minor;
  /** What each party paid in, less what was refunded to it. */
  readonly contributed: Readonly<Record<PartyKey, Minor>>;
  readonly calls: readonly FundCall[];
  /** How many draws there have been: the next one's number follows. */
  readonly drawn: number;
  /** Those that reserve money, and those of the last year. */
  readonly uses: readonly FundUse[];
  /** What was paid of each budget, less what is owed back. */
  readonly spent: Readonly<Record<string, Minor>>;
  /** How many contributions there have been. */
  readonly paidIn: number;
  /** The transfers that came from other funds, by their keys. */
  readonly arrived: readonly string[];
}

/** Money that a party paid in upon a call. */
export interface Contribution extends PaidIn {
  readonly call: number;
  readonly party: PartyKey;
}

/** What somebody calls of the parties. */
export interface CallAsked {
  readonly purpose: string;
  readonly amounts: Readonly<Record<PartyKey, Minor>>;
  readonly by: Person;
}

interface About {
  readonly fund: string;
}

interface OfCall extends About {
  readonly call: number;
  readonly party: PartyKey;
  readonly outstanding: Minor;
  readonly told: readonly Person[];
}

interface OfDraw extends About {
  readonly draw: string;
}

interface Turned extends About {
  readonly by: Person;
  readonly reason: string;
  readonly on: LocalDate;
}

/** Everything that happens to a fund; `told` are those who hear of it. */
export type FundHappening =
  | ({ readonly type: 'fund.opened'; readonly opened: FundBook } & About)
  | ({ readonly type: 'fund.called'; readonly call: FundCall } & About)
  /** When each party's part is due; `told` are those of whom it is called, none when it is counted again. */
  | ({
      readonly type: 'fund.callPlanned';
      readonly call: number;
      readonly clocks: Readonly<Record<PartyKey, DueClock>>;
      readonly told: readonly Person[];
    } & About)
  | ({ readonly type: 'fund.callReminded' } & OfCall)
  | ({ readonly type: 'fund.callLate' } & OfCall)
  | ({ readonly type: 'fund.callEscalated' } & OfCall)
  | ({
      readonly type: 'fund.contributed';
      readonly contribution: Contribution;
      readonly transaction: Transaction;
    } & About)
  /** So much is reserved for a draw, from now on the business of a process of its own. */
  | ({ readonly type: 'fund.reserved'; readonly reserved: Draw } & OfDraw)
  /** It will not be paid. */
  | ({ readonly type: 'fund.released' } & OfDraw)
  /** It was paid: what was reserved is used; `refunded` is the party that got it back. */
  | ({ readonly type: 'fund.used'; readonly refunded?: PartyKey } & OfDraw)
  /** It was not ratified. */
  | ({ readonly type: 'fund.reclaimed' } & OfDraw)
  /** Some of that was paid back. */
  | ({ readonly type: 'fund.repaid'; readonly part: number; readonly amount: Minor } & OfDraw)
  /** Another fund transferred it. */
  | ({ readonly type: 'fund.received'; readonly from: string; readonly amount: Minor } & OfDraw)
  | ({ readonly type: 'fund.held' } & Turned)
  | ({ readonly type: 'fund.resumed' } & Turned)
  | ({ readonly type: 'fund.closed' } & Turned);

/** A fund that nobody has used yet. */
export const newBook = (key: string, title: Text, currency: string): FundBook => ({
  key,
  title,
  currency,
  state: 'open',
  balance: '0',
  contributed: {},
  calls: [],
  drawn: 0,
  uses: [],
  spent: {},
  paidIn: 0,
  arrived: [],
});

const reserving = ({ uses }: Pick<FundBook, 'uses'>, isMeant: (use: FundUse) => boolean): bigint =>
  sumOf(uses.filter((use) => use.is === 'reserved' && isMeant(use)).map(({ amount }) => amount));

/** What draws reserve, in minor units. */
export const reservedIn = (book: Pick<FundBook, 'uses'>): bigint => reserving(book, () => true);

/** Whether money of a draw that was not ratified is still to come back. */
export const isOwedToFund = ({ is, amount, repaid = '0' }: FundUse): boolean =>
  is === 'reclaimed' && BigInt(repaid) < BigInt(amount);

/** What another draw may use: the balance less what is reserved. */
export const availableIn = (book: Pick<FundBook, 'uses' | 'balance'>): bigint =>
  BigInt(book.balance) - reservedIn(book);

/** What of a budget is committed (reserved by draws) and actual (paid), in minor units. */
export const usedOf = (book: Pick<FundBook, 'uses' | 'spent'>, budget: string) => ({
  committed: reserving(book, ({ budgets }) => budgets.includes(budget)).toString(),
  actual: (Object.hasOwn(book.spent, budget) && book.spent[budget]) || '0',
});
