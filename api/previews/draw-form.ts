import { z } from 'zod';
import { demands, saying } from '../../definition/demands';
import { isMinor } from '../../domain/shared/amounts';
import { isPlannable } from '../../domain/calendar/dates';
import { key, text } from '../../definition/text';
import { drawn, minor } from '../funds/forms';

const date = z.string().refine(isPlannable, demands.day.en);
const amount = z.string().refine((given) => isMinor(given) && !given.startsWith('-'), demands.minorFromZero.en);
const keys = z.array(key);
const percent = z.int().min(0).max(100);

const rules = z.strictObject({
  authority: z
    .array(z.strictObject({ upTo: amount.exactOptional(), groups: keys.min(1), policy: key.default('policy') }))
    .min(1)
    .max(20),
  strategic: keys.default([]).describe('the groups that are asked as well once a budget escalates'),
  smallDrawsWithin: z.strictObject({ days: z.int().min(1).max(365) }).default({ days: 30 }),
  ratifyWithin: z.strictObject({ workingDays: z.int().min(1).max(250) }).exactOptional(),
});

const earlier = z.strictObject({
  amount: minor,
  purpose: z.string().trim().min(1).max(2000),
  on: date,
  project: key.exactOptional(),
  budget: key.exactOptional(),
  isPaid: z.boolean().default(false).describe('paid out of the balance already; reserved in it when left out'),
});

const measured = z.strictObject({
  amount: amount.describe('minor units that the budget has'),
  committed: amount.default('0').describe('beside the earlier draws that are given'),
  actual: amount.default('0').describe('beside the earlier draws that are given'),
  upTo: amount.exactOptional(),
  warn: percent.default(80),
  escalate: percent.default(95),
});

/** A draw on a fund of a running programme, or on one that is given by its rules and its balance. */
export const drawPreview = z
  .strictObject({
    ...drawn,
    programme: key.optional().describe('one that runs, for whoever may read it'),
    fund: key.optional().describe('a fund of the programme'),
    rules: rules.optional().describe('instead of a programme: who decides up to how much, in minor units'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, demands.currency.en)
      .default('CNY')
      .describe('ISO 4217; that of the programme where there is one'),
    balance: amount.default('0').describe('minor units in the fund; without a programme'),
    contributed: z.record(key, amount).default({}).describe('what each party paid in; without a programme'),
    draws: z.array(earlier).max(500).default([]).describe('earlier draws on the fund; without a programme'),
    measuredBy: measured.optional().describe('the budget that it is charged to; without a programme'),
    overdueRisks: z
      .array(text)
      .max(100)
      .default([])
      .describe('high risks whose review is overdue; without a programme'),
    agreement: text.optional().describe('the agreement of the project, where it is not effective; without a programme'),
    on: date.optional().describe('the day on which it is asked for; today when left out'),
  })
  .superRefine(({ programme, fund, rules: given }, context) => {
    const tell = (field: string, zh: string, en: string) =>
      context.addIssue({ code: 'custom', ...saying(zh, en, [field]) });
    if ((programme === undefined) === (given === undefined))
      tell('programme', '请写明 programme 或 rules 之一。', 'Give either a programme or rules.');
    if (programme !== undefined && fund === undefined)
      tell('fund', '请写明合作计划的一项资金。', 'Give a fund of the programme.');
  });
