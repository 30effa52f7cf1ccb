import { z } from 'zod';
import { demands, saying } from '../../definition/demands';
import { isMinor } from '../../domain/shared/amounts';
import { key } from '../../definition/keys';

/** Minor units: text of any size, or a whole number. */
const minor = z
  .union([z.int().nonnegative().transform(String), z.string()])
  .refine((given) => isMinor(given) && !given.startsWith('-'), demands.minorFromZero.en);

const percent = z.int().min(0).max(100);

/** A request against a budget of a programme or of one of its projects, or against one that is given by its numbers. */
export const budgetPreview = z
  .strictObject({
    programme: key.optional().describe('one that runs, for whoever may read it'),
    budget: z
      .union([key, minor])
      .optional()
      .describe('the key of a budget of the programme; without a programme its amount in minor units'),
    project: key.optional().describe('instead of `budget`: a project of the programme, whose own budget is meant'),
    committed: minor.optional().describe('minor units; without a programme'),
    actual: minor.optional().describe('minor units; without a programme'),
    request: minor.default('0').describe('minor units; 0, how it stands, when left out'),
    upTo: minor.optional().describe('minor units that an approved exception allows; without a programme'),
    warn: percent.optional().describe('per cent; 80 when left out; without a programme'),
    escalate: percent.optional().describe('per cent; 95 when left out; without a programme'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, demands.currency.en)
      .optional()
      .describe('ISO 4217; CNY when left out; without a programme'),
  })
  .superRefine(({ programme, budget, project, ...numbers }, context) => {
    const tell = (field: string, zh: string, en: string) =>
      context.addIssue({ code: 'custom', ...saying(zh, en, [field]) });
    const isAmount = budget !== undefined && /^\d/.test(budget);
    if (programme === undefined && !isAmount)
      tell('budget', '请写明预算金额，或 programme。', 'Give the amount of the budget, or a programme.');
    if (programme === undefined && project !== undefined)
      tell('project', '请写明项目所属的 programme。', 'Give the programme of the project.');
    if (programme === undefined) return;
    if ((budget === undefined) === (project === undefined))
      tell('budget', 'budget 和 project 须且只须写明一项。', 'Give exactly one of budget and project.');
    if (isAmount) tell('budget', '须为合作计划中预算的编号。', 'Must be the key of a budget of the programme.');
    for (const field of ['committed', 'actual', 'upTo', 'warn', 'escalate', 'currency'] as const)
      if (numbers[field] !== undefined) tell(field, '以合作计划的规定为准，此处不写。', 'Is what the programme says.');
  });
