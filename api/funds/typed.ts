import type { Request } from 'express';
import type { FundRules } from '../../domain/money/funds/rules';
import type { Programme } from '../../domain/programme/programme';
import { countOf } from '../../domain/shared/counts';
import { evidenceOf } from '../things/carrying-out';
import { amountIn } from '../ui/amounts';
import { dateOf, fieldOf, readForm, textOf } from '../ui/answer';
import { call, confirmation, contribution, draw, payment, repayment, turn } from './forms';

const given = (name: string, value: string) => (value === '' ? {} : { [name]: value });

const onIn = (request: Request, form: string) => {
  const on = dateOf(request, `${form}.on`);
  return on === undefined ? {} : { on };
};

/** What is typed of each party that has committed something. */
export const calledIn = (request: Request, { currency }: Programme, { commitments }: FundRules) => {
  const typed = Object.keys(commitments).filter((party) => fieldOf(request, `call.amount.${party}`) !== '');
  const amounts = typed.map((party) => [party, amountIn(request, `call.amount.${party}`, currency)]);
  return readForm(call, { purpose: textOf(request, 'call.purpose'), amounts: Object.fromEntries(amounts) });
};

/** The form names call and party in one choice: its number and the key of the party. */
export const contributedIn = (request: Request, { currency }: Programme) => {
  const [number = '', party = ''] = fieldOf(request, 'contribution.due').split('/');
  return readForm(contribution, {
    call: /^\d{1,9}$/.test(number) ? countOf(BigInt(number)) : 0,
    party,
    amount: amountIn(request, 'contribution.amount', currency),
    ...onIn(request, 'contribution'),
    note: textOf(request, 'contribution.note'),
    evidence: evidenceOf(request),
  });
};

/** The form names who receives it in one choice, `party/` and its key, `fund/` and its key, or `supplier`. */
export const drawnIn = (request: Request, { currency }: Programme) => {
  const kind = fieldOf(request, 'draw.kind') || 'payment';
  const [to, name = ''] = fieldOf(request, 'draw.to').split('/');
  const receiver = {
    ...(to === 'party' && { payee: name }),
    ...(to === 'fund' && { target: name }),
    ...(to === 'supplier' && given('supplier', fieldOf(request, 'draw.supplier'))),
  };
  return readForm(draw, {
    kind,
    ...receiver,
    amount: amountIn(request, 'draw.amount', currency),
    purpose: textOf(request, 'draw.purpose'),
    ...given('payer', fieldOf(request, 'draw.payer')),
    ...given('project', fieldOf(request, 'draw.project')),
    ...given('budget', fieldOf(request, 'draw.budget')),
    emergency: fieldOf(request, 'draw.emergency') === 'yes',
    evidence: evidenceOf(request),
  });
};

export const paidIn = (request: Request) =>
  readForm(payment, {
    ...onIn(request, 'payment'),
    note: textOf(request, 'payment.note'),
    evidence: evidenceOf(request),
  });

export const confirmedIn = (request: Request) =>
  readForm(confirmation, { ...onIn(request, 'confirmation'), note: textOf(request, 'confirmation.note') });

export const repaidIn = (request: Request, currency: string) =>
  readForm(repayment, {
    amount: amountIn(request, 'repayment.amount', currency),
    ...onIn(request, 'repayment'),
    note: textOf(request, 'repayment.note'),
    evidence: evidenceOf(request),
  });

export const turnIn = (request: Request, form: 'holding' | 'resumption' | 'closure' | 'cancellation') =>
  readForm(turn, { reason: textOf(request, `${form}.reason`) });
