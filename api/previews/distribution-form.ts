import { z } from 'zod';
import { demanding, demands, saying } from '../../definition/demands';
import { distributionPart } from '../../definition/distribution';
import { key } from '../../definition/text';
import { isPlannable } from '../../domain/calendar/dates';
import { innovationKinds } from '../../domain/programme/innovation-plans';
import { amount, decimal, notNegative } from '../http/amounts';
import { askedProgramme } from '../http/asked-calendars';

const date = z.string().refine(isPlannable, demands.day.en);

const currency = z.string().regex(/^[A-Z]{3}$/, demands.currency.en);
const amounts = z.record(key, notNegative);

const line = z.strictObject({
  kind: z.enum(['income', 'cost']).default('income'),
  amount,
  currency: currency.optional(),
  date: date.optional().describe('the day of the transaction; the first of the period when left out'),
  category: key.optional(),
  project: key.optional(),
  what: z.string().max(500).default(''),
});

const statement = z.strictObject({
  from: date,
  until: date,
  payer: key.optional(),
  lines: z.array(line).min(1).max(1_000),
  conversions: z
    .record(currency, z.strictObject({ rate: decimal, on: date, source: z.string().max(200) }))
    .optional()
    .describe('by currency: units of the programme’s currency for one of it'),
});

const carried = z.strictObject({
  losses: amounts.default({}),
  baseUsed: z
    .union([notNegative.transform((all) => ({ all })), z.record(z.string().max(200), notNegative)])
    .default({}),
  pool: notNegative.default('0'),
  reserve: notNegative.default('0'),
  deficit: notNegative.default('0'),
});

const innovation = z.strictObject({
  key,
  title: z.string().trim().min(1).max(200).optional().describe('its key when left out'),
  kind: z.enum(innovationKinds),
  party: key.describe('whose it is'),
  on: date.describe('the day on which it was accepted'),
});

const held = z.strictObject({
  lines: z.array(z.string().max(100)).max(1_000).default([]),
  amount: notNegative.default('0'),
});

/** By the rules of a running programme or of a `distribution:` by itself; one amount, or a statement with its lines. */
export const distributionPreview = z
  .strictObject({
    programme: askedProgramme,
    distribution: distributionPart
      .optional()
      .describe('a plan as in a definition file; ratios may be weights of any sum'),
    currency: currency.optional().describe('of the amounts; the programme’s, else CNY, when left out'),
    amount: amount.optional().describe('one amount to share, instead of a statement; a loss where it is negative'),
    on: date.optional().describe('the day of that amount; today when left out'),
    statement: statement.optional(),
    score: decimal.optional().describe('the evaluation total by which the pool is released'),
    points: z.record(key, decimal).optional().describe('by payee: how the pool is shared'),
    innovations: z
      .array(innovation)
      .max(1_000)
      .optional()
      .describe('what was accepted, where kinds give points; those of the programme’s register when left out'),
    carried: carried.prefault({}).describe('what earlier runs left; nothing when left out'),
    held: held.optional().describe('what would be kept back: keys of lines, and an amount of the others'),
  })
  .refine(
    ({ programme, distribution }) => (programme === undefined) !== (distribution === undefined),
    saying('programme 和 distribution 须且只须写明一项。', 'Give exactly one of programme and distribution.', [
      'distribution',
    ]),
  )
  .refine(
    ({ amount: given, statement: whole }) => (given === undefined) !== (whole === undefined),
    saying('amount 和 statement 须且只须写明一项。', 'Give exactly one of amount and statement.', ['statement']),
  )
  .refine(
    ({ points, innovations }) => points === undefined || innovations === undefined,
    saying('请写明 points 或 innovations 之一，不能两者都写。', 'Give points or innovations, not both.', ['points']),
  )
  .refine(
    ({ statement: given }) => !given || given.from <= given.until,
    demanding(demands.notBeforeFrom, ['statement', 'until']),
  );
