import { z } from 'zod';
import { isMinor } from '../../domain/shared/amounts';
import { key } from '../../definition/keys';

/** Minor units: text of any size, or a whole number. */
const minor = z
  .union([z.int().nonnegative().transform(String), z.string()])
  .refine((given) => isMinor(given) && !given.startsWith('-'), 'must be whole minor units of 0 or more, as text');

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
      .regex(/^[A-Z]{3}$/)
      .optional()
      .describe('ISO 4217; CNY when left out; without a programme'),
  })
  .superRefine(({ programme, budget, project, ...numbers }, context) => {
    const tell = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    const isAmount = budget !== undefined && /^\d/.test(budget);
    if (programme === undefined && !isAmount) tell('budget', 'give the amount of the budget, or a programme');
    if (programme === undefined && project !== undefined) tell('project', 'give the programme of the project');
    if (programme === undefined) return;
    if ((budget === undefined) === (project === undefined)) tell('budget', 'give exactly one of budget and project');
    if (isAmount) tell('budget', 'must be the key of a budget of the programme');
    for (const field of ['committed', 'actual', 'upTo', 'warn', 'escalate', 'currency'] as const)
      if (numbers[field] !== undefined) tell(field, 'is what the programme says');
  });
