import { z } from 'zod';
import { demands } from '../../definition/demands';
import { drawKinds } from '../../domain/money/funds/draws';
import { key } from '../../definition/keys';
import { by, comment, date, evidenceList } from '../http/content';

const words = (most: number) => z.string().trim().min(1).max(most);

/** Minor units above 0, of any size, as text. */
export const minor = z
  .string()
  .regex(/^[1-9]\d{0,39}$/, demands.minorAboveZero.en)
  .describe('integer minor units of the programme’s currency, as text');

const party = key.describe('a party of the programme');

export const call = z.strictObject({
  purpose: words(2000),
  amounts: z.record(key, minor).describe('what is called of each party'),
  by,
});

export const contribution = z.strictObject({
  call: z.int().min(1).describe('the number of the call'),
  party,
  amount: minor,
  on: date('fund.contributedOn').exactOptional().describe('today when left out'),
  note: comment,
  evidence: evidenceList,
  by,
});

/** What a draw says beside the fund that it is on, as previews take it, too. */
export const drawn = {
  kind: z.enum(drawKinds).default('payment'),
  amount: minor,
  purpose: words(2000),
  payee: party.exactOptional().describe('the party that receives a payment or a refund'),
  supplier: words(200).exactOptional().describe('who receives a payment, where that is no party'),
  target: key.exactOptional().describe('the fund to which a transfer goes'),
  project: key.exactOptional(),
  budget: key.exactOptional().describe('a budget of the fund; where left out, one that covers the project'),
  emergency: z.boolean().default(false).describe('paid first and ratified after'),
};

export const draw = z.strictObject({
  ...drawn,
  payer: party.exactOptional().describe('the party that pays from the account; that of whoever asks when left out'),
  evidence: evidenceList,
  by,
});

export const payment = z.strictObject({
  on: date('draw.paidOn').exactOptional().describe('today when left out'),
  note: comment,
  evidence: evidenceList,
  by,
});

export const confirmation = z.strictObject({
  on: date('draw.confirmedOn').exactOptional().describe('today when left out'),
  note: comment,
  by,
});

export const repayment = z.strictObject({
  amount: minor,
  on: date('draw.repaidOn').exactOptional().describe('today when left out'),
  note: comment,
  evidence: evidenceList,
  by,
});

export const turn = z.strictObject({ reason: words(4000), by });
