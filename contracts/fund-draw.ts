import { defineQuery, defineUpdate } from '@temporalio/workflow';
import { idOf, keyedBy } from '../domain/shared/ids';
import type { PaidIn } from '../domain/money/funds/calls';
import type { Confirmation, Draw, Payment } from '../domain/money/funds/draws';
import { fundRules, type FundRules } from '../domain/money/funds/rules';
import type { Programme } from '../domain/programme/programme';
import type { Person } from '../domain/shared/keys';
import type { Context } from './context';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';

export interface DrawInput extends Context {
  readonly draw: Draw;
  readonly rules: Pick<FundRules, 'noticeDays' | 'zone'>;
  /** Set when the process continues as new; where it is started again from the record, `opened` are the approvals that were opened. */
  readonly resumed?: { readonly recorded: number; readonly opened?: readonly string[] };
}

/** A payment, and who hears that it was made. */
export interface PaymentTold extends Payment {
  readonly told: readonly Person[];
}

export interface Cancellation {
  readonly by: Person;
  readonly reason: string;
}

export const drawId = (programme: string, draw: string) => idOf(programme, 'draw', draw);
export const parseDrawId = keyedBy('draw');

export const drawProcess = (input: DrawInput): Process => ({
  type: 'fundDraw',
  id: drawId(input.programme, input.draw.key),
  summary: `${input.draw.fundTitle.zh} ${input.draw.key}: draw`,
  args: [input],
  attributes: beginsAs(input.programme, input.draw.state, ['pmo']),
});

/** With what the process of a draw begins; `undefined` where the programme has no such fund. */
export const drawBeginning = (definition: Programme, draw: Draw): Pick<DrawInput, 'draw' | 'rules'> | undefined => {
  const plan = Object.hasOwn(definition.funds, draw.fund) ? definition.funds[draw.fund] : undefined;
  if (!plan) return undefined;
  const { noticeDays, zone } = fundRules(definition, plan);
  return { draw, rules: { noticeDays, zone } };
};

type Stands = Told & { readonly state: Draw['state'] };

/** Records that a draw was paid; an emergency is put to the vote with that. */
export const payDraw = defineUpdate<Stands, [PaymentTold]>('pay');
export const confirmDraw = defineUpdate<Stands, [Confirmation]>('confirm');
export const cancelDraw = defineUpdate<Stands, [Cancellation]>('cancel');
export const repayDraw = defineUpdate<Stands, [PaidIn]>('repay');
export const drawQuery = defineQuery<Draw>('draw');
