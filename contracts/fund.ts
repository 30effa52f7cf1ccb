import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { idOf, keyedBy } from '../domain/shared/ids';
import type { DrawFacts } from '../domain/money/funds/blocks';
import { newBook } from '../domain/money/funds/funds';
import { fundRules } from '../domain/money/funds/rules';
import type { Programme } from '../domain/programme/programme';
import type { Draw, DrawAsked } from '../domain/money/funds/draws';
import type { CallAsked, Contribution, FundBook } from '../domain/money/funds/funds';
import type { DrawNews } from '../domain/money/funds/news';
import type { FundRules } from '../domain/money/funds/rules';
import type { Person } from '../domain/shared/keys';
import type { Context } from './context';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';

export interface FundInput extends Context {
  readonly book: FundBook;
  readonly rules: FundRules;
  /**
   * Set when the process continues as new, or is started again from the record: then `news` is what draws may have told in vain.
   */
  readonly resumed?: {
    readonly recorded: number;
    readonly news?: readonly DrawNews[];
  };
}

/** What is asked for, and what the programme knows that may block it. */
export interface DrawRequest {
  readonly asked: DrawAsked;
  readonly facts: DrawFacts;
}

/** Why a fund is put on hold, taken off it, or closed. */
export interface FundTurn {
  readonly by: Person;
  readonly reason: string;
}

export const fundId = (programme: string, fund: string) => idOf(programme, 'fund', fund);
export const parseFundId = keyedBy('fund');

export const fundProcess = (input: FundInput): Process => ({
  type: 'fund',
  id: fundId(input.programme, input.book.key),
  summary: `${input.book.title.zh}: fund`,
  args: [input],
  attributes: beginsAs(input.programme, input.book.state),
});

/** With what the process of a fund begins; `undefined` where the programme has no such fund. */
export const fundBeginning = (definition: Programme, fund: string): Pick<FundInput, 'book' | 'rules'> | undefined => {
  const plan = Object.hasOwn(definition.funds, fund) ? definition.funds[fund] : undefined;
  return plan && { book: newBook(fund, plan.title, definition.currency), rules: fundRules(definition, plan) };
};

type Stands = Told & { readonly state: FundBook['state'] };

export const callFund = defineUpdate<Told & { readonly call: number }, [CallAsked]>('call');
export const contributeToFund = defineUpdate<Told & { readonly balance: string }, [Contribution]>('contribute');
/** Reserves the money of a draw at once, and has it decided on; the one way in which money is reserved. */
export const requestDraw = defineUpdate<Told & { readonly draw: Draw }, [DrawRequest]>('requestDraw');
export const holdFund = defineUpdate<Stands, [FundTurn]>('hold');
export const resumeFund = defineUpdate<Stands, [FundTurn]>('resume');
export const closeFund = defineUpdate<Stands, [FundTurn]>('close');
/** A draw tells what became of what it reserved. */
export const drawMoved = defineSignal<[readonly DrawNews[]]>('drawMoved');
export const fundQuery = defineQuery<FundBook>('fund');
