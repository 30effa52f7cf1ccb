import type { Request } from 'express';
import { amount as amountForm } from '../../definition/text';
import { minorOf } from '../../domain/shared/amounts';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { fieldOf } from './answer';

/** People type an amount in whole units of the currency, `1,200,000.00`; minor units as text. Throws `invalid_input` at its field. */
export function amountIn(request: Request, field: string, currency: string): string {
  const typed = amountForm.safeParse(fieldOf(request, field));
  const amount = typed.success ? minorOf(typed.data, currency) : undefined;
  if (amount === undefined) throw wrong(field, demands.amount);
  return amount;
}
